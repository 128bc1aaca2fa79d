"""Articles before terms: which texts end with one, and what comes after it."""

from collections.abc import Iterator
from itertools import pairwise

from guidekit.model import Guide
from guidekit.syntax import Node, Text, children_of
from guidekit.variants import ARTICLE_AT_END

__all__ = ["after_articles", "ends_with_article"]

LAST_LETTERS = frozenset("aAnN")


def after_articles(guide: Guide) -> Iterator[tuple[Text, Node]]:
    """The texts that end with an article, each with the first leaf of what comes after it."""
    inside: list[Node] = [guide.document]
    while inside:
        children = children_of(inside.pop())
        inside += children
        for text, after in pairwise(children):
            if isinstance(text, Text) and ends_with_article(text.value):
                leaf = _first_leaf(after, guide)
                if leaf is not None:
                    yield text, leaf


def _first_leaf(node: Node, guide: Guide) -> Node | None:
    """What a reader reads first of a node; None where that is not the same for all."""
    while True:
        placement = guide.placements.get(node)
        if placement is not None and placement.conditions:
            return None
        inner = children_of(node)
        if not inner:
            return node
        node = inner[0]


def ends_with_article(text: str) -> bool:
    """Whether an article stands at the end. The last letter alone rules out most texts.

    >>> ends_with_article("Open an "), ends_with_article("Plan "), ends_with_article("a")
    (True, False, False)
    """
    may_end = text[-1:].isspace() and text.rstrip()[-1:] in LAST_LETTERS
    return may_end and ARTICLE_AT_END.search(text) is not None
