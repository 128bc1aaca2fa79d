"""The fields of a Nango provider: as a definition declares them, and as the form knows them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from guidekit.connectors.types import Audience, Field, Option, Validation, VisibleWhen
from guidekit.source import Fault, Span, did_you_mean
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlScalar, describe

__all__ = ["built_in_field", "read_block"]

UNKNOWN_KEY = "unknown-definition-key"
FORMATS = ("hostname", "uri", "uuid", "email")


LABELS: Mapping[str, str] = {
    "apiKey": "API Key",
    "username": "User Name",
    "password": "Password",
    "pat_name": "Personal App Token",
    "pat_secret": "Personal App Token Secret",
    "content_url": "Content URL",
    "client_id": "Client ID",
    "client_secret": "Client Secret",
    "client_certificate": "Client Certificate",
    "client_private_key": "Private Key",
    "oauth_client_id_override": "OAuth Client ID",
    "oauth_client_secret_override": "OAuth Client Secret",
    "oauth_refresh_token_override": "Refresh Token",
    "token_id": "Token ID",
    "token_secret": "Token Secret",
    "organization_id": "Organization ID",
    "dev_key": "Developer Key",
    "role_arn": "IAM Role ARN",
    "privateKey": "Private Key",
}
"""What the form calls a credential that has no title, by key."""

OPEN = frozenset(
    {"username", "pat_name", "client_id", "oauth_client_id_override", "organization_id", "role_arn"}
)
"""Those that it shows while they are typed; the others are secret whatever is declared."""


def built_in_field(key: str, span: Span) -> Field:
    """A credential that an auth mode asks for without any definition; ``span`` names the mode."""
    secret = key not in OPEN
    return Field(
        key=key,
        label=LABELS[key],
        required=True,
        secret=secret,
        visible=True,
        audience="config",
        span=span,
        label_span=span,
        type="password" if secret else "text",
        path=f"credentials.{key}",
    )


def read_block(provider: YamlReader, block: str, audience: Audience) -> dict[str, Field]:
    """The fields of one block such as ``credentials``, by key, in the definition's order."""
    reader = provider.map(block)
    fields: dict[str, Field] = {}
    for name, node in reader.node.entries:
        key = name.text
        if key in fields:
            message = f"second field `{key}`, expected each key once"
            reader.faults.append(Fault("duplicate-field", message, name.span))
        if isinstance(node, YamlMap):
            definition = reader.child(node)
        else:
            reader.fail(f"`{key}` is {describe(node)}, expected a map", node.span)
            definition = YamlReader(YamlMap((), node.span), [], reader.fault_name, absent=True)
        # The form takes the last of two definitions, at the place of the first.
        fields[key] = read_field(definition, name, f"{block}.{key}", audience)
    for field in fields.values():
        check_conditions(reader, field, fields)
    return fields


def read_field(reader: YamlReader, name: YamlScalar, path: str, audience: Audience) -> Field:
    """One field, by itself: what the auth mode makes of it is not known here."""
    known = LABELS.get(name.text) if path.startswith("credentials.") else None
    reader.choice("type", ("string",))
    title = reader.string("title")
    hidden, automated = reader.boolean("hidden") is True, reader.boolean("automated") is True
    visible = not hidden and not automated
    if visible and not title and not known:
        reader.missing("title", "text")
    secret = reader.boolean("secret") is True or (known is not None and name.text not in OPEN)
    required = visible and reader.boolean("optional") is not True
    options = tuple(read_options(reader))
    example = reader.string("example")
    field = Field(
        key=name.text,
        label=title or known or name.text,
        required=required,
        secret=secret,
        visible=visible,
        audience=audience,
        span=Span(name.span.path, name.span.start, max(name.span.end, reader.node.span.end)),
        label_span=reader.span("title") if title else name.span,
        type="select" if options else "password" if secret else "text",
        placeholder=example or title or None,
        description=reader.string("description") or None,
        options=options,
        validation=read_validation(reader),
        value=read_value(reader, options if required else ()),
        key_span=name.span,
        path=path,
        order=read_order(reader),
        example=example,
        examples=() if example is None else (example,),
        prefix=reader.string("prefix"),
        suffix=reader.string("suffix"),
        automated=automated,
        visible_when=tuple(read_conditions(reader)),
    )
    field = with_anchor(reader, field)
    reader.finish(unknown=UNKNOWN_KEY, only_near=True)
    return field


def read_options(reader: YamlReader) -> Iterator[Option]:
    """The choices, each with the warning that the form shows for it."""
    values = reader.strings("enum")
    warnings = reader.map("warnings")
    for value in values:
        yield Option(value, value, warnings.string(value))
    for key, _ in warnings.node.entries:
        if key.text not in values:
            message = f"warning for `{key.text}`, expected a value of `enum`"
            reader.fail(message, key.span, did_you_mean(key.text, values))


def read_validation(reader: YamlReader) -> Validation | None:
    """How the form checks the field: a format by name, a pattern, or both."""
    form, pattern = reader.string("format"), reader.string("pattern")
    if form is not None and form not in FORMATS and (near := did_you_mean(form, FORMATS)):
        reader.fail(f"`format` is `{form}`, expected a known one", "format", near)
    return Validation(form or "pattern", pattern) if form or pattern else None


def read_value(reader: YamlReader, options: Collection[Option]) -> str | None:
    """What stands in the field already: its default, else the first of its choices."""
    value = reader.string("default_value")
    return next((option.value for option in options), None) if value is None else value


def read_order(reader: YamlReader) -> float | None:
    """The place that a field asks for."""
    node = reader.raw("order")
    value = node.value if isinstance(node, YamlScalar) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if node is not None:
        reader.wrong("order", node, "a number")
    return None


def read_conditions(reader: YamlReader) -> Iterator[VisibleWhen]:
    """When the field shows: while another one holds a value."""
    condition = reader.map("visible_when")
    if condition.absent:
        return
    field = condition.string("field", required=True)
    node = condition.raw("equals")
    if node is None:
        condition.missing("equals", "text")
    items = node.items if isinstance(node, YamlList) else () if node is None else (node,)
    values = tuple(item.text for item in items if isinstance(item, YamlScalar))
    if len(values) < len(items):
        condition.wrong("equals", items[0], "text")
    condition.finish(unknown=UNKNOWN_KEY)
    if field is not None and values:
        yield VisibleWhen(field, values)


def check_conditions(block: YamlReader, field: Field, known: Iterable[str]) -> None:
    """Record conditions on fields that the block does not have."""
    for condition in field.visible_when:
        if condition.field not in known:
            message = f"`{field.key}` depends on `{condition.field}`, expected a field beside it"
            advice = did_you_mean(condition.field, known)
            block.fail(message, field.key_span or field.span, advice)


def with_anchor(reader: YamlReader, field: Field) -> Field:
    """The field with the heading of the guide that explains it."""
    section = reader.string("doc_section")
    if not section:
        return field
    if not section.startswith("#"):
        message = f"`doc_section` is `{section}`, expected `#` and the id of a heading"
        reader.fail(message, "doc_section")
    anchor = section.removeprefix("#")
    return replace(field, anchor=anchor, anchor_span=reader.span("doc_section"))
