"""Exact places inside tags: the words of an attribute that rules speak of."""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from guidekit.model import Guide, split_names
from guidekit.source import SourceText, Span
from guidekit.syntax import Attribute, Element, Expression
from guidekit.syntax.literals import Literal, NotLiteral, evaluate

__all__ = ["AttributeWord", "attribute_lists", "attribute_words", "claimed_words"]


class AttributeWord(Struct, frozen=True):
    """One word of an attribute's value; words are parted by spaces and commas."""

    attribute: str
    word: str
    span: Span


def attribute_words(guide: Guide, names: Collection[str]) -> Iterator[AttributeWord]:
    """The words in all attributes of these names; a word has the place of its whole value where
    that is spelt otherwise: in braces, by a variable, with escapes.
    """
    for words in attribute_lists(guide, names):
        yield from words


def claimed_words(guide: Guide) -> Iterator[AttributeWord]:
    """The names of fields that parts of the guide claim to explain."""
    for node, placement in guide.placements.items():
        for attribute in node.attributes if isinstance(node, Element) else ():
            if not isinstance(attribute, Attribute):
                continue
            spec = placement.spec.attribute(attribute.name) if placement.spec else None
            if attribute.name == "data-guide-field" or (spec and spec.fields):
                yield from _words(attribute, placement.source)


def attribute_lists(guide: Guide, names: Collection[str]) -> Iterator[tuple[AttributeWord, ...]]:
    """The words of each attribute of these names."""
    texts = [source.text for source in (guide.source, *guide.includes)]
    if not any(name in text for name in names for text in texts):
        return
    for node, placement in guide.placements.items():
        for attribute in node.attributes if isinstance(node, Element) else ():
            if isinstance(attribute, Attribute) and attribute.name in names:
                yield tuple(_words(attribute, placement.source))


def _words(attribute: Attribute, source: SourceText) -> Iterator[AttributeWord]:
    start, end = attribute.value_start, attribute.value_end
    value = attribute.value
    if isinstance(value, str) and value == source.text[start:end]:
        for word in re.finditer(r"[^\s,]+", value):
            span = source.span(start + word.start(), start + word.end())
            yield AttributeWord(attribute.name, word[0], span)
        return
    for name in split_names(_literal(value)):
        yield AttributeWord(attribute.name, name, source.span(start, end))


def _literal(value: str | Expression | None) -> Literal:
    if not isinstance(value, Expression):
        return value
    try:
        return evaluate(value.source)
    except NotLiteral:
        return None  # which is a fault of its own
