"""Room 4c: diagnostics to the text of a report; one format, one file."""

from collections.abc import Callable, Mapping
from importlib import import_module

from guidekit.reports.display import printable
from guidekit.reports.fingerprints import fingerprints
from guidekit.reports.report import Report, RuleFacts, SourceOf, Suppressed, counts
from guidekit.reports.statistics import STATISTICS

__all__ = [
    "FORMATS",
    "STATISTICS",
    "Report",
    "RuleFacts",
    "SourceOf",
    "Suppressed",
    "counts",
    "fingerprints",
    "printable",
]

NAMES = (
    "text",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "markdown",
)


def _format(name: str) -> Callable[[Report], str]:
    def render(report: Report) -> str:
        made: str = import_module(f"{__name__}.{name}_format").render(report)
        return made

    return render


FORMATS: Mapping[str, Callable[[Report], str]] = {name: _format(name) for name in NAMES}
"""The formats of a report, by the name that the command line has for them; loaded when used."""
