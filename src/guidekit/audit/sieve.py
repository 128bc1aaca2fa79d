"""The quick look at a page while it is built: surely clean, or worth the look that is slow.

A partner's page is made of pieces that other pages have too: what stands in a guide, and what a
brand says in its place. So what a piece adds is worked out once. A page costs joining what its
pieces add, or only the ends of that, for no more than a name can be in two pieces; and a search for
the house's name. Nothing that the slow look finds may slip through; what the sieve holds back for
nothing (``stack</td><td>one``) costs time only.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from guidekit.audit.markup import HOUSE_MARKS, TEXT, Inside, scan, visible
from guidekit.source.patterns import regex
from guidekit.variants import Brand, Keeps, bare_readings, cores, essence, resolve, traces

__all__ = ["Sieve"]

MOST_BYTES = 8_000_000
"""So much is remembered twice: a project has more, but not while one guide is built."""

BEFORE, AFTER = "<", ">"
MARKS = ("dataguide", "datawhitelabel")
BETWEEN = "\0"

STRINGS = regex(r"[\"']\s*+\+?\s*+[\"']|\\(?=[g-zG-Z])")
"""Where a script or a style sheet joins texts, or escapes a letter for nothing."""

GOES_ON = regex(
    r"(?: &[^\s<>\"';]* | [%\\][^\s<>\"']* | <[^\s>]* | \bxn?-{0,2} | \bxn--[\w-]* | - | =\s* )\Z",
    re.VERBOSE | re.IGNORECASE,
)
"""Ends of a piece that may mean another thing with what follows: an escape, a tag, a value."""

ENDS = (">", ".\n", ">\n")
"""Most pieces end so, and nothing goes on after it: this is the cheaper question."""

LONGEST_END = 200
"""Longer than any escape; of what has no space and no quote in so many characters all may go on."""

WORD = regex(r"[^\s<>\"']*")
OPEN_TAG = regex(r"<(?:/?[a-z]|!)[^<>]*\Z", re.IGNORECASE)


class _Part(NamedTuple):
    """What a piece adds to the essences of a page.

    These are that of all of it, of all but the tags that stand where none is read as such, and of
    the text that is shown; a long one without a name has its ends alone. A piece that ``joins``
    what is ``<`` before or ``>`` after it is read together with that.
    """

    whole: str
    bare: str
    text: str
    kept: tuple[str, ...]
    after: Inside
    joins: str


class _Reading(Struct):
    """What each piece of a page adds, by kind, and all the values that it keeps."""

    wholes: list[str]
    bares: list[str]
    texts: list[str]
    kept: list[tuple[str, ...]]
    afters: list[Inside]
    values: frozenset[str]


_Key = bytes | tuple[bytes, Inside]


class Sieve:
    """Looks for traces of one house; picklable, but what it remembers it keeps to itself."""

    def __init__(self, house: Brand) -> None:
        self._house = house
        self._keeps = Keeps(house.identity)
        self._cores = (*cores(house), *MARKS)
        self._reach = max(map(len, self._cores)) - 1
        self._known: dict[_Key, _Part] = {}
        self._older: dict[_Key, _Part] = {}
        self._bytes = 0
        self._before: tuple[Sequence[bytes], _Reading] | None = None

    def look(self, pieces: Sequence[bytes]) -> tuple[bool, frozenset[str]]:
        """Whether a page may have a trace of the house, and which of its kept values it has.

        However the page is cut into pieces, the answer is the same. Raises
        :class:`UnicodeDecodeError` where it is no text.
        """
        reading = self._read_on(pieces) or self._read(pieces)
        wholes, bares = reading.wholes, reading.bares
        essences = (*wholes, BETWEEN, *reading.texts)
        if bares != wholes:
            essences = (*essences, BETWEEN, *bares)
        held = self._is_in("".join(essences)) and self._holds_closely(b"".join(pieces).decode())
        return held, reading.values

    def look_at_text(self, text: str) -> tuple[bool, frozenset[str]]:
        """The same for what is no page."""
        resolved = resolve(text)
        readings = bare_readings(resolved)
        held = any(self._is_in(essence(self._keeps.without(reading))) for reading in readings)
        return held, frozenset(self._keeps.found_in(resolved))

    def _is_in(self, essence: str) -> bool:
        return True in [core in essence for core in self._cores]

    def _holds_closely(self, html: str) -> bool:
        """The same question by the rules for names; a word with the name's letters is none."""
        readings = (html, visible(html)[0], STRINGS.sub("", html))
        named = any(True for reading in readings for _ in traces(reading, self._house))
        return named or HOUSE_MARKS.search(html) is not None

    def _read_on(self, pieces: Sequence[bytes]) -> _Reading | None:
        """What each piece adds, where it is nearly the page before.

        Most often that was the same guide's for another brand: most pieces are the very same ones,
        and only the others need be looked at. None where these change what the rest means.
        """
        if self._before is None or len(self._before[0]) != len(pieces):
            return None
        before, reading = self._before
        self._before = None
        wholes, bares, texts, kept = reading.wholes, reading.bares, reading.texts, reading.kept
        afters, same = reading.afters, True
        for at in [at for at, piece in enumerate(pieces) if piece is not before[at]]:
            part = self._part(pieces[at], afters[at - 1] if at else TEXT)
            if part.joins or part.after != afters[at]:
                return None
            same = same and part.kept == kept[at]
            wholes[at], bares[at], texts[at], kept[at] = part[:4]
        if not same:
            reading.values = frozenset(chain.from_iterable(kept))
        self._before = pieces, reading
        return reading

    def _read(self, pieces: Sequence[bytes]) -> _Reading:
        """What each piece adds."""
        parts: list[_Part] = []
        inside = TEXT
        for piece in pieces:
            part = self._part(piece, inside)
            parts.append(part)
            inside = part.after
        joined = any(part.joins for part in parts)
        if joined:
            parts = self._read_joined(pieces)
        reading = _Reading(
            [part.whole for part in parts],
            [part.bare for part in parts],
            [part.text for part in parts],
            [part.kept for part in parts],
            [part.after for part in parts],
            frozenset(chain.from_iterable(part.kept for part in parts)),
        )
        self._before = None if joined else (pieces, reading)
        return reading

    def _read_joined(self, pieces: Iterable[bytes]) -> list[_Part]:
        """The same where pieces only mean something together: these are read as one."""
        parts: list[_Part] = []
        starts: list[tuple[bytes, Inside]] = []
        inside, rest = TEXT, b""
        for piece in pieces:
            written = rest + piece if rest else piece
            part = self._part(written, inside)
            while BEFORE in part.joins and starts and not starts[-1][0].endswith(b"\n"):
                parts.pop()
                before, inside = starts.pop()
                written = before + written
                part = self._part(written, inside)
            if AFTER in part.joins:
                rest = written
                continue
            parts.append(part)
            starts.append((written, inside))
            inside, rest = part.after, b""
        return [*parts, self._part(rest, inside)] if rest else parts

    def _part(self, written: bytes, inside: Inside) -> _Part:
        """What was not asked for lately is forgotten: of two heaps, the older one makes room."""
        key = written if inside is TEXT else (written, inside)
        part = self._known.get(key)
        if part is None:
            self._bytes += len(written)
            if self._bytes > MOST_BYTES:
                self._older, self._known, self._bytes = self._known, {}, 0
            part = self._older.get(key) or self._find(written.decode(), inside)
            self._known[key] = part
        return part

    def _find(self, written: str, inside: Inside) -> _Part:
        shown, after, starts = scan(written, inside)
        resolved = resolve(written)
        read = resolve(shown) if shown != written else resolved
        # A tag that is none of the page's own, but in an attribute or a script, may cut a name too.
        nested = resolved.count("<") != starts
        readings = (resolved, bare_readings(resolved)[-1] if nested else resolved, read)
        left = {reading: self._keeps.without(reading) for reading in {*readings}}
        essences = {reading: essence(rest) for reading, rest in left.items()}
        whole, bare, text = (essences[reading] for reading in readings)
        kept = (*self._keeps.found_in(resolved), *self._keeps.found_in(read))
        cut = nested and OPEN_TAG.search(resolved) is not None
        return _Part(
            self._ends(whole),
            self._ends(bare),
            self._ends(text),
            tuple(dict.fromkeys(kept)),
            after,
            BEFORE * any(map(_comes_from, (written, *left.values())))
            + AFTER * (cut or any(map(self._goes_on, {written, *readings}))),
        )

    def _goes_on(self, text: str) -> bool:
        """Whether what follows a text may change what it says."""
        if text.endswith(ENDS):
            return self._keeps.may_go_on(text)
        end = text[-LONGEST_END:]
        is_long = len(end) == LONGEST_END and WORD.fullmatch(end) is not None
        return is_long or GOES_ON.search(end) is not None or self._keeps.may_go_on(end)

    def _ends(self, essence: str) -> str:
        """What of an essence is a name, or could be a part of one with what is around."""
        reach = self._reach
        if len(essence) <= 2 * reach or self._is_in(essence):
            return essence
        return f"{essence[:reach]}{BETWEEN}{essence[-reach:]}"


def _comes_from(text: str) -> bool:
    """Whether what is before a text, without the values that may stay, may change what it says."""
    return not text[:1].isascii() or text[:4].lower() == "xn--" or text.startswith(BETWEEN)
