"""Diagnostics as JSON, for programs: the shape is stable, and facts that are absent are null."""

import json

from guidekit.reports.report import Report, counts
from guidekit.source import Diagnostic, Fix, Position

__all__ = ["record", "render"]

VERSION = 1
"""Counts up when a key changes its meaning or goes away; new keys may come without."""


def render(report: Report) -> str:
    """One JSON object: ``version``, ``diagnostics`` and ``summary``; only ASCII, with a line end.

    The summary has the number of errors, warnings, infos and files with problems, and what the
    caller adds.

    >>> render(Report((), lambda path: None, {"guides": 3})).splitlines()[1:3]
    ['  "version": 1,', '  "diagnostics": [],']
    """
    data = {
        "version": VERSION,
        "diagnostics": [record(diagnostic) for diagnostic in report.diagnostics],
        "summary": {**counts(report.diagnostics), **report.summary},
    }
    return json.dumps(data, indent=2) + "\n"


def record(diagnostic: Diagnostic) -> dict[str, object]:
    """All that is known of a diagnostic; what does not apply is None."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": diagnostic.span.path,
        "start": _position(diagnostic.span.start),
        "end": _position(diagnostic.span.end),
        "connector": diagnostic.connector,
        "auth": diagnostic.auth,
        "field": diagnostic.field,
        "variant": diagnostic.variant,
        "help": diagnostic.help,
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _fix(fix: Fix) -> dict[str, object]:
    edits = [
        {
            "path": edit.span.path,
            "start": _position(edit.span.start),
            "end": _position(edit.span.end),
            "text": edit.text,
        }
        for edit in fix.edits
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
