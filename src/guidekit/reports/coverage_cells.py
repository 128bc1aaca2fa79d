"""What the tables of coverage have in their cells."""

from guidekit.reports.display import printable
from guidekit.source import Span
from guidekit.variants import ConnectorCoverage, FieldCoverage, FormCoverage, Told, Totals

__all__ = [
    "COLUMNS",
    "TOTAL_COLUMNS",
    "connector_title",
    "form_title",
    "place",
    "rows_of",
    "shares",
]

COLUMNS = ("field", "need", "readers", "named", "located", "entered")
TOTAL_COLUMNS = ("readers", "required", "named", "located", "entered", "coverage")
MOST = 3
"""So many variants are named in a cell."""


def form_title(form: FormCoverage) -> str:
    """Which form it is, and where it is explained.

    >>> form_title(FormCoverage("oauth2", "setup", None, ()))
    'oauth2, setup: no guide'
    """
    told = form.guide or ("the guide in the definition" if form.supplied else "no guide")
    return printable(f"{form.auth}, {form.audience}: {told}")


def rows_of(form: FormCoverage) -> tuple[tuple[str, ...], ...]:
    """The rows of a form's table: one for each field and for all variants that are told alike."""
    return tuple(row for field in form.fields for row in _rows(field, form.guide))


def _rows(field: FieldCoverage, guide: str | None) -> tuple[tuple[str, ...], ...]:
    head: tuple[str, str] = (printable(field.label), field.need)
    if not field.told:
        return ((*head, "", "", "", ""),)
    rows = []
    for variants, told in field.readers:
        readers = "all" if len(variants) == len(field.told) else _few(variants)
        rows.append((*head, readers, *_places(told, guide)))
        head = ("", "")
    return tuple(rows)


def _few(variants: tuple[str, ...]) -> str:
    if len(variants) <= MOST + 1:
        return ", ".join(variants)
    return f"{', '.join(variants[:MOST])} and {len(variants) - MOST} more"


def _places(told: Told, guide: str | None) -> tuple[str, str, str]:
    return place(told.named, guide), place(told.located, guide), place(told.entered, guide)


def place(span: Span | None, guide: str | None) -> str:
    """A place: its line, after the path where that is not the guide's own; `-` for none.

    >>> place(Span.of_file("lucca.mdx"), "lucca.mdx"), place(Span.of_file("key.mdx"), "lucca.mdx")
    ('1', 'key.mdx:1')
    >>> place(None, "lucca.mdx")
    '-'
    """
    if span is None:
        return "-"
    line = str(span.start.line)
    return line if span.path == guide else printable(f"{span.path}:{line}")


def shares(totals: Totals) -> tuple[str, ...]:
    """The numbers of a row of totals."""
    numbers = (totals.required, totals.named, totals.located, totals.entered)
    return (*map(str, numbers), totals.shown)


def connector_title(connector: ConnectorCoverage) -> str:
    """A connector by key and title."""
    return printable(f"{connector.key} ({connector.title})")
