"""When a part of a guide is shown: the meaning of the ``data-whitelabel-*`` and scope attributes.

A *guard* is a tuple of conditions that must all hold. Conditions are data; whether one holds for
a variant is decided in :mod:`guidekit.variants`.
"""

from typing import Literal

from msgspec import Struct

__all__ = [
    "Audience",
    "Condition",
    "DisplayScopes",
    "ForAudience",
    "Guard",
    "HiddenFrom",
    "NeedsScope",
    "OnlyFor",
    "exclusive",
]

Audience = Literal["config", "setup"]
"""Who reads: the end user who links an account, or the admin who registers the app."""


DisplayScopes = Literal[True] | tuple[str, ...] | None
"""Which scopes a step lists: all of its own (True), these, or none."""


class HiddenFrom(Struct, frozen=True):
    """Absent for these partners; for every partner where none is named."""

    partners: frozenset[str]


class OnlyFor(Struct, frozen=True):
    """Present only for these partners; for every partner, and not the house, where none is."""

    partners: frozenset[str]


class NeedsScope(Struct, frozen=True):
    """Present when any of these scopes is among the variant's chosen ones."""

    scopes: tuple[str, ...]


class ForAudience(Struct, frozen=True):
    """Present for readers of this audience."""

    audience: Audience


Condition = HiddenFrom | OnlyFor | NeedsScope | ForAudience
Guard = tuple[Condition, ...]


def exclusive(one: Guard, other: Guard) -> bool:
    """Whether no variant can meet both guards, so that their parts never share a page.

    >>> exclusive((HiddenFrom(frozenset()),), (OnlyFor(frozenset()),))
    True
    >>> exclusive((HiddenFrom(frozenset({"acme"})),), (OnlyFor(frozenset()),))
    False
    """
    return any(_contradict(a, b) or _contradict(b, a) for a in one for b in other)


def _contradict(a: Condition, b: Condition) -> bool:
    match a, b:
        case HiddenFrom(hidden), OnlyFor(only):
            return not hidden or bool(only and only <= hidden)
        case OnlyFor(first), OnlyFor(second):
            return bool(first and second) and not first & second
        case ForAudience(first), ForAudience(second):
            return first != second
        case _:
            return False
