"""The fields of a form that a JSON Schema describes, plain or with Airbyte's extensions.

Objects give no fields of their own but those of their properties; a choice of forms (``oneOf``)
gives a field for the choice and the fields of each form, which show where it is chosen. A field's
path says where its value goes: ``server.host``, ``tunnel[ssh].user`` for a form that is chosen,
``filters[].name`` for what stands in a list.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from guidekit.connectors.json_schema_branches import Branch, Shape, another, shape_of
from guidekit.connectors.json_schema_field import Dialect, Place, Property, json_type, read_field
from guidekit.connectors.json_schema_refs import Resolver, Trail
from guidekit.connectors.json_schema_words import check_keywords
from guidekit.connectors.types import Field, VisibleWhen
from guidekit.source import Fault, did_you_mean
from guidekit.source.patterns import regex
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar

__all__ = ["MAX_FIELDS", "MAX_LEVELS", "Form"]

MAX_FIELDS = 1_000
"""How many fields a form may have."""

MAX_LEVELS = 12
"""How deep the properties of a form may nest."""

PARTING = regex(r"[\s,]+")


class Form:
    """Reads the fields of a schema, each time as one auth method's form."""

    def __init__(self, dialect: Dialect, resolver: Resolver) -> None:
        self.dialect = dialect
        self.resolver = resolver
        self.faults = resolver.faults

    def read(self, shape: Shape, chosen: tuple[str, int] | None = None) -> tuple[Field, ...]:
        """All fields, in the form's order; keys and paths are unique.

        ``chosen`` is a property and the branch of it that is taken for granted: its fields are
        shown, and needed, whatever else is chosen.
        """
        place = Place(self.dialect, groups=self.groups(shape))
        fields = [*islice(self.object_fields(shape, place, chosen), MAX_FIELDS + 1)]
        if len(fields) > MAX_FIELDS:
            message = f"more than {MAX_FIELDS:,} fields, expected at most that many"
            self.reader(shape.node).fail(message, fields.pop().span)
        return tuple(with_keys(fields))

    def reader(self, node: YamlMap) -> YamlReader:
        """A reader of a schema."""
        return YamlReader(node, self.faults, "invalid-definition")

    def shape(self, node: YamlMap, trail: Trail) -> Shape:
        """What a schema amounts to, its keys checked."""
        shape = shape_of(node, trail, self.resolver, strict=self.dialect.strict)
        schema = self.reader(shape.node)
        check_keywords(schema, self.dialect.keywords, only_near=not self.dialect.strict)
        schema.strings("required")
        json_type(schema)
        return shape

    def groups(self, shape: Shape) -> dict[str, str]:
        """The titles of the form's groups, by their names."""
        found: dict[str, str] = {}
        for reader in self.reader(shape.node).maps("groups") if self.dialect.strict else ():
            name = reader.string("id", required=True)
            title = reader.string("title")
            reader.finish(unknown="unknown-definition-key")
            if name is not None:
                found[name] = title or name
        return found

    def object_fields(
        self,
        shape: Shape,
        place: Place,
        chosen: tuple[str, int] | None = None,
        given: int | None = None,
    ) -> Iterator[Field]:
        """The fields of an object: of its properties, then of the branches to choose from.

        ``given`` is the one branch that shows, whatever is chosen.
        """
        schema = self.reader(shape.node)
        self.check_required(schema, shape.branches)
        for entry in self.properties(schema, shape.trail, names_in(shape.node)):
            branch = chosen[1] if chosen and chosen[0] == entry.key.text else None
            yield from self.property_fields(entry, place, branch)
        for number, branch_of in enumerate(shape.branches):
            if given in (None, number):
                yield from self.branch_fields(branch_of, place, shape, given=given is not None)

    def property_fields(
        self, entry: Property, place: Place, chosen: int | None = None
    ) -> Iterator[Field]:
        """The fields of a property: one, or those of the object that it is."""
        shape, schema = entry.shape, self.reader(entry.shape.node)
        inner = replace(
            place,
            path=place.at(entry.key.text),
            level=place.level + 1,
            required=place.required and (entry.required or chosen is not None),
            visible=place.shows(schema),
            told_by=None,
            groups={},
        )
        if self.too_deep(inner, schema):
            return
        if chosen is not None:
            yield from self.object_fields(shape, inner, given=chosen)
        elif shape.branches:
            yield read_field(entry, schema, place)
            yield from self.object_fields(shape, inner)
        elif isinstance(shape.node.get("properties"), YamlMap):
            yield from self.object_fields(shape, inner)
        else:
            yield read_field(entry, schema, place)
            yield from self.item_fields(entry, schema, inner)

    def too_deep(self, place: Place, schema: YamlReader) -> bool:
        """Whether a form nests beyond all measure, which is a fault."""
        if place.level <= MAX_LEVELS:
            return False
        message = f"field more than {MAX_LEVELS} levels deep, expected at most that many"
        schema.fail(message, schema.head)
        return True

    def item_fields(self, entry: Property, schema: YamlReader, place: Place) -> Iterator[Field]:
        """The fields of each item of a list."""
        items = schema.node.get("items")
        if not isinstance(items, YamlMap):
            return
        shape = self.shape(items, entry.shape.trail)
        place = replace(place, path=f"{place.path}[]")
        if shape.branches:
            item = replace(entry, node=items, shape=shape)
            yield read_field(item, self.reader(shape.node), place, place.path)
        if shape.is_object():
            yield from self.object_fields(shape, place)

    def branch_fields(
        self, branch: Branch, place: Place, parent: Shape, *, given: bool = False
    ) -> Iterator[Field]:
        """The fields of one branch, which may ask for properties that its parent declares.

        A branch that is ``given`` shows always; the others show where they are chosen.
        """
        path = f"{place.path}[{branch.step}]"
        inner = replace(place, path=path, level=place.level + 1, told_by=branch.told_by)
        if not given:
            shown = (VisibleWhen(place.path, (branch.value,)),) if place.path else ()
            inner = replace(inner, condition=path, conditions=(*place.conditions, *shown))
        shape = self.shape(branch.node, branch.trail)
        schema = self.reader(shape.node)
        inner = replace(inner, visible=place.shows(schema))
        if self.too_deep(inner, schema):
            return
        self.check_required(schema, shape.branches, parent)
        for entry in self.properties(
            schema, shape.trail, names_in(shape.node) | names_in(parent.node)
        ):
            yield from self.property_fields(entry, inner)
        for deeper in shape.branches:
            yield from self.branch_fields(deeper, inner, shape)

    def check_required(
        self, schema: YamlReader, branches: Iterable[Branch], parent: Shape | None = None
    ) -> None:
        """Record names in ``required`` that no property has.

        Branches and what is around them may ask for what the other declares.
        """
        nodes = [schema.node, *(branch.node for branch in branches)]
        nodes += [parent.node] if parent else []
        declared = {key.text for node in nodes for key, _ in properties_of(node)}
        listed = schema.raw("required")
        for item in listed if isinstance(listed, YamlList) else ():
            name = item.text if isinstance(item, YamlScalar) else None
            if name is None or name in declared:
                continue
            meant = did_you_mean(name, declared)
            if meant or (self.dialect.strict and parent is None):
                message = f"`required` holds `{name}`, expected the name of a property"
                schema.fail(message, item.span, meant)

    def properties(
        self, schema: YamlReader, trail: Trail, required: frozenset[str]
    ) -> list[Property]:
        """The properties of an object in the form's order: those without ``order`` come last."""
        declared = schema.map("properties")
        found: dict[str, Property] = {}
        for key, node in properties_of(schema.node):
            if key.text in found:
                message = f"second field `{key.text}`, expected each key once"
                self.faults.append(Fault("duplicate-field", message, key.span))
            elif isinstance(node, YamlMap):
                shape = self.shape(node, trail)
                order = self.order(shape.node)
                found[key.text] = Property(key, node, shape, key.text in required, order)
            elif not isinstance(getattr(node, "value", None), bool):
                declared.wrong(key.text, node, "a map")
        self.check_order(found.values())
        return sorted(found.values(), key=lambda entry: (entry.order is None, entry.order or 0.0))

    def order(self, node: YamlMap) -> float | None:
        """The place in the form that a property asks for."""
        value = node.get("order") if self.dialect.strict else None
        if value is None:
            return None
        number = getattr(value, "value", None)
        if isinstance(number, int | float) and not isinstance(number, bool):
            return float(number)
        self.reader(node).wrong("order", value, "a number")
        return None

    def check_order(self, entries: Iterable[Property]) -> None:
        """Record properties of one group that ask for the same place."""
        taken: dict[tuple[str | None, float], Property] = {}
        for entry in entries:
            if entry.order is None:
                continue
            schema = self.reader(entry.shape.node)
            first = taken.setdefault((schema.string("group"), entry.order), entry)
            if first is not entry:
                message = (
                    f"`order` {entry.order:g} of `{entry.key.text}` is that of "
                    f"`{first.key.text}`, expected each once"
                )
                schema.fail(message, "order")


