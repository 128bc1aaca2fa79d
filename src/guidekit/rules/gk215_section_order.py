"""A section that stands before one which the project wants before it.

What it does
    Compares the order of a guide's sections with that of ``sections`` in the project file. Other
    sections may stand anywhere between them.

Why it matters
    Readers of many guides look for the same things in the same places; and what is needed to begin
    with belongs at the beginning.

Reported::

    # guidekit.yaml
    house: stackone
    sections: [Before you begin, Create *]
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Create an API key

    Your subdomain and your API key are in the settings.

    ## Before you begin

    You need to be an administrator.

Accepted::

    # guidekit.yaml
    house: stackone
    sections: [Before you begin, Create *]
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Before you begin

    You need to be an administrator.

    ## Create an API key

    Your subdomain and your API key are in the settings.
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.outline_template import wanted_sections
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    if not context.sections:
        return
    last, before = -1, ""
    for wanted in wanted_sections(guide, context):
        heading = wanted.heading
        if heading is not None and wanted.place < last:
            yield RULE.report(
                f"section `{heading.text}` before `{before}`, expected it after that by the "
                "project's `sections`",
                heading.span,
                connector=context.connector_key,
            )
        elif heading is not None:
            last, before = wanted.place, heading.text


RULE = Rule("GK215", "section-order", Severity.WARNING, check, subject="project")
