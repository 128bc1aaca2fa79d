"""What a guide says: title, prerequisites, sections, steps, and every place where it says it."""

from collections.abc import Mapping
from itertools import chain
from typing import Literal as OneOf

from msgspec import Struct, field

from guidekit.model.component_specs import ComponentSpec
from guidekit.model.conditions import Audience, DisplayScopes, Guard
from guidekit.source import Fault, SourceText, Span
from guidekit.syntax import Document, Node
from guidekit.syntax.literals import Literal

__all__ = [
    "Anchor",
    "Guide",
    "ImageUse",
    "LinkUse",
    "Part",
    "Passage",
    "PassageKind",
    "Placement",
    "Section",
    "Segment",
    "Step",
    "Style",
    "Title",
]


class Title(Struct, frozen=True):
    """A text with its place, such as a guide's title or description.

    ``values`` names the brand's values in it, each U+FFFC in the text, in their order.
    """

    text: str
    span: Span
    values: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The text with the names of the values in braces, for whoever reads of the guide."""
        pieces = self.text.split("\ufffc")
        names = [f"{{{value}}}" for value in self.values] + [""]
        return "".join(chain.from_iterable(zip(pieces, names, strict=False)))


class Part(Struct, frozen=True):
    """What sections and steps share.

    ``span`` is the tag or heading that opens the part, ``guard`` all that must hold for it to be
    shown (its own conditions and those around it), ``scopes`` its own ``data-guide-scopes``,
    ``fields`` the keys that it claims to explain. ``anchor`` is empty where the heading that opens
    it is too deep to have one.
    """

    title: Title | None
    anchor: str
    span: Span
    guard: Guard
    scopes: tuple[str, ...]
    fields: tuple[str, ...]


class Section(Part, frozen=True):
    """A part under a heading or a ``data-guide-section`` element; ``depth`` is the heading's."""

    depth: int


class Step(Part, frozen=True):
    """One thing the reader does; ``section`` is an index into the guide's sections, or None."""

    section: int | None
    display_scopes: DisplayScopes


PassageKind = OneOf[
    "title", "description", "heading", "step-title", "prerequisite", "text", "item", "cell", "alt",
    "attribute", "code",
]  # fmt: skip
"""``code`` is a fenced block, ``attribute`` text that a component shows, such as a caption."""

Style = OneOf["plain", "strong", "code"]


class Segment(Struct, frozen=True):
    """A run of a passage's text that stands as it is in a file.

    ``at`` is the offset in the passage, ``length`` its length there; ``start`` and ``end`` are
    offsets into ``source`` (they differ from ``length`` where the file holds an escape).
    ``style`` is ``code`` inside back-ticks or ``<code>``, ``strong`` inside bold, else plain.
    """

    at: int
    length: int
    source: SourceText
    start: int
    end: int
    style: Style


class Passage(Struct, frozen=True):
    """A block of running text as its reader sees it: a heading, a paragraph, a list item...

    ``segments`` cover ``text`` without a gap. White space is collapsed, a brand's value is U+FFFC
    (``values`` names them in their order), and where a part of a block has a condition of its own,
    it is a passage of its own. ``section`` and ``step`` are indices into the guide's sections and
    steps; ``within`` are the components around it, the outermost first.
    """

    kind: PassageKind
    text: str
    segments: tuple[Segment, ...]
    guard: Guard
    section: int | None
    step: int | None
    values: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the text stands in the file that holds its beginning."""
        first = next((s for s in self.segments if s.at + s.length > start), self.segments[-1])
        last = next((s for s in self.segments if s.at + s.length >= end), self.segments[-1])
        begin = min(first.start + max(start - first.at, 0), first.end)
        if last.source is not first.source:
            last, end = first, first.at + first.length
        exact = last.length == last.end - last.start
        finish = last.start + (end - last.at) if exact else last.end
        return first.source.span(begin, max(begin, min(finish, last.end)))


class LinkUse(Struct, frozen=True):
    """A link, as written; ``span`` is the URL's own place where it has one."""

    url: str
    text: str
    span: Span
    guard: Guard


class ImageUse(Struct, frozen=True):
    """An image; ``alt`` is None where it has none."""

    url: str
    alt: str | None
    span: Span
    guard: Guard


class Anchor(Struct, frozen=True):
    """Something that a link can point at."""

    id: str
    span: Span
    guard: Guard


class Placement(Struct, frozen=True):
    """What the model knows of one node of the tree: its file, conditions, anchor and component.

    ``conditions`` are the node's own. ``props`` are a component's evaluated attributes (every
    attribute of the spec has an entry), or the attributes of an HTML element by their HTML names:
    text, or True for a bare one, and only those that the allow-list has. ``step`` and ``section``
    index the part that the node opens. ``dropped`` tells that the page shows nothing of the node.
    """

    source: SourceText
    conditions: Guard = ()
    anchor: str | None = None
    spec: ComponentSpec | None = None
    props: Mapping[str, Literal] = field(default_factory=dict)
    step: int | None = None
    section: int | None = None
    dropped: bool = False


class Guide(Struct, frozen=True):
    """One guide file, understood.

    ``document`` has its snippets and variables expanded and its preamble taken off: of expressions
    only the brand's values are left. ``placements`` has an entry for each node that the model has
    something to say of. ``fields`` are the keys that the guide as a whole claims to explain.
    ``metadata`` is the frontmatter as plain data. ``includes`` are the snippets that it depends on.
    ``faults`` are those of the text and of its structure, by place.
    """

    path: str
    source: SourceText
    document: Document
    title: Title
    description: Title | None
    audience: Audience
    auth: str | None
    fields: tuple[str, ...]
    metadata: Mapping[str, object]
    prerequisites: tuple[Title, ...]
    sections: tuple[Section, ...]
    steps: tuple[Step, ...]
    passages: tuple[Passage, ...]
    links: tuple[LinkUse, ...]
    images: tuple[ImageUse, ...]
    anchors: tuple[Anchor, ...]
    placements: Mapping[Node, Placement]
    includes: tuple[SourceText, ...]
    faults: tuple[Fault, ...]
