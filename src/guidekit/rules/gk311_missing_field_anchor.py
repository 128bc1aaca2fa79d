"""A field without help, in a form whose other fields have it.

What it does
    Compares the fields that a form shows: where the definition gives some of them an anchor in
    the guide (``doc_section``), it should give all of them one. Fields that a definition inherits
    are left to the one that declares them.

Why it matters
    The help beside the input leads nowhere, or there is none.

Reported::

    # connectors/lucca/connector.yaml
    lucca:
      display_name: Lucca
      auth_mode: BASIC
      docs: https://example.com/docs
      docs_connect: https://example.com/lucca
      credentials:
        username:
          type: string
          title: User Name
          description: The name you sign in with
          doc_section: '#step-1-find-your-user-name-and-password'
        password:
          type: string
          title: Password
          description: The password you sign in with
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Step 1: Find your user name and password

    They are in the settings.

Accepted::

    # connectors/lucca/connector.yaml
    lucca:
      display_name: Lucca
      auth_mode: BASIC
      docs: https://example.com/docs
      docs_connect: https://example.com/lucca
      credentials:
        username:
          type: string
          title: User Name
          description: The name you sign in with
          doc_section: '#step-1-find-your-user-name-and-password'
        password:
          type: string
          title: Password
          description: The password you sign in with
          doc_section: '#step-1-find-your-user-name-and-password'
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    ## Step 1: Find your user name and password

    They are in the settings.
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.anchored_parts import title_about
from guidekit.rules.context import Context
from guidekit.rules.definition_places import is_own
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule, Tier
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    mentions = mentions_of(guide, context)
    if context.connector is None or not any(field.anchor for field in mentions.fields):
        return
    for field in mentions.fields:
        if field.anchor or not is_own(context.connector, field.span):
            continue
        part = title_about(guide, mentions.by_field[field.key])
        yield RULE.report(
            f"`{field.label}` has no anchor in the guide, expected one as the other fields have",
            field.key_span or field.span,
            help=f"the part about it has the anchor `{part.anchor}`" if part else None,
            connector=context.connector_key,
            auth=context.auth_key,
            field=field.key,
        )


RULE = Rule("GK311", "missing-field-anchor", Severity.INFO, check, "project", tier=Tier.PEDANTIC)
