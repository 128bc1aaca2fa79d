"""Whether the source of a ``{...}`` can be JavaScript at all.

guidekit evaluates nothing but literals; this is a check of shape, so that a stray brace in a
sentence is reported as what it is.
"""

import re

__all__ = ["expression_problem"]

TOKEN = re.compile(
    r"""(?P<space>(?:\s|//[^\n]*|/\*.*?\*/)+)
    |(?P<value>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`
              |\d[\w.]*|\.\d\w*|[^\W\d][\w$]*|[$_][\w$]*)
    |(?P<open>[(\[{])
    |(?P<close>[)\]}])
    |(?P<colon>:)
    |(?P<postfix>\+\+|--)
    |(?P<operator>\.\.\.|=>|[-+*/%<>=!&|^~?,.]+)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
OPERATOR_WORDS = frozenset({"typeof", "void", "delete", "new", "await", "in", "of", "instanceof"})
STATEMENTS = re.compile(r"=>|\bfunction\b|\bclass\b|<[A-Za-z/>]|`[^`]*\$\{")
"""What holds whole statements or elements: only its brackets are checked."""


def expression_problem(source: str, *, empty: bool = True) -> str | None:
    """A message if the source cannot be an expression, else None.

    >>> expression_problem("name") is None
    True
    >>> expression_problem("your token")
    '`token` after `your` in `{your token}`, expected an operator or `}`'
    """
    if not COMMENT.sub("", source).strip():
        return None if empty else "empty braces, expected a value"
    if STATEMENTS.search(source):
        return None
    shown = source if len(source) <= 30 else source[:29] + "…"
    operand = ""
    depth = 0
    for match in TOKEN.finditer(source):
        kind, token = match.lastgroup, match[0]
        if kind in ("space", "postfix"):
            continue
        if kind == "other":
            return f"`{token}` in `{{{shown}}}`, expected a value such as a name or a string"
        if kind == "colon" and not depth and "?" not in source:
            return f"`:` in `{{{shown}}}`, expected an operator or `}}`"
        begins_value = kind == "value" or token == "{"
        if begins_value and operand and token not in OPERATOR_WORDS:
            return f"`{token}` after `{operand}` in `{{{shown}}}`, expected an operator or `}}`"
        depth += (kind == "open") - (kind == "close")
        ends_value = kind == "close" or (kind == "value" and token not in OPERATOR_WORDS)
        operand = token if ends_value else ""
    return None if operand else f"`{{{shown}}}` breaks off, expected a value at its end"
