"""The form of an auth method in a StackOne definition: fields and notices."""

from collections.abc import Iterator

from guidekit.connectors.types import Audience, Field, Notice, Option, Validation
from guidekit.source import Fault, did_you_mean
from guidekit.source.reading import YamlReader

__all__ = ["read_fields", "read_notices"]

UNKNOWN_KEY = "unknown-definition-key"
FIELD_TYPES = ("text", "password", "number", "select", "text_area")


def read_fields(method: YamlReader, key: str, audience: Audience) -> tuple[Field, ...]:
    """The fields of one audience; entries without a key are faults and left out."""
    fields: dict[str, Field] = {}
    for reader in method.maps(key):
        field = read_field(reader, audience)
        if field is None:
            continue
        if field.key in fields:
            message = f"second field `{field.key}`, expected each key once"
            where = field.key_span or field.span
            reader.faults.append(Fault("duplicate-field", message, where))
        else:
            fields[field.key] = field
    return tuple(fields.values())


def read_field(reader: YamlReader, audience: Audience) -> Field | None:
    """One field; None where it has no key."""
    key = reader.string("key", required=True)
    label = reader.string("label", required=True)
    guide = reader.map("guide")
    displayed = reader.boolean("display") is not False
    read_only = reader.boolean("readOnly") is True
    field = Field(
        key=key or "",
        label=label or key or "",
        required=reader.boolean("required") is True,
        secret=reader.boolean("secret") is not False,
        visible=displayed and not read_only,
        audience=audience,
        span=reader.node.span,
        label_span=reader.span("label" if label else "key"),
        type=reader.choice("type", FIELD_TYPES) or "text",
        placeholder=reader.string("placeholder"),
        # The form prefers the texts of `guide` to those of the field itself.
        description=prefer(guide.string("description"), reader.string("description")),
        tooltip=prefer(guide.string("tooltip"), reader.string("tooltip")),
        aliases=reader.strings("aliases"),
        options=tuple(read_options(reader)),
        validation=read_validation(reader),
        value=read_value(reader),
        condition=reader.string("condition"),
        key_span=reader.span("key"),
    )
    guide.finish(unknown=UNKNOWN_KEY)
    reader.finish(unknown=UNKNOWN_KEY)
    return field if key else None


def prefer(first: str | None, second: str | None) -> str | None:
    """The first text that says something."""
    return first or second


def read_options(field: YamlReader) -> Iterator[Option]:
    """The choices of a select."""
    for reader in field.maps("options"):
        value = reader.string("value", required=True)
        label = reader.string("label")
        reader.finish(unknown=UNKNOWN_KEY)
        if value is not None:
            yield Option(value, label or value)


def read_validation(field: YamlReader) -> Validation | None:
    """How the form checks the field."""
    reader = field.map("validation")
    if not reader.node.entries:
        return None
    validation = Validation(
        reader.string("type", required=True) or "",
        reader.string("pattern"),
        reader.string("error"),
    )
    reader.finish(unknown=UNKNOWN_KEY)
    return validation


def read_value(field: YamlReader) -> str | None:
    """What stands in the field already: any scalar, as its text."""
    node = field.raw("value")
    return getattr(node, "text", None)


def read_notices(method: YamlReader, fields: tuple[Field, ...]) -> tuple[Notice, ...]:
    """The messages of the form for end users; an anchor that is no field would hide one."""
    notices = []
    for reader in method.maps("configNotices"):
        notices.append(
            Notice(
                key=reader.string("key", required=True) or "",
                description=reader.string("description", required=True) or "",
                anchor=read_anchor(reader, fields),
                span=reader.node.span,
                type=reader.choice("type", ("warning", "info")) or "info",
                position=reader.choice("position", ("top", "bottom")) or "top",
            )
        )
        reader.finish(unknown=UNKNOWN_KEY)
    return tuple(notices)


def read_anchor(reader: YamlReader, fields: tuple[Field, ...]) -> str | None:
    """The key of the field that a notice stands before."""
    anchor = reader.string("anchor")
    keys = [field.key for field in fields]
    if anchor is not None and anchor not in keys:
        message = f"`anchor` is `{anchor}`, expected the key of a config field"
        reader.fail(message, "anchor", did_you_mean(anchor, keys))
    return anchor
