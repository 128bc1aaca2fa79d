"""Diagnostics as commands of GitHub's workflows, which show them beside the changed lines."""

from guidekit.reports.display import clipped, printable
from guidekit.reports.report import Report
from guidekit.source import Diagnostic, Severity

__all__ = ["render"]

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}
"""What would end a message or a property; nothing else is decoded again by those who read it."""


def render(report: Report) -> str:
    r"""A line for each diagnostic, errors first: of each kind GitHub shows ten of a step.

    Paths start at the top of the repository. The columns are told where start and end are on one
    line, for GitHub takes no others. Without diagnostics there is nothing to say.

    >>> render(Report((), lambda path: None))
    ''
    """
    order = list(Severity)
    found = sorted(report.diagnostics, key=lambda each: order.index(each.severity))
    return "".join(f"{_command(each, report)}\n" for each in found)


def _command(diagnostic: Diagnostic, report: Report) -> str:
    start, end = diagnostic.span.start, diagnostic.span.end
    properties = {
        "file": printable(report.from_top(diagnostic.span.path)),
        "line": str(start.line),
        "endLine": str(end.line),
    }
    if start.line == end.line:
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    said = ",".join(f"{key}={_escape(value, PROPERTY)}" for key, value in properties.items())
    lines = [clipped(diagnostic.message)]
    if diagnostic.help:
        lines.append(f"help: {clipped(diagnostic.help)}")
    message = _escape("\n".join(lines), DATA)
    return f"::{COMMANDS[diagnostic.severity]} {said}::{message}"


def _escape(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
