"""A link to a heading or anchor that its page does not have.

What it does
    Follows links with a `#`, within the guide and to other guides. The anchor of a heading is its
    text in lower case with a hyphen for each space; of another element, its ``id``. With ``slugs:
    mintlify`` in the project file, headings have the anchors that Mintlify gives them.

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
from guidekit.rules.anchored_parts import advise
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.targets import Target, anchors_of, target_of
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for link in guide.links:
        target = target_of(link.url, context) if context.readers(link.guard) else None
        if target is None or not target.anchor or anchors_of(target, guide, context) != ():
            continue
        page = "the guide" if target.path == context.home else f"`{target.path}`"
        yield RULE.report(
            f"link to `{link.url}`, but {page} has no anchor `{target.anchor}`, "
            "expected the anchor of a heading",
            link.span,
            help=_advice(target, guide, context),
            connector=context.connector_key,
        )


def _advice(target: Target, guide: Guide, context: Context) -> str | None:
    """The heading that is meant, where it has that anchor elsewhere; else what is near."""
    other = guide if target.path == context.home else context.project.guide(target.path)
    return advise(target.anchor, other) if other else None


RULE = Rule("GK603", "broken-anchor", Severity.ERROR, check)
