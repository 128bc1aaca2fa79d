"""Elements with something in them: conditions, anchors, and the parts that they are."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.model.attributes import NO_MARKS, Given, Marks
from guidekit.model.component_specs import ComponentSpec
from guidekit.model.conditions import Guard
from guidekit.model.guide import PassageKind, Placement, Style
from guidekit.model.outline import PartRef, Position
from guidekit.model.prose import component_prose, html_prose
from guidekit.model.walk import Walk
from guidekit.syntax import Element
from guidekit.syntax.literals import Literal

__all__ = ["Block", "explicit_anchor", "read_inside"]

DEFAULT_DEPTH = 2
"""The level of a section that has no heading."""


class Block(Struct, frozen=True):
    """What is to be done with an element: the answers that its name and attributes give.

    ``apart`` tells that headings inside open nothing, ``stepwise`` that they open steps.
    """

    marks: Marks
    given: Given
    spec: ComponentSpec | None = None
    props: Mapping[str, Literal] = field(default_factory=dict)
    inline: bool = False
    kind: PassageKind | None = None
    style: Style | None = None
    apart: bool = False
    stepwise: bool = False
    prerequisite: bool = False


def read_inside(walk: Walk, node: Element, block: Block) -> None:
    """Read an element: what it is, then what is in it."""
    context = walk.context
    marks = block.marks
    guard = (*context.guard, *marks.conditions) if marks.conditions else context.guard
    anchor = explicit_anchor(walk, block.given, guard) if block.given else None
    style = block.style if block.style and context.style != "code" else context.style
    placement = Placement(context.source, marks.conditions, anchor, block.spec, block.props)
    if block.inline and marks is NO_MARKS:
        walk.context = context.but(style=style) if style != context.style else context
        _content(walk, node, block)
        walk.context = context
    else:
        placement = _blocks(walk, node, block, guard, style, placement)
    if block.given or block.spec:
        walk.placements[node] = placement


def _blocks(
    walk: Walk, node: Element, block: Block, guard: Guard, style: Style, placement: Placement
) -> Placement:
    """Read an element that stands apart from the text around it."""
    context = walk.context
    position, part = _open_part(walk, node, block.marks, guard)
    if block.stepwise:
        position = position.in_steps()
    opened = len(walk.outline.sections), len(walk.outline.steps)
    outer = walk.enter(
        guard=guard,
        style=style,
        position=position.without_headings() if block.apart and part is None else position,
        kind=block.kind or context.kind,
        component=block.spec.name if block.spec else context.component,
        within=(*context.within, block.spec.name) if block.spec else context.within,
        in_step=context.in_step or (part is not None and part[0] == "step"),
        prerequisite=context.prerequisite or block.prerequisite,
    )
    _content(walk, node, block)
    walk.leave(outer)
    if part is not None:
        return _close_part(walk, node, part, placement, guard)
    if block.marks.fields:
        _claim(walk, block.marks.fields, position, opened)
    return placement


def _claim(
    walk: Walk, fields: tuple[str, ...], position: Position, opened: tuple[int, int]
) -> None:
    """Note what explains these fields: the first part inside an element, else the one around it.

    ``opened`` is how many sections and steps there were before the element.
    """
    inside = walk.outline.first_after(*opened)
    if not walk.outline.claim(inside or position, fields):
        walk.fields = tuple(dict.fromkeys((*walk.fields, *fields)))


def _content(walk: Walk, node: Element, block: Block) -> None:
    if block.spec is not None:
        component_prose(walk, block.spec, block.given, "attribute")
    elif block.given:
        html_prose(walk, node, block.props, block.given)
    walk.nodes(node.children)


def _open_part(
    walk: Walk, node: Element, marks: Marks, guard: Guard
) -> tuple[Position, PartRef | None]:
    """The section or step that an element is, and the position within it."""
    context = walk.context
    position = context.position
    if not (marks.section or marks.step):
        return position, None
    span = context.source.span(node.start, node.open_end)
    if marks.section:
        index = walk.outline.add_section(span, guard, marks, DEFAULT_DEPTH)
        part: PartRef = ("section", index)
        around = (*position.open, (DEFAULT_DEPTH, index))
        return Position(index, None, around, headings="steps", untitled=part), part
    if context.in_step:
        return position, None
    index = walk.outline.add_step(span, guard, marks, position.section)
    part = ("step", index)
    return replace(position.without_headings(), step=index, untitled=part), part


def _close_part(
    walk: Walk, node: Element, part: PartRef, placement: Placement, guard: Guard
) -> Placement:
    """See to it that a part has an anchor, and a step its title."""
    kind, index = part
    anchor = placement.anchor
    title = walk.outline.title(part)
    if title is None and kind == "step":
        message = f"`<{node.name}>` is a step without a heading, expected one that says what to do"
        source, end = placement.source, node.start + 1 + len(node.name)
        walk.findings.add("step-without-title", message, source, node.start, end)
    if anchor is None and not walk.outline.anchor(part):
        source = placement.source
        anchor = walk.anchors.generated(kind, source, node.start, node.open_end, guard)
    walk.outline.entitle(part, title, anchor or walk.outline.anchor(part))
    if kind == "step":
        return replace(placement, anchor=anchor, step=index)
    return replace(placement, anchor=anchor, section=index)


def explicit_anchor(walk: Walk, given: Given, guard: Guard) -> str | None:
    """The ``id`` of an element, or the ``name`` of an ``<a>`` that is made for it."""
    for name in ("id", "name") if "href" not in given else ("id",):
        if name not in given:
            continue
        value, attribute = given[name]
        if isinstance(value, str) and value.strip():
            source = walk.context.source
            start, end = attribute.value_start, attribute.value_end
            return walk.anchors.explicit(value, source, start, end, guard)
    return None
