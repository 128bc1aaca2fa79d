"""A field whose help leads to a part of the guide that is about something else.

What it does
    Looks at the parts that the anchors of a definition's fields lead to. Reported is one that
    never names the field, neither in text nor in pictures, where the title of another part does.

Why it matters
    The reader of the help beside the input finds an explanation of another input.

Reported::

    # connectors/lucca/connector.yaml
    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      docs_connect: https://example.com/lucca
      connection_config:
        region:
          type: string
          title: Region
          description: Where the data are
          doc_section: '#step-1-find-your-api-key'
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Step 1: Find your API key

    It is in the settings.

    ## Step 2: Find your region

    It is beside your name.

Accepted::

    # connectors/lucca/connector.yaml
    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      docs_connect: https://example.com/lucca
      connection_config:
        region:
          type: string
          title: Region
          description: Where the data are
          doc_section: '#step-2-find-your-region'
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Step 1: Find your API key

    It is in the settings.

    ## Step 2: Find your region

    It is beside your name.
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.anchored_parts import anchored_fields, region_at, title_about
from guidekit.rules.context import Context
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    mentions = mentions_of(guide, context)
    for field, anchor in anchored_fields(guide, context):
        region = region_at(guide, anchor)
        said = mentions.by_field[field.key]
        if region is None or any(region.holds(mention) for mention in said):
            continue
        part = title_about(guide, said)
        if part is not None:
            yield RULE.report(
                f"the help of `{field.label}` leads to `#{anchor}`, which never names it, expected "
                f"`#{part.anchor}`",
                field.anchor_span or field.span,
                help=f"the part about it: {part.span}",
                connector=context.connector_key,
                auth=context.auth_key,
                field=field.key,
            )


RULE = Rule("GK310", "misplaced-field-anchor", Severity.WARNING, check, "project")
