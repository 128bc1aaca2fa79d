"""Room 4c: diagnostics to the text of a report; one format, one file."""

from collections.abc import Callable, Mapping

from guidekit.reports import (
    concise_format,
    github_format,
    gitlab_format,
    grouped_format,
    json_format,
    jsonl_format,
    junit_format,
    markdown_format,
    rdjson_format,
    sarif_format,
    text_format,
)
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

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text_format.render,
    "concise": concise_format.render,
    "grouped": grouped_format.render,
    "json": json_format.render,
    "jsonl": jsonl_format.render,
    "sarif": sarif_format.render,
    "github": github_format.render,
    "gitlab": gitlab_format.render,
    "junit": junit_format.render,
    "rdjson": rdjson_format.render,
    "markdown": markdown_format.render,
}
"""The formats of a report, by the name that the command line has for them."""
