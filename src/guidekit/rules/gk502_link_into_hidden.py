"""A link that a variant shows, to something that the same variant hides.

What it does
    Follows the links between guides, and those within one, for each brand: to a section, step or
    other anchor that is hidden there, or to a guide of a connector that the brand does not offer.

Why it matters
    For these readers, the link leads nowhere.

Reported::

    # Connect Lucca

    Create a key, then [link the account](#link-the-account).

    <div data-whitelabel-hide>

    ## Link the account

    </div>

Accepted::

    # Connect Lucca

    Create a key<span data-whitelabel-hide>, then [link the account](#link-the-account)</span>.

    <div data-whitelabel-hide>

    ## Link the account

    </div>
"""

from collections.abc import Iterator

from guidekit.model import Guide, LinkUse
from guidekit.rules.context import Context, name_variants
from guidekit.rules.registry import Rule
from guidekit.rules.targets import Target, anchors_of, target_of
from guidekit.source import Diagnostic, Severity
from guidekit.variants import Variant, visible

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for link in guide.links:
        target = target_of(link.url, context)
        if target is None or not target.is_guide:
            continue
        lost = _lost_readers(link, target, guide, context)
        if lost:
            yield RULE.report(
                f"link to `{link.url}`, which is hidden from {name_variants(lost)}, "
                "expected a link to what its readers see",
                link.span,
                help="hide the link from them too",
                connector=context.connector_key,
                variant=lost[0],
            )


def _lost_readers(link: LinkUse, target: Target, guide: Guide, context: Context) -> list[str]:
    anchors = anchors_of(target, guide, context)
    if anchors is None or (target.anchor and not anchors):
        return []  # broken for everyone, which other rules report
    readers = context.readers(link.guard)
    away = target.path != context.home
    lost = []
    for variant in context.variants:
        # Scopes are chosen per connector: in another guide only the brand decides.
        there = Variant(variant.brand) if away else variant
        hidden = bool(target.anchor) and not any(visible(a.guard, there) for a in anchors)
        missing = away and not context.project.shows(target.path, variant.brand)
        if variant.id in readers and (hidden or missing):
            lost.append(variant.id)
    return sorted(lost)


RULE = Rule("GK502", "link-into-hidden", Severity.ERROR, check)
