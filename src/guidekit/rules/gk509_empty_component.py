"""A tab, accordion or box of which a variant's readers see the title alone.

What it does
    Looks, for each brand, at what its readers see in components that have a title or caption: tabs,
    accordions, frames and callouts.

Why it matters
    What opens on a click is empty.

Reported::

    # Connect Lucca

    Your subdomain and API key are needed.

    <Accordion title="Where they are">
      <p data-whitelabel-hide>In the settings.</p>
    </Accordion>

Accepted::

    # Connect Lucca

    Your subdomain and API key are needed.

    <Accordion title="Where they are" data-whitelabel-hide>
      <p>In the settings.</p>
    </Accordion>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.leftovers import emptied
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for holder, lost in emptied(guide, context, "component"):
        yield RULE.report(
            f"component left empty for readers of {name_variants(lost)}, "
            "expected it to be hidden too, or something in it that they see",
            holder.span,
            help="put the condition on the component",
            connector=context.connector_key,
            variant=lost[0],
        )


RULE = Rule("GK509", "empty-component", Severity.WARNING, check)
