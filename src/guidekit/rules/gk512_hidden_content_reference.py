"""Words that point at an image, table or list which a variant hides from their readers.

What it does
    Looks up `the image below`, `the following table`, `the list above` and the like: the next or
    the last thing of that kind that the house's readers see. Where a variant shows another in its
    place, which the house does not show, all is well.

Why it matters
    The reader looks for something that is not there, or takes another one for it.

Reported::

    # Connect Lucca

    Enter your subdomain and API key as in the image below.

    <img data-whitelabel-hide src="./images/form.svg" alt="The form" />

Accepted::

    # Connect Lucca

    Enter your subdomain and API key as in the image below.

    <img data-whitelabel-hide src="./images/form.svg" alt="The form" />
    <img data-whitelabel-only src="./images/other-form.svg" alt="The form" />
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.pointers import content_pointers
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for pointer in content_pointers(guide, context):
        yield RULE.report(
            f"what `{pointer.words}` means is hidden from readers of "
            f"{name_variants(pointer.lost)}, expected something that they see",
            pointer.span,
            help="hide these words from them too, or show them something in its place",
            connector=context.connector_key,
            variant=pointer.lost[0],
        )


RULE = Rule("GK512", "hidden-content-reference", Severity.WARNING, check)
