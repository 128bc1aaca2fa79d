"""A scope that an action requires and no guide speaks of.

What it does
    Compares the scopes that the connector's actions require with those that its guides name or
    list, and what these include. Where no guide speaks of any scope, none is granted by hand.

Why it matters
    The account is linked, and the action fails for want of a permission.

Reported::

    # connectors/lucca/connector.yaml
    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    scopeDefinitions:
      employees:read:
        description: Read employees
      leaves:read:
        description: Read leaves
    authentication:
      - custom:
          type: custom
          label: API Key
    actions:
      - actionId: list_employees
        requiredScopes: employees:read
      - actionId: list_leaves
        requiredScopes: leaves:read
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Grant `employees:read` to the key.

Accepted::

    # connectors/lucca/connector.yaml
    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    scopeDefinitions:
      employees:read:
        description: Read employees
      leaves:read:
        description: Read leaves
    authentication:
      - custom:
          type: custom
          label: API Key
    actions:
      - actionId: list_employees
        requiredScopes: employees:read
      - actionId: list_leaves
        requiredScopes: leaves:read
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Grant `employees:read` and `leaves:read` to the key.
"""

import re
from collections.abc import Iterator, Sequence

from guidekit.connectors import Connector, scope_names
from guidekit.model import Guide
from guidekit.rules.places import attribute_words
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE", "undocumented_scopes"]

NEEDS, LISTS = "data-guide-scopes", "data-guide-display-scopes-list"
SIGN = regex(r"[^a-z]", re.IGNORECASE)


def undocumented_scopes(connector: Connector, guides: Sequence[Guide]) -> Iterator[Diagnostic]:
    """The scopes that some action of a connector requires and none of its guides speaks of."""
    if not any(action.required_scopes for action in connector.actions):
        return
    told = {scope for guide in guides for scope in _told(guide, connector)}
    granted = connector.closure(told)
    reported: set[str] = set()
    for action in connector.actions if told else ():
        for scope in action.required_scopes:
            if scope not in granted and scope not in reported:
                reported.add(scope)
                yield RULE.report(
                    f"action `{action.id}` requires the scope `{scope}`, of which no guide of "
                    f"`{connector.key}` speaks, expected a step that has it granted",
                    action.span,
                    help="a step with `data-guide-display-scopes-list` lists what is chosen",
                    connector=connector.key,
                )


def _told(guide: Guide, connector: Connector) -> Iterator[str]:
    """The scopes that a guide names; all, where it has them listed as they are chosen.

    In running text only a name with a sign in it, such as `leaves:read`, is surely a scope's.
    """
    known = scope_names(connector)
    if any(step.display_scopes is True and not step.scopes for step in guide.steps):
        yield from known
    yield from (named.word for named in attribute_words(guide, (NEEDS, LISTS)))
    text = " ".join(passage.text for passage in guide.passages)
    yield from (scope for scope in known if SIGN.search(scope) and scope in text)


RULE = Rule("GK403", "undocumented-scope", Severity.WARNING, subject="project")
