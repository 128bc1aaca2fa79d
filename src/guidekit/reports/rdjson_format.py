"""Diagnostics as reviewdog reads them, which comments on changes on any forge."""

import json

from guidekit.reports.display import clipped, printable
from guidekit.reports.report import Report
from guidekit.source import Diagnostic, Position, Span

__all__ = ["render"]


def render(report: Report) -> str:
    """One JSON object with ``source`` and ``diagnostics``; columns count bytes of UTF-8.

    A fix of one edit is a suggestion. Of a fix with several edits reviewdog would offer each alone,
    so such a fix is not told.
    """
    entries = [_entry(each, report) for each in report.diagnostics]
    return json.dumps({"source": {"name": "guidekit"}, "diagnostics": entries}, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, report: Report) -> dict[str, object]:
    span, fix = diagnostic.span, diagnostic.fix
    url = report.url_of(diagnostic.code)
    message = clipped(diagnostic.message)
    entry: dict[str, object] = {
        "message": f"{message}\nhelp: {clipped(diagnostic.help)}" if diagnostic.help else message,
        "location": {"path": printable(span.path), "range": _range(span, report)},
        "severity": diagnostic.severity.value.upper(),
        "code": {"value": diagnostic.code, **({"url": url} if url else {})},
    }
    edits = fix.edits if fix else ()
    if len(edits) == 1 and edits[0].span.path == span.path:
        entry["suggestions"] = [{"range": _range(edits[0].span, report), "text": edits[0].text}]
    return entry


def _range(span: Span, report: Report) -> dict[str, object]:
    return {"start": _position(span, span.start, report), "end": _position(span, span.end, report)}


def _position(span: Span, position: Position, report: Report) -> dict[str, int]:
    source = report.source_of(span.path)
    before = source.line(position.line)[: position.column - 1] if source else ""
    wide = len(before.encode("utf-8", "surrogatepass")) - len(before)
    return {"line": position.line, "column": position.column + wide}
