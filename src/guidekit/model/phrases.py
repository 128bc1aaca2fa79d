"""What stands within a line: text, links, images, the brand's values."""

from collections.abc import Iterator

from guidekit.model.guide import ImageUse, LinkUse, Style
from guidekit.model.html import safe_image_url, safe_url
from guidekit.model.scope import is_brand_variable
from guidekit.model.walk import Handlers, Walk
from guidekit.syntax import (
    Attribute,
    Break,
    Delete,
    Element,
    Emphasis,
    Expression,
    Image,
    InlineCode,
    Link,
    Node,
    Strong,
    Text,
    children_of,
    plain_text,
)
from guidekit.syntax import walk as nodes_in

__all__ = ["PHRASES", "has_condition", "one_line", "steady_line", "styled"]

CONDITIONS = ("data-whitelabel-hide", "data-whitelabel-only", "data-guide-audience")
NEEDS_SCOPE = "data-guide-scopes"


def text(walk: Walk, node: Text) -> None:
    """Plain text."""
    walk.write(node.value, node.start, node.end)


def inline_code(walk: Walk, node: InlineCode) -> None:
    """Text between back-ticks, without them."""
    content = walk.context.source.text
    start = node.start
    while start < node.end and content[start] == "`":
        start += 1
    end = max(start, node.end - (start - node.start))
    walk.write(node.value, start, end, "code")


def line_break(walk: Walk, node: Break) -> None:
    """A line break, which separates words."""
    walk.write(" ", node.start, node.end)


def strong(walk: Walk, node: Strong) -> None:
    """Bold text."""
    styled(walk, node.children, "strong")


def styled(walk: Walk, children: tuple[Node, ...], style: Style) -> None:
    """Text in a style; code stays code."""
    outer = walk.context
    if outer.style != "code":
        walk.context = outer.but(style=style)
    walk.nodes(children)
    walk.context = outer


def unstyled(walk: Walk, node: Node) -> None:
    """A node whose text is like that around it."""
    walk.nodes(children_of(node))


def brand_value(walk: Walk, node: Expression) -> None:
    """A value of the brand; no other expression shows anything."""
    if is_brand_variable(node.source):
        context = walk.context
        walk.writer.put_value(node.source, context.source, node.start, node.end, context.style)


def link(walk: Walk, node: Link) -> None:
    """A Markdown link."""
    source = walk.context.source
    start, end = _url_place(node, source.text)
    use = LinkUse(node.url, one_line(node), source.span(start, end), walk.context.guard)
    walk.links.append(use)
    if not safe_url(node.url):
        message = "address that could run code, expected a path or http, https, mailto or tel"
        walk.findings.add("unsafe-html", message, source, start, end)
    walk.nodes(node.children)
    _title(walk, node)


def image(walk: Walk, node: Image) -> None:
    """A Markdown image."""
    source = walk.context.source
    span = source.span(node.start, node.end)
    walk.images.append(ImageUse(node.url, node.alt, span, walk.context.guard))
    if not safe_image_url(node.url):
        message = "address that could run code, expected a path or http or https"
        walk.findings.add("unsafe-html", message, source, node.start, node.end)
    if node.alt:
        start = node.start + len("![")
        end = start + len(node.alt)
        exact = source.text.startswith(node.alt, start)
        walk.aside(node.alt, start, end if exact else node.end, "alt")
    _title(walk, node)


def _title(walk: Walk, node: Link | Image) -> None:
    """The words that appear when a pointer rests on a link or image."""
    if node.title:
        at = walk.context.source.text.rfind(node.title, node.start, node.end)
        start, end = (at, at + len(node.title)) if at >= 0 else (node.start, node.end)
        walk.aside(node.title, start, end, "attribute")


def one_line(node: Node) -> str:
    """The text of a node, white space collapsed."""
    return " ".join(plain_text(node).split())


def steady_line(node: Node) -> str:
    """The text of a node that every reader sees, white space collapsed."""
    return " ".join(" ".join(_steady(node)).split()) if _conditional(node) else one_line(node)


def _steady(node: Node) -> Iterator[str]:
    for child in children_of(node):
        if not _conditional(child):
            yield plain_text(child)
        elif not has_condition(child):
            yield from _steady(child)


def _conditional(node: Node) -> bool:
    """Whether a part of a node is not for everyone."""
    return any(map(has_condition, nodes_in(node)))


def has_condition(node: Node) -> bool:
    """Whether a node says itself that it is not for everyone."""
    return isinstance(node, Element) and any(
        isinstance(given, Attribute)
        and (given.name in CONDITIONS or (given.name == NEEDS_SCOPE and given.value))
        for given in node.attributes
    )


def _url_place(node: Link, content: str) -> tuple[int, int]:
    """Where the address of a link stands."""
    if node.kind == "autolink":
        return node.start + 1, node.end - 1
    if node.kind == "md":
        after = node.children[-1].end if node.children else node.start
        at = content.find("](", after, node.end)
        found = content.find(node.url, at, node.end) if at >= 0 and node.url else -1
        if found >= 0:
            return found, found + len(node.url)
        if at >= 0:
            return at + 2, node.end - 1
    return node.start, node.end


PHRASES: Handlers = {
    Text: text,
    InlineCode: inline_code,
    Break: line_break,
    Emphasis: unstyled,
    Delete: unstyled,
    Strong: strong,
    Link: link,
    Image: image,
    Expression: brand_value,
}
