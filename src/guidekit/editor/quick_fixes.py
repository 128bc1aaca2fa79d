"""What an author can do about a problem at once."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from guidekit.editor.desk import Desk
from guidekit.rules import add_ignores
from guidekit.source import Diagnostic, Edit, SourceText

__all__ = ["QuickFix", "quick_fixes"]

REASON = "TODO: say why"
MOST_COMMENTS = 5
"""For how many problems a comment is tried: each time the file is read anew to see what it says."""


class QuickFix(Struct, frozen=True):
    """Edits that do away with a problem; ``preferred`` when readers see the same afterwards."""

    title: str
    problem: Diagnostic
    edits: tuple[Edit, ...]
    preferred: bool = False


def quick_fixes(desk: Desk, problems: Iterable[Diagnostic]) -> Iterator[QuickFix]:
    """For each problem its own fix, where it has one, and a comment that suppresses it.

    Comments are for the first few problems only: nobody suppresses those of a whole selection.
    """
    for number, problem in enumerate(problems):
        if problem.fix:
            fix = problem.fix
            title = f"{fix.title[:1].upper()}{fix.title[1:]} ({problem.code})"
            yield QuickFix(title, problem, fix.edits, fix.safe)
        if number >= MOST_COMMENTS:
            continue
        ignored = add_ignores(desk.source, [problem], REASON)
        if not ignored.left:
            title = f"Suppress {problem.code} `{problem.name}` with a reason"
            yield QuickFix(title, problem, tuple(_difference(desk.source, ignored.text)))


def _difference(source: SourceText, text: str) -> Iterator[Edit]:
    """One edit that makes another text of a file's."""
    old, start = source.text, 0
    shorter = min(len(old), len(text))
    while start < shorter and old[start] == text[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == text[-1 - end]:
        end += 1
    if old != text:
        yield Edit(source.span(start, len(old) - end), text[start : len(text) - end])
