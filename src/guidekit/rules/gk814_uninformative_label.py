"""A field whose label says nothing of what to enter.

What it does
    Looks for labels of the fields that a form shows which are empty, or only signs, or only the
    name of the connector.

Why it matters
    The reader stands before an input called `Lucca` and has to guess; and no guide can name it.

Reported::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          configFields:
            - key: apiKey
              label: Lucca
              type: password
              required: true

Accepted::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          configFields:
            - key: apiKey
              label: Lucca API Key
              type: password
              required: true
"""

from collections.abc import Iterator

from guidekit.connectors import Connector
from guidekit.rules.definition_places import own_fields
from guidekit.rules.labels import fold
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(connector: Connector) -> Iterator[Diagnostic]:
    names = {fold(connector.title), fold(connector.key)}
    for method in connector.auth_methods:
        for field in own_fields(connector, method):
            label = fold(field.label)
            if field.visible and (not label or label in names):
                what = "names only the connector" if label else "has no words"
                yield RULE.report(
                    f"the label `{field.label}` {what}, expected what the reader has to enter",
                    field.label_span,
                    connector=connector.key,
                    auth=method.key,
                    field=field.key,
                )


RULE = Rule(
    "GK814", "uninformative-label", Severity.WARNING, subject="connector", connector_check=check
)
