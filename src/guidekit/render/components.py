"""How components look: each has a template, which gets its attributes and what is in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from guidekit.model import ComponentSpec, Guard, Placement, begins_with_heading, is_heading
from guidekit.render.attributes import house_attributes
from guidekit.render.holes import ready
from guidekit.render.markdown import code_block, code_title
from guidekit.render.page import NoneShown
from guidekit.render.permissions import scope_list
from guidekit.render.writer import Context, Writer
from guidekit.syntax import CodeBlock, Element, Node, Paragraph, is_space

__all__ = ["component"]


def component(writer: Writer, node: Element, placement: Placement) -> str:
    """The HTML of a component.

    Its template gets ``kind`` (the component's name), ``props``, ``content``, ``anchor`` (None
    without one), ``data`` (attributes for the outermost element), what templates may call, and
    what :data:`MORE` and the component around it have to say. Without a template, all that shows
    is what is in the component.
    """
    spec = placement.spec
    assert spec is not None  # noqa: S101 - for the type checker
    template = f"components/{spec.template}"
    if not writer.theme.has(template):
        return writer.within(
            (spec.name,), lambda: str(_content(writer, node, placement)["content"])
        )
    return writer.within((spec.name,), lambda: _filled(writer, node, placement, spec))


def _filled(writer: Writer, node: Element, placement: Placement, spec: ComponentSpec) -> str:
    more = MORE.get(spec.name, _content)
    context: Context = {
        **writer.calls,
        "kind": spec.name,
        "props": _props(writer, spec, placement),
        "anchor": ready(writer.addresses.anchor(placement.anchor)) if placement.anchor else None,
        "data": ready(house_attributes(writer, node)),
        **more(writer, node, placement),
        **writer.notes.get(node, {}),
    }
    return writer.theme.render(f"components/{spec.template}", context).strip()


def _props(writer: Writer, spec: ComponentSpec, placement: Placement) -> Context:
    """Evaluated attributes: texts ready for the page, the sources of images, else as they are."""
    props: Context = {}
    for attribute in spec.attributes:
        value = placement.props.get(attribute.name, attribute.default)
        if isinstance(value, str) and attribute.image:
            source = writer.addresses.image(value)
            value = None if source is None else ready(source)
        elif isinstance(value, str) and not attribute.url:
            value = ready(writer.text(value))
        props[attribute.name] = value
    return props


def _content(writer: Writer, node: Element, placement: Placement) -> Context:
    if placement.spec is None or placement.spec.content != "phrase":
        return {"content": ready(writer.flow(node.children))}
    inner = (c.children if isinstance(c, Paragraph) else (c,) for c in node.children)
    return {"content": ready("".join(map(writer.nodes, inner)).strip())}


def _linked(writer: Writer, node: Element, placement: Placement) -> Context:
    """What is in a component that is a link as a whole; a link holds no other."""
    if not placement.props.get("href"):
        return _content(writer, node, placement)
    return {"content": ready(writer.within_link(lambda: writer.flow(node.children)))}


def _tooltip(writer: Writer, node: Element, placement: Placement) -> Context:
    writer.serial += 1
    return {**_content(writer, node, placement), "tip": f"tip-{writer.serial}"}


def _field(writer: Writer, node: Element, placement: Placement) -> Context:
    """A field's name, and where it stands, of which the attribute's name tells."""
    places = ("path", "query", "body", "header")
    named = [(str(placement.props[p]), p) for p in places if placement.props.get(p)]
    name, place = named[0] if named else (str(placement.props.get("name") or ""), None)
    return {**_content(writer, node, placement), "name": ready(writer.text(name)), "place": place}


def _update(writer: Writer, node: Element, placement: Placement) -> Context:
    tags = placement.props.get("tags")
    tags = [str(tag) for tag in tags] if isinstance(tags, list) else []
    return {**_content(writer, node, placement), "tags": tags}


# Steps


def _steps(writer: Writer, node: Element, placement: Placement) -> Context:
    size = placement.props.get("titleSize")
    headings = [at for at, child in enumerate(node.children) if _opens_step(writer, child)]
    before = node.children[: headings[0]] if headings else node.children
    items = [*_items(writer, before, size)]
    for start, end in pairwise((*headings, len(node.children))):
        step = node.children[start:end]
        html = f'<li class="step headed">{writer.flow(step)}</li>'
        items.append(writer.while_shown(writer.covers.of(step), html))
    return {"content": ready("\n".join(items))}


def _opens_step(writer: Writer, node: Node) -> bool:
    """Whether a node is a heading with which a step begins."""
    placement = writer.placement(node)
    return is_heading(node) and placement is not None and placement.step is not None


def _items(writer: Writer, nodes: Sequence[Node], size: object) -> Iterator[str]:
    """Steps as the items of a list; what stands between them is an item without a number."""
    for node in nodes:
        if _name(writer, node) == "Step":
            writer.notes[node] = {
                "in_list": True,
                "title_size": _prop(writer, node, "titleSize") or size,
            }
            yield writer.node(node)
        elif isinstance(node, Element) and _holds(writer, node, "Step"):
            yield writer.guarded(node, lambda: "\n".join(_items(writer, node.children, size)))  # noqa: B023
        elif html := "" if is_space(node) else writer.flow((node,)):
            yield writer.while_shown(writer.covers.of((node,)), f'<li class="between">{html}</li>')


def _name(writer: Writer, node: Node) -> str | None:
    """The component that a node is."""
    placement = writer.placement(node)
    return placement.spec.name if placement and placement.spec else None


def _holds(writer: Writer, node: Element, name: str) -> bool:
    """Whether an element that is no component has a component among its own."""
    return _name(writer, node) is None and any(
        _name(writer, child) == name or (isinstance(child, Element) and _holds(writer, child, name))
        for child in node.children
    )


def _step(writer: Writer, node: Element, placement: Placement) -> Context:
    step = None if placement.step is None else writer.guide.steps[placement.step]
    scopes = ready(scope_list(writer, step)) if step else ""
    size = placement.props.get("titleSize")
    # A step is a level below the sections, where there are any.
    tag = "h3" if writer.headings else "h2"
    content = _content(writer, node, placement)
    return {
        **content, "in_list": False, "title_size": size, "title_tag": tag, "scopes": scopes,
        "headed": not placement.props.get("title") and begins_with_heading(node),
    }  # fmt: skip


# Tabs

TABS = frozenset(("Tab", "TabItem"))


def _tabs(writer: Writer, node: Element, placement: Placement) -> Context:
    """Tabs of one group, of which one is open: the wished one, or else the first that shows."""
    writer.serial += 1
    found = [(tab, guard) for tab, guard in _descend(writer, node) if _name(writer, tab) in TABS]
    tabs = [tab for tab, _ in found]
    named = placement.props.get("defaultValue")
    wished = next((i for i, tab in enumerate(tabs) if _is_wished(writer, tab, named)), None)
    index = placement.props.get("defaultTabIndex")
    if wished is None:
        wished = index if isinstance(index, int) and 0 <= index < len(tabs) else 0
    for number, tab in enumerate(tabs):
        before = [found[wished][1], *(guard for _, guard in found[:number])]
        checked = " checked" if number == wished or all(before) else ""
        if number != wished:
            checked = writer.holes.when(NoneShown(tuple(dict.fromkeys(before))), checked)
        writer.notes[tab] = {
            "group": f"tabs-{writer.serial}", "open": number == wished, "checked": ready(checked)
        }  # fmt: skip
    return {"content": ready(writer.flow(node.children))}


def _is_wished(writer: Writer, tab: Node, named: object) -> bool:
    by_name = named is not None and _prop(writer, tab, "value") == named
    return by_name or _prop(writer, tab, "default") is True


def _descend(writer: Writer, node: Element, around: Guard = ()) -> Iterator[tuple[Element, Guard]]:
    """The elements in another, but not those in components, and what must hold for each."""
    for child in node.children:
        if isinstance(child, Element):
            placement = writer.placement(child)
            guard = (*around, *(placement.conditions if placement else ()))
            yield child, guard
            if _name(writer, child) is None:
                yield from _descend(writer, child, guard)


def _prop(writer: Writer, node: Node, name: str) -> object:
    placement = writer.placement(node)
    return placement.props.get(name) if placement else None


def _tab(writer: Writer, node: Element, placement: Placement) -> Context:
    return {**_content(writer, node, placement), "group": None, "open": True, "checked": ""}


def _code_group(writer: Writer, node: Element, _: Placement) -> Context:
    """Fenced blocks as tabs; all else follows."""
    writer.serial += 1
    blocks = [child for child in node.children if isinstance(child, CodeBlock)]
    tabs = [
        {
            "title": ready(writer.text(code_title(block) or block.lang or "Code")),
            "code": ready(code_block(writer, block)),
        }
        for block in blocks
    ]
    others = [child for child in node.children if not isinstance(child, CodeBlock)]
    return {
        "group": f"tabs-{writer.serial}", "tabs": tabs, "content": ready(writer.flow(others))
    }  # fmt: skip


MORE: Mapping[str, Callable[[Writer, Element, Placement], Context]] = {
    "Card": _linked,
    "CodeGroup": _code_group,
    "ParamField": _field,
    "ResponseField": _field,
    "Step": _step,
    "Steps": _steps,
    "Tab": _tab,
    "TabItem": _tab,
    "Tabs": _tabs,
    "Tile": _linked,
    "Tooltip": _tooltip,
    "Update": _update,
}
"""What the templates of some components get besides."""
