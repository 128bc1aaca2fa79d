"""A required field that is called optional, or an optional one that is called required.

What it does
    Looks for `optional` and `required` right beside the label of a field. A field that the form
    has filled in already may be called either. In the examples the form requires `API Key`, but
    not `Region`.

Why it matters
    A reader who skips a required field gets an error, and one who hunts for a value that nobody
    needs gives up.

Reported::

    # Connect Lucca

    - **API Key** (optional): the key from the settings
    - **Region**: the region of your data

Accepted::

    # Connect Lucca

    - **API Key**: the key from the settings
    - **Region** (optional): the region of your data
"""

import re
from collections.abc import Iterator

from guidekit.connectors import Field
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.mentions import bare_text, mentions_of
from guidekit.rules.registry import Rule
from guidekit.rules.wording import wording_of
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

NEEDS = ("optional", "required")
AFTER = regex(
    r"\s*[-:(\[,\u2013\u2014]\s*\(?(optional|required)\b(?!\s+(?:for|by|if|when|to|in|only|on)\b)",
    re.IGNORECASE,
)
BEFORE = regex(r"(?:^|[(:\s])(optional|required)\s+(?:your\s+|the\s+|an?\s+)?$", re.IGNORECASE)


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    mentions = mentions_of(guide, context)
    fields = {field.key: field for field in mentions.fields if _is_certain(field)}
    for passage in wording_of(guide, context).passages_with(*NEEDS) if fields else ():
        if passage.kind in ("alt", "code") or not context.readers(passage.guard):
            continue
        text = bare_text(passage)
        for found in mentions.words.find(text):
            field = fields.get(found.key)
            near = AFTER.match(text, found.end) or BEFORE.search(text, 0, found.start)
            if field is None or near is None:
                continue
            called = near[1].lower()
            meant = "required" if field.required else "optional"
            if called != meant:
                yield RULE.report(
                    f"`{field.label}` is called {called}, expected {meant}, as the form has it",
                    passage.span(near.start(1), near.end(1)),
                    help=f"the form's field: {field.label_span}",
                    connector=context.connector_key,
                    auth=context.auth_key,
                    field=field.key,
                )


def _is_certain(field: Field) -> bool:
    """Whether the form itself is plain about it."""
    return field.value is None and not field.visible_when and field.condition is None


RULE = Rule("GK307", "wrong-need", Severity.WARNING, check)
