"""One field of a form from its JSON Schema, plain or with Airbyte's extensions."""

from collections.abc import Iterator

from msgspec import Struct, field

from guidekit.connectors.json_schema_branches import Shape, constant
from guidekit.connectors.json_schema_words import KEYWORDS, humanised
from guidekit.connectors.types import Field, Option, Validation, VisibleWhen
from guidekit.source import Span, did_you_mean
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar

__all__ = ["TYPES", "Dialect", "Place", "Property", "json_type", "read_field", "scalars"]

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
INPUTS = {
    "array": "list",
    "boolean": "boolean",
    "integer": "number",
    "number": "number",
    "object": "object",
}


class Dialect(Struct, frozen=True):
    """What differs between formats: the keys that make a field secret, and those that hide it.

    A ``strict`` dialect has no other keywords than these, and asks of ``oneOf`` what Airbyte does.
    """

    secret: tuple[str, ...] = ("secret", "writeOnly")
    secret_formats: tuple[str, ...] = ("password",)
    hidden: tuple[str, ...] = ("readOnly",)
    keywords: frozenset[str] = KEYWORDS | {"secret"}
    strict: bool = False


class Place(Struct, frozen=True):
    """Where in a form an object stands, and what that means for the fields in it.

    ``told_by`` is the property whose value chose the branch that the object is.
    """

    dialect: Dialect
    path: str = ""
    level: int = 0
    required: bool = True
    visible: bool = True
    condition: str | None = None
    conditions: tuple[VisibleWhen, ...] = ()
    told_by: str | None = None
    groups: dict[str, str] = field(default_factory=dict)

    def at(self, name: str) -> str:
        """The path of a property."""
        return f"{self.path}.{name}" if self.path else name

    def shows(self, schema: YamlReader) -> bool:
        """Whether anyone sees what a schema describes."""
        hidden = [schema.boolean(key) is True for key in self.dialect.hidden]
        return self.visible and not any(hidden)


class Property(Struct, frozen=True):
    """A property of an object; ``required`` says whether its own object asks for it."""

    key: YamlScalar
    node: YamlMap
    shape: Shape
    required: bool
    order: float | None


def read_field(entry: Property, schema: YamlReader, place: Place, path: str | None = None) -> Field:
    """The field of a property, at its own path or at another one."""
    dialect, name = place.dialect, entry.key.text
    title = (schema.string("title") or "").strip()
    secret = is_secret(schema, dialect)
    options = read_options(schema, entry.shape)
    fixed = constant(schema.node) if name == place.told_by else schema.raw("const")
    examples = tuple(scalars(schema, "examples"))
    example = next(iter(examples), None)
    return Field(
        key=name,
        label=title or humanised(name),
        required=place.required and entry.required,
        secret=secret,
        visible=place.shows(schema) and fixed is None,
        audience="config",
        span=Span(entry.key.span.path, entry.key.span.start, entry.node.span.end),
        label_span=schema.span("title") if title else entry.key.span,
        type=input_type(schema, secret=secret, options=options),
        placeholder=example,
        description=schema.string("description"),
        options=options,
        validation=read_validation(schema, dialect),
        value=getattr(fixed or schema.raw("default"), "text", None) or None,
        condition=place.condition,
        key_span=entry.key.span,
        path=path or place.at(name),
        order=entry.order,
        example=example,
        visible_when=place.conditions,
        examples=examples,
        group=read_group(schema, place),
    )


def is_secret(schema: YamlReader, dialect: Dialect) -> bool:
    """Whether the form hides what is typed."""
    marks = [schema.boolean(key) is True for key in dialect.secret]
    return any(marks) or schema.string("format") in dialect.secret_formats


def json_type(schema: YamlReader) -> str | None:
    """The type of a schema, the first that is not ``null`` where it names several."""
    node = schema.raw("type")
    if node is None:
        return None
    names = [*(node if isinstance(node, YamlList) else (node,))]
    found = None
    for item in names:
        text = item.text if isinstance(item, YamlScalar) else None
        if text not in TYPES:
            listed = ", ".join(f"`{name}`" for name in TYPES)
            shown = f"`{text}`" if text else "no text"
            advice = did_you_mean(text or "", TYPES)
            schema.fail(f"`type` is {shown}, expected one of {listed}", item.span, advice)
        elif text != "null":
            found = found or text
    return found


def input_type(schema: YamlReader, *, secret: bool, options: tuple[Option, ...]) -> str:
    """The kind of input that the form shows."""
    kind = json_type(schema)
    if kind == "array":
        return "list"
    if options:
        return "select"
    if schema.raw("multiline") is not None and schema.boolean("multiline"):
        return "text_area"
    return "password" if secret else INPUTS.get(kind or "", "text")


def read_options(schema: YamlReader, shape: Shape) -> tuple[Option, ...]:
    """The choices of a field, or of the items of a list."""
    if shape.branches:
        return tuple(
            Option(branch.value, branch.title or branch.value) for branch in shape.branches
        )
    values = [*scalars(schema, "enum")]
    items = schema.node.get("items")
    if not values and isinstance(items, YamlMap):
        values = [*scalars(schema.child(items), "enum")]
    return shape.options or tuple(Option(value, value) for value in dict.fromkeys(values))


def scalars(schema: YamlReader, key: str) -> Iterator[str]:
    """The texts of a list; what is no single value, or null, passes."""
    node: YamlNode | None = schema.raw(key)
    if node is not None and not isinstance(node, YamlList):
        schema.wrong(key, node, "a list")
    for item in node if isinstance(node, YamlList) else ():
        if isinstance(item, YamlScalar) and item.value is not None:
            yield item.text


def read_validation(schema: YamlReader, dialect: Dialect) -> Validation | None:
    """How the form checks the field, and how it tells what it expects."""
    pattern, form = schema.string("pattern"), schema.string("format")
    if form in dialect.secret_formats:
        form = None
    told = schema.string("pattern_descriptor") if dialect.strict else None
    return Validation(form or "pattern", pattern, told) if pattern or form else None


def read_group(schema: YamlReader, place: Place) -> str | None:
    """The title of the field's group in the form; its name where the group has no title."""
    name = schema.string("group") if place.dialect.strict else None
    if name is not None and place.groups and name not in place.groups:
        message = f"`group` is `{name}`, expected one of the form's groups"
        schema.fail(message, "group", did_you_mean(name, place.groups))
    return place.groups.get(name, name) if name is not None else None
