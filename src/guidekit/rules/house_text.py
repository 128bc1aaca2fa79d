"""What is left of the house in a text once a partner's vocabulary has been applied.

All that does not depend on the partner is done once for a guide: which texts hold a term of the
house at all, and how each falls into terms and other text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from guidekit.model import Guard, Guide, Passage
from guidekit.rules.context import Context
from guidekit.source import Span
from guidekit.variants import Brand, leaks, reword

__all__ = ["HouseText", "texts_of"]


@dataclass(frozen=True, slots=True)
class HouseText:
    """A passage with terms of the house; ``pieces`` are in turn other text and a term."""

    passage: Passage
    pieces: tuple[str, ...]

    @property
    def guard(self) -> Guard:
        """Who reads it."""
        return self.passage.guard

    def left_for(self, brand: Brand, house: Brand) -> Iterator[tuple[str, Span]]:
        """What a partner's readers still see of the house, and where it stands in the guide."""
        worded = tuple(
            reword(piece, brand) if index % 2 else piece for index, piece in enumerate(self.pieces)
        )
        before = [0, *accumulate(map(len, self.pieces))]
        after = [0, *accumulate(map(len, worded))]
        for match in leaks("".join(worded), house):
            first = bisect_right(after, match.start) - 1
            last = bisect_left(after, match.end) - 1
            # In a piece that was worded anew, only the piece as a whole has a place in the guide.
            start = end = 0
            if worded[first] == self.pieces[first]:
                start = match.start - after[first]
            if worded[last] == self.pieces[last]:
                end = after[last + 1] - match.end
            yield match.text, self.passage.span(before[first] + start, before[last + 1] - end)


def texts_of(guide: Guide, context: Context) -> Iterator[HouseText]:
    """The passages that name the house in some way, and that some partner shows."""
    partners = {variant.id for variant in context.partners}
    for passage in guide.passages:
        if passage.segments and partners & context.readers(passage.guard):
            pieces = context.terms.split(passage.text)
            if len(pieces) > 1 or any(leaks(passage.text, context.house)):
                yield HouseText(passage, pieces)
