"""Coverage as JSON, for programs: the shape is stable, and what is absent is null."""

import json

from guidekit.source import Span
from guidekit.variants import (
    ConnectorCoverage,
    Coverage,
    FieldCoverage,
    FormCoverage,
    Told,
    Totals,
)

__all__ = ["render"]

VERSION = 1
"""Counts up when a key changes its meaning or goes away; new keys may come without."""


def render(coverage: Coverage) -> str:
    """One JSON object: ``version``, ``variants``, ``connectors`` and ``totals``; only ASCII.

    >>> render(Coverage(("acme",), ())).splitlines()[1]
    '  "version": 1,'
    """
    by_variant = coverage.by_variant
    report = {
        "version": VERSION,
        "variants": list(coverage.variants),
        "connectors": [_connector(connector) for connector in coverage.connectors],
        "totals": {
            **_totals(coverage.totals),
            "variants": {variant: _totals(totals) for variant, totals in by_variant.items()},
            "fields": coverage.needs,
        },
    }
    return json.dumps(report, indent=2) + "\n"


def _connector(connector: ConnectorCoverage) -> dict[str, object]:
    return {
        "key": connector.key,
        "title": connector.title,
        "totals": _totals(connector.totals),
        "forms": [_form(form) for form in connector.forms],
    }


def _form(form: FormCoverage) -> dict[str, object]:
    return {
        "auth": form.auth,
        "audience": form.audience,
        "guide": form.guide,
        "supplied": form.supplied,
        "fields": [_field(field) for field in form.fields],
    }


def _field(field: FieldCoverage) -> dict[str, object]:
    return {
        "key": field.key,
        "label": field.label,
        "need": field.need,
        "definition": _place(field.span),
        "told": {told.variant: _told(told) for told in field.told},
    }


def _told(told: Told) -> dict[str, object]:
    places = {"named": told.named, "located": told.located, "entered": told.entered}
    return {degree: _place(span) if span else None for degree, span in places.items()}


def _place(span: Span) -> dict[str, object]:
    return {"path": span.path, "line": span.start.line, "column": span.start.column}


def _totals(totals: Totals) -> dict[str, object]:
    return {
        "required": totals.required,
        "named": totals.named,
        "located": totals.located,
        "entered": totals.entered,
        "percent": round(totals.percent, 2),
    }
