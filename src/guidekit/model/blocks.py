"""What stands on lines of its own: paragraphs, lists, tables, code, headings."""

from msgspec.structs import replace

from guidekit.model.attributes import NO_MARKS
from guidekit.model.guide import Passage, Placement, Title
from guidekit.model.outline import PartRef
from guidekit.model.phrases import one_line, steady_line
from guidekit.model.walk import Handlers, Walk
from guidekit.syntax import (
    Blockquote,
    CodeBlock,
    Element,
    Expression,
    FootnoteDefinition,
    Heading,
    List,
    ListItem,
    Node,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
    children_of,
    plain_text,
)
from guidekit.syntax import walk as nodes_in

__all__ = ["BLOCKS", "heading", "title_of"]


def block(walk: Walk, node: Node) -> None:
    """Blocks or text that stand on their own."""
    walk.close()
    walk.nodes(children_of(node))
    walk.close()


def quote(walk: Walk, node: Blockquote | FootnoteDefinition) -> None:
    """Blocks apart from the guide's course: their headings open nothing."""
    outer = walk.enter(position=walk.context.position.without_headings())
    walk.nodes(node.children)
    walk.leave(outer)


def item(walk: Walk, node: ListItem) -> None:
    """An item of a list."""
    outer = walk.enter(position=walk.context.position.without_headings(), kind="item")
    walk.nodes(node.children)
    walk.leave(outer)


def cell(walk: Walk, node: TableCell) -> None:
    """A cell of a table."""
    outer = walk.enter(kind="cell")
    walk.nodes(node.children)
    walk.leave(outer)


def code(walk: Walk, node: CodeBlock) -> None:
    """A fenced block."""
    walk.close()
    end = max(node.value_start, node.end)
    walk.writer.verbatim(node.value, walk.context.source, node.value_start, end)
    walk.writer.close(walk.place("code"))


def rule(walk: Walk, node: ThematicBreak) -> None:  # noqa: ARG001
    """A line across."""
    walk.close()


def markdown_heading(walk: Walk, node: Heading) -> None:
    """A heading in Markdown."""
    # Its text as it stands, double spaces included, makes the anchor that other sites make; but
    # where a brand's value stood there is none, nor where not everyone reads all of it.
    inner = [type(each) for each in nodes_in(node)]
    steady = Element not in inner or steady_line(node) == one_line(node)
    wanted = plain_text(node) if steady and Expression not in inner else None
    own = None
    if node.id is not None:
        guard = walk.context.guard
        own = walk.anchors.explicit(node.id, walk.context.source, node.start, node.end, guard)
    placement = heading(walk, node, node.depth, node.end, wanted=wanted, own=own)
    if placement is not None:
        walk.placements[node] = placement


def heading(
    walk: Walk,
    node: Node,
    depth: int,
    end: int,
    *,
    wanted: str | None = None,
    own: str | None = None,
) -> Placement | None:
    """Read a heading: its anchor, and the part that it opens or entitles; None where it is empty.

    ``end`` is where the place to report ends, ``wanted`` the text that its anchor is made of,
    ``own`` an anchor that it brings along. Where headings of this level have no anchor, nor has
    what it opens.
    """
    walk.close()
    text = one_line(node)
    if not text:
        walk.nodes(children_of(node))
        return None
    source = walk.context.source
    anchor = own
    if anchor is None and depth <= walk.anchors.style.deepest:
        guard = walk.context.guard
        said = wanted or steady_line(node)
        anchor = walk.anchors.generated(said, source, node.start, end, guard)
    what, part = _open_part(walk, node, depth, end, text)
    title = _title(walk, node)
    if part is not None:
        walk.outline.entitle(part, title, walk.outline.anchor(part) or anchor or "", depth)
    return Placement(
        source,
        anchor=anchor,
        step=part[1] if part and what == "step" else None,
        section=part[1] if part and what == "section" else None,
    )


def _title(walk: Walk, node: Node) -> Title | None:
    """Read the text of a heading."""
    count = len(walk.writer.passages)
    outer = walk.enter(kind="heading")
    walk.nodes(children_of(node))
    walk.leave(outer)
    return title_of(walk.writer.passages[count:])


def _open_part(
    walk: Walk, node: Node, depth: int, end: int, text: str
) -> tuple[str, PartRef | None]:
    """Open what a heading opens: what that is, and which part it entitles."""
    context = walk.context
    position = context.position
    what = walk.outline.under_heading(position, depth, text)
    if what == "title":
        return what, position.untitled
    if what == "nothing":
        return what, None
    span = context.source.span(node.start, end)
    around = position.enclosing(depth)
    if what == "step":
        section = around[-1][1] if around else None
        index = walk.outline.add_step(span, context.guard, NO_MARKS, section)
        position = replace(position, section=section, step=index, open=around, step_depth=depth)
    else:
        index = walk.outline.add_section(span, context.guard, NO_MARKS, depth)
        around = (*around, (depth, index))
        position = replace(position, section=index, step=None, open=around, step_depth=0)
    walk.context = context.but(position=position)
    return what, ("step" if what == "step" else "section", index)


def title_of(passages: list[Passage]) -> Title | None:
    """Several passages as one title; None where there are none.

    A title that holds a condition is several passages.
    """
    if not passages:
        return None
    first = passages[0].span(0, len(passages[0].text))
    if len(passages) == 1:
        return Title(passages[0].text, first, passages[0].values)
    last = passages[-1].span(0, len(passages[-1].text))
    text = " ".join(passage.text for passage in passages)
    end = last.end if last.path == first.path else first.end
    values = tuple(value for passage in passages for value in passage.values)
    return Title(text, replace(first, end=max(first.end, end)), values)


BLOCKS: Handlers = {
    Heading: markdown_heading,
    Paragraph: block,
    CodeBlock: code,
    ThematicBreak: rule,
    Blockquote: quote,
    List: block,
    ListItem: item,
    Table: block,
    TableRow: block,
    TableCell: cell,
    FootnoteDefinition: quote,
}
