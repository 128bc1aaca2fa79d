"""Bare URLs and e-mail addresses, as GitHub's Markdown links them."""

import re
import unicodedata
from bisect import bisect_right

from msgspec import Struct

from guidekit.source.patterns import regex

__all__ = ["Autolink", "address_of", "find_autolinks", "unbracketed", "url_end"]

CANDIDATE = re.compile(r"://|www\.|@", re.IGNORECASE)
URL = regex(
    r"(?<![A-Za-z0-9])(?P<protocol>https?://|www(?=\.))"
    r"(?P<domain>[\w-]*\.[\w\-.]*)(?P<path>[^\t\n\r ]*)",
    re.IGNORECASE | re.ASCII,
)
EMAIL = regex(
    r"(?<![\w+\-.])(?P<local>[\w+\-.]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)",
    re.ASCII,
)
TRAIL = "!\"&'),.:;<>?]}"
MARKS = regex(r"""(?:[!"')*,.:;?_~]|&[A-Za-z]+;|\](?![(\[\s]|$))*+""")
ENDING = regex(r"\](?=[(\[\s]|$)|(?=[<\s]|$)")
CLEAR_BEFORE = regex(r"(?:^|[\s(])$")
CLEAR_AFTER = regex(r"[.,;:!?)]*(?:\s|$)")
MARKUP = regex(r"[\[\]()<>{}\\*_`~&]")
PUNCTUATED = frozenset("!\"&')*,.:;<?]_~")


class Autolink(Struct, frozen=True):
    """A stretch of text that is a link by itself."""

    start: int
    end: int
    url: str


def address_of(text: str) -> str:
    """Where a bare link leads.

    >>> address_of("www.a.example"), address_of("me@a.example")
    ('http://www.a.example', 'mailto:me@a.example')
    """
    if text[:4].lower() == "www.":
        return f"http://{text}"
    return text if "://" in text else f"mailto:{text}"


def url_end(text: str, start: int, limit: int) -> int | None:
    """Where the URL ends whose domain begins at ``start``; None where there is no domain.

    Punctuation that ends a sentence stays outside, a closing parenthesis only without its opener.

    >>> url_end("https://a.example/b(c). And", 8, 27)
    22
    """
    endings = _Endings(text, limit)
    domain = _domain_end(text, start, limit, endings)
    labels = text[start:domain].split(".")
    if domain == start or any("_" in label for label in labels[-2:]):
        return None
    at, opened = domain, 0
    while at < limit:
        char = text[at]
        if char.isspace() or char == "<":
            break
        if char == "(":
            opened += 1
        elif char == ")" and opened:
            opened -= 1
        elif char in PUNCTUATED and endings.at(at):
            break
        at += 1
    return at


class _Endings:
    """Where nothing but punctuation stands between a place and the end of a URL."""

    def __init__(self, text: str, limit: int) -> None:
        self.text = text
        self.limit = limit
        self.none_before = 0

    def at(self, start: int) -> bool:
        """Whether this is such a place."""
        if start < self.none_before:
            return False
        marks = MARKS.match(self.text, start, self.limit)
        end = marks.end() if marks else start
        if ENDING.match(self.text, end, self.limit):
            return True
        self.none_before = end  # what the whole run does not reach, no part of it does
        return False


def _domain_end(text: str, start: int, limit: int, endings: _Endings) -> int:
    at = start
    while at < limit:
        char = text[at]
        if char in "._":
            if endings.at(at):
                break
        elif char.isspace() or (char != "-" and _is_punctuation(char)):
            break
        at += 1
    return at


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def find_autolinks(text: str) -> list[Autolink]:
    """The bare links in plain text, in order.

    >>> [link.url for link in find_autolinks("see https://a.example/b. or mail me@a.example")]
    ['https://a.example/b', 'mailto:me@a.example']
    """
    if not CANDIDATE.search(text):
        return []
    found = [link for match in URL.finditer(text) if (link := _url(text, match))]
    ends = [link.end for link in found]
    count = len(found)
    for match in EMAIL.finditer(text):
        after = bisect_right(ends, match.start())  # the first URL that does not end before it
        inside = after < count and found[after].start < match.end()
        if not inside and (match.start() == 0 or text[match.start() - 1] != "/"):
            host = match["host"]
            if host[-1] not in "-_" and not host[-1].isdigit():
                url = f"mailto:{match['local']}@{host}"
                found.append(Autolink(match.start(), match.end(), url))
    return sorted(found, key=lambda link: link.start)


def unbracketed(address: str, before: str, after: str) -> str | None:
    """How to write the link ``<address>`` in MDX; None where there is no plain way.

    ``before`` and ``after`` are the texts around it. The address alone is a link only where
    nothing runs into it.

    >>> unbracketed("https://a.example/b", "See ", ". Then")
    'https://a.example/b'
    >>> unbracketed("https://a.example/b", "See", "again")
    '[https://a.example/b](https://a.example/b)'
    >>> unbracketed("https://a.example/b", "[", "](b.mdx)")
    """
    found = find_autolinks(address)
    alone = len(found) == 1 and found[0].end - found[0].start == len(address)
    alone &= address[-1].isalnum() or address[-1] == "/"
    if alone and CLEAR_BEFORE.search(before) and CLEAR_AFTER.match(after):
        return address
    if before.endswith("[") or MARKUP.search(address):
        return None
    url = address if "://" in address else f"mailto:{address}"
    return f"[{address}]({url})"


def _url(text: str, match: re.Match[str]) -> Autolink | None:
    start = match.start()
    if start and not (text[start - 1].isspace() or _is_punctuation(text[start - 1])):
        return None
    www = match["protocol"].lower().startswith("w")
    domain = match["protocol"] + match["domain"] if www else match["domain"]
    labels = domain.split(".")
    if _is_punctuation(domain[0]) or any(_odd_label(label) for label in labels[-2:]):
        return None
    url = _trim(match[0])
    return Autolink(start, start + len(url), f"http://{url}" if www else url)


def _odd_label(label: str) -> bool:
    return bool(label) and ("_" in label or not re.search(r"[A-Za-z0-9]", label))


def _trim(url: str) -> str:
    """Without the punctuation that ends the sentence rather than the URL."""
    end = len(url.rstrip(TRAIL))
    missing = url.count("(", 0, end) - url.count(")", 0, end)
    while missing > 0 and (index := url.find(")", end)) >= 0:
        end = index + 1
        missing -= 1
    return url[:end]
