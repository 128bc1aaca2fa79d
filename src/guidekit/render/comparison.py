"""Two variants side by side, as a page for the people who make them."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from guidekit.render.theme import Theme

__all__ = ["ComparedPage", "ComparedRow", "Piece", "render_comparison"]


class Piece(Struct, frozen=True):
    """A stretch of a line; ``changed`` where the other variant has something else."""

    text: str
    changed: bool = False


class ComparedRow(Struct, frozen=True):
    """One line as the readers of the left and of the right variant have it.

    ``kind`` is ``same``, ``changed``, ``left`` (only there), ``right``, or ``gap`` for lines left
    out that are the same in both; a side without the line has no pieces.
    """

    kind: Literal["same", "changed", "left", "right", "gap"]
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


class ComparedPage(Struct, frozen=True):
    """A page of both variants, or of one; ``path`` is that of its folder in a brand's site.

    ``source`` is the guide's path in the project, None for the catalogue.
    """

    path: str
    source: str | None
    rows: tuple[ComparedRow, ...]


def render_comparison(
    theme: Theme, left: str, right: str, pages: Sequence[ComparedPage], *, same: int = 0
) -> str:
    """The comparison as one HTML file, which needs nothing else; ``same`` pages do not differ."""
    return theme.render("layouts/comparison.html", left=left, right=right, pages=pages, same=same)
