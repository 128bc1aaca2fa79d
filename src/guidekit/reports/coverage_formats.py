"""The formats of coverage: of the other reports none needs what these import."""

from collections.abc import Callable, Mapping

from guidekit.reports import coverage_json, coverage_markdown, coverage_text
from guidekit.variants import Coverage

__all__ = ["COVERAGE_FORMATS"]

COVERAGE_FORMATS: Mapping[str, Callable[[Coverage, bool], str]] = {
    "text": lambda coverage, everything: coverage_text.render(coverage, everything=everything),
    "json": lambda coverage, _: coverage_json.render(coverage),
    "markdown": lambda coverage, _: coverage_markdown.render(coverage),
}
"""The formats by name; the flag asks for connectors without gaps too."""
