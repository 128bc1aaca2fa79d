"""A page with its conditions decided: what is left to do for each brand is to fill holes.

Few of a page's readers differ in what they are shown. So a page is laid out once for each set of
decisions, and brands that agree on them share the result.
"""

from collections.abc import Iterable, Iterator, Set

from msgspec import Struct

from guidekit.render.page import (
    Asset,
    Link,
    NoneShown,
    OnlyHouse,
    Page,
    Part,
    SomeShown,
    TextHole,
    When,
)
from guidekit.variants import Variant, holds, visible

__all__ = ["Hole", "LinkEnd", "LinkStart", "Outline", "Piece"]


class LinkStart(Struct, frozen=True):
    """What opens a link, or the element in its place; ``attributes`` are laid out too."""

    url: str
    guide: str | None
    without: str
    attributes: "tuple[Piece, ...]"
    same_anchor: bool


class LinkEnd(Struct, frozen=True):
    """What closes a link, or the element in its place."""

    url: str
    guide: str | None
    without: str


Hole = TextHole | LinkStart | LinkEnd
Piece = bytes | Hole
"""Bytes are the literal HTML, encoded for the file."""


class Laid(Struct, frozen=True):
    """A page for one set of decisions, and the images in it.

    Whole lines without a hole are pieces of their own, apart from what shares a line with one.
    """

    pieces: tuple[Piece, ...]
    assets: tuple[str, ...]


class Outline:
    """Lays a page out for variants; those that agree on all conditions get the same.

    >>> from guidekit.variants import Brand
    >>> from guidekit.source import SourceText
    >>> page = Page(("<p>", When(OnlyHouse(), ("ours",)), "</p>"))
    >>> acme = Variant(Brand("acme", "Acme", False, SourceText("acme.yaml", "")))
    >>> Outline(page).for_variant(acme).pieces
    (b'<p></p>',)
    """

    __slots__ = ("_conditions", "_laid", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        self._laid: dict[tuple[bool, ...], Laid] = {}
        conditions = dict.fromkeys(part.condition for part in _whens(self.page.parts))
        self._conditions = tuple(When(condition, ()) for condition in conditions)

    def for_variant(self, variant: Variant) -> Laid:
        """The page for a variant; its holes are the business of the variant's brand."""
        decisions = tuple(_decide(when, variant) for when in self._conditions)
        laid = self._laid.get(decisions)
        if laid is None:
            shown = {
                when.condition
                for when, decision in zip(self._conditions, decisions, strict=True)
                if decision
            }
            flat = tuple(_flat(self.page.parts, shown))
            assets = dict.fromkeys(part.url for part in flat if isinstance(part, Asset))
            laid = self._laid[decisions] = Laid(tuple(_cut(_joined(flat))), tuple(assets))
        return laid


def _decide(when: When, variant: Variant) -> bool:
    match when.condition:
        case OnlyHouse():
            return variant.brand.house
        case SomeShown(guards):
            return any(visible(guard, variant) for guard in guards)
        case NoneShown(guards):
            return not any(visible(guard, variant) for guard in guards)
        case condition:
            return holds(condition, variant)


def _whens(parts: tuple[Part, ...]) -> Iterator[When]:
    for part in parts:
        if isinstance(part, When):
            yield part
            yield from _whens(part.parts)
        elif isinstance(part, Link):
            yield from _whens(part.attributes)
            yield from _whens(part.content)


def _flat(parts: tuple[Part, ...], shown: Set[object]) -> Iterator[str | Hole]:
    for part in parts:
        if isinstance(part, When):
            if part.condition in shown:
                yield from _flat(part.parts, shown)
        elif isinstance(part, Link):
            attributes = _joined(_flat(part.attributes, shown))
            yield LinkStart(part.url, part.guide, part.without, attributes, part.same_anchor)
            yield from _flat(part.content, shown)
            yield LinkEnd(part.url, part.guide, part.without)
        else:
            yield part


def _joined(parts: "Iterator[str | Hole] | tuple[str | Hole, ...]") -> tuple[Piece, ...]:
    """The parts with neighbouring literals as one."""
    pieces: list[Piece] = []
    literal: list[str] = []
    for part in parts:
        if isinstance(part, str):
            literal.append(part)
            continue
        if literal:
            pieces.append("".join(literal).encode())
            literal.clear()
        pieces.append(part)
    if literal:
        pieces.append("".join(literal).encode())
    return tuple(pieces)


def _cut(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with literals cut at the first and the last of their line ends."""
    for piece in pieces:
        if isinstance(piece, bytes):
            first = piece.find(b"\n") + 1
            last = piece.rfind(b"\n") + 1
            yield from filter(None, (piece[:first], piece[first:last], piece[last:]))
        else:
            yield piece
