"""How the nodes of Markdown look."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from html import escape

from guidekit.model import is_brand_variable
from guidekit.render.holes import clean
from guidekit.render.writer import Renderer, Writer, WrittenHeading
from guidekit.source.patterns import regex
from guidekit.syntax import (
    Blockquote,
    Break,
    CodeBlock,
    Delete,
    Element,
    Emphasis,
    Expression,
    FootnoteDefinition,
    FootnoteReference,
    Heading,
    Image,
    InlineCode,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
    children_of,
    plain_text,
)
from guidekit.syntax.literals import NotLiteral, evaluate, literal_text, variable_path

__all__ = ["RENDERERS", "code_block", "heading", "image_html"]

LINKS = frozenset((Link, FootnoteReference))
LANGUAGE = regex(r"[\w+#.-]+")
CODE_TITLE = regex(r"""title\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["']([^"']*)["']\s*\})""")


def heading(
    writer: Writer,
    node: Heading | Element,
    level: int,
    children: Sequence[Node],
    attributes: str = "",
) -> str:
    """A heading that links to itself, unless it holds a link already.

    The page's title is its only heading of level 1.
    """
    linked = _holds_link(children)

    def content() -> str:
        return writer.nodes(children).strip()

    html = content() if linked else writer.within_link(content)
    level = min(max(level, 2), 6)
    placement = writer.placement(node)
    if placement is None or not placement.anchor:
        return f"<h{level}{attributes}>{html}</h{level}>"
    label = _label(writer, children) if linked else html
    shown = writer.covers.of(children)
    writer.headings.append(WrittenHeading(placement.anchor, level, label, writer.guard, shown))
    slug = writer.addresses.anchor(placement.anchor)
    if not linked:
        html = f'<a class="anchor" href="#{slug}">{html}</a>'
    return f'<h{level} id="{slug}"{attributes}>{html}</h{level}>'


def _label(writer: Writer, nodes: Sequence[Node]) -> str:
    """The text of nodes, each under its conditions."""
    return "".join(writer.guarded(node, partial(_label_of, writer, node)) for node in nodes)


def _label_of(writer: Writer, node: Node) -> str:
    if isinstance(node, Expression | InlineCode):
        return writer.within_link(lambda: RENDERERS[type(node)](writer, node))
    inner = children_of(node)
    return _label(writer, inner) if inner else writer.text(plain_text(node))


def _holds_link(nodes: Sequence[Node]) -> bool:
    return any(_is_link(node) or _holds_link(children_of(node)) for node in nodes)


def _is_link(node: Node) -> bool:
    return type(node) in LINKS or (isinstance(node, Element) and node.name in ("a", "Tooltip"))


def code_block(writer: Writer, node: CodeBlock) -> str:
    """The code of a fenced block, without its title."""
    language = node.lang if node.lang and LANGUAGE.fullmatch(node.lang) else None
    attribute = f' class="language-{escape(language)}"' if language else ""
    code = writer.code(node.value if node.value.endswith("\n") else f"{node.value}\n")
    return f'<pre tabindex="0"><code{attribute}>{code}</code></pre>'


def code_title(node: CodeBlock) -> str | None:
    """What the info string calls a block: ``title="..."``, or all its words but the first.

    >>> code_title(CodeBlock(0, 0, "bash", 'title="Try it" wrap', "ls", 0))
    'Try it'
    >>> code_title(CodeBlock(0, 0, "json", "Response", "{}", 0))
    'Response'
    """
    if not node.meta:
        return None
    if match := CODE_TITLE.search(node.meta):
        return next(group for group in match.groups() if group is not None)
    title = re.sub(r"\{[^}]*\}|\b\w+=\S+", "", node.meta).strip()
    return title or None


def image_html(writer: Writer, url: str, alt: str | None, attributes: str = "") -> str:
    """An image, or its alternative text where there is no such image."""
    source = writer.addresses.image(url)
    text = writer.text(alt or "")
    if source is None:
        return f'<span class="no-image">{text}</span>' if text else ""
    return f'<img src="{source}" alt="{text}"{attributes} loading="lazy">'


def _title(writer: Writer, title: str | None) -> str:
    return f' title="{writer.text(title)}"' if title else ""


def _heading(writer: Writer, node: Heading) -> str:
    return heading(writer, node, node.depth, node.children)


def _link(writer: Writer, node: Link) -> str:
    text = plain_text(node)
    if text == node.url:
        html = writer.addresses.address(node.url)
    else:
        html = writer.within_link(lambda: writer.nodes(node.children))
    return writer.link(node.url, html, attributes=_title(writer, node.title))


def _image(writer: Writer, node: Image) -> str:
    return image_html(writer, node.url, node.alt, _title(writer, node.title))


def _code_block(writer: Writer, node: CodeBlock) -> str:
    title = code_title(node)
    code = code_block(writer, node)
    if title is None:
        return code
    return f'<figure class="code"><figcaption>{writer.text(title)}</figcaption>{code}</figure>'


def _expression(writer: Writer, node: Expression) -> str:
    """A brand's value, or a literal; what the model could not work out is left out."""
    path = variable_path(node.source)
    if path is not None and is_brand_variable(path):
        return writer.value(path, linked=not writer.in_link)
    try:
        return writer.text(literal_text(evaluate(node.source)))
    except NotLiteral:
        return ""