def properties_of(node: YamlMap) -> tuple[tuple[YamlScalar, YamlNode], ...]:
    """The properties that a schema declares itself."""
    properties = node.get("properties")
    return properties.entries if isinstance(properties, YamlMap) else ()


def names_in(node: YamlMap) -> frozenset[str]:
    """The properties that an object asks for."""
    listed = node.get("required")
    items = listed.items if isinstance(listed, YamlList) else ()
    return frozenset(item.text for item in items if isinstance(item, YamlScalar))


def with_keys(fields: Iterable[Field]) -> Iterator[Field]:
    """Fields with keys that differ: their names; their paths where several have the same name.

    A field at the top keeps its name. Keys have no spaces, since guides list them.
    """
    unique: dict[str, Field] = {}
    for field in fields:
        unique.setdefault(field.path, field)
    counts = Counter(field.key for field in unique.values())
    taken: set[str] = set()
    keys = {}
    for path, field in unique.items():
        alone = counts[field.key] == 1 and field.key not in unique
        keys[path] = another(PARTING.sub("-", field.key if alone else path), taken)
    for path, field in unique.items():
        # A branch within a branch is chosen without a field of its own.
        known = (when for when in field.visible_when if when.field in keys)
        shown = tuple(replace(when, field=keys[when.field]) for when in known)
        yield replace(field, key=keys[path], visible_when=shown)
