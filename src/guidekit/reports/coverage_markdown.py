"""Coverage as Markdown, for a comment on a change or a page of a wiki."""

import re
from collections.abc import Iterable, Iterator, Sequence

from guidekit.reports.coverage_cells import (
    COLUMNS,
    TOTAL_COLUMNS,
    connector_title,
    form_title,
    rows_of,
    shares,
)
from guidekit.variants import Coverage

__all__ = ["render"]

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$])")


def render(coverage: Coverage) -> str:
    """Totals, then a table for each form; those with gaps are marked in their headings."""
    by_variant = coverage.by_variant
    rows = [(variant, *shares(totals)) for variant, totals in by_variant.items()]
    lines = ["# Field coverage", ""]
    lines += _table(TOTAL_COLUMNS, [*rows, ("all readers", *shares(coverage.totals))])
    for connector in coverage.connectors:
        lines += ["", f"## {_escaped(connector_title(connector))}"]
        for form in connector.forms:
            gap = " (has gaps)" if form.has_gap else ""
            lines += ["", f"### {_escaped(form_title(form))}{gap}", ""]
            lines += _table(COLUMNS, rows_of(form))
    return "\n".join(lines) + "\n"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(columns)
    yield _line(["---"] * len(columns))
    for row in rows:
        yield _line([_escaped(cell) for cell in row])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
