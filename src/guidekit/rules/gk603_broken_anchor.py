"""A link to a heading or anchor that its page does not have.

What it does
    Follows links with a `#`, within the guide and to other guides. The anchor of a heading is its
    text in lower case with a hyphen for each space; of another element, its ``id``.

Why it matters
    The link opens the page at its top, and the reader has to search.

Reported::

    # Connect Lucca

    Go on with [the API key](#create-a-key).

    ## Create an API key

Accepted::

    # Connect Lucca

    Go on with [the API key](#create-an-api-key).

    ## Create an API key
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.targets import Target, anchors_of, target_of
from guidekit.source import Diagnostic, Severity, did_you_mean

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for link in guide.links:
        target = target_of(link.url, context.home) if context.readers(link.guard) else None
        if target is None or not target.anchor or anchors_of(target, guide, context) != ():
            continue
        page = "the guide" if target.path == context.home else f"`{target.path}`"
        yield RULE.report(
            f"link to `{link.url}`, but {page} has no anchor `{target.anchor}`, "
            "expected the anchor of a heading",
            link.span,
            help=did_you_mean(target.anchor, _known(target, guide, context)),
            connector=context.connector_key,
        )


def _known(target: Target, guide: Guide, context: Context) -> list[str]:
    other = guide if target.path == context.home else context.project.guide(target.path)
    return [anchor.id for anchor in other.anchors] if other else []


RULE = Rule("GK603", "broken-anchor", Severity.ERROR, check)
