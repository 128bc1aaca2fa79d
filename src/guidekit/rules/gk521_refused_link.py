"""A link that a brand refuses, where its readers would see it.

What it does
    Holds links against ``links`` in the brand files: what begins like an entry that says
    ``refuse`` must not be linked to in any part that this brand shows. In the examples the partner
    `acme` says so of `https://admin.stackone.com/`.

Why it matters
    Without its link the sentence makes no sense, and with it the readers would come to a place that
    is none of theirs.

Reported::

    # Connect Lucca

    Switch it on [in the console](https://admin.stackone.com/flags).

Accepted::

    # Connect Lucca

    <div data-whitelabel-hide="acme">

    Switch it on [in the console](https://admin.stackone.com/flags).

    </div>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity
from guidekit.variants import refuses_link

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    refusing = [variant for variant in context.variants if variant.brand.refused]
    for link in guide.links if refusing else ():
        readers = context.readers(link.guard)
        found = [v.id for v in refusing if v.id in readers and refuses_link(link.url, v.brand)]
        if found:
            yield RULE.report(
                f"link to `{link.url}`, which {name_variants(found)} refuses, expected none",
                link.span,
                help="hide the part from these readers, or link elsewhere",
                connector=context.connector_key,
                variant=found[0],
            )


RULE = Rule("GK521", "refused-link", Severity.ERROR, check)
