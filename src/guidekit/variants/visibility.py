"""Which parts of a guide a variant shows."""

from typing import assert_never

from guidekit.connectors import Connector, scopes_for
from guidekit.model import Audience, Condition, ForAudience, Guard, HiddenFrom, NeedsScope, OnlyFor
from guidekit.variants.types import Brand, Variant

__all__ = ["chosen_scopes", "holds", "variant_of", "visible"]


def variant_of(
    brand: Brand, connector: Connector | None, audience: Audience | None = None
) -> Variant:
    """What this brand's readers get of a connector's guides.

    Chosen scopes, and those that chosen actions require, are closed over what they include. A
    brand without an entry for the connector chose nothing, and every scope applies; an empty entry
    is a choice of no scope. ``audience`` is by default the one that the brand is for.
    """
    audience = audience or brand.audience
    chosen = None if connector is None else chosen_scopes(brand, connector)
    if connector is None or chosen is None:
        return Variant(brand, None, audience)
    return Variant(brand, connector.closure(chosen), audience)


def chosen_scopes(brand: Brand, connector: Connector) -> tuple[str, ...] | None:
    """The scopes that a brand names, then those its actions need; None where it chose neither."""
    scopes, actions = brand.scopes.get(connector.key), brand.actions.get(connector.key)
    if scopes is None and actions is None:
        return None
    needed = () if actions is None else scopes_for(connector, actions)
    return tuple(dict.fromkeys((*(scopes or ()), *needed)))


def holds(condition: Condition, variant: Variant) -> bool:
    """Whether one condition holds for a variant.

    The house sees what is hidden from partners and never what is for partners only, whoever a
    condition names. Scopes and audience are the same question for every brand.
    """
    match condition:
        case HiddenFrom(partners):
            return variant.brand.house or not _meant(partners, variant)
        case OnlyFor(partners):
            return not variant.brand.house and _meant(partners, variant)
        case NeedsScope(scopes):
            return not scopes or variant.scopes is None or not variant.scopes.isdisjoint(scopes)
        case ForAudience(audience):
            return variant.audience is None or variant.audience == audience
        case _:
            assert_never(condition)


def visible(guard: Guard, variant: Variant) -> bool:
    """Whether all conditions of a guard hold; the empty guard always does."""
    return all(holds(condition, variant) for condition in guard)


def _meant(partners: frozenset[str], variant: Variant) -> bool:
    return not partners or variant.brand.id in partners
