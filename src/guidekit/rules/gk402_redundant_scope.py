"""A scope listed or chosen beside another one that includes it.

What it does
    Compares the scopes of ``data-guide-display-scopes-list``, and those that a brand file chooses,
    with what the definition says that scopes include. In the examples `employees:write` includes
    `employees:read`.

Why it matters
    The reader grants the same thing twice, and a list of permissions looks longer than it is.

Reported::

    # Connect Lucca

    <Steps>
      <Step title="Grant access to the subdomain with the API key">
        <div data-guide-step data-guide-display-scopes-list="employees:read employees:write">
          Tick these:
        </div>
      </Step>
    </Steps>

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Grant access to the subdomain with the API key">
        <div data-guide-step data-guide-display-scopes-list="employees:write">
          Tick these:
        </div>
      </Step>
    </Steps>
"""

from collections.abc import Iterator

from guidekit.connectors import includers
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.places import attribute_lists
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    connector = context.connector
    if connector is None:
        return
    for words in attribute_lists(guide, ("data-guide-display-scopes-list",)):
        by = includers(connector, (scope.word for scope in words))
        for scope in words:
            if by[scope.word]:
                yield RULE.report(
                    f"scope `{scope.word}` in a list with `{by[scope.word][0]}`, "
                    "which includes it, expected the latter alone",
                    scope.span,
                    connector=connector.key,
                    auth=context.auth_key,
                )


RULE = Rule("GK402", "redundant-scope", Severity.INFO, check)
