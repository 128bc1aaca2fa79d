"""Diagnostics as GitLab's report of code quality, which merge requests show."""

import json

from guidekit.reports.display import clipped, printable
from guidekit.reports.fingerprints import fingerprints
from guidekit.reports.report import Report
from guidekit.source import Diagnostic, Severity

__all__ = ["render"]

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    r"""A JSON list with an entry for each diagnostic; paths start at the top of the repository.

    >>> render(Report((), lambda path: None))
    '[]\n'
    """
    marks = fingerprints(report)
    entries = [
        _entry(each, mark, report) for each, mark in zip(report.diagnostics, marks, strict=True)
    ]
    return json.dumps(entries, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, mark: str, report: Report) -> dict[str, object]:
    span = diagnostic.span
    return {
        "description": f"{diagnostic.code} {diagnostic.name}: {clipped(diagnostic.message)}",
        "check_name": diagnostic.code,
        "fingerprint": mark,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {
            "path": printable(report.from_top(span.path)),
            "lines": {"begin": span.start.line, "end": span.end.line},
        },
    }
