"""A section that the project wants its guides to have, and this one has not.

What it does
    Holds the titles of a guide's sections against ``sections`` in the project file: a list of
    titles, in which `*` stands for any text and `{title}` for the connector's name. An entry may
    give several titles that mean the same, be `optional`, and concern only guides of some methods
    (`auth`, by key or type) or of one `audience`. Without ``sections`` nothing is wanted.

Why it matters
    Readers of many guides look for the same things in the same places.

Reported::

    # guidekit.yaml
    house: stackone
    sections:
      - Before you begin
      - {title: Troubleshooting, optional: true}
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Your subdomain and your API key are in the settings.

Accepted::

    # guidekit.yaml
    house: stackone
    sections:
      - Before you begin
      - {title: Troubleshooting, optional: true}
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Before you begin

    Your subdomain and your API key are in the settings.
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.blocks import blocks_of
from guidekit.rules.context import Context
from guidekit.rules.outline_template import wanted_sections
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, did_you_mean

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    if not context.sections:
        return
    for wanted in wanted_sections(guide, context):
        if wanted.heading is None and not wanted.rule.optional:
            first, *others = (f"`{title}`" for title in wanted.rule.titles)
            yield RULE.report(
                f"no section {' or '.join([first, *others])}, expected it by the project's "
                "`sections`",
                guide.title.span,
                help=did_you_mean(wanted.rule.titles[0], _titles(guide, context)),
                connector=context.connector_key,
                auth=context.auth_key,
            )


def _titles(guide: Guide, context: Context) -> list[str]:
    headings = blocks_of(guide, context).headings
    return [heading.text for heading in headings if context.readers(heading.guard)]


RULE = Rule("GK214", "missing-section", Severity.WARNING, check, subject="project")
