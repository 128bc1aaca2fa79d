"""What stands around a label and says where its value is: a link, a row, a list below it."""

from collections.abc import Collection, Iterator, Sequence

from guidekit.model import Passage
from guidekit.rules.labels import word_set, words_of
from guidekit.source.patterns import regex

__all__ = ["is_linked", "row_words", "words_below"]

LINK_END = regex(r"[^\[\]\n]*\]\(<?https?://")
TYPES = word_set(
    "array bool boolean date default false int integer list no none null number object of one"
    " optional required secret str string text true type yes"
)
"""What a table says of the values of a field, and not of where they are found."""

BELOW = frozenset({"item", "text"})


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


def words_below(
    passages: Sequence[Passage], index: int, besides: Collection[str]
) -> frozenset[str]:
    """The words, folded, in what is indented below an item, but for those that are ``besides``."""
    here = passages[index]
    words: set[str] = set()
    for other in passages[index + 1 :]:
        same = other.segments[0].source is here.segments[0].source
        if not same or other.kind not in BELOW or _indent(other) <= _indent(here):
            break
        words.update(word.folded for word in words_of(other.text))
    return frozenset(words - set(besides))


def _indent(passage: Passage) -> int:
    """How far the line of a passage is indented."""
    first = passage.segments[0]
    text = first.source.text
    line = text[text.rfind("\n", 0, first.start) + 1 : first.start]
    return len(line) - len(line.lstrip())
