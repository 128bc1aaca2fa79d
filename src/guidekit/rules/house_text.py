"""What is left of the house in a text once a partner's vocabulary has been applied.

All that does not depend on the partner is done once for a guide: which texts hold a term of the
house at all, and how each falls into terms and other text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby

from msgspec import Struct

from guidekit.model import Guard, Guide, Passage
from guidekit.rules.context import Context
from guidekit.source import Span
from guidekit.variants import CODE, Brand, Piece, leaks, may_leak

__all__ = ["HouseText", "texts_of"]


class HouseText(Struct, frozen=True):
    """A passage with terms of the house."""

    passage: Passage
    pieces: tuple[Piece, ...]

    @property
    def guard(self) -> Guard:
        """Who reads it."""
        return self.passage.guard

    def left_for(self, brand: Brand, house: Brand) -> Iterator[tuple[str, Span]]:
        """What a partner's readers still see of the house, and where it stands in the guide."""
        texts = tuple(piece.text for piece in self.pieces)
        worded = tuple(piece.worded(brand) for piece in self.pieces)
        before = [0, *accumulate(map(len, texts))]
        after = [0, *accumulate(map(len, worded))]
        for match in leaks("".join(worded), house):
            first = bisect_right(after, match.start) - 1
            last = bisect_left(after, match.end) - 1
            # In a piece that was worded anew, only the piece as a whole has a place in the guide.
            start = end = 0
            if worded[first] == texts[first]:
                start = match.start - after[first]
            if worded[last] == texts[last]:
                end = after[last + 1] - match.end
            yield match.text, self.passage.span(before[first] + start, before[last + 1] - end)


def texts_of(guide: Guide, context: Context) -> Iterator[HouseText]:
    """The passages that may name the house in some way, and that some partner shows."""
    partners = {variant.id for variant in context.partners}
    for passage in guide.passages:
        text = passage.text
        if not (context.terms.may_be_in(text) or may_leak(text, context.house)):
            continue
        if passage.segments and partners & context.readers(passage.guard):
            yield HouseText(passage, tuple(_pieces(passage, context)))


def _pieces(passage: Passage, context: Context) -> Iterator[Piece]:
    """The passage cut at its terms, each within code or outside it."""
    around = context.terms.places & {*passage.within}
    code = passage.kind == "code"
    at = 0
    for is_code, segments in groupby(passage.segments, lambda s: code or s.style == "code"):
        end = at + sum(segment.length for segment in segments)
        place = around | {CODE} if is_code else around
        yield from context.terms.pieces(passage.text[at:end], place)
        at = end
