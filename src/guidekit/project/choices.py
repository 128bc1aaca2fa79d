"""What brand files choose of a connector: scopes and actions that it must have."""

from collections.abc import Iterable, Iterator

from guidekit.connectors import Connector, includers, scope_names
from guidekit.rules import rule_named
from guidekit.source import Diagnostic, did_you_mean
from guidekit.variants import Brand

__all__ = ["choice_problems"]


def choice_problems(connector: Connector, brands: Iterable[Brand]) -> Iterator[Diagnostic]:
    """What is wrong with the scopes and actions that brands choose of a connector."""
    key = connector.key
    for brand in brands:
        if key not in brand.scopes and key not in brand.actions:
            continue
        yield from _unknown_scopes(connector, brand)
        yield from _redundant_scopes(connector, brand)
        yield from _unknown_actions(connector, brand)


def _unknown_scopes(connector: Connector, brand: Brand) -> Iterator[Diagnostic]:
    known = scope_names(connector)
    for scope in brand.scopes.get(connector.key, ()):
        if scope not in known:
            yield rule_named("unknown-scope").report(
                f"`{connector.key}` has no scope `{scope}`, expected one that it defines",
                brand.spans[f"scopes.{connector.key}.{scope}"],
                help=did_you_mean(scope, known),
                connector=connector.key,
                variant=brand.id,
            )


def _redundant_scopes(connector: Connector, brand: Brand) -> Iterator[Diagnostic]:
    chosen = brand.scopes.get(connector.key, ())
    for scope, by in includers(connector, chosen).items():
        if by:
            yield rule_named("redundant-scope").report(
                f"scope `{scope}` is chosen with `{by[0]}`, which includes it, "
                "expected the latter alone",
                brand.spans[f"scopes.{connector.key}.{scope}"],
                connector=connector.key,
                variant=brand.id,
            )


def _unknown_actions(connector: Connector, brand: Brand) -> Iterator[Diagnostic]:
    known = [action.id for action in connector.actions]
    for action in brand.actions.get(connector.key, ()):
        if action not in known:
            yield rule_named("unknown-action").report(
                f"`{connector.key}` has no action `{action}`, expected one that it defines",
                brand.spans[f"actions.{connector.key}.{action}"],
                help=did_you_mean(action, known),
                connector=connector.key,
                variant=brand.id,
            )
