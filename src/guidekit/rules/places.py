"""Exact places inside tags: the words of an attribute that rules speak of."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from guidekit.model import Guide
from guidekit.source import Span
from guidekit.syntax import Attribute, Element

__all__ = ["AttributeWord", "attribute_words"]


@dataclass(frozen=True, slots=True)
class AttributeWord:
    """One word of an attribute's value; words are parted by spaces and commas."""

    attribute: str
    word: str
    span: Span


def attribute_words(guide: Guide, names: Container[str]) -> Iterator[AttributeWord]:
    """The words in all attributes of these names, as far as they are plain text."""
    for node, placement in guide.placements.items():
        for attribute in node.attributes if isinstance(node, Element) else ():
            if not isinstance(attribute, Attribute) or attribute.name not in names:
                continue
            start = attribute.value_start
            value = placement.source.text[start : attribute.value_end]
            for word in re.finditer(r"[^\s,]+", value) if isinstance(attribute.value, str) else ():
                span = placement.source.span(start + word.start(), start + word.end())
                yield AttributeWord(attribute.name, word[0], span)
