"""What went wrong in a YAML file, said in the words of its writer.

The two parsers behind PyYAML word the same mistake differently, and both speak of tokens and
streams; this table tells it once. Each entry: a pattern for the parser's words, a message, and
whether the place that matters is where the broken thing began.
"""

import re

__all__ = ["UNCLOSED_LIST", "UNCLOSED_MAP", "explain"]

VALUE_WITH_COLON = (
    "`:` where no key can stand, expected quotes around a value that holds `: `, "
    "or the key in a line of its own"
)
UNCLOSED_LIST = "`[` without its `]`, expected `,` or `]`"
UNCLOSED_MAP = "`{` without its `}`, expected `,` or `}`"
MISPLACED = r"block end>|expected key|expected '-' indicator|block collection|sequence entries"

PROBLEMS: tuple[tuple[str, str, bool], ...] = (
    (r"mapping values are not allowed", VALUE_WITH_COLON, False),
    (r"expected ':'", "key without `:`, expected `key: value`", True),
    (r"',' or '\]'", UNCLOSED_LIST, True),
    (r"',' or '\}'", UNCLOSED_MAP, True),
    (
        r"unexpected end of stream|found unexpected document indicator",
        "quote without its end, expected the same quote again",
        True,
    ),
    (
        r"escape character|hexa?deci?m?al number|escape code",
        r"unknown escape after `\`, expected one like `\n` or `\\`, or single quotes",
        False,
    ),
    (r"alphabetic or numeric", "`&` or `*` without a name, expected quotes around the value", True),
    (MISPLACED, "line that fits nothing above it, expected it indented like its neighbours", False),
    (r"node content", "no value, expected text, a list or a map", False),
    (r"indentation", "wrong indentation, expected spaces", False),
    (r"document start", "text after the end of the data, expected nothing more", False),
    (r"directive|YAML document|version", "line that begins with `%`, expected data", True),
    (r"tag|URI|expected '[!>]'", "`!` at the start of a value, expected quotes around it", True),
)


def explain(problem: str, context: str, character: str, *, opens_line: bool) -> tuple[str, bool]:
    """A parser's complaint in plain words, and whether it belongs where its context began.

    ``character`` is what stands at the complaint's place, ``opens_line`` says whether only spaces
    stand before it.

    >>> explain("found character that cannot start any token", "", "@", opens_line=False)
    ('`@` at the start of a value, expected quotes around the value', False)
    >>> explain("did not find expected ',' or ']'", "", "", opens_line=False)
    ('`[` without its `]`, expected `,` or `]`', True)
    """
    if "cannot start any token" in problem:
        if character == "\t":
            return "tab before a value, expected spaces", False
        shown = "a back-tick" if character == "`" else f"`{character}`"
        return f"{shown} at the start of a value, expected quotes around the value", False
    if "block scalar" in context:
        return "text after `|` or `>`, expected the text in the lines below", False
    if re.search(MISPLACED, problem) and not opens_line:
        return "text after the end of a value, expected the end of the line", False
    for pattern, message, at_start in PROBLEMS:
        if re.search(pattern, problem):
            return message, at_start
    return "unreadable YAML, expected a valid document", False
