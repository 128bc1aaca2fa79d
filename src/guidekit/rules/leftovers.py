"""What each part of a guide still holds for a variant's readers."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.model import VOID_ELEMENTS, Guard, Guide, Placement
from guidekit.rules.context import Context
from guidekit.source import SourceText, Span
from guidekit.syntax import (
    CodeBlock,
    Element,
    Expression,
    Heading,
    Image,
    InlineCode,
    List,
    Node,
    Table,
    Text,
    children_of,
)

__all__ = ["Holder", "HolderKind", "conditional", "emptied"]

HolderKind = Literal["page", "section", "step", "list", "table", "component"]

TITLED = frozenset(
    (
        "Accordion", "Expandable", "Frame", "Tab", "TabItem",
        "Callout", "Check", "Danger", "Info", "Note", "Tip", "Warning",
    )
)  # fmt: skip
"""Components that show a title or a caption of their own, whatever is left in them."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PICTURES = frozenset(("audio", "iframe", "img", "svg", "video"))


class Holder(Struct, frozen=True, eq=False):
    """A part that holds others; ``contents`` are the guards of all that is in it.

    ``outer`` are the holders around. A heading is content of none: it announces some.
    """

    kind: HolderKind
    span: Span
    guard: Guard
    outer: "tuple[Holder, ...]"
    contents: dict[Guard, None] = field(default_factory=dict)
    depth: int = 0


def conditional(guide: Guide, context: Context) -> bool:
    """Whether a guide has parts that not everyone sees."""
    if "conditional" not in context.known:
        conditions = (placement.conditions for placement in guide.placements.values())
        context.known["conditional"] = any(conditions)
    found: bool = context.known["conditional"]
    return found


def emptied(
    guide: Guide, context: Context, kind: HolderKind
) -> Iterator[tuple[Holder, tuple[str, ...]]]:
    """The holders of a kind that some variants see empty, each with the ids of these variants.

    Of holders in one another only the outermost counts.
    """
    if not conditional(guide, context):
        return
    if "holders" not in context.known:
        context.known["holders"] = tuple(_Collector(guide).collect())
    holders: tuple[Holder, ...] = context.known["holders"]
    for holder in holders:
        if holder.kind == kind:
            lost = _lost(holder, context)
            lost -= frozenset().union(*(_lost(outer, context) for outer in holder.outer))
            if lost:
                yield holder, tuple(sorted(lost))


def _lost(holder: Holder, context: Context) -> frozenset[str]:
    """The variants that show a holder and nothing in it."""
    if not holder.contents or holder.guard in holder.contents:
        return frozenset()
    full = frozenset().union(*(context.readers(guard) for guard in holder.contents))
    return context.readers(holder.guard) - full


class _Place(Struct, frozen=True):
    """What holds for a node because of those around it."""

    source: SourceText
    guard: Guard
    holders: tuple[Holder, ...]


class _Collector:
    """Walks a guide's tree once and collects its holders."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.found: list[Holder] = []

    def collect(self) -> list[Holder]:
        """All holders, each after those around it."""
        page = Holder("page", self.guide.title.span, (), ())
        self.found.append(page)
        self._nodes(self.guide.document.children, _Place(self.guide.source, (), (page,)))
        return self.found

    def _nodes(self, nodes: tuple[Node, ...], place: _Place) -> None:
        """Nodes side by side; what a heading opens holds those that follow."""
        for node in nodes:
            placement = self.guide.placements.get(node)
            here = place
            if placement is not None:
                guard = (*place.guard, *placement.conditions)
                here = replace(place, source=placement.source, guard=guard)
            if isinstance(node, Heading) or (isinstance(node, Element) and node.name in HEADINGS):
                holders = self._heading(node, placement, here)
                place = replace(place, holders=holders)
            elif placement is None or not placement.dropped:
                self._node(node, placement, here)

    def _heading(
        self, node: Node, placement: Placement | None, place: _Place
    ) -> tuple[Holder, ...]:
        """The holders that are open after a heading."""
        section = placement.section if placement else None
        step = placement.step if placement else None
        if section is None and step is None:
            return place.holders
        level = node.depth if isinstance(node, Heading) else int(getattr(node, "name", "h2")[1])
        around = tuple(h for h in place.holders if not h.depth or h.depth < level)
        span = self.guide.sections[section].span if section is not None else None
        span = span or self.guide.steps[step or 0].span
        kind: HolderKind = "step" if section is None else "section"
        return (*around, self._open(kind, span, replace(place, holders=around), level))

    def _open(self, kind: HolderKind, span: Span, place: _Place, depth: int = 0) -> Holder:
        holder = Holder(kind, span, place.guard, place.holders, depth=depth)
        self.found.append(holder)
        return holder

    def _node(self, node: Node, placement: Placement | None, place: _Place) -> None:
        if _is_content(node, placement):
            for holder in place.holders:
                holder.contents.setdefault(place.guard)
        kind = _kind(node, placement)
        if kind is None:
            self._nodes(children_of(node), place)
            return
        holder = self._open(kind, _span(node, place.source), place)
        inside = replace(place, holders=(*place.holders, holder))
        if isinstance(node, Table):
            head, *rows = node.children
            self._nodes((head,), place)
            self._nodes(tuple(rows), inside)
        else:
            self._nodes(children_of(node), inside)


def _is_content(node: Node, placement: Placement | None) -> bool:
    """Whether a node shows something itself."""
    if isinstance(node, Text):
        return bool(node.value.strip())
    if isinstance(node, InlineCode | CodeBlock | Image | Expression):
        return True
    if not isinstance(node, Element):
        return False
    spec = placement.spec if placement else None
    if spec is not None:
        # Components of which nothing is known but that they show something of their own.
        return spec.name not in TITLED and any(a.prose or a.image for a in spec.attributes)
    return node.name in PICTURES or (node.name in VOID_ELEMENTS and node.name not in ("br", "hr"))


def _kind(node: Node, placement: Placement | None) -> HolderKind | None:
    if isinstance(node, List):
        return "list"
    if isinstance(node, Table):
        return "table"
    if not isinstance(node, Element):
        return None
    if placement is not None and placement.section is not None:
        return "section"
    if placement is not None and placement.step is not None:
        return "step"
    if placement is not None and placement.spec is not None:
        return "component" if placement.spec.name in TITLED else None
    return {"ul": "list", "ol": "list", "tbody": "table"}.get(node.name)  # type: ignore[return-value]


def _span(node: Node, source: SourceText) -> Span:
    """The tag that opens an element, the first line of anything else."""
    if isinstance(node, Element):
        return source.span(node.start, node.open_end)
    line = source.text.find("\n", node.start, node.end)
    return source.span(node.start, node.end if line < 0 else line)
