"""The permissions that a step lists: each scope, and all of them as one text to copy."""

from collections.abc import Mapping

from msgspec import Struct

from guidekit.connectors import includers, scope_names
from guidekit.model import Guard, NeedsScope, Step
from guidekit.render.holes import ready
from guidekit.render.page import NoneShown
from guidekit.render.writer import Writer

__all__ = ["scope_list"]


class Item(Struct, frozen=True):
    """One scope of a list; ``by`` are scopes of the list that it comes with, each on its guard."""

    name: str
    description: str | None
    guard: Guard
    by: tuple[tuple[str, Guard], ...]


def scope_list(writer: Writer, step: Step) -> str:
    """The scopes that a step lists, as far as a variant has chosen them.

    What the method requires whatever is used comes first. The text to copy is without the scopes
    that others in it include.
    """
    connector = writer.connector
    if step.display_scopes is None or connector is None:
        return ""
    known = scope_names(connector)
    named = (step.scopes or known) if step.display_scopes is True else step.display_scopes
    required = writer.auth.required_scopes if writer.auth else ()
    shown = sorted((name for name in named if name in known), key=lambda name: name not in required)
    if not shown:
        return ""
    included = includers(connector, shown)
    items = []
    for name in shown:
        scope = connector.scopes.get(name)
        by = tuple((other, _needs(other)) for other in included[name])
        items.append(Item(name, scope.description if scope else None, _needs(name), by))
    first = [item for item in items if item.name in required]
    others = [item for item in items if item.name not in required]
    groups = [
        (title, _needs(*(item.name for item in group)), group)
        for title, group in (("Required", first), ("Optional", others))
        if group
    ]
    line = ready(_line(writer, included))
    html = writer.theme.render("partials/scopes.html", writer.calls, groups=groups, line=line)
    return writer.holes.when(NeedsScope(tuple(shown)), html.strip())


def _needs(*scopes: str) -> Guard:
    return (NeedsScope(scopes),)


def _line(writer: Writer, included: Mapping[str, tuple[str, ...]]) -> str:
    """The least of the chosen scopes that includes the others, as one text.

    A scope comes after those that include it: where any before it is chosen, one is in the text.
    """
    separator = writer.auth.scope_separator if writer.auth else " "
    names = sorted(included, key=lambda name: len(included[name]))
    pieces = []
    for at, name in enumerate(names):
        between = writer.text(separator)
        if at:
            between = writer.holes.guarded(_needs(*names[:at]), between)
        piece = (between if at else "") + writer.text(name)
        if included[name]:
            others = tuple(_needs(other) for other in included[name])
            piece = writer.holes.when(NoneShown(others), piece)
        pieces.append(writer.holes.guarded(_needs(name), piece))
    return "".join(pieces)
