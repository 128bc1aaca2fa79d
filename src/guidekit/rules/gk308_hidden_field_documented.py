"""A field that the form never shows, in a list of what to fill in.

What it does
    Looks for the labels of fields that are hidden, or that the platform fills in itself, in the
    lists that have the reader fill in the form, and for their keys in ``data-guide-field``. A
    label that a visible field has too, and a field that has a value already, are left alone.
    In the examples the form hides `Tenant ID`.

Why it matters
    The reader searches the form for an input that is not there, and doubts all the rest.

Reported::

    # Connect Lucca

    Your subdomain and your API key are in the settings.

    Fill out the following fields:

    - **Subdomain**
    - **API Key**
    - **Tenant ID**

Accepted::

    # Connect Lucca

    Your subdomain and your API key are in the settings.

    Fill out the following fields:

    - **Subdomain**
    - **API Key**
"""

from collections.abc import Iterator

from guidekit.connectors import Field, keys_named
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.form_lists import lists_of
from guidekit.rules.labels import LabelFinder
from guidekit.rules.mentions import label_finder, mentions_of
from guidekit.rules.places import claimed_words
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, Span

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    hidden = {field.key: field for field in _hidden_fields(guide, context)}
    places: dict[Span, Field] = {}
    for claim in claimed_words(guide) if hidden else ():
        for key in keys_named(hidden.values(), claim.word) or ():
            places[claim.span] = hidden[key]
    places.update(_listed(guide, context, tuple(hidden.values())) if hidden else ())
    for span, field in places.items():
        why = "is filled in by the platform" if field.automated else "is hidden in the form"
        yield RULE.report(
            f"`{field.label}` {why}, expected only fields that the reader sees",
            span,
            help=f"the form's field: {field.label_span}",
            connector=context.connector_key,
            auth=context.auth_key,
            field=field.key,
        )


def _hidden_fields(guide: Guide, context: Context) -> Iterator[Field]:
    """The fields of the form that nobody sees, and that have no name in common with the others."""
    mentions = mentions_of(guide, context)
    keys = {field.key for field in mentions.fields}
    hidden = [
        field
        for field in (context.auth.fields if context.auth else ())
        if field.audience == guide.audience
        and not field.visible
        and field.key not in keys
        and field.value is None
    ]
    if hidden:
        provider = context.connector.title if context.connector else ""
        shown = label_finder(mentions.fields, (), provider, text=True)
        yield from (field for field in hidden if not shown.exact(field.label))


def _listed(
    guide: Guide, context: Context, hidden: tuple[Field, ...]
) -> Iterator[tuple[Span, Field]]:
    """The places of hidden fields in lists; a field whose label is its key has none to see."""
    labels = {f.key: f for f in hidden if f.label != f.key}
    finder = LabelFinder({key: [field.label] for key, field in labels.items()})
    for form_list in lists_of(guide, context):
        for entry in form_list.entries if form_list.asked else ():
            for key in finder.exact(entry.text):
                yield entry.span, labels[key]


RULE = Rule("GK308", "hidden-field-documented", Severity.WARNING, check)