def _list(writer: Writer, node: List) -> str:
    spread = node.spread or any(item.spread for item in node.children)
    items = "\n".join(_in_list(writer, item, spread=spread) for item in node.children)
    if node.first is None:
        tasks = any(item.checked is not None for item in node.children)
        return f'<ul class="tasks">\n{items}\n</ul>' if tasks else f"<ul>\n{items}\n</ul>"
    start = "" if node.first == 1 else f' start="{node.first}"'
    return f"<ol{start}>\n{items}\n</ol>"


def _in_list(writer: Writer, node: ListItem, *, spread: bool) -> str:
    def item() -> str:
        html = f"<li>{_checkbox(node)}{_item_content(writer, node, spread=spread)}</li>"
        return writer.while_shown(writer.covers.shell(node), html)

    return writer.guarded(node, item)


def _item_content(writer: Writer, node: ListItem, *, spread: bool) -> str:
    """What is in an item; without paragraphs where the list has no blank lines."""
    if spread:
        return writer.flow(node.children)
    parts = []
    for child in node.children:
        inner = child.children if isinstance(child, Paragraph) else (child,)
        parts.append(writer.nodes(inner).strip())
    return "\n".join(filter(None, parts))


def _checkbox(node: ListItem) -> str:
    if node.checked is None:
        return ""
    state = " checked" if node.checked else ""
    label = "Done" if node.checked else "To do"
    return f'<input type="checkbox" disabled aria-label="{label}"{state}> '


def _table(writer: Writer, node: Table) -> str:
    head, *body = node.children or (TableRow(node.start, node.end, ()),)
    rows = "\n".join(_row(writer, node, row, "td") for row in body)
    table = f"<thead>\n{_row(writer, node, head, 'th')}\n</thead>"
    if rows:
        table += f"\n<tbody>\n{rows}\n</tbody>"
    region = '<div class="table" role="region" aria-label="Table" tabindex="0">'
    return f"{region}<table>\n{table}\n</table></div>"


def _row(writer: Writer, table: Table, row: TableRow, tag: str) -> str:
    """A row with as many cells as the head has."""
    missing = len(table.align) - len(row.children)
    cells = (*row.children, *(TableCell(row.end, row.end, ()) for _ in range(missing)))
    html = []
    for cell, align in zip(cells, table.align, strict=False):
        scope = ' scope="col"' if tag == "th" else ""
        place = f' class="{align}"' if align in ("center", "right") else ""
        html.append(f"<{tag}{scope}{place}>{writer.nodes(cell.children).strip()}</{tag}>")
    return writer.while_shown(writer.covers.shell(row), f"<tr>{''.join(html)}</tr>")


def _footnote(writer: Writer, node: FootnoteDefinition) -> str:
    label = escape(clean(node.label))
    html = (
        f'<div class="footnote" id="fn-{label}"><a href="#fnref-{label}">{label}</a>'
        f"<div>{writer.flow(node.children)}</div></div>"
    )
    return writer.while_shown(writer.footnotes.get(node.label), html)


def _footnote_reference(_: Writer, node: FootnoteReference) -> str:
    label = escape(clean(node.label))
    return f'<sup><a href="#fn-{label}" id="fnref-{label}">{label}</a></sup>'


def _wrapped(tag: str) -> Renderer:
    def renderer(writer: Writer, node: Emphasis | Strong | Delete) -> str:
        return f"<{tag}>{writer.nodes(node.children)}</{tag}>"

    return renderer


RENDERERS: Mapping[type[Node], Renderer] = {
    Text: Writer.prose,
    InlineCode: lambda writer, node: f"<code>{writer.code(node.value)}</code>",
    Break: lambda *_: "<br>\n",
    Emphasis: _wrapped("em"),
    Strong: _wrapped("strong"),
    Delete: _wrapped("del"),
    Link: _link,
    Image: _image,
    Expression: _expression,
    Heading: _heading,
    Paragraph: lambda writer, node: writer.flow(node.children),
    ThematicBreak: lambda *_: "<hr>",
    CodeBlock: _code_block,
    Blockquote: lambda writer, node: f"<blockquote>\n{writer.flow(node.children)}\n</blockquote>",
    List: _list,
    Table: _table,
    FootnoteDefinition: _footnote,
    FootnoteReference: _footnote_reference,
}
"""How each kind of node is written; definitions and ESM leave nothing."""
