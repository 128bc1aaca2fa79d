"""Nango's definitions: one YAML file that holds many providers, each a connector.

A provider may be an ``alias`` of another one: then it has all keys of that one but those that it
declares itself. Blocks of fields are never merged: declaring one replaces the inherited one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors.nango_forms import AUTH_MODES, read_forms
from guidekit.connectors.nango_parts import Parts
from guidekit.connectors.scopes import check_scopes, read_scope_uses
from guidekit.connectors.types import AuthMethod, Connector, Scope, Support
from guidekit.source import Fault, SourceText, Span, did_you_mean
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap, YamlNode, YamlScalar, describe

__all__ = ["matches", "read"]

UNKNOWN_KEY = "unknown-definition-key"
UNUSED = (
    "additional_steps",
    "alternate_access_token_response_path",
    "assertion",
    "auth",
    "auth_type",
    "authorization_code_param_in_callback",
    "authorization_code_param_in_webhook",
    "authorization_method",
    "authorization_params",
    "authorization_url",
    "authorization_url_encode",
    "authorization_url_fragment",
    "authorization_url_replacements",
    "authorization_url_skip_encode",
    "availability_check",
    "body_format",
    "client_registration",
    "connection_configuration",
    "credentials_verification_script",
    "decode_url",
    "disable_pkce",
    "expires_in_unit",
    "installation",
    "post_connection_script",
    "pre_connection_deletion_script",
    "proxy",
    "redirect_uri_metadata",
    "refresh_headers",
    "refresh_method",
    "refresh_params",
    "refresh_token_headers",
    "refresh_token_params",
    "refresh_token_response_metadata",
    "refresh_url",
    "registration_params",
    "registration_url",
    "request_params",
    "request_url",
    "require_client_certificate",
    "signature",
    "signature_method",
    "token",
    "token_expiration_buffer",
    "token_expires_in_ms",
    "token_headers",
    "token_method",
    "token_params",
    "token_request_auth_method",
    "token_request_method",
    "token_response",
    "token_response_headers",
    "token_response_metadata",
    "token_url",
    "token_url_encode",
    "token_url_skip_encode",
    "webhook_allowed_query_params",
    "webhook_response_metadata",
    "webhook_routing_script",
    "webhook_user_defined_secret",
)
"""Keys of a provider that say nothing about forms and guides."""


class Entry(Struct, frozen=True):
    """A provider as its file declares it; ``span`` covers its key too."""

    key: YamlScalar
    node: YamlMap
    span: Span


def matches(root: YamlMap) -> bool:
    """Whether a file, below any of its keys, speaks of a provider or of an alias of one."""
    providers = (value for _, value in root.entries if isinstance(value, YamlMap))
    return any(
        isinstance(value.get("auth_mode"), YamlScalar)
        or ("alias" in value and "display_name" in value)
        for value in providers
    )


def read(
    source: SourceText, root: YamlReader, load_part: Callable[[str], SourceText | None]
) -> tuple[Connector, ...]:
    """The providers; ``load_part`` finds their scopes and what their forms say elsewhere."""
    entries = read_entries(root)
    parts = Parts(load_part)
    connectors = [ProviderReader(entry, entries, parts).read(source) for entry in entries.values()]
    parts.finish(entries)
    root.faults.extend(parts.faults)
    return tuple(connectors)


def read_entries(root: YamlReader) -> dict[str, Entry]:
    """The providers by key; of two with one key, the last one at the place of the first."""
    entries: dict[str, Entry] = {}
    for key, node in root.node.entries:
        if not isinstance(node, YamlMap):
            root.fail(f"`{key.text}` is {describe(node)}, expected a map", node.span)
            continue
        if key.text in entries:
            root.fail(f"second provider `{key.text}`, expected each key once", key.span)
        end = max(key.span.end, node.span.end)
        entries[key.text] = Entry(key, node, Span(key.span.path, key.span.start, end))
    return entries


def lineage(entry: Entry, entries: Mapping[str, Entry]) -> list[Entry]:
    """A provider, what it is an alias of, what that is an alias of, and so on; each once."""
    line: list[Entry] = []
    following: Entry | None = entry
    while following is not None and following not in line:
        line.append(following)
        alias = following.node.get("alias")
        following = entries.get(alias.text) if isinstance(alias, YamlScalar) else None
    return line


def with_inherited(line: Iterable[Entry]) -> YamlMap:
    """All keys of a provider, its own first; each keeps its place in the file."""
    merged: dict[str, tuple[YamlScalar, YamlNode]] = {}
    for entry in line:
        layer = {key.text: (key, value) for key, value in entry.node.entries}
        merged |= {name: pair for name, pair in layer.items() if name not in merged}
    return YamlMap(tuple(merged.values()), next(iter(line)).node.span)


class ProviderReader:
    """Reads one provider, with all that it inherits."""

    def __init__(self, entry: Entry, entries: Mapping[str, Entry], parts: Parts) -> None:
        self.entry = entry
        self.entries = entries
        self.parts = parts
        self.line = lineage(entry, entries)
        self.reader = YamlReader(with_inherited(self.line), [], "invalid-definition")

    def read(self, source: SourceText) -> Connector:
        """The connector."""
        reader, key = self.reader, self.entry.key.text
        self.check_alias()
        title = reader.string("display_name", required=True)
        scopes = self.parts.scopes(key)
        connector = Connector(
            key=key,
            title=title or key,
            description=None,
            icon=None,
            auth_methods=tuple(self.read_auth_methods(source, scopes)),
            scopes=scopes,
            actions=(),
            source=source,
            span=self.entry.span,
            parts=tuple(self.parts.sources),
            docs=reader.string("docs"),
            categories=reader.strings("categories"),
        )
        return replace(connector, faults=tuple(self.own_faults()))

    def read_auth_methods(
        self, source: SourceText, scopes: Mapping[str, Scope]
    ) -> Iterator[AuthMethod]:
        """The only auth method, unless nothing says which one that is."""
        reader = self.reader
        mode = reader.string("auth_mode", required="alias" not in reader.node)
        if mode is None:
            return
        if mode not in AUTH_MODES and (near := did_you_mean(mode, AUTH_MODES)):
            reader.fail(f"`auth_mode` is `{mode}`, expected a known one", "auth_mode", near)
        line = Span(source.path, reader.key_span("auth_mode").start, reader.span("auth_mode").end)
        uses = read_scope_uses(reader, "default_scopes", source)
        if scopes:
            reader.faults += check_scopes(scopes, uses)
        link, setup_link = reader.string("docs_connect"), reader.string("setup_guide_url")
        yield AuthMethod(
            key=mode,
            type=mode,
            label=AUTH_MODES.get(mode, mode),
            fields=self.parts.translated(self.entry.key.text, read_forms(reader, mode, line)),
            notices=(),
            support=Support(
                link=link,
                link_span=reader.span("docs_connect") if link else None,
                setup_link=setup_link,
                setup_link_span=reader.span("setup_guide_url") if setup_link else None,
            ),
            span=line,
            required_scopes=tuple(dict.fromkeys(use.name for use in uses)),
            scope_separator=reader.string("scope_separator") or " ",
        )

    def check_alias(self) -> None:
        """Record an alias of nothing, of itself, and of an alias that nothing has resolved yet."""
        name = self.reader.string("alias") if "alias" in self.entry.node else None
        if name is None:
            return
        target = self.entries.get(name)
        if target is None:
            message = f"alias of `{name}`, expected a provider of this file"
            self.reader.fail(message, "alias", did_you_mean(name, self.entries))
        elif self.leads_back():
            way = " > ".join(f"`{each.key.text}`" for each in (*self.line, self.entry))
            self.reader.fail(f"alias of itself: {way}, expected no circle", "alias")
        elif "alias" in target.node and target.span > self.entry.span:
            message = f"alias of `{name}`, an alias further down, expected it before"
            self.reader.fail(message, "alias")

    def leads_back(self) -> bool:
        """Whether the last alias of the line names the provider itself."""
        last = self.line[-1].node.get("alias")
        return isinstance(last, YamlScalar) and last.text == self.entry.key.text

    def own_faults(self) -> Iterator[Fault]:
        """What is wrong here; what is wrong with inherited definitions is told at their place."""
        own = YamlReader(self.entry.node, self.reader.faults, "invalid-definition")
        own.known(*self.reader.asked, *UNUSED)
        own.finish(unknown=UNKNOWN_KEY, only_near=True)
        start, end = self.entry.span.start, self.entry.span.end
        for fault in self.reader.faults:
            if start <= fault.span.start and fault.span.end <= end:
                yield fault
