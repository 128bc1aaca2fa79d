"""The branches of ``oneOf``: what each is called, and what tells them apart.

Branches that are objects are forms of their own, told apart by a property that is constant in
each. Branches that are constants are choices of one field.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors.json_schema_refs import Resolver, Trail, combined
from guidekit.connectors.json_schema_words import plain_name
from guidekit.connectors.types import Option
from guidekit.source import Fault
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar, describe

__all__ = ["Branch", "Shape", "another", "constant", "shape_of"]


class Branch(Struct, frozen=True):
    """One form to choose; ``name`` and ``step`` are unique beside its neighbours.

    ``value`` is what the property ``told_by`` holds in this branch, else its title or number;
    ``step`` is the same as part of a path, ``name`` without what would part names in a list.
    """

    name: str
    step: str
    value: str
    title: str | None
    node: YamlMap
    trail: Trail
    told_by: str | None = None


class Shape(Struct, frozen=True):
    """A schema with all that it refers to: one form, forms to choose from, or a list of choices."""

    node: YamlMap
    trail: Trail
    branches: tuple[Branch, ...] = ()
    options: tuple[Option, ...] = ()

    def is_object(self) -> bool:
        """Whether it has properties, or is said to have."""
        return is_object(self.node)


def shape_of(node: YamlMap, trail: Trail, resolver: Resolver, *, strict: bool) -> Shape:
    """What a schema amounts to.

    ``strict`` asks for what Airbyte asks for: that all branches are objects, and that exactly one
    property is constant in each of them, with values that differ.
    """
    whole, trail = resolver.resolve(node, trail)
    shape = Shape(whole, trail)
    for key in ("oneOf", "anyOf"):
        found = whole.get(key)
        if isinstance(found, YamlList):
            shape = with_alternatives(shape, key, found, resolver, strict=strict)
        elif found is not None:
            resolver.fail(f"`{key}` is {describe(found)}, expected a list of maps", found)
    return shape


def with_alternatives(
    shape: Shape, key: str, listed: YamlList, resolver: Resolver, *, strict: bool
) -> Shape:
    """A shape with the branches or choices of a list."""
    resolved = [
        resolver.resolve(item, shape.trail) for item in schemas(listed, key, resolver.faults)
    ]
    found = [(node, trail) for node, trail in resolved if text_of(node.get("type")) != "null"]
    objects = [(node, trail) for node, trail in found if is_object(node)]
    if len(found) == 1 and (key == "anyOf" or len(resolved) > 1):
        node, trail = found[0]
        return replace(shape, node=combined(shape.node, [node]), trail=shape.trail | trail)
    if strict and key == "oneOf":
        check_branches(shape.node, [node for node, _ in found], resolver.faults)
    if objects:
        return replace(shape, branches=(*shape.branches, *named(objects)))
    return replace(shape, options=choices([node for node, _ in found]))


def schemas(listed: YamlList, key: str, faults: list[Fault]) -> Iterator[YamlMap]:
    """The items of a list that are schemas."""
    for item in listed:
        if isinstance(item, YamlMap):
            yield item
        else:
            message = f"`{key}` holds {describe(item)}, expected a list of maps"
            faults.append(Fault("invalid-definition", message, item.span))


def choices(nodes: Sequence[YamlMap]) -> tuple[Option, ...]:
    """The choices that constants with titles are; none where any is something else."""
    values = [constant(node) for node in nodes]
    if any(value is None for value in values):
        return ()
    labels = [text_of(node.get("title")) for node in nodes]
    pairs = zip(values, labels, strict=True)
    return tuple(Option(value.text, label or value.text) for value, label in pairs if value)


def named(found: Sequence[tuple[YamlMap, Trail]]) -> Iterator[Branch]:
    """Branches with names: the constant that tells them apart, else the title, else a number."""
    teller = next(iter(tellers([node for node, _ in found])), None)
    names: set[str] = set()
    steps: set[str] = set()
    for number, (node, trail) in enumerate(found, 1):
        value = constants(node).get(teller) if teller else None
        title = text_of(node.get("title"))
        text = value.text if value else title or str(number)
        name = another(plain_name(text) or str(number), names)
        yield Branch(name, another(text, steps), text, title, node, trail, teller)


def another(wanted: str, taken: set[str]) -> str:
    """A name, with a number where it is taken already; it is taken then."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def check_branches(parent: YamlMap, nodes: Sequence[YamlMap], faults: list[Fault]) -> None:
    """Record where branches break the rules of Airbyte's form."""
    key = parent.key("oneOf")
    where = key.span if key else parent.span
    for node in (parent, *nodes):
        kind = node.get("type")
        if kind is not None and text_of(kind) != "object":
            role = "around `oneOf`" if node is parent else "in `oneOf`"
            message = f"`type` is {describe(kind)} {role}, expected `object`"
            faults.append(Fault("invalid-definition", message, kind.span))
        elif node is not parent and not is_object(node):
            message = "no `properties` in `oneOf`, expected an object"
            faults.append(Fault("invalid-definition", message, node.span))
    if not nodes or not all(is_object(node) for node in nodes):
        return
    common = [name for name in constants(nodes[0]) if all(name in constants(n) for n in nodes)]
    if not common:
        message = "no property is constant in every branch, expected one that tells them apart"
        faults.append(Fault("invalid-definition", message, where))
    elif len(common) > 1:
        names = " and ".join(f"`{name}`" for name in common)
        message = f"{names} are constant in every branch, expected one property"
        faults.append(Fault("invalid-definition", message, where))
    else:
        faults.extend(repeated(common[0], nodes))


def repeated(name: str, nodes: Sequence[YamlMap]) -> Iterator[Fault]:
    """Branches whose constant another has already."""
    seen: set[str] = set()
    for node in nodes:
        value = constants(node)[name]
        if value.text in seen:
            message = f"second branch with `{name}` `{value.text}`, expected each value once"
            yield Fault("invalid-definition", message, value.span)
        seen.add(value.text)


def tellers(nodes: Sequence[YamlMap]) -> list[str]:
    """The properties that are constant in every branch, those whose values differ first."""
    each = [constants(node) for node in nodes]
    common = [name for name in each[0] if all(name in known for known in each)] if each else []
    return sorted(common, key=lambda name: -len({known[name].text for known in each}))


def constants(node: YamlMap) -> dict[str, YamlScalar]:
    """The properties of a branch that can have one value only."""
    properties = node.get("properties")
    found = {}
    for key, schema in properties.entries if isinstance(properties, YamlMap) else ():
        value = constant(schema)
        if value:
            found[key.text] = value
    return found


def constant(schema: YamlNode) -> YamlScalar | None:
    """The one value that a schema allows, if it allows one: ``const``, or ``enum`` of one."""
    if not isinstance(schema, YamlMap):
        return None
    value, listed = schema.get("const"), schema.get("enum")
    if value is None and isinstance(listed, YamlList) and len(listed) == 1:
        value = listed.items[0]
    return value if isinstance(value, YamlScalar) and value.value is not None else None


def is_object(node: YamlMap) -> bool:
    """Whether a schema is one of an object."""
    return text_of(node.get("type")) == "object" or isinstance(node.get("properties"), YamlMap)


def text_of(node: YamlNode | None) -> str | None:
    """What a text says that is not blank."""
    if isinstance(node, YamlScalar) and isinstance(node.value, str):
        return node.text.strip() or None
    return None
