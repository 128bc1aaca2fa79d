"""What can be said about a component: its attributes, its content, where it may stand."""

from itertools import chain
from typing import Literal

from msgspec import Struct

__all__ = ["COMMON_ATTRIBUTES", "AttributeSpec", "AttributeType", "ComponentSpec", "Content"]

AttributeType = Literal["string", "number", "boolean", "any"]
Content = Literal["blocks", "phrase", "none"]


class AttributeSpec(Struct, frozen=True):
    """One attribute of a component.

    ``prose`` marks text that readers see: it may hold house terms. ``url`` marks a link target,
    ``image`` the path of an image file, ``fields`` the names of fields that the element explains.
    """

    name: str
    meaning: str
    type: AttributeType = "string"
    default: str | int | float | bool | None = None
    required: bool = False
    allowed: tuple[str, ...] = ()
    prose: bool = False
    url: bool = False
    image: bool = False
    fields: bool = False


class ComponentSpec(Struct, frozen=True):
    """One component: its attributes, where it may stand and which template renders it.

    ``content`` tells whether it holds blocks, a phrase or nothing; ``parents`` the components it
    must stand in directly (any where empty); ``template`` a file under ``components/``.
    ``sectioning`` tells that headings inside open sections of the guide, as outside.
    """

    name: str
    meaning: str
    template: str
    attributes: tuple[AttributeSpec, ...] = ()
    content: Content = "blocks"
    inline: bool = False
    parents: tuple[str, ...] = ()
    sectioning: bool = False

    def attribute(self, name: str) -> AttributeSpec | None:
        """The spec of an attribute, or None where the component has none of that name.

        >>> spec = ComponentSpec("Plan", "A plan", "plan.html", (AttributeSpec("tier", "which"),))
        >>> spec.attribute("tier").meaning, spec.attribute("id") in COMMON_ATTRIBUTES
        ('which', True)
        """
        for known in chain(self.attributes, COMMON_ATTRIBUTES):
            if known.name == name:
                return known
        return None


COMMON_ATTRIBUTES = (
    AttributeSpec("id", "the anchor of this element"),
    AttributeSpec("className", "accepted; the theme decides the looks"),
    AttributeSpec("class", "accepted; the theme decides the looks"),
    AttributeSpec("style", "accepted; the theme decides the looks", type="any"),
)
"""What every component accepts, besides ``data-*``."""
