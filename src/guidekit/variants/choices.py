"""What every choice of scopes shows: a proof over all of them, without trying them all.

Conditions on scopes only ever ask that one of some scopes be chosen, and a part needs all of its
conditions. So what a choice shows, every larger choice shows too; and if any choice hides some
parts, so does the least choice inside it. Closed over what scopes include, the least choices are
those of a single scope, or of what must be chosen anyhow: to look at these is to look at all.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from guidekit.connectors import Connector, least_scopes, scope_names
from guidekit.model import Guard
from guidekit.variants.types import Variant
from guidekit.variants.visibility import visible

__all__ = ["smallest_choice_without"]


def smallest_choice_without(
    guards: Iterable[Guard], variant: Variant, connector: Connector, always: Iterable[str] = ()
) -> tuple[str, ...] | None:
    """The smallest choice of scopes under which readers see no part with one of these guards.

    None where every choice shows one of them. A choice has one scope at least, and those that are
    ``always`` chosen; it grants what its scopes include, and the smallest grants the fewest. Its
    scopes come out without those that others include. The variant's own choice does not matter.
    """
    parts = tuple(dict.fromkeys(guards))

    def hides(granted: frozenset[str]) -> bool:
        chooser = replace(variant, scopes=granted)
        return not any(visible(guard, chooser) for guard in parts)

    base = connector.closure(always)
    if base:
        return least_scopes(connector, base) if hides(base) else None
    choices = [(name, connector.closure((name,))) for name in scope_names(connector)]
    hiding = [(len(granted), name) for name, granted in choices if hides(granted)]
    smallest = min((size for size, _ in hiding), default=0)
    return next(((name,) for size, name in hiding if size == smallest), None)
