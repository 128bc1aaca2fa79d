"""The quick look at a page while it is built: surely clean, or worth the look that is slow.

A partner's page differs from the next partner's in a few lines. So what a line says is worked out
once for all pages that have it. A page costs what its new lines do, and joining what all of them
say to look for the house's name in that. Nothing that the slow look finds may slip through; what
the sieve holds back for nothing (``stack</td><td>one``) costs time only.
"""

import re
from typing import NamedTuple

from guidekit.site.markup import HOUSE_MARKS, TEXT, Inside, scan, visible
from guidekit.variants import Brand, Keeps, bare_readings, cores, essence, resolve, traces

__all__ = ["Sieve"]

MOST_LINES = 20_000
"""So many lines are remembered; a project has more, but not while one guide is built."""

LONGEST_REMEMBERED = 4000

MARKS = ("dataguide", "datawhitelabel")
BETWEEN = "\0"

STRINGS = re.compile(r"[\"']\s*+\+?\s*+[\"']|\\(?=[g-zG-Z])")
"""Where a script or a style sheet joins texts, or escapes a letter for nothing."""


class _Line(NamedTuple):
    """What a line adds to the essence of the whole file, and to that of the text in it."""

    whole: str
    text: str
    after: Inside
    kept: tuple[str, ...]


_Known = dict[str | tuple[str, Inside], _Line]


class Sieve:
    """Looks for traces of one house; picklable, but what it remembers it keeps to itself."""

    def __init__(self, house: Brand) -> None:
        self._house = house
        self._keeps = Keeps(house.identity)
        self._cores = (*cores(house), *MARKS)
        self._lines: _Known = {}

    def look(self, html: str, *, remember: bool = True) -> tuple[bool, frozenset[str]]:
        """Whether a page may have a trace of the house, and which of its kept values it has.

        It need not ``remember`` the lines of a file whose like will not come again.
        """
        lines = self._look(html, self._lines if remember else {})
        kept = frozenset([value for line in lines if line.kept for value in line.kept])
        whole = "".join([line.whole for line in lines])
        text = "".join([line.text for line in lines])
        held = any(core in whole or core in text for core in self._cores)
        return held and self._holds_closely(html), kept

    def _holds_closely(self, html: str) -> bool:
        """The same question by the rules for names; a word with the name's letters is none."""
        readings = (html, visible(html)[0], STRINGS.sub("", html))
        named = any(True for reading in readings for _ in traces(reading, self._house))
        return named or HOUSE_MARKS.search(html) is not None

    def _look(self, html: str, known: _Known) -> list[_Line]:
        if len(known) > MOST_LINES:
            known.clear()
        lines: list[_Line] = []
        inside = TEXT
        for written in html.split("\n"):
            key = written if inside is TEXT else (written, inside)
            line = known.get(key)
            if line is None:
                line = self._line(written, inside)
                if len(written) <= LONGEST_REMEMBERED:
                    known[key] = line
            lines.append(line)
            inside = line.after
        return lines

    def _line(self, written: str, inside: Inside) -> _Line:
        keeps = self._keeps
        shown, after, starts = scan(written, inside)
        resolved, read = resolve(written), resolve(shown)
        # A tag that is none of the page's own, but in an attribute or a script, may cut a name too.
        nested = resolved.count("<") != starts
        readings = bare_readings(resolved) if nested else (resolved,)
        return _Line(
            BETWEEN.join([essence(keeps.without(reading)) for reading in readings]),
            essence(keeps.without(read)),
            after,
            tuple(dict.fromkeys((*keeps.found_in(resolved), *keeps.found_in(read)))),
        )
