"""Room 4c: diagnostics to the text of a report; one format, one file."""

from collections.abc import Callable, Mapping

from guidekit.reports import json_format, text_format
from guidekit.reports.report import Report, SourceOf, counts

__all__ = ["FORMATS", "Report", "SourceOf", "counts"]

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": lambda report: text_format.render(
        report.diagnostics, report.source_of, color=report.color
    ),
    "json": lambda report: json_format.render(report.diagnostics, report.summary),
}
"""The formats of a report, by the name that the command line has for them."""
