"""The attributes of elements: what a page keeps of them."""

from collections.abc import Iterator
from typing import TypeAlias

from guidekit.render.writer import Writer
from guidekit.syntax import Attribute, Element
from guidekit.syntax.literals import NotLiteral, evaluate, literal_text

__all__ = ["house_attributes", "html_attributes", "values_of"]

Value: TypeAlias = str | bool

SHOWN = (str, bool)
HOUSE_PREFIXES = ("data-guide-", "data-whitelabel-")
OWN_RENDERER = frozenset(("alt", "cite", "href", "id", "loading", "poster", "src"))
"""Attributes that are written by those who know what they mean, or not at all."""


def values_of(writer: Writer, node: Element) -> dict[str, Value]:
    """The attributes of an HTML element that pages may have; True for a bare name."""
    placement = writer.placement(node)
    props = placement.props if placement else {}
    return {name: value for name, value in props.items() if isinstance(value, SHOWN)}


def html_attributes(writer: Writer, node: Element, *, anchor: bool = True) -> str:
    """The attributes of an HTML element, but for addresses and ``alt``; ``id`` if wanted."""
    if not node.attributes:
        return ""
    placement = writer.placement(node)
    html = ""
    if anchor and placement is not None and placement.anchor:
        html = f' id="{writer.addresses.anchor(placement.anchor)}"'
    for name, value in values_of(writer, node).items():
        if name not in OWN_RENDERER and not name.startswith(HOUSE_PREFIXES) and value is not False:
            html += _written(writer, name, value)
    return html + house_attributes(writer, node)


def house_attributes(writer: Writer, node: Element) -> str:
    """What scripts of the house read: ``data-guide-*`` and ``data-whitelabel-*``."""
    if not node.attributes:
        return ""
    return writer.only_house("".join(_written(writer, *pair) for pair in _house_values(node)))


def _house_values(node: Element) -> Iterator[tuple[str, Value]]:
    for attribute in node.attributes:
        if isinstance(attribute, Attribute) and attribute.name.startswith(HOUSE_PREFIXES):
            value = attribute.value
            if value is None or isinstance(value, str):
                yield attribute.name, True if value is None else value
                continue
            try:
                yield attribute.name, literal_text(evaluate(value.source)) or True
            except NotLiteral:
                continue


def _written(writer: Writer, name: str, value: Value) -> str:
    return f" {name}" if value is True else f' {name}="{writer.text(str(value))}"'
