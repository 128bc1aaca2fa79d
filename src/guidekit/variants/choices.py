"""What every choice of scopes shows: a proof over all of them, without trying them all.

A condition on scopes asks that one of some scopes be chosen, and a part is shown where all of its
conditions hold. So a larger choice shows whatever a smaller one shows. If any choice hides some
parts, every smaller choice in it hides them too. The smallest choices are a single scope with what
it includes, or what must be chosen anyhow: it is enough to look at these.
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
