"""The report of coverage as one page that needs nothing else."""

from guidekit.render.theme import Theme
from guidekit.source import Span
from guidekit.variants import Coverage

__all__ = ["render_coverage"]


def render_coverage(theme: Theme, coverage: Coverage, *, title: str = "Guides") -> str:
    """A page of HTML: totals, then each connector's forms, those with gaps open.

    It loads nothing and runs nothing, so that it can be sent, printed and kept.
    """
    return theme.render(
        "layouts/coverage.html",
        coverage=coverage,
        title=title,
        place=_place,
        gaps=[connector for connector in coverage.connectors if connector.has_gap],
    )


def _place(span: Span, guide: str | None) -> str:
    """A line of the form's own guide; of another file, its name too."""
    line = span.start.line
    return f"line {line}" if span.path == guide else f"{span.path.rpartition('/')[2]}:{line}"
