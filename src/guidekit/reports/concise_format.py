"""Diagnostics for people in a hurry, and for tools that know compilers: one a line."""

from guidekit.reports.display import clipped, printable
from guidekit.reports.report import Report
from guidekit.reports.totals import totals
from guidekit.source import Diagnostic

__all__ = ["render"]


def render(report: Report) -> str:
    r"""``path:line:column: severity CODE message``, and how many there are.

    A diagnostic with a fix is marked ``[*]``, or ``[?]`` where the fix may change what readers see.

    >>> render(Report((), lambda path: None))
    'no problems\n'
    """
    lines = [_line(each) for each in report.diagnostics]
    return "\n".join([*lines, totals(report.diagnostics)]) + "\n"


def _line(diagnostic: Diagnostic) -> str:
    fix = diagnostic.fix
    mark = "" if fix is None else " [*]" if fix.safe else " [?]"
    place = printable(str(diagnostic.span))
    message = clipped(diagnostic.message)
    return f"{place}: {diagnostic.severity.value} {diagnostic.code}{mark} {message}"
