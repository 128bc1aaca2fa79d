"""Diagnostics as a table in Markdown, for a comment or the summary of a job."""

import re
from collections.abc import Iterator

from guidekit.reports.display import clipped
from guidekit.reports.report import Report
from guidekit.reports.totals import totals
from guidekit.source import Diagnostic

__all__ = ["MOST_BYTES", "render"]

MOST_BYTES = 900_000
"""A little less than what GitHub takes as the summary of a step."""
MOST = 500
CODE = re.compile(r"(`[^`]+`)")
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&@])")


def render(report: Report) -> str:
    """How many problems there are, and a row for each, as far as they fit in ``MOST_BYTES``.

    Paths start at the top of the repository. Nothing in a message makes markup of its own, but what
    stands in back-ticks is code.

    >>> print(render(Report((), lambda path: None)), end="")
    **guidekit**: no problems
    """
    lines = [f"**guidekit**: {totals(report.diagnostics)}"]
    if report.diagnostics:
        lines += ["", "| where | what | message |", "|---|---|---|"]
    size = sum(len(line) + 1 for line in lines)
    for done, row in enumerate(_rows(report)):
        size += len(row.encode()) + 1
        if size > MOST_BYTES:
            lines += ["", f"... and {len(report.diagnostics) - done} more"]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _rows(report: Report) -> Iterator[str]:
    for each in report.diagnostics:
        url = report.url_of(each.code)
        code = f"[{each.code}]({url})" if url else each.code
        place = f"{report.from_top(each.span.path)}:{each.span.start}"
        kind = f"{each.severity.value} {code} {each.name}"
        yield f"| {_literal(clipped(place, MOST))} | {kind} | {_message(each)} |"


def _message(diagnostic: Diagnostic) -> str:
    message = _markdown(clipped(diagnostic.message, MOST))
    if not diagnostic.help:
        return message
    return f"{message}<br>help: {_markdown(clipped(diagnostic.help, MOST))}"


def _markdown(text: str) -> str:
    """Text with literals in back-ticks; in a table even a literal's bar ends the cell."""
    parts = CODE.split(text)
    return "".join(
        _literal(part[1:-1]) if CODE.fullmatch(part) else SPECIAL.sub(r"\\\1", part)
        for part in parts
    )


def _literal(text: str) -> str:
    """A text as code in a cell, whatever back-ticks and bars it has."""
    if "|" in text and "\\" in text:
        # Before a bar a backslash is no longer text, so that only HTML can hold the two.
        return f"<code>{SPECIAL.sub(_entity, text)}</code>"
    fence = "`"
    while fence in text:
        fence += "`"
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", "\\|")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
