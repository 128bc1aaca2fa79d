"""What an Airbyte specification says of its OAuth flow: for which branch, and for which scopes."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from guidekit.connectors.json_schema_branches import Branch
from guidekit.connectors.scopes import ScopeUse, read_scope_uses
from guidekit.connectors.types import Scope
from guidekit.source import SourceText, did_you_mean
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap

__all__ = ["OAuth", "check_predicate", "either", "read_oauth"]

UNKNOWN_KEY = "unknown-definition-key"
OUTPUTS = (
    ("complete_oauth_output_specification", "completeOAuthOutputSpecification"),
    ("complete_oauth_server_output_specification", "completeOAuthServerOutputSpecification"),
)
FLOWS = {"oauth2.0": ("oauth2", "OAuth 2.0"), "oauth1.0": ("oauth1", "OAuth 1.0")}


class OAuth(Struct, frozen=True):
    """The flow's type and name; ``path`` and ``value`` are those of the branch that it is for.

    ``path`` is empty where the flow is for the whole form. ``required`` are the scopes that are
    asked for; all that are known, with the optional ones, are ``scopes``. ``filled`` are the places
    in the form that the flow fills in, without the branches that are chosen.
    """

    type: str
    label: str
    path: tuple[str, ...]
    value: str | None
    scopes: tuple[Scope, ...]
    required: tuple[str, ...]
    filled: frozenset[str]
    reader: YamlReader


def either(reader: YamlReader, *keys: str) -> str:
    """The spelling of a key that a file uses, which is snake_case or camelCase; else the first."""
    return next((key for key in keys if key in reader.node), keys[0])


def read_oauth(spec: YamlReader, source: SourceText) -> OAuth | None:
    """What ``advanced_auth`` says; None without it."""
    reader = spec.map(either(spec, "advanced_auth", "advancedAuth"))
    if not reader.node.entries:
        return None
    flow = reader.choice(either(reader, "auth_flow_type", "authFlowType"), FLOWS) or "oauth2.0"
    config = reader.map(either(reader, "oauth_config_specification", "oauthConfigSpecification"))
    asked = config.map(
        either(config, "oauth_connector_input_specification", "oauthConnectorInputSpecification")
    )
    required = [*read_scopes(asked, "scope", source), *read_scopes(asked, "scopes", source)]
    optional = [*read_scopes(asked, "optional_scopes", source)]
    found: dict[str, Scope] = {}
    for scope in (*required, *optional):
        found.setdefault(scope.name, scope)
    path = reader.strings(either(reader, "predicate_key", "predicateKey"))
    value = reader.string(either(reader, "predicate_value", "predicateValue"))
    reader.finish(unknown=UNKNOWN_KEY, only_near=True)
    names = tuple(dict.fromkeys(scope.name for scope in required))
    kind, label = FLOWS[flow]
    filled = frozenset(read_filled(config))
    return OAuth(kind, label, path, value, tuple(found.values()), names, filled, reader)


def read_filled(config: YamlReader) -> Iterator[str]:
    """The places in the form where the results of the flow go."""
    for snake, camel in OUTPUTS:
        properties = config.map(either(config, snake, camel)).map("properties")
        for name in properties.keys():  # noqa: SIM118 - a reader is no dict
            result = properties.map(name)
            yield ".".join(
                result.strings(either(result, "path_in_connector_config", "pathInConnectorConfig"))
            )


def read_scopes(reader: YamlReader, key: str, source: SourceText) -> Iterator[Scope]:
    """The scopes of a key: one text, or a list of texts or of maps that may describe each."""
    node = reader.raw(key)
    items = getattr(node, "items", ())
    if not any(isinstance(item, YamlMap) for item in items):
        uses = read_scope_uses(reader, key, source)
        yield from (Scope(use.name, None, (), use.span) for use in without_templates(uses))
        return
    for entry in reader.maps(key):
        name = entry.string("scope", required=True)
        if name is not None:
            yield Scope(name, entry.string("description"), (), entry.span("scope"))


def without_templates(uses: Iterable[ScopeUse]) -> Iterator[ScopeUse]:
    """The scopes that stand outside of ``{{ }}``, whose value only the flow knows."""
    inside = False
    for use in uses:
        if not inside and "{{" not in use.name:
            yield use
        inside = use.name.rfind("{{") > use.name.rfind("}}") or (inside and "}}" not in use.name)


def check_predicate(oauth: OAuth, name: str | None, branches: Sequence[Branch]) -> int | None:
    """The number of the branch that the flow is for; what names none is a fault.

    ``name`` is the property that has the branches.
    """
    reader = oauth.reader
    if not oauth.path:
        return None
    told_by = branches[0].told_by if branches else None
    known = [each for each in (name, told_by) if each is not None]
    if oauth.path[0] != name or (len(oauth.path) > 1 and oauth.path[1] != told_by):
        shown = ".".join(oauth.path)
        expected = f"`{'.'.join(known)}`" if known else "a property with `oneOf`"
        message = f"`predicate_key` is `{shown}`, expected {expected}"
        reader.fail(message, either(reader, "predicate_key", "predicateKey"))
        return None
    values = [branch.value for branch in branches]
    if oauth.value in values:
        return values.index(oauth.value)
    if oauth.value is not None:
        message = f"`predicate_value` is `{oauth.value}`, expected the value of a branch"
        key = either(reader, "predicate_value", "predicateValue")
        reader.fail(message, key, did_you_mean(oauth.value, values))
    return None
