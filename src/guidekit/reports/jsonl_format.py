"""Diagnostics as JSON, one a line: for programs that read as they go."""

import json

from guidekit.reports.json_format import record
from guidekit.reports.report import Report

__all__ = ["render"]


def render(report: Report) -> str:
    """A line for each diagnostic, with the keys that it has in the format ``json``; only ASCII.

    >>> render(Report((), lambda path: None))
    ''
    """
    return "".join(f"{json.dumps(record(each))}\n" for each in report.diagnostics)
