"""The state of one walk over a guide's tree, and what all its handlers need."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guidekit.model.anchors import Anchors
from guidekit.model.component_specs import ComponentSpec
from guidekit.model.components import COMPONENTS
from guidekit.model.conditions import Guard
from guidekit.model.findings import Findings
from guidekit.model.guide import ImageUse, LinkUse, Passage, PassageKind, Placement, Style
from guidekit.model.outline import Outline, Position
from guidekit.model.passages import PassageWriter, Place
from guidekit.source import SourceText
from guidekit.syntax import Node
from guidekit.syntax.slugs import GITHUB, SlugStyle

__all__ = ["Context", "Handlers", "Walk"]

Handlers = Mapping[type[Node], "Callable[[Walk, Any], None]"]
"""What to do with a node of each class; a class without an entry shows nothing."""


START = Position()


class Context(Struct):
    """What holds for a node because of the nodes around it; made anew for every change.

    ``component`` is the nearest component around and ``within`` all of them, ``prerequisite``
    whether the nearest is a warning above the first part of the guide.
    """

    source: SourceText
    guard: Guard = ()
    kind: PassageKind = "text"
    style: Style = "plain"
    position: Position = START
    component: str | None = None
    in_step: bool = False
    prerequisite: bool = False
    within: tuple[str, ...] = ()

    def but(self, **changes: Any) -> "Context":
        """The same with some changes."""
        return replace(self, **changes)


class Walk:
    """Visits every node once and collects what the guide says.

    ``components`` are those that the guide may use, by their names.
    """

    def __init__(
        self,
        source: SourceText,
        handlers: Handlers,
        origins: Mapping[Node, SourceText],
        findings: Findings,
        components: Mapping[str, ComponentSpec] = COMPONENTS,
        slugs: SlugStyle = GITHUB,
    ) -> None:
        self.handlers = handlers
        self.origins = origins
        self.findings = findings
        self.components = components
        self.anchors = Anchors(findings, slugs)
        self.outline = Outline()
        self.writer = PassageWriter()
        self.context = Context(source)
        self.fields: tuple[str, ...] = ()
        self.links: list[LinkUse] = []
        self.images: list[ImageUse] = []
        self.placements: dict[Node, Placement] = {}
        self.lifted: set[Node] = set()

    # --- moving through the tree

    def nodes(self, nodes: tuple[Node, ...]) -> None:
        """Visit nodes that stand side by side."""
        for node in nodes:
            handler = self.handlers.get(type(node))
            if node in self.origins:
                self.foreign(node)
            elif handler is not None:
                handler(self, node)

    def foreign(self, node: Node) -> None:
        """Visit a node that comes from another file than its neighbours."""
        outer = self.context
        self.context = outer.but(source=self.origins[node])
        handler = self.handlers.get(type(node))
        if handler is not None:
            handler(self, node)
        self.placements.setdefault(node, Placement(self.context.source))
        # A heading moves the position on for the nodes that follow it.
        self.context = self.context.but(source=outer.source)

    def enter(self, **changes: Any) -> Context:
        """Begin the inside of a block, for which these changes hold; what held before."""
        self.close()
        outer = self.context
        self.context = outer.but(**changes)
        return outer

    def leave(self, outer: Context) -> None:
        """End the inside of a block: what held before holds again."""
        self.close()
        self.context = outer

    def close(self) -> Passage | None:
        """End the running text."""
        return self.writer.close(self.place()) if self.writer.parts else None

    def place(self, kind: PassageKind | None = None) -> Place:
        """Where text that is read now belongs."""
        context = self.context
        kind = kind or context.kind
        if context.prerequisite and kind in ("text", "item"):
            kind = "prerequisite"
        position = context.position
        return Place(kind, context.guard, position.section, position.step, context.within)

    # --- text

    def write(self, value: str, start: int, end: int, style: Style | None = None) -> None:
        """Add running text."""
        context = self.context
        self.writer.add(value, context.source, start, end, style or context.style)

    def aside(self, value: str, start: int, end: int, kind: PassageKind) -> Passage | None:
        """Add text that stands apart from the running text, such as an attribute's."""
        return self.writer.single(value, self.context.source, start, end, self.place(kind))
