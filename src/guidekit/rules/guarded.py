"""The parts of a guide that have conditions of their own, with those around them."""

from collections.abc import Iterator

from msgspec import Struct

from guidekit.model import Guard, Guide
from guidekit.rules.context import Context
from guidekit.rules.leftovers import conditional
from guidekit.source import SourceText, Span
from guidekit.syntax import Element, Node, children_of

__all__ = ["GuardedPart", "guarded_parts"]


class GuardedPart(Struct, frozen=True):
    """An element with conditions: its ``own`` and those ``around``; ``span`` is its opening tag."""

    span: Span
    own: Guard
    around: Guard

    @property
    def guard(self) -> Guard:
        """All that must hold for the part to be shown."""
        return (*self.around, *self.own)


def guarded_parts(guide: Guide, context: Context) -> Iterator[GuardedPart]:
    """Every element with a condition, in the order of the page."""
    if conditional(guide, context):
        yield from _parts(guide, guide.document.children, guide.source, ())


def _parts(
    guide: Guide, nodes: tuple[Node, ...], source: SourceText, around: Guard
) -> Iterator[GuardedPart]:
    for node in nodes:
        placement = guide.placements.get(node)
        here = placement.source if placement else source
        own = placement.conditions if placement else ()
        if own and isinstance(node, Element):
            yield GuardedPart(here.span(node.start, node.open_end), own, around)
        yield from _parts(guide, children_of(node), here, (*around, *own))
