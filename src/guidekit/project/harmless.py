r"""Drawings and style sheets from other hands: whether they run code, or load anything.

Both are read as browsers read them, as far as it takes to see what stands in them: an address may
be spelt ``&#106;avascript:``, and ``/*`` in a string begins no comment.
"""

import re

from guidekit.source.patterns import regex

__all__ = ["css_problem", "svg_problem"]

UNUSUAL = regex(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f]"
    r"|\A\s*<\?xml[^>]*\sencoding\s*=\s*[\"'](?!utf-8|(?:us-)?ascii|iso-8859-|windows-125)",
    re.IGNORECASE,
)
"""Characters that XML does not have, and encodings in which a file may say something else."""

REFERENCE = regex(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)
IGNORED = dict.fromkeys(map(ord, "\t\n\r"))
"""What browsers pass over in addresses."""

IN_DRAWINGS = regex(
    r"""
    (?P<entities> <!(?:entity|attlist|element|doctype[^<>\[]*\[) )
    | (?P<script> <(?:[\w-]+:)?script\b )
    | (?P<foreign> <(?:[\w-]+:)?foreignobject\b )
    | (?P<events> [\s"'/]on[a-z]+\s*= )
    | (?P<style> <\?xml-stylesheet )
    | (?P<outside> \b(?:href|src)\s*+=\s*+["']?+\s*+(?!\#|data:image/(?:png|jpeg|gif|webp)[;,]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
IN_VALUES_OF_DRAWINGS = regex(
    r"""
    (?P<script> javascript: )
    | (?P<html> //www\.w3\.org/1999/xhtml )
    | (?P<style> @import\b )
    | (?P<outside>
        url\(\s*+["']?+\s*+(?!\#|data:(?:image/(?:png|jpeg|gif|webp)|font/)) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
PROBLEMS_OF_DRAWINGS = {
    "entities": "defines entities",
    "script": "holds a script",
    "foreign": "holds a foreign object",
    "html": "holds HTML",
    "events": "handles events",
    "style": "loads a style sheet",
    "outside": "refers to something outside the file",
}

TOKEN = regex(
    r"""
    (?P<comment> /\*.*?(?:\*/|\Z) )
    | (?P<string> "(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'? )
    | url\( (?!\s*+["']) (?:[^)\\]|\\.)*+      # no string and no comment is in an address
    | [\#@]?+ (?:[-\w\x80-\U0010ffff]|\\[^\n])++
    | [\s;:{}(),.>]++ | .
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""What a style sheet is made of, as far as it tells comments from what only looks like one."""

ESCAPED_LETTER = regex(r"\\[0-9a-zA-Z]")
IN_STYLE_SHEETS = regex(
    r"""
    (?P<sheet> @import\b )
    | (?P<file> url\(\s*+["']?+\s*+(?!\#|data:)
        | (?<![\w-])(?:-webkit-)?(?:image-set|image|src)\( )
    | (?P<code> expression\s*\( | javascript: | -moz-binding | (?<![\w-])behavior\s*: )
    | (?P<markup> </ | <!-- )
    """,
    re.VERBOSE | re.IGNORECASE,
)
PROBLEMS_OF_STYLE_SHEETS = {
    "sheet": "loads another style sheet",
    "file": "refers to another file",
    "code": "runs code",
    "markup": "holds markup",
}


def svg_problem(data: bytes) -> str | None:
    """Why an SVG drawing may not be shown to other people's users; None where it may.

    >>> svg_problem(b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>') is None
    True
    >>> svg_problem(b'<svg onload="alert(1)"/>')
    'handles events'
    """
    text = _decoded(data)
    if text is None or UNUSUAL.search(text):
        return "is no UTF-8 text"
    values = REFERENCE.sub(_character, text) if "&#" in text else text
    found = IN_DRAWINGS.search(text) or IN_VALUES_OF_DRAWINGS.search(values.translate(IGNORED))
    return PROBLEMS_OF_DRAWINGS[found.lastgroup or ""] if found else None


def css_problem(data: bytes) -> str | None:
    r"""Why a style sheet may not be loaded by other people's users; None where it may.

    >>> css_problem(b"h1 { color: teal }") is None
    True
    >>> css_problem(b"@\\69mport 'x.css'"), css_problem(b"a { background: url(//x.test/a.png) }")
    ('hides letters behind escapes', 'refers to another file')
    """
    text = _decoded(data)
    if text is None:
        return "is no UTF-8 text"
    text = re.sub(r"\r\n?|\f", "\n", text).replace("\0", "\ufffd")
    plain = TOKEN.sub(lambda token: " " if token["comment"] else token[0], text)
    if ESCAPED_LETTER.search(TOKEN.sub(lambda token: "" if token["string"] else token[0], plain)):
        return "hides letters behind escapes"
    found = IN_STYLE_SHEETS.search(plain)
    return PROBLEMS_OF_STYLE_SHEETS[found.lastgroup or ""] if found else None


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _character(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if code <= 0x10FFFF else reference[0]
