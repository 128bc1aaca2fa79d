"""A field whose help leads to an anchor that the guide does not have.

What it does
    Follows the anchors that a definition gives for its fields (``doc_section``) into the guide of
    the form. The anchor of a heading is made as the project file says (``slugs``); an element may
    have an ``id``.

Why it matters
    The help beside the input opens the guide at its top, and the reader has to search.

Reported::

    # connectors/lucca/connector.yaml
    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      docs_connect: https://example.com/lucca
      credentials:
        apiKey:
          type: string
          title: API Key
          description: The key from the settings
          doc_section: '#step-1-create-a-key'
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Step 1: Find your API key

    It is in the settings.

Accepted::

    # connectors/lucca/connector.yaml
    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      docs_connect: https://example.com/lucca
      credentials:
        apiKey:
          type: string
          title: API Key
          description: The key from the settings
          doc_section: '#step-1-find-your-api-key'
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Step 1: Find your API key

    It is in the settings.
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.anchored_parts import advise, anchored_fields, title_about
from guidekit.rules.context import Context
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    known = {anchor.id for anchor in guide.anchors}
    for field, anchor in anchored_fields(guide, context):
        if anchor in known:
            continue
        part = title_about(guide, mentions_of(guide, context).by_field[field.key])
        about = f"the part about it has the anchor `{part.anchor}`" if part else None
        yield RULE.report(
            f"the help of `{field.label}` leads to `#{anchor}`, expected an anchor of "
            f"`{guide.path}`",
            field.anchor_span or field.span,
            help=about or advise(anchor, guide),
            connector=context.connector_key,
            auth=context.auth_key,
            field=field.key,
        )


RULE = Rule("GK309", "broken-field-anchor", Severity.ERROR, check, "project")
