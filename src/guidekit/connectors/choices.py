"""What a choice of actions or scopes comes to: the least set of scopes that grants it all."""

from collections.abc import Iterable, Mapping

from guidekit.connectors.types import Connector

__all__ = ["includers", "least_scopes", "scope_names", "scopes_for"]


def scope_names(connector: Connector) -> tuple[str, ...]:
    """Every scope that can be chosen: those defined, then those that are only required.

    >>> from guidekit.connectors import read_connector
    >>> from guidekit.source import SourceText
    >>> text = '''StackOne: 1.0.0
    ... info: {title: Lucca, key: lucca}
    ... scopeDefinitions: {write: {includes: read}, read: {}}
    ... actions: [{actionId: list, requiredScopes: read log}]
    ... '''
    >>> lucca = read_connector(SourceText("connector.yaml", text), lambda path: None)
    >>> scope_names(lucca)
    ('write', 'read', 'log')
    >>> least_scopes(lucca, ["read", "write"]), scopes_for(lucca, ["list"])
    (('write',), ('read', 'log'))
    """
    needed = [name for method in connector.auth_methods for name in method.required_scopes]
    needed += [name for action in connector.actions for name in action.required_scopes]
    return tuple(dict.fromkeys((*connector.scopes, *needed)))


def includers(connector: Connector, scopes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """For each of some scopes, those among them that include it, directly or through others.

    Of scopes that include each other, the one that comes first includes the others and is included
    by none, so that one of them always remains.
    """
    names = tuple(dict.fromkeys(scopes))
    closures = {name: connector.closure((name,)) for name in names}
    place = {name: at for at, name in enumerate(names)}

    def includes(one: str, other: str) -> bool:
        mutual = one in closures[other]
        return other in closures[one] and (place[one] < place[other] if mutual else True)

    return {
        name: tuple(one for one in names if one != name and includes(one, name)) for name in names
    }


def least_scopes(connector: Connector, chosen: Iterable[str]) -> tuple[str, ...]:
    """The fewest scopes that include all that is chosen, in the definition's order."""
    wanted = set(chosen)
    known = [name for name in scope_names(connector) if name in wanted]
    ordered = (*known, *sorted(wanted.difference(known)))
    return tuple(name for name, by in includers(connector, ordered).items() if not by)


def scopes_for(connector: Connector, actions: Iterable[str]) -> tuple[str, ...]:
    """The least set of scopes with which these actions work; actions by their ids.

    What a method requires whatever actions are used belongs to it. An unknown action needs nothing.
    """
    wanted = set(actions)
    needed = {name for method in connector.auth_methods for name in method.required_scopes}
    for action in connector.actions:
        if action.id in wanted:
            needed.update(action.required_scopes)
    return least_scopes(connector, needed)
