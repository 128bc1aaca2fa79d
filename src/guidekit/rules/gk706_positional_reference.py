"""A text that says where something stands on the page, such as `the image below` or `in step 3`.

What it does
    Looks for pictures, tables, lists and steps that are `above` or `below`, and for steps that go
    by a number. Inside a link to the place itself they are fine. Where things are in another
    product (`the menu on the left`) is no matter
    of the page, and `the following steps` are wherever they are.

Why it matters
    Pages are put together anew for every brand: a step that is hidden, or an image that is
    replaced, makes the words wrong. Who hears the page has no below.

Reported::

    # Connect Lucca

    Copy the key as shown in the image below.

Accepted::

    # Connect Lucca

    Copy the key. It starts with `lk_`.
"""

import re
from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule, Tier
from guidekit.rules.wording import wording_of
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

THING = (
    r"(?:images?|screen ?shots?|pictures?|figures?|diagrams?|tables?|lists?|steps?|sections?"
    r"|examples?|instructions?|notes?)"
)
POSITION = regex(
    rf"\b{THING}(?: (?:shown|listed|given|described|mentioned))? (?:below|above)\b"
    rf"|\b(?:below|above)(?:[- ](?:shown|listed|given|described|mentioned))? {THING}\b"
    r"|(?<=\bin )step \d+\b|(?<=\bfrom )step \d+\b|(?<=\bto )step \d+\b|(?<=\bsee )step \d+\b"
    r"|(?<=\bof )step \d+\b|(?<=\bwith )step \d+\b|(?<=\brepeat )steps? \d+\b",
    re.IGNORECASE,
)
WORDS = ("below", "above", "in step", "from step", "to step", "see step", "of step", "with step",
         "repeat step")  # fmt: skip
ABOUT_THE_PAGE = frozenset(("text", "item", "cell", "prerequisite", "step-title", "attribute"))


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    linked: list[str] | None = None
    for found in wording_of(guide, context).find(POSITION, *WORDS):
        if found.passage.kind not in ABOUT_THE_PAGE or found.in_code:
            continue
        if linked is None:
            linked = [link.text.casefold() for link in guide.links if "#" in link.url]
        said = found.match[0]
        small = said.casefold()
        if any(small in text or small.startswith(f"{text} ") for text in linked):
            continue
        if context.readers(found.passage.guard):
            yield RULE.report(
                f"`{said}` tells a place on the page, expected words that hold for every brand",
                found.span,
                help="say what it shows, or link to it",
                connector=context.connector_key,
            )


RULE = Rule("GK706", "positional-reference", Severity.INFO, check, tier=Tier.PEDANTIC)
