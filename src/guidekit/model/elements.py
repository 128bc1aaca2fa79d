"""Components and HTML elements: their attributes, conditions, and the parts that they are."""

from collections.abc import Mapping
from itertools import chain

from msgspec.structs import replace

from guidekit.model.attributes import (
    NO_MARKS,
    Given,
    Marks,
    read_attributes,
    read_marks,
    split_names,
)
from guidekit.model.blocks import heading, title_of
from guidekit.model.component_specs import ComponentSpec
from guidekit.model.containers import Block, explicit_anchor, read_inside
from guidekit.model.guide import PassageKind, Placement, Style
from guidekit.model.headings import HEADINGS, begins_with_heading, is_heading
from guidekit.model.html import INLINE_ELEMENTS, hides_content
from guidekit.model.markup import check_element, read_markup
from guidekit.model.outline import PartRef
from guidekit.model.props import read_props
from guidekit.model.prose import component_prose, html_prose
from guidekit.model.walk import Walk
from guidekit.syntax import Attribute, Element
from guidekit.syntax.literals import Literal

__all__ = ["element"]

KINDS: Mapping[str, PassageKind] = {"li": "item", "td": "cell", "th": "cell"}
STYLES: Mapping[str, Style] = {
    "strong": "strong", "b": "strong", "code": "code", "pre": "code", "samp": "code",
}  # fmt: skip
APART = frozenset(("blockquote", "li", "td", "th", "details", "aside", "figure"))
"""HTML elements whose headings open no section."""

NOTHING: Given = {}


def element(walk: Walk, node: Element) -> None:
    """A component, an HTML element, or one of neither."""
    source = walk.context.source
    given = read_attributes(node, source, walk.findings) if node.attributes else NOTHING
    marks = read_marks(given, source, walk.findings) if given else NO_MARKS
    if node in walk.lifted:
        marks = replace(marks, conditions=(), step=False, fields=())
    spec = walk.components.get(node.name)
    if spec is not None:
        _component(walk, node, spec, given, marks)
    elif not node.name:
        read_inside(walk, node, Block(marks, given, inline=not node.flow))
    elif node.name[0].islower():
        _markup(walk, node, given, marks)
    else:
        _unknown(walk, node)
        read_inside(walk, node, Block(marks, given, inline=not node.flow))


def _unknown(walk: Walk, node: Element) -> None:
    walk.findings.add(
        "unknown-component",
        f"unknown component `{node.name}`, expected one that guidekit has or the guide imports",
        walk.context.source,
        node.start,
        node.start + 1 + len(node.name),
        known=(node.name, walk.components),
    )


# --- components


def _component(walk: Walk, node: Element, spec: ComponentSpec, given: Given, marks: Marks) -> None:
    context = walk.context
    props = read_props(spec, node, given, context.source, walk.findings)
    _check_parent(walk, node, spec)
    if spec.name == "Step":
        _step(walk, node, spec, given, marks, props)
        return
    above = not walk.outline.sections and not walk.outline.steps
    named = [split_names(props[known.name]) for known in spec.attributes if known.fields]
    if named:
        marks = replace(marks, fields=tuple(dict.fromkeys(chain(marks.fields, *named))))
    block = Block(
        marks,
        given,
        spec,
        props,
        inline=spec.inline,
        apart=not spec.sectioning,
        stepwise=spec.name == "Steps" and _has_headings(node),
        prerequisite=spec.name == "Warning" and above,
    )
    read_inside(walk, node, block)


def _has_headings(steps: Element) -> bool:
    """Whether headings tell the steps apart, and no tags."""
    names = {child.name for child in steps.children if isinstance(child, Element)}
    return "Step" not in names and any(map(is_heading, steps.children))


def _check_parent(walk: Walk, node: Element, spec: ComponentSpec) -> None:
    if not spec.parents or walk.context.component in spec.parents:
        return
    around = walk.context.component
    where = f"in `<{around}>`" if around else "on its own"
    expected = " or ".join(f"`<{name}>`" for name in spec.parents)
    walk.findings.add(
        "misplaced-component",
        f"`<{node.name}>` stands {where}, expected it in {expected}",
        walk.context.source,
        node.start,
        node.start + 1 + len(node.name),
    )


