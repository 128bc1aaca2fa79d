"""How many problems there are, in words."""

from collections.abc import Callable

from guidekit.reports.report import counts
from guidekit.source import Diagnostic, Severity

__all__ = ["totals"]


def totals(
    diagnostics: tuple[Diagnostic, ...],
    paint: Callable[[Severity, str], str] = lambda _, text: text,
) -> str:
    """Errors, warnings and infos, as far as there are any, and the number of files they are in.

    ``paint`` may give each part the looks of its severity.

    >>> totals(())
    'no problems'
    """
    found = counts(diagnostics)
    parts = [
        paint(severity, _count(found[f"{severity.value}s"], severity.value))
        for severity in Severity
        if found[f"{severity.value}s"]
    ]
    return f"{', '.join(parts)} in {_count(found['files'], 'file')}" if parts else "no problems"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
