"""Two fields that ask for the same place in a form.

What it does
    Compares the ``order`` of the fields that stand side by side in a definition: those of one
    block, one object and one group.

Why it matters
    Which of the two comes first is left to chance, and the guide cannot follow the form.

Reported::

    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      connection_config:
        subdomain:
          type: string
          title: Subdomain
          description: The first part of the address
          order: 1
        region:
          type: string
          title: Region
          description: Where the data are
          order: 1

Accepted::

    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      connection_config:
        subdomain:
          type: string
          title: Subdomain
          description: The first part of the address
          order: 1
        region:
          type: string
          title: Region
          description: Where the data are
          order: 2
"""

from collections.abc import Iterator

from guidekit.connectors import Connector, Field
from guidekit.rules.definition_places import own_fields
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(connector: Connector) -> Iterator[Diagnostic]:
    for method in connector.auth_methods:
        taken: dict[tuple[object, ...], Field] = {}
        for field in own_fields(connector, method):
            if field.order is None or not field.visible:
                continue
            block = field.path.rpartition(".")[0]
            place = (field.audience, block, field.group, field.visible_when, field.order)
            first = taken.setdefault(place, field)
            if first is not field:
                yield RULE.report(
                    f"`{field.label}` has the order {field.order:g}, as has `{first.label}`, "
                    "expected each once",
                    field.key_span or field.span,
                    help=f"the other one: {first.key_span or first.span}",
                    connector=connector.key,
                    auth=method.key,
                    field=field.key,
                )


RULE = Rule(
    "GK809", "duplicate-order", Severity.WARNING, subject="connector", connector_check=check
)