def _step(
    walk: Walk,
    node: Element,
    spec: ComponentSpec,
    given: Given,
    marks: Marks,
    props: Mapping[str, Literal],
) -> None:
    """A ``Step``; the one body that it marks as such speaks for the whole step."""
    context = walk.context
    source = context.source
    body = _body(node)
    if body is not None:
        walk.lifted.add(body)
        inner = read_marks(read_attributes(body, source, walk.findings), source, walk.findings)
        marks = _merged(marks, inner)
    guard = (*context.guard, *marks.conditions)
    span = source.span(node.start, node.open_end)
    index = walk.outline.add_step(span, guard, marks, context.position.section)
    anchor = explicit_anchor(walk, given, guard)
    headed = "title" not in given and begins_with_heading(node)
    if anchor is None and not headed:
        title = str(props.get("title") or "step")
        anchor = walk.anchors.generated(title, source, node.start, node.open_end, guard)
    untitled: PartRef | None = ("step", index) if headed else None
    position = replace(context.position.without_headings(), step=index, untitled=untitled)
    walk.placements[node] = Placement(source, marks.conditions, anchor, spec, props, step=index)
    outer = walk.enter(
        guard=guard, position=position, kind="text", component="Step", in_step=True,
        within=(*context.within, "Step"),
    )  # fmt: skip
    count = len(walk.writer.passages)
    component_prose(walk, spec, given, "step-title")
    titles = [p for p in walk.writer.passages[count:] if p.kind == "step-title"]
    walk.outline.entitle(("step", index), title_of(titles), anchor or "")
    walk.nodes(node.children)
    walk.leave(outer)


def _body(node: Element) -> Element | None:
    """The only element directly in a step that says ``data-guide-step``."""
    bodies = [
        child
        for child in node.children
        if isinstance(child, Element)
        and any(isinstance(a, Attribute) and a.name == "data-guide-step" for a in child.attributes)
    ]
    return bodies[0] if len(bodies) == 1 else None


def _merged(outer: Marks, inner: Marks) -> Marks:
    return Marks(
        tuple(dict.fromkeys((*outer.conditions, *inner.conditions))),
        scopes=tuple(dict.fromkeys((*outer.scopes, *inner.scopes))),
        display_scopes=outer.display_scopes or inner.display_scopes,
        fields=tuple(dict.fromkeys((*outer.fields, *inner.fields))),
    )


# --- HTML


def _markup(walk: Walk, node: Element, given: Given, marks: Marks) -> None:
    source = walk.context.source
    if not check_element(node, walk.components, source, walk.findings):
        dropped = hides_content(node.name)
        walk.placements[node] = Placement(source, marks.conditions, dropped=dropped)
        if not dropped:
            read_inside(walk, node, Block(marks, given, inline=not node.flow))
        return
    props = read_markup(node.name, given, source, walk.findings) if given else {}
    if node.name in HEADINGS:
        _heading(walk, node, given, marks, props)
        return
    block = Block(
        marks,
        given,
        props=props,
        inline=node.name in INLINE_ELEMENTS,
        kind=KINDS.get(node.name),
        style=STYLES.get(node.name),
        apart=node.name in APART,
    )
    if node.name == "br":
        walk.write(" ", node.start, node.end)
    read_inside(walk, node, block)


def _heading(
    walk: Walk, node: Element, given: Given, marks: Marks, props: Mapping[str, Literal]
) -> None:
    outer = walk.context
    guard = (*outer.guard, *marks.conditions)
    walk.close()
    walk.context = outer.but(guard=guard)
    own = explicit_anchor(walk, given, guard)
    html_prose(walk, node, props, given)
    placement = heading(walk, node, HEADINGS[node.name], node.open_end, own=own)
    walk.context = walk.context.but(guard=outer.guard)
    if placement is not None or given:
        placement = placement or Placement(outer.source, anchor=own)
        walk.placements[node] = replace(placement, conditions=marks.conditions, props=props)
