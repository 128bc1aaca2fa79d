"""A list of the form's fields with an entry that the form does not have.

What it does
    Looks at lists that repeat the form: their items are labels, and one of them is a field's, or
    the text before says "fill out the following fields". An entry that reads like a credential
    and is no field is reported, as is a key or path in ``data-guide-field`` or ``<FieldAnchor>``
    that no field of the connector has. Where the entry is another word for a field,
    `renamed-label` says so instead. In the examples the form has `Subdomain` and `API Key`.

Why it matters
    The reader searches the form for an input that is not there, and doubts all the rest.

Reported::

    # Connect Lucca

    Fill out the following fields:

    - **Subdomain**
    - **API Key**
    - **Workspace ID**

Accepted::

    # Connect Lucca

    Fill out the following fields:

    - **Subdomain**
    - **API Key**
"""

from collections.abc import Iterator

from guidekit.connectors import keys_named
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.mentions import mentions_of
from guidekit.rules.places import claimed_words
from guidekit.rules.registry import Rule
from guidekit.rules.strays import strays_of
from guidekit.source import Diagnostic, Severity, did_you_mean

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    fields = mentions_of(guide, context).fields
    labels = ", ".join(f"`{field.label}`" for field in fields)
    for stray in strays_of(guide, context):
        if stray.meant is None:
            yield RULE.report(
                f"`{stray.entry.text}` is no field of the form, expected only fields of "
                f"`{context.auth_key}`",
                stray.entry.span,
                help=did_you_mean(stray.entry.text, [f.label for f in fields])
                or f"the form asks for {labels}",
                connector=context.connector_key,
                auth=context.auth_key,
            )
    yield from _claims(guide, context)


def _claims(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    """Names in claims that no field has; a guide may be about the other methods, too."""
    methods = context.connector.auth_methods if context.connector else ()
    keys = [field.key for field in context.auth.fields] if context.auth else []
    auth = context.auth_key if len(methods) == 1 else None
    for claim in claimed_words(guide) if keys else ():
        if not any(keys_named(method.fields, claim.word) is not None for method in methods):
            yield RULE.report(
                f"`{claim.attribute}` names `{claim.word}`, expected a field of "
                f"`{auth or context.connector_key}`",
                claim.span,
                help=did_you_mean(claim.word, keys),
                connector=context.connector_key,
                auth=auth,
            )


RULE = Rule("GK303", "stale-field", Severity.WARNING, check)
