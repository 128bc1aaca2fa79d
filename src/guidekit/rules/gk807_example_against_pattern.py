"""An example that the form would refuse.

What it does
    Holds the examples of fields against what the form checks: the field's pattern, its format or
    its choices. Patterns are read as JavaScript reads them. Examples that only show a shape, such
    as `5ab8****` or `xxxx-xxxx`, are left alone.

Why it matters
    Whoever types a value of that shape is told that it is wrong; or the pattern is, and nobody
    gets through.

Reported::

    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      connection_config:
        companyId:
          type: string
          title: Company ID
          description: The number of your company
          example: acme-42
          pattern: '^[0-9]+$'

Accepted::

    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      connection_config:
        companyId:
          type: string
          title: Company ID
          description: The number of your company
          example: '4211'
          pattern: '^[0-9]+$'
"""

from collections.abc import Iterator

from guidekit.connectors import Connector
from guidekit.rules.definition_places import own_fields, place_of
from guidekit.rules.field_values import objection
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(connector: Connector) -> Iterator[Diagnostic]:
    for method in connector.auth_methods:
        for field in own_fields(connector, method):
            examples = dict.fromkeys((*filter(None, [field.example]), *field.examples))
            for example in examples if field.visible else ():
                why = objection(field, example)
                if why:
                    yield RULE.report(
                        f"example `{example}` of `{field.label}` is {why}, expected a value that "
                        "the form takes",
                        place_of(connector, field, example),
                        connector=connector.key,
                        auth=method.key,
                        field=field.key,
                    )


RULE = Rule(
    "GK807", "example-against-pattern", Severity.WARNING, subject="connector", connector_check=check
)
