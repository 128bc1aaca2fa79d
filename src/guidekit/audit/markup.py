"""HTML without its tags, at the price of a few searches: what a reader sees on one line."""

import re
from typing import NamedTuple

from guidekit.source.patterns import regex

__all__ = ["BLOCKS", "HOUSE_MARKS", "TEXT", "Inside", "scan", "visible"]

HOUSE_MARKS = regex(r"(?<![\w-])data-(?:guide|whitelabel)-[\w-]*", re.IGNORECASE)
"""Attributes that tell which parts are shown to whom: for the house's own pages."""

BLOCKS = frozenset(
    """
    address article aside blockquote body br button caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe legend li link main menu meta nav noscript ol optgroup option p pre
    search section select summary table tbody td textarea tfoot th thead title tr ul video
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Elements that end a line of text. Any other one, known or not, stands within it."""

RAW = frozenset({"script", "style"})
"""Elements whose content is no text and has no tags."""

START = regex(r"<(?:(?P<quiet>!--)|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)|[!?])")
REST = r"(?:[^=>]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])))*+>"
REST_OF_TAG = regex(REST)
WHOLE_TAG = regex(rf"<(?:/?([a-zA-Z][^\s/>]*+)|!(?!--)|\?){REST}")
TAG_STOPS = regex(r">|=\s*+[\"']")


class Inside(NamedTuple):
    """Where in HTML a piece of it begins or ends.

    ``until`` is what ends the markup that it is in (empty in text), ``name`` the element whose
    start tag that is.
    """

    until: str = ""
    name: str = ""


TEXT = Inside()


def visible(html: str, inside: Inside = TEXT) -> tuple[str, Inside]:
    r"""The text of a piece of HTML that begins ``inside`` something, and where the piece ends.

    Entities stay as they are; where a block begins or ends there is a line end.

    >>> visible('<p title="a > b">Open <b>Orb</b>it.</p><img alt="')
    ('\nOpen Orbit.\n', Inside(until='"', name='img'))
    """
    text, after, _ = scan(html, inside)
    return text, after


def scan(html: str, inside: Inside) -> tuple[str, Inside, int]:
    """The same, and how many tags and comments begin in the piece."""
    whole_tags = None if inside.until else _scan_whole_tags(html)
    if whole_tags is not None:
        return whole_tags[0], TEXT, whole_tags[1]
    out: list[str] = []
    at = starts = 0
    while at < len(html):
        if inside.until:
            at, inside = _markup(html, at, inside)
            continue
        start = START.search(html, at)
        if start is None:
            out.append(html[at:])
            break
        out.append(html[at : start.start()])
        at = start.end()
        starts += 1
        name = (start["name"] or "").lower()
        if name in BLOCKS:
            out.append("\n")
        inside = Inside("-->" if start["quiet"] else ">", "" if start["end"] else name)
        whole = None if start["quiet"] or inside.name in RAW else REST_OF_TAG.match(html, at)
        if whole:
            at, inside = whole.end(), TEXT
    return "".join(out), inside, starts


def _scan_whole_tags(html: str) -> tuple[str, int] | None:
    """The text and the number of tags; None where there is anything but text and whole tags."""
    pieces: list[str | None] = [*WHOLE_TAG.split(html)]
    texts, names = pieces[::2], [(name or "").lower() for name in pieces[1::2]]
    if not RAW.isdisjoint(names) or START.search("\0".join(filter(None, texts))):
        return None
    pieces[1::2] = ["\n" if name in BLOCKS else "" for name in names]
    return "".join(filter(None, pieces)), len(names)


def _markup(html: str, at: int, inside: Inside) -> tuple[int, Inside]:
    """The end of the markup that a place is in, or of the piece, and what the end is in."""
    until, name = inside
    if until != ">":
        stop = re.compile(re.escape(until), re.IGNORECASE).search(html, at)
        if stop is None:
            return len(html), inside
        if until.startswith("</"):
            return stop.start(), TEXT
        return stop.end(), TEXT if until == "-->" else Inside(">", name)
    stop = TAG_STOPS.search(html, at)
    if stop is None:
        return len(html), inside
    if stop[0] != ">":
        return stop.end(), Inside(stop[0][-1], name)
    return stop.end(), Inside(f"</{name}") if name in RAW else TEXT
