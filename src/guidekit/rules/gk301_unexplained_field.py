"""A required field of the connection form that the readers of a variant never read of.

What it does
    Looks for each field that the form requires of the guide's audience: by its label (in any case,
    singular or plural), its aliases and its key, in headings, steps, lists and running text, but
    not in the page's title and description, nor in code, unless a sentence quotes the very label
    there. It does so for each brand by itself, because a part may be hidden from its readers.
    ``data-guide-field`` on a section or step counts as naming the field, as does ``<FieldAnchor>``
    in it. Where the guide has its reader sign in, what that fills in may be left out as a whole.
    In the examples the form requires `Subdomain` and `API Key`.

Why it matters
    The reader stands before an empty input and the guide says nothing about it.

Reported::

    # Connect Lucca

    ## Create an API key

    Go to **Settings** and create an API key.

Accepted::

    # Connect Lucca

    ## Find your subdomain

    Your subdomain is the text before `.ilucca.net`.

    ## Create an API key

    Go to **Settings** and create an API key.
"""

from collections.abc import Iterator

from guidekit.connectors import Field
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.form_lists import Entry
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule
from guidekit.rules.strays import strays_of
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    mentions = mentions_of(guide, context)
    others = {s.meant.key: s.entry for s in strays_of(guide, context) if s.meant}
    alone = len(context.variants) == 1
    for field in mentions.required:
        found = mentions.by_field[field.key]
        told = {reader for mention in found for reader in context.readers(mention.guard)}
        hidden = max(found, key=lambda mention: mention.degree, default=None)
        for variant in context.variants:
            if variant.id not in told:
                yield RULE.report(
                    _message(field, variant.id, alone=alone, hidden=hidden is not None),
                    hidden.span if hidden else guide.title.span,
                    help=_help(field, others.get(field.key)),
                    connector=context.connector_key,
                    auth=context.auth_key,
                    field=field.key,
                    variant=variant.id,
                )


def _message(field: Field, variant: str, *, alone: bool, hidden: bool) -> str:
    if hidden:
        there = f"field `{field.label}` is named here, but hidden from `{variant}`"
        return f"{there}, expected a section or step about it that `{variant}` shows"
    text = "text" if alone else f"text of `{variant}`"
    there = f"no {text} names the required field `{field.label}`"
    return f"{there}, expected a section or step about it"


def _help(field: Field, other: Entry | None) -> str:
    asked = f"the form asks for it: {field.label_span}"
    return f"{asked}; is it what the guide calls `{other.text}`?" if other else asked


RULE = Rule("GK301", "unexplained-field", Severity.ERROR, check)
