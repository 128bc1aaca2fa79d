"""A step that lists scopes and shows none of them to a variant's readers.

What it does
    Looks, for each brand that sees a step with ``data-guide-display-scopes-list``, which of its
    scopes the brand has chosen. In the examples the partner has chosen `employees:read`.

Why it matters
    The step says what is to be ticked, and nothing follows.

Reported::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    <Steps>
      <Step title="Grant access to the subdomain with the API key">
        <div data-guide-step data-guide-display-scopes-list="employees:write">
          Tick these:
        </div>
      </Step>
    </Steps>
    # brands/acme.yaml
    name: Acme
    scopes:
      lucca: ["employees:read"]

Accepted::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    <Steps>
      <Step title="Grant access to the subdomain with the API key">
        <div data-guide-step data-guide-scopes="employees:write" data-guide-display-scopes-list>
          Tick these:
        </div>
      </Step>
    </Steps>
    # brands/acme.yaml
    name: Acme
    scopes:
      lucca: ["employees:read"]
"""

from collections.abc import Iterator

from guidekit.connectors import scope_names
from guidekit.model import Guide, NeedsScope
from guidekit.rules.context import Context, name_variants
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    if context.connector is None:
        return
    known = scope_names(context.connector)
    for step in guide.steps:
        named = (step.scopes or known) if step.display_scopes is True else step.display_scopes
        listed = tuple(name for name in named or () if name in known)
        if step.display_scopes is None or (named and not listed):
            continue  # Unknown scopes are a problem of their own.
        shown = context.readers((NeedsScope(listed),)) if listed else frozenset[str]()
        lost = context.readers(step.guard) - shown
        if lost:
            yield RULE.report(
                f"step that lists no scope for readers of {name_variants(lost)}, "
                "expected one that they have chosen",
                step.span,
                help="put `data-guide-scopes` with these scopes on the step" if listed else None,
                connector=context.connector_key,
                variant=sorted(lost)[0],
            )


RULE = Rule("GK405", "empty-scope-list", Severity.WARNING, check, subject="project")
