"""A heading more than one level below the heading before it.

What it does
    Compares the levels of headings in their order, as each brand's readers see them. The guide's
    title is of the first level, so the first heading is of the second.

Why it matters
    Who hears the page moves by levels and looks for the heading that is missing; the table of
    contents is indented for no reason.

Reported::

    # Connect Lucca

    ## Create a key

    #### Copy the key

Accepted::

    # Connect Lucca

    ## Create a key

    ### Copy the key
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.blocks import blocks_of, shown_orders
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    headings = blocks_of(guide, context).headings
    guards = [heading.guard for heading in headings]
    told = set()
    for variant, shown in shown_orders(headings, guards, context):
        before = 1
        for heading in shown:
            if heading.depth > before + 1 and heading.span not in told:
                told.add(heading.span)
                yield RULE.report(
                    f"heading of level {heading.depth} below one of level {before}, expected level "
                    f"{before + 1}",
                    heading.span,
                    connector=context.connector_key,
                    variant=variant if any(guards) else None,
                )
            before = heading.depth


RULE = Rule("GK704", "skipped-heading-level", Severity.WARNING, check)
