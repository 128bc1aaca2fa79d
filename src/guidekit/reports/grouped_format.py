"""Diagnostics for people who go through one file after the other."""

from collections.abc import Iterator
from itertools import groupby

from guidekit.reports.display import clipped, printable
from guidekit.reports.report import Report
from guidekit.reports.totals import totals
from guidekit.source import Diagnostic

__all__ = ["render"]


def render(report: Report) -> str:
    r"""Each file with a line for each of its diagnostics, and how many there are.

    >>> render(Report((), lambda path: None))
    'no problems\n'
    """
    blocks = [
        "\n".join(_block(path, tuple(found)))
        for path, found in groupby(report.diagnostics, lambda each: each.span.path)
    ]
    return "\n\n".join([*blocks, totals(report.diagnostics)]) + "\n"


def _block(path: str, found: tuple[Diagnostic, ...]) -> Iterator[str]:
    yield f"{printable(path)}:"
    place = max(len(str(each.span.start)) for each in found)
    kind = max(len(each.severity.value) for each in found)
    for each in found:
        start, severity = str(each.span.start), each.severity.value
        row = f"  {start:>{place}}  {severity:<{kind}}  {each.code}  {clipped(each.message)}"
        yield row.rstrip()
