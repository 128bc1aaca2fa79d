"""StackOne's connector definitions: YAML with ``info``, ``authentication`` and ``actions``."""

from collections.abc import Callable, Collection, Iterable, Iterator

from guidekit.connectors.scopes import ScopeUse, check_scopes, read_scope_uses
from guidekit.connectors.stackone_actions import ActionReader
from guidekit.connectors.stackone_fields import read_fields, read_notices
from guidekit.connectors.types import AuthMethod, Connector, Environment, Scope, Support
from guidekit.source import SourceText
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap, plain

__all__ = ["matches", "read"]

UNKNOWN_KEY = "unknown-definition-key"


def matches(root: YamlMap) -> bool:
    """Whether a file is meant to be such a definition."""
    return "StackOne" in root or "info" in root


def read(
    source: SourceText, root: YamlReader, load_part: Callable[[str], SourceText | None]
) -> tuple[Connector]:
    """The connector; ``load_part`` finds the partial files that stand beside the definition."""
    root.known("StackOne", "baseUrl", "rateLimit", "resources")
    info = root.map("info", required=True)
    assets = info.map("assets")
    scopes, uses = read_scopes(root, source)
    methods = read_auth_methods(root, source, uses)
    actions = ActionReader(root.faults, load_part)
    actions.read(root, source)
    key = info.string("key", required=True)
    title = info.string("title", required=True)
    connector = Connector(
        key=key or "",
        title=title or key or "",
        description=info.string("description"),
        icon=assets.string("icon"),
        auth_methods=methods,
        scopes=scopes,
        actions=tuple(actions.actions.values()),
        source=source,
        span=root.node.span,
        parts=tuple(actions.parts.values()),
        version=info.string("version"),
        release_stage=root.string("releaseStage"),
    )
    assets.finish(unknown=UNKNOWN_KEY, only_near=True)
    info.finish(unknown=UNKNOWN_KEY, only_near=True)
    root.finish(unknown=UNKNOWN_KEY, only_near=True)
    root.faults.extend(check_scopes(scopes, (*uses, *actions.uses)))
    return (connector,)


def read_scopes(root: YamlReader, source: SourceText) -> tuple[dict[str, Scope], list[ScopeUse]]:
    """The defined scopes, and the names that they include."""
    scopes: dict[str, Scope] = {}
    uses: list[ScopeUse] = []
    definitions = root.map("scopeDefinitions")
    for name in definitions.keys():  # noqa: SIM118 - a reader is no dict
        reader = definitions.map(name)
        included = read_scope_uses(reader, "includes", source)
        uses.extend(included)
        scopes[name] = Scope(
            name=name,
            description=reader.string("description"),
            includes=tuple(use.name for use in included),
            span=definitions.key_span(name),
        )
        reader.finish(unknown=UNKNOWN_KEY)
    definitions.finish()
    return scopes, uses


def read_auth_methods(
    root: YamlReader, source: SourceText, uses: list[ScopeUse]
) -> tuple[AuthMethod, ...]:
    """The auth methods, with keys that differ; the scopes that they require are added to uses."""
    methods: dict[str, AuthMethod] = {}
    for entry in root.maps("authentication"):
        if len(entry.node.entries) == 1:
            name = entry.keys()[0]
            reader = entry.map(name, required=True)
        else:
            message = "auth method without a name, expected one key such as `custom` around it"
            entry.fail(message, entry.head)
            if not entry.node.entries:
                continue
            name, reader = entry.string("type") or "custom", entry
        required = read_scope_uses(reader, "requiredScopes", source)
        uses.extend(required)
        key = auth_key(reader, name, methods)
        methods[key] = read_auth_method(reader, name, key, required)
    return tuple(methods.values())


def auth_key(reader: YamlReader, name: str, methods: Collection[str]) -> str:
    """The method's own ``key``, else its name, with a number where another has it already.

    Two OAuth methods of one connector (one per grant type, say) both have the name ``oauth2``.
    """
    wanted = reader.string("key") or name
    key, number = wanted, 1
    while key in methods:
        number += 1
        key = f"{wanted}-{number}"
    if number > 1 and "key" in reader.node:
        reader.fail(f"second auth method `{wanted}`, expected each key once", "key")
    return key


def read_auth_method(
    reader: YamlReader, name: str, key: str, required: Iterable[ScopeUse]
) -> AuthMethod:
    """One auth method."""
    reader.known("authorization", "refreshAuthentication", "testActions", "testActionsIds")
    config = read_fields(reader, "configFields", "config")
    method = AuthMethod(
        key=key,
        type=reader.string("type") or name,
        label=reader.string("label", required=True) or name,
        fields=(*read_fields(reader, "setupFields", "setup"), *config),
        notices=read_notices(reader, config),
        support=read_support(reader),
        span=reader.node.span,
        grant_type=reader.string("grantType"),
        environments=tuple(read_environments(reader)),
        required_scopes=tuple(use.name for use in required),
    )
    reader.finish(unknown=UNKNOWN_KEY, only_near=True)
    return method


def read_support(method: YamlReader) -> Support:
    """Where help is. Guides stay plain data: their texts are for another reader."""
    reader = method.map("support")
    guides = reader.map("guides")
    guides.known("config", "setup")
    data = plain(guides.node)
    link = reader.string("link")
    support = Support(
        link=link,
        link_span=reader.span("link") if link else None,
        description=reader.string("description"),
        guides=data if isinstance(data, dict) else {},
    )
    guides.finish(unknown=UNKNOWN_KEY)
    reader.finish(unknown=UNKNOWN_KEY)
    return support


def read_environments(method: YamlReader) -> Iterator[Environment]:
    """The provider's installations."""
    for reader in method.maps("environments"):
        key = reader.string("key", required=True)
        name = reader.string("name")
        reader.finish(unknown=UNKNOWN_KEY, only_near=True)
        if key is not None:
            yield Environment(key, name or key)
