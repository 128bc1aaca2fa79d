"""How HTML elements look: those of the allow-list as they are, of others only what is in them."""

from collections.abc import Callable, Mapping

from guidekit.model import ALLOWED_ELEMENTS, INLINE_ELEMENTS, VOID_ELEMENTS, hides_content
from guidekit.render.attributes import html_attributes, values_of
from guidekit.render.components import component
from guidekit.render.markdown import heading, image_html
from guidekit.render.writer import Writer
from guidekit.syntax import Element, Node, Paragraph
from guidekit.variants import CODE

__all__ = ["element"]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PHRASES = INLINE_ELEMENTS | HEADINGS | {"summary", "dt", "caption", "pre"}
CODE_ELEMENTS = frozenset(("code", "kbd", "pre", "samp", "var"))


def element(writer: Writer, node: Element) -> str:
    """The HTML of any element: a component, HTML, or what is in an unknown one."""
    placement = writer.placement(node)
    if placement is not None and placement.spec is not None:
        return component(writer, node, placement)
    if node.name in SPECIAL:
        return SPECIAL[node.name](writer, node)
    if node.name in ALLOWED_ELEMENTS:
        return _html(writer, node)
    if hides_content(node.name):
        return ""
    return writer.flow(node.children) if writer.is_block(node) else writer.nodes(node.children)


def _html(writer: Writer, node: Element) -> str:
    attributes = html_attributes(writer, node)
    if node.name in VOID_ELEMENTS:
        return f"<{node.name}{attributes}>"
    return f"<{node.name}{attributes}>{_content(writer, node)}</{node.name}>"


def _content(writer: Writer, node: Element) -> str:
    """What is in an element: paragraphs where it holds several blocks, else a phrase."""
    if node.name in CODE_ELEMENTS:
        return writer.within((CODE,), lambda: writer.nodes(_without_paragraphs(node)).strip())
    if node.name in PHRASES or _is_phrase(writer, node):
        return writer.nodes(_without_paragraphs(node)).strip()
    return f"\n{writer.flow(node.children)}\n"


def _is_phrase(writer: Writer, node: Element) -> bool:
    blocks = [child for child in node.children if writer.is_block(child)]
    alone = node.name in ("li", "td", "th", "dd", "p") and len(blocks) == 1
    return not blocks or (alone and isinstance(blocks[0], Paragraph) and _plain(writer, blocks[0]))


def _plain(writer: Writer, paragraph: Paragraph) -> bool:
    return not any(map(writer.is_block, paragraph.children))


def _without_paragraphs(node: Element) -> list[Node]:
    """The children, those of a paragraph in its place."""
    return [
        inner
        for child in node.children
        for inner in (child.children if isinstance(child, Paragraph) else (child,))
    ]


def _paragraph(writer: Writer, node: Element) -> str:
    """``<p>``, which ends where a block begins."""
    if _is_phrase(writer, node):
        return _html(writer, node)
    return writer.flow(node.children)


def _heading(writer: Writer, node: Element) -> str:
    attributes = html_attributes(writer, node, anchor=False)
    return heading(writer, node, int(node.name[1]), _without_paragraphs(node), attributes)


def _link(writer: Writer, node: Element) -> str:
    values = values_of(writer, node)
    href = values.get("href")
    html = writer.within_link(lambda: writer.nodes(_without_paragraphs(node)).strip())
    attributes = html_attributes(writer, node)
    if isinstance(href, str):
        if len(node.children) == 1 and getattr(node.children[0], "value", None) == href:
            html = writer.addresses.address(href)
        return writer.link(href, html, attributes=attributes)
    return f"<a{attributes}>{html}</a>" if attributes else html


def _image(writer: Writer, node: Element) -> str:
    values = values_of(writer, node)
    alt = values.get("alt")
    return image_html(
        writer, str(values.get("src", "")), alt if isinstance(alt, str) else None,
        html_attributes(writer, node),
    )  # fmt: skip


def _media(writer: Writer, node: Element) -> str:
    values = values_of(writer, node)
    attributes = html_attributes(writer, node)
    for name in ("src", "poster"):
        if name in values and (source := writer.addresses.image(str(values[name]))):
            attributes += f' {name}="{source}"'
    end = "" if node.name in VOID_ELEMENTS else f"{writer.nodes(node.children)}</{node.name}>"
    return f"<{node.name}{attributes}>{end}"


def _table(writer: Writer, node: Element) -> str:
    region = '<div class="table" role="region" aria-label="Table" tabindex="0">'
    return f"{region}{_html(writer, node)}</div>"


SPECIAL: Mapping[str, Callable[[Writer, Element], str]] = {
    "a": _link,
    "img": _image,
    "p": _paragraph,
    "table": _table,
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("audio", "video", "source", "track"), _media),
}
