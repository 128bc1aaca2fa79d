"""What attributes show or point at: texts, links, images."""

from collections.abc import Mapping

from guidekit.model.attributes import Given
from guidekit.model.component_specs import ComponentSpec
from guidekit.model.guide import ImageUse, LinkUse, PassageKind
from guidekit.model.html import PROSE_ATTRIBUTES
from guidekit.model.phrases import one_line
from guidekit.model.walk import Walk
from guidekit.syntax import Attribute, Element
from guidekit.syntax.literals import Literal

__all__ = ["component_prose", "html_prose"]


def component_prose(walk: Walk, spec: ComponentSpec, given: Given, title: PassageKind) -> None:
    """The texts, links and images among a component's attributes."""
    for known in spec.attributes:
        if known.name not in given:
            continue
        value, attribute = given[known.name]
        if not isinstance(value, str) or not value:
            continue
        start, end = attribute.value_start, attribute.value_end
        if known.prose:
            walk.aside(value, start, end, title if known.name == "title" else "attribute")
        elif known.url:
            text = given["title"][0] if "title" in given else ""
            _link(walk, value, str(text), attribute)
        elif known.image:
            span = walk.context.source.span(start, end)
            walk.images.append(ImageUse(value, "", span, walk.context.guard))


def html_prose(walk: Walk, node: Element, props: Mapping[str, Literal], given: Given) -> None:
    """The texts, the link or the image of an HTML element."""
    if node.name == "img":
        _img(walk, node, props)
    for name, (value, attribute) in given.items():
        if not isinstance(value, str) or not value:
            continue
        if name in PROSE_ATTRIBUTES and name in props:
            kind: PassageKind = "alt" if name == "alt" else "attribute"
            walk.aside(value, attribute.value_start, attribute.value_end, kind)
        elif name == "href" and node.name == "a":
            _link(walk, value, one_line(node), attribute)


def _img(walk: Walk, node: Element, props: Mapping[str, Literal]) -> None:
    url, alt = props.get("src"), props.get("alt")
    span = walk.context.source.span(node.start, node.open_end)
    if isinstance(url, str):
        shown = alt if isinstance(alt, str) else "" if alt is True else None
        walk.images.append(ImageUse(url, shown, span, walk.context.guard))


def _link(walk: Walk, url: str, text: str, attribute: Attribute) -> None:
    span = walk.context.source.span(attribute.value_start, attribute.value_end)
    walk.links.append(LinkUse(url, text, span, walk.context.guard))
