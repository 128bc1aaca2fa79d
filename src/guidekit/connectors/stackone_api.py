"""The answer of StackOne's API about a connector: JSON (which is YAML too) with snake_case keys.

It tells of auth methods, actions and scopes, but of no fields.
"""

from collections.abc import Callable, Iterator

from guidekit.connectors.scopes import ScopeUse, check_scopes, read_scope_uses
from guidekit.connectors.types import Action, AuthMethod, Connector, Scope, Support
from guidekit.source import SourceText
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap, plain

__all__ = ["matches", "read"]


def matches(root: YamlMap) -> bool:
    """Whether a file is such an answer: the connector's key stands at the top."""
    return "key" in root and ("authentication" in root or "actions" in root)


def read(
    source: SourceText,
    root: YamlReader,
    load_part: Callable[[str], SourceText | None],  # noqa: ARG001 - an answer is one file
) -> tuple[Connector]:
    """The connector; keys that guidekit does not read are the API's own affair."""
    uses: list[ScopeUse] = []
    scopes = {scope.name: scope for scope in read_scopes(root, source, uses)}
    key = root.string("key", required=True) or ""
    connector = Connector(
        key=key,
        title=root.string("name") or key,
        description=root.string("description"),
        icon=root.string("icon"),
        auth_methods=tuple(read_auth_methods(root, source, uses)),
        scopes=scopes,
        actions=tuple(read_actions(root, source, uses)),
        source=source,
        span=root.node.span,
        version=root.string("version"),
        release_stage=root.string(spelled(root, "release_stage")),
    )
    root.faults.extend(check_scopes(scopes, uses))
    return (connector,)


def spelled(reader: YamlReader, key: str) -> str:
    """A key as this answer spells it: clients of the API often turn keys into camelCase."""
    first, *others = key.split("_")
    camel = first + "".join(word.capitalize() for word in others)
    return camel if camel in reader.node else key


def required_scopes(reader: YamlReader, source: SourceText, uses: list[ScopeUse]) -> Iterator[str]:
    """The names of the scopes that something requires."""
    for use in read_scope_uses(reader, spelled(reader, "required_scopes"), source):
        uses.append(use)
        yield use.name


def read_scopes(root: YamlReader, source: SourceText, uses: list[ScopeUse]) -> Iterator[Scope]:
    """The defined scopes."""
    for reader in root.maps(spelled(root, "scope_definitions")):
        name = reader.string("name", required=True)
        included = read_scope_uses(reader, "includes", source)
        uses.extend(included)
        if name is not None:
            includes = tuple(use.name for use in included)
            yield Scope(name, reader.string("description"), includes, reader.span("name"))


def read_auth_methods(
    root: YamlReader, source: SourceText, uses: list[ScopeUse]
) -> Iterator[AuthMethod]:
    """The auth methods, without fields."""
    for reader in root.maps("authentication"):
        key = reader.string("key", required=True)
        if key is None:
            continue
        support = reader.map("support")
        guides = plain(support.map("guides").node)
        yield AuthMethod(
            key=key,
            type=reader.string("type") or key,
            label=reader.string("label") or key,
            fields=(),
            notices=(),
            support=Support(
                link=support.string("link"),
                description=support.string("description"),
                guides=guides if isinstance(guides, dict) else {},
            ),
            span=reader.node.span,
            required_scopes=tuple(required_scopes(reader, source, uses)),
        )


def read_actions(root: YamlReader, source: SourceText, uses: list[ScopeUse]) -> Iterator[Action]:
    """The actions."""
    for reader in root.maps("actions"):
        key = reader.string("id", required=True)
        if key is None:
            continue
        yield Action(
            id=key,
            label=reader.string("label") or key,
            required_scopes=tuple(dict.fromkeys(required_scopes(reader, source, uses))),
            span=reader.node.span,
            description=reader.string("description"),
        )
