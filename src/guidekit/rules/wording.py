"""All that a guide says as one text: many rules search it at the price of one."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from guidekit.model import Guide, Passage
from guidekit.rules.context import Context
from guidekit.source import Span

__all__ = ["Finding", "Wording", "wording_of"]


class Finding(Struct, frozen=True):
    """Where a pattern fits; ``start`` and ``end`` are offsets in the passage."""

    passage: Passage
    match: re.Match[str]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place in the file."""
        return self.passage.span(self.start, self.end)

    @property
    def in_code(self) -> bool:
        """Whether it begins in code, inline or in a block of its own."""
        segments = self.passage.segments
        here = next((s for s in segments if s.at + s.length > self.start), segments[-1])
        return self.passage.kind == "code" or here.style == "code"


class Wording(Struct, frozen=True):
    """The passages of a guide, and their texts in small letters, each behind a line end.

    ``starts`` are the offsets of those line ends, and that of the end of it all.
    """

    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    small: str

    @classmethod
    def of(cls, guide: Guide) -> "Wording":
        """The wording of a guide."""
        said = tuple(passage for passage in guide.passages if passage.segments)
        lines = [passage.text.lower() for passage in said]
        starts = accumulate((len(line) + 1 for line in lines), initial=0)
        return cls(said, tuple(starts), "".join(f"\n{line}" for line in lines))

    def find(self, pattern: re.Pattern[str], *words: str) -> Iterator[Finding]:
        """Where a pattern fits.

        A passage in which it fits has one of the ``words``, given in small letters. These are
        quick to look for, and most guides have none. A word that begins with a line end stands at
        the beginning of a passage.
        """
        for passage in self.passages_with(*words):
            for match in pattern.finditer(passage.text):
                yield Finding(passage, match, match.start(), match.end())

    def passages_with(self, *words: str) -> Iterator[Passage]:
        """The passages that have one of the words, in their order."""
        found = set()
        for word in words:
            at = self.small.find(word)
            while at >= 0:
                index = bisect_right(self.starts, at) - 1
                found.add(index)
                at = self.small.find(word, self.starts[index + 1])
        return (self.passages[index] for index in sorted(found))


def wording_of(guide: Guide, context: Context) -> Wording:
    """The wording of the guide that is checked, put together once."""
    if "wording" not in context.known:
        context.known["wording"] = Wording.of(guide)
    found: Wording = context.known["wording"]
    return found
