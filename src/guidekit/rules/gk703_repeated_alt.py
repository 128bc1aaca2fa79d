"""Different images of a guide with the same alternative text.

What it does
    Compares the texts of the images that the same readers see. The same image twice is no problem,
    nor are images that only decorate.

Why it matters
    One of the two texts does not say what its image shows: it was copied, or says so little that
    it fits both.

Reported::

    # Connect Lucca

    ![Settings page](https://images.example.com/settings.png)

    Choose **API**.

    ![Settings page](https://images.example.com/keys.png)

Accepted::

    # Connect Lucca

    ![Settings page with API selected](https://images.example.com/settings.png)

    Choose **API**.

    ![List of API keys with New at the top](https://images.example.com/keys.png)
"""

from collections.abc import Iterator

from guidekit.model import Guide, ImageUse
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule, Tier
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    first: dict[str, ImageUse] = {}
    for image in guide.images:
        alt = " ".join((image.alt or "").split())
        before = first.setdefault(alt.casefold(), image) if alt else image
        if before.url != image.url and context.readers(before.guard) & context.readers(image.guard):
            yield RULE.report(
                f"alternative text `{alt}` is that of `{before.url}` too, expected one of its own",
                image.span,
                connector=context.connector_key,
            )


RULE = Rule("GK703", "repeated-alt", Severity.INFO, check, tier=Tier.STRICT)
