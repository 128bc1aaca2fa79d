"""What the readers of two brands see differently, found on their finished pages."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from guidekit.project import Project
from guidekit.render import ComparedPage, ComparedRow, Piece, Theme, render_comparison
from guidekit.site.build import build_site
from guidekit.site.manifest import MANIFEST
from guidekit.source import Diagnostic

__all__ = ["Comparison", "compare_brands", "compared_rows"]

WORD = re.compile(r"\s+|\w+|[^\w\s]")
ALIKE = 0.5
"""Two lines that share so much of their text are one line that changed."""

CONTEXT = 1
LARGEST = 60
"""Blocks of more lines are paired in order: to look for the best pairs would take too long."""


class Comparison(Struct, frozen=True):
    """The pages that differ between two brands, sorted by path, and how many do not.

    ``diagnostics`` is what the build of the two found; a brand that has errors may lack pages.
    """

    left: str
    right: str
    pages: tuple[ComparedPage, ...]
    same: int
    diagnostics: tuple[Diagnostic, ...]

    def html(self) -> str:
        """The comparison side by side, as an HTML file of its own."""
        return render_comparison(Theme(), self.left, self.right, self.pages, same=self.same)


def compare_brands(
    project: Project, left: str, right: str, guides: Sequence[str] = (), jobs: int | None = None
) -> Comparison:
    """Build the sites of two brands aside and compare their pages, or those of some guides.

    ``guides`` are paths in the project, of files or folders. What is compared is what readers read,
    in their brand's words: text, links, pictures and numbers of steps, but not colours or logos.
    Raises :class:`GuidekitError` for an unknown brand.
    """
    with tempfile.TemporaryDirectory(prefix="guidekit-") as folder:
        out = Path(folder) / "sites"
        result = build_site(project, out, (left, right), jobs, allow_errors=True)
        sources = _sources(out, (left, right))
        chosen = {p: s for p, s in sources.items() if _is_chosen(s, guides)}
        pages = [_compare(out, left, right, path, source) for path, source in chosen.items()]
    differing = tuple(page for page in pages if page.rows)
    return Comparison(left, right, differing, len(pages) - len(differing), result.diagnostics)


def _is_chosen(source: str | None, paths: Sequence[str]) -> bool:
    whole = f"{source}/"
    return not paths or any(whole.startswith(f"{path}/") for path in paths)


def _sources(out: Path, brands: Iterable[str]) -> dict[str, str | None]:
    """All pages of some brands by their path in the brand's folder, each with its guide."""
    files = json.loads((out / MANIFEST).read_bytes())["files"]
    found = {
        str(PurePosixPath(*PurePosixPath(file["path"]).parts[1:])): file["source"]
        for file in files
        if file["brand"] in brands and file["path"].endswith(".html")
    }
    return dict(sorted(found.items()))


def _compare(out: Path, left: str, right: str, path: str, source: str | None) -> ComparedPage:
    from guidekit.site.page_lines import page_lines  # Beautiful Soup is slow to load

    files = (out / left / path, out / right / path)
    one, other = (page_lines(f.read_text("utf-8")) if f.is_file() else () for f in files)
    folder = str(PurePosixPath(path).parent)
    rows = tuple(_shortened(list(compared_rows(one, other))))
    return ComparedPage("" if folder == "." else folder, source, rows)


def compared_rows(one: Sequence[str], other: Sequence[str]) -> Iterator[ComparedRow]:
    """The lines of two pages in rows: what is on both sides side by side, in order."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from (_row("same", line, line) for line in one[start:end])
        else:
            yield from _paired(one[start:end], other[begin:stop])


def _paired(one: Sequence[str], other: Sequence[str]) -> Iterator[ComparedRow]:
    """The lines of two stretches that differ: those that are alike side by side, in order."""
    left = right = 0
    for i, j in (*_alike(one, other), (len(one), len(other))):
        yield from (_row("left", line, "") for line in one[left:i])
        yield from (_row("right", "", line) for line in other[right:j])
        if i < len(one) and j < len(other):
            yield _row("changed", one[i], other[j])
        left, right = i + 1, j + 1


def _alike(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of lines that became each other, in order: those that share most in all."""
    if max(len(one), len(other)) > LARGEST:
        return list(zip(range(len(one)), range(len(other)), strict=False))
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    nothing: tuple[float, list[tuple[int, int]]] = (0.0, [])
    for i in range(len(one)):
        for j in range(len(other)):
            ratio = SequenceMatcher(None, one[i], other[j], autojunk=False).ratio()
            score, pairs = best.get((i - 1, j - 1), nothing)
            options = [best.get((i - 1, j), nothing), best.get((i, j - 1), nothing)]
            if ratio >= ALIKE:
                options.append((score + ratio, [*pairs, (i, j)]))
            best[i, j] = max(options, key=lambda option: option[0])
    return best.get((len(one) - 1, len(other) - 1), nothing)[1]


def _row(kind: Literal["same", "changed", "left", "right"], left: str, right: str) -> ComparedRow:
    if kind != "changed":
        return ComparedRow(kind, _whole(left), _whole(right))
    one, other = WORD.findall(left), WORD.findall(right)
    opcodes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return ComparedRow(
        kind,
        tuple(Piece("".join(one[a:b]), tag != "equal") for tag, a, b, _, _ in opcodes if a < b),
        tuple(Piece("".join(other[a:b]), tag != "equal") for tag, _, _, a, b in opcodes if a < b),
    )


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text),) if text else ()


def _shortened(rows: Sequence[ComparedRow]) -> Iterator[ComparedRow]:
    """The rows that differ, with the rows next to them; a gap stands for all others."""
    shown = {
        near
        for at, row in enumerate(rows)
        if row.kind != "same"
        for near in range(at - CONTEXT, at + CONTEXT + 1)
    }
    for at, row in enumerate(rows):
        if at in shown:
            yield row
        elif shown and (at == 0 or at - 1 in shown):
            yield ComparedRow("gap")
