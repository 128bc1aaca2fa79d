"""The headings, lists and step lists of a guide, found in one walk over its blocks."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct, field

from guidekit.model import Guard, Guide
from guidekit.rules.context import Context
from guidekit.source import SourceText, Span
from guidekit.syntax import (
    CodeBlock,
    Element,
    Heading,
    Image,
    InlineCode,
    Link,
    List,
    Node,
    Paragraph,
    Strong,
    Table,
    Text,
    children_of,
    plain_text,
)

__all__ = ["Blocks", "HeadingUse", "Placed", "blocks_of", "shown_orders"]

N = TypeVar("N", bound=Node)
T = TypeVar("T")

WITHOUT_BLOCKS = frozenset((Paragraph, Text, CodeBlock, Table, Image, InlineCode, Strong, Link))
HTML_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}


class Placed(Struct, Generic[N], frozen=True):
    """A node, the file it comes from, and who sees it."""

    node: N
    source: SourceText
    guard: Guard


class HeadingUse(Struct, frozen=True):
    """A heading with some text."""

    depth: int
    text: str
    source: SourceText
    start: int
    end: int
    guard: Guard

    @property
    def span(self) -> Span:
        """The place in the file."""
        return self.source.span(self.start, self.end)


class Blocks(Struct):
    """What a guide is made of, in its order.

    ``lists`` are groups of ordered lists: in a group, lists stand side by side under one heading.
    ``steps`` are groups of steps, by their indices: those that directly share an element.
    """

    headings: list[HeadingUse] = field(default_factory=list)
    lists: list[list[Placed[List]]] = field(default_factory=list)
    steps: list[list[int]] = field(default_factory=list)


def blocks_of(guide: Guide, context: Context) -> Blocks:
    """The blocks of the guide that is checked, found once."""
    if "blocks" not in context.known:
        blocks = Blocks()
        _visit(guide.document.children, guide.source, (), guide, blocks)
        context.known["blocks"] = blocks
    found: Blocks = context.known["blocks"]
    return found


def shown_orders(
    uses: Sequence[T], guards: Sequence[Guard], context: Context
) -> Iterator[tuple[str, list[T]]]:
    """What readers see of a sequence: each distinct selection, with the first variant that has it.

    Without conditions that is one selection, however many variants there are.
    """
    if not any(guards):
        if context.variants:
            yield context.variants[0].id, list(uses)
        return
    readers = [context.readers(guard) for guard in guards]
    seen = set()
    for variant in context.variants:
        shown = tuple(at for at, ids in enumerate(readers) if variant.id in ids)
        if shown not in seen:
            seen.add(shown)
            yield variant.id, [uses[at] for at in shown]


def _visit(
    nodes: Sequence[Node], source: SourceText, guard: Guard, guide: Guide, blocks: Blocks
) -> None:
    lists: list[Placed[List]] = []
    steps: list[int] = []
    for node in nodes:
        if type(node) in WITHOUT_BLOCKS:
            continue
        here, shown = source, guard
        placement = guide.placements.get(node)
        if placement is not None:
            here = placement.source
            shown = (*guard, *placement.conditions) if placement.conditions else guard
            if placement.step is not None:
                steps.append(placement.step)
        if _add_heading(node, here, shown, blocks):
            if lists:
                blocks.lists.append(lists)
                lists = []
            continue
        if isinstance(node, List) and node.first is not None:
            lists.append(Placed(node, here, shown))
        children = children_of(node)
        if children:
            _visit(children, here, shown, guide, blocks)
    if lists:
        blocks.lists.append(lists)
    if len(steps) > 1:
        blocks.steps.append(steps)


def _add_heading(node: Node, source: SourceText, guard: Guard, blocks: Blocks) -> bool:
    """Note a heading that has some text; whether the node is one."""
    if isinstance(node, Heading):
        depth, end = node.depth, node.end
    elif isinstance(node, Element) and node.name in HTML_HEADINGS:
        depth, end = HTML_HEADINGS[node.name], node.open_end
    else:
        return False
    text = " ".join(plain_text(node).split())
    if text:
        blocks.headings.append(HeadingUse(depth, text, source, node.start, end, guard))
    return True
