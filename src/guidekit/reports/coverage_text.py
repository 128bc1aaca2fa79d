"""Coverage for people at a terminal: tables of lines, and totals."""

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

NUMBERS = frozenset({"required", "named", "located", "entered", "coverage"})


def render(coverage: Coverage, *, everything: bool = False) -> str:
    """The forms that have a gap, or all with ``everything``, then totals.

    A cell has the line of the guide that names, locates or enters the field, `-` where none does.
    Totals of brands that have no gap are told together.
    """
    blocks = []
    for connector in coverage.connectors:
        forms = [form for form in connector.forms if everything or form.has_gap]
        lines = [connector_title(connector)]
        for form in forms:
            lines.append(f"  {form_title(form)}")
            lines += (f"    {line}" for line in _table(COLUMNS, rows_of(form)))
        if forms:
            blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, "\n".join(_totals(coverage, everything=everything))]) + "\n"


def _totals(coverage: Coverage, *, everything: bool) -> Iterator[str]:
    by_variant = coverage.by_variant
    several = len(by_variant) > 1
    short = {k: t for k, t in by_variant.items() if several and (everything or t.has_gap)}
    rows = [(variant, *shares(totals)) for variant, totals in short.items()]
    yield from _table(TOTAL_COLUMNS, [*rows, ("all readers", *shares(coverage.totals))])
    yield ""
    forms = sum(len(connector.forms) for connector in coverage.connectors)
    gaps = sum(connector.has_gap for connector in coverage.connectors)
    needs = ", ".join(f"{number} {need}" for need, number in coverage.needs.items())
    yield (
        f"{gaps} of {_counted(len(coverage.connectors), 'connector')} with gaps; "
        f"{_counted(forms, 'form')} with {needs} fields"
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of even columns, numbers at the right."""
    lines = [columns, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        cells = (
            cell.rjust(width) if name in NUMBERS else cell.ljust(width)
            for name, cell, width in zip(columns, line, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
