"""A scope that the connector's definition does not have.

What it does
    Compares the scopes in ``data-guide-scopes`` and ``data-guide-display-scopes-list`` with those
    that the definition defines, or that its methods or actions require.
    In the examples the definition has the scopes `employees:read` and `employees:write`.

Why it matters
    No partner can choose a scope that does not exist, so the part is hidden from every partner
    that chooses its scopes, or its list lacks an entry.

Reported::

    # Connect Lucca

    <section data-guide-section data-guide-scopes="employee:read">
      <h2>Allow reading</h2>
    </section>

Accepted::

    # Connect Lucca

    <section data-guide-section data-guide-scopes="employees:read">
      <h2>Allow reading</h2>
    </section>
"""

from collections.abc import Iterator

from guidekit.connectors import scope_names
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.places import attribute_words
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, did_you_mean

__all__ = ["RULE"]


NEEDS, LISTS = "data-guide-scopes", "data-guide-display-scopes-list"


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    connector = context.connector
    if connector is None:
        return
    known = set(scope_names(connector))
    for scope in attribute_words(guide, (NEEDS, LISTS)):
        switch = scope.attribute == LISTS and scope.word in ("true", "false")
        if scope.word not in known and not switch:
            yield RULE.report(
                f"unknown scope `{scope.word}`, expected a scope of `{connector.key}`",
                scope.span,
                help=did_you_mean(scope.word, known) or _known_scopes(known),
                connector=connector.key,
                auth=context.auth_key,
            )


def _known_scopes(known: set[str]) -> str:
    few = sorted(known)[:5]
    if not few:
        return "the definition has no scopes"
    more = f" and {len(known) - len(few)} more" if len(known) > len(few) else ""
    return f"the definition has {', '.join(f'`{scope}`' for scope in few)}{more}"


RULE = Rule("GK401", "unknown-scope", Severity.ERROR, check)
