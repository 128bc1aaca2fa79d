"""A table of which a variant's readers see the head alone.

What it does
    Looks, for each brand, at what its readers see of the rows of each table.

Why it matters
    A table without a row tells nothing.

Reported::

    # Connect Lucca

    Your subdomain and API key are needed.

    <table>
      <thead>
        <tr><th>Setting</th><th>Value</th></tr>
      </thead>
      <tbody>
        <tr data-whitelabel-hide><td>Plan</td><td>Pro</td></tr>
      </tbody>
    </table>

Accepted::

    # Connect Lucca

    Your subdomain and API key are needed.

    <table data-whitelabel-hide>
      <thead>
        <tr><th>Setting</th><th>Value</th></tr>
      </thead>
      <tbody>
        <tr><td>Plan</td><td>Pro</td></tr>
      </tbody>
    </table>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.leftovers import emptied
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for holder, lost in emptied(guide, context, "table"):
        yield RULE.report(
            f"table left without a row for readers of {name_variants(lost)}, "
            "expected the table to be hidden too",
            holder.span,
            help="put the condition around the table",
            connector=context.connector_key,
            variant=lost[0],
        )


RULE = Rule("GK507", "empty-table", Severity.WARNING, check)
