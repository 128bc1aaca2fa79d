r"""A text as its readers may come to see it: escapes resolved, look-alike letters folded.

Names hide in escapes (``&#83;``, ``%53``, ``\u0053``, ``\53`` in a style sheet, ``xn--`` in a
host), in letters that only look right (Cyrillic, full-width) and between characters that nobody
sees. What comes out is for comparing, not for showing. Base64 stays as it is.
"""

import html
import re
from functools import lru_cache
from unicodedata import normalize

from guidekit.source.patterns import regex

__all__ = ["essence", "resolve"]

ROUNDS = 4
"""So often may an escape hide in another one, as in ``%2553``."""

ESCAPE = regex(
    r"""
    (?= [&%\\x] ) (?:  # to be asked first of each character, which mostly is none of these
      &(?: \#x[0-9a-f]{1,9} ;?+ | \#[0-9]{1,9} ;?+ | [a-z][a-z0-9]{1,31}+ ; )
    | &(?:amp|lt|gt|quot|shy)
    | \\u\{ 0*(?P<braced>[0-9a-f]{1,6}) \} | \\u(?P<unit>[0-9a-f]{4}) | \\x(?P<byte>[0-9a-f]{2})
    | \\(?P<css>[0-9a-f]{1,6}) \s?+
    | (?P<percent>(?:%[0-9a-f]{2})++)
    | \bxn--(?P<puny>[a-z0-9-]++)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
INVISIBLE = regex(
    "[\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)
"""What takes no room, and marks that decorate the letter before them."""

FOREIGN = regex(r"[^\0-\x7f]+")
MARKS = regex("[\u0300-\u036f]")
"""What changes the letter before it, which may be of ASCII; nothing else does."""

HALVES = regex("[\ud800-\udbff][\udc00-\udfff]")

CYRILLIC = (
    "\u0430\u0441\u0435\u04bb\u0456\u0458\u04cf\u043e\u0440\u051b\u0455\u0443\u0475\u051d\u0445"
    "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423\u043a"
    "\u043c\u0442",
    "acehijlopqsyvwxABCEHIJKMOPSTXYkmt",
)
GREEK = (
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03f2\u0391\u0392\u0395\u0396\u0397\u0399\u039a"
    "\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03f9",
    "aikvoptucABEZHIKMNOPTYXC",
)
LATIN = (
    "\u0131\u0251\u0261\u0269\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b"
    "\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22",
    "iagiabcdefghijklmnoprstuvwyz",
)
OTHERS = ("\u0585\u057d\u0578\u0570\u13aa\u13da\u13a2\u13ab\u13e6\u13df\u13ac", "ounhASTJKCE")
JOINTS = ("\u2010\u2013\u2212\u3002", "---.")
LOOK_ALIKE = {
    ord(odd): plain
    for odds, plains in (CYRILLIC, GREEK, LATIN, OTHERS, JOINTS)
    for odd, plain in zip(odds, plains, strict=True)
}


PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum())
LOWER = bytes(range(256)).lower()
NO_LETTERS = regex(r"[\W_]+")


def resolve(text: str) -> str:
    r"""The text without escapes, invisible characters and look-alike letters.

    An escape that stands for none of the characters that names are made of stays as it is.

    >>> resolve("&#83;tack%4Fne, \\u0053tack\\4f ne, St\u0430ck\u200bOne, xn--stckone-3fg.com")
    'StackOne, StackOne, StackOne, stackone.com'
    """
    text = fold(text)
    for _ in range(ROUNDS):
        if not _may_escape(text):
            break
        before, text = text, fold(_paired(ESCAPE.sub(_character, text)))
        if text == before:
            break
    return text


def _may_escape(text: str) -> bool:
    """Whether there can be an escape at all. Most texts have none, and this is quick to tell."""
    return "&" in text or "%" in text or "\\" in text or "xn--" in text.lower()


def essence(text: str) -> str:
    """The letters and digits of a text, alone and in lower case.

    Whatever joins or cuts a name in a resolved text, its essence is in that of the text.

    >>> essence("Stack-One's API_KEY")
    'stackonesapikey'
    """
    # Of ASCII, which most of a text is, bytes can be mapped and dropped in no time.
    letters = text.encode("utf-8", "surrogatepass").translate(LOWER, PUNCTUATION)
    plain = letters.decode("utf-8", "surrogatepass")
    return plain if plain.isascii() else NO_LETTERS.sub("", plain).casefold()


def fold(text: str) -> str:
    """The text with each letter in its plainest form, and without what cannot be seen."""
    if text.isascii():
        return text
    if MARKS.search(text):
        return _plainest(text)
    return FOREIGN.sub(lambda foreign: _plainest(foreign[0]), text)


def _plainest(text: str) -> str:
    return INVISIBLE.sub("", normalize("NFKC", text).translate(LOOK_ALIKE))


def _paired(text: str) -> str:
    """JSON writes a letter of a far plane as two halves."""
    if not HALVES.search(text):
        return text
    return HALVES.sub(lambda two: two[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _character(escape: re.Match[str]) -> str:
    return _meaning(escape[0])


@lru_cache(maxsize=4096)
def _meaning(found: str) -> str:
    """What an escape stands for; texts have the same few again and again."""
    escape = ESCAPE.match(found)
    if escape is None:
        return found
    match escape.lastgroup:
        case "percent":
            return _percent(found)
        case "puny":
            return _puny(escape["puny"]) or found
        case None:
            meant = html.unescape(found if found.endswith(";") else f"{found};")
        case "unit":
            meant = chr(int(escape["unit"], 16))
        case group:
            code = int(escape[group], 16)
            meant = chr(code) if code <= 0x10FFFF else found
    if meant in "\t\n\r ":
        return " "
    if not meant.isprintable() and fold(meant).isascii():
        return ""
    plain = fold(meant)
    # `\face` is no letter of a far script but, most likely, the end of a path.
    return plain if plain.isascii() or escape.lastgroup != "css" or ord(meant) < 0x250 else found


def _percent(escapes: str) -> str:
    """Runs that are no UTF-8 stay: they are data, or no escapes at all."""
    try:
        text = bytes.fromhex(escapes.replace("%", "")).decode()
    except UnicodeDecodeError:
        return re.sub(r"%[2-7][0-9a-fA-F]", lambda one: chr(int(one[0][1:], 16)), escapes)
    return "".join(" " if character in "\t\n\r\0" else character for character in text)


def _puny(label: str) -> str:
    """The letters of a host's label; empty where it is none."""
    try:
        return label.encode().decode("punycode")
    except (UnicodeError, OverflowError):
        return ""
