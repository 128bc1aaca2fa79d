"""What a project asks of its guides beyond the rules: an outline, and images of a fair size."""

from collections.abc import Iterator
from typing import cast, get_args

from msgspec import Struct

from guidekit.model import Audience
from guidekit.rules import SectionRule
from guidekit.source.reading import YamlReader
from guidekit.source.yaml_nodes import YamlList, YamlMap, YamlNode, YamlScalar

__all__ = ["IMAGE_LIMIT", "Standards", "read_standards"]

IMAGE_LIMIT = 1_000_000
"""Bytes: a screenshot of a whole screen has a quarter of it."""


class Standards(Struct, frozen=True):
    """The sections that guides should have, in their order, and how large an image may be."""

    sections: tuple[SectionRule, ...] = ()
    image_limit: int = IMAGE_LIMIT


def read_standards(reader: YamlReader) -> Standards:
    """The standards that a project file sets; what is wrong goes into the reader's faults."""
    return Standards(tuple(_sections(reader)), _image_limit(reader))


def _image_limit(reader: YamlReader) -> int:
    node = reader.raw("image-limit")
    if node is None:
        return IMAGE_LIMIT
    value = node.value if isinstance(node, YamlScalar) else None
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    reader.wrong("image-limit", node, "a number of bytes")
    return IMAGE_LIMIT


def _sections(reader: YamlReader) -> Iterator[SectionRule]:
    node = reader.raw("sections")
    if node is not None and not isinstance(node, YamlList):
        reader.wrong("sections", node, "a list of titles")
    for item in node if isinstance(node, YamlList) else ():
        if isinstance(item, YamlMap):
            yield from _section(reader.child(item))
        else:
            title = reader.text(item, "sections", "titles, or maps with a `title`")
            if title:
                yield SectionRule((title,))


def _section(entry: YamlReader) -> Iterator[SectionRule]:
    titles = _texts(entry, "title")
    if "title" not in entry.node:
        entry.missing("title", "the section's title, or a list of titles")
    rule = SectionRule(
        titles,
        _texts(entry, "auth"),
        cast("Audience | None", entry.choice("audience", get_args(Audience))),
        optional=entry.boolean("optional") or False,
    )
    entry.finish()
    if titles:
        yield rule


def _texts(entry: YamlReader, key: str) -> tuple[str, ...]:
    """One text or a list of them."""
    node: YamlNode | None = entry.raw(key)
    if isinstance(node, YamlList):
        return entry.strings(key)
    text = None if node is None else entry.text(node, key, "a text or a list of texts")
    return (text,) if text else ()
