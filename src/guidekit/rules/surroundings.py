"""What stands around a label and says where its value is: a link on it, the row of its table."""

from collections.abc import Collection, Iterator, Sequence

from guidekit.model import Passage
from guidekit.rules.labels import word_set, words_of
from guidekit.source.patterns import regex

__all__ = ["is_linked", "row_words"]

LINK_END = regex(r"[^\[\]\n]*\]\(<?https?://")
TYPES = word_set(
    "array bool boolean date default false int integer list no none null number object of one"
    " optional required secret str string text true type yes"
)
"""What a table says of the values of a field, and not of where they are found."""


def is_linked(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch of a passage is the text of a link to a site, or a part of it."""
    place = passage.span(start, end)
    source = next(each.source for each in passage.segments if each.at + each.length > start)
    begin, finish = source.offset(place.start), source.offset(place.end)
    if not LINK_END.match(source.text, finish):
        return False
    opening = source.text.rfind("[", 0, begin)
    between = source.text[max(opening - 1, 0) : begin]
    return opening >= 0 and "]" not in between and not between.startswith("!")


def row_words(passages: Sequence[Passage], index: int, besides: Collection[str]) -> frozenset[str]:
    """The words, folded, in the other cells of a cell's row, but for types and what is ``besides``.

    A row of Markdown is one line.
    """
    cells = (*_cells(passages, index, -1), *_cells(passages, index, 1))
    words = {word.folded for cell in cells for word in words_of(cell.text)}
    return frozenset(words - TYPES - set(besides))


def _cells(passages: Sequence[Passage], index: int, step: int) -> Iterator[Passage]:
    here = passages[index]
    while 0 <= (index := index + step) < len(passages):
        other = passages[index]
        if other.kind != "cell" or other.segments[0].source is not here.segments[0].source:
            return
        first, last = sorted((here.segments[0].start, other.segments[0].start))
        if "\n" in here.segments[0].source.text[first:last]:
            return
        yield other
