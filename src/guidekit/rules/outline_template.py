"""The sections that a project wants its guides to have."""

import re
from collections.abc import Iterator

from msgspec import Struct

from guidekit.connectors import AuthMethod
from guidekit.model import Audience, Guide
from guidekit.rules.blocks import HeadingUse, blocks_of
from guidekit.rules.context import Context, SectionRule
from guidekit.source.patterns import regex

__all__ = ["fits", "template_for", "wanted_sections"]

NUMBER = regex(r"^\s*(?:step\s+)?\d+\s*[:.)-]\s*", re.IGNORECASE)


class Wanted(Struct, frozen=True):
    """An entry of the template, and the heading that it is in a guide; None without one.

    ``place`` counts the guide's headings.
    """

    rule: SectionRule
    heading: HeadingUse | None
    place: int


def template_for(
    rules: tuple[SectionRule, ...], auth: AuthMethod | None, audience: Audience
) -> tuple[SectionRule, ...]:
    """The entries that concern guides of a method and an audience."""
    keys = {auth.key.casefold(), auth.type.casefold()} if auth else set[str]()
    return tuple(
        rule
        for rule in rules
        if (not rule.auth or keys & {word.casefold() for word in rule.auth})
        and rule.audience in (None, audience)
    )


def fits(rule: SectionRule, title: str, connector: str) -> bool:
    """Whether a section's title is one of those that an entry gives.

    Letter case, a number at the beginning and a colon at the end do not matter; ``*`` stands for
    any text, ``{title}`` for the connector's.

    >>> rule = SectionRule(("Connect to *", "Link {title}"))
    >>> fits(rule, "Step 2: Connect to the Hub", "Lucca"), fits(rule, "Link Jira", "Lucca")
    (True, False)
    """
    plain = NUMBER.sub("", title).strip(" :").casefold()
    for wanted in rule.titles:
        named = wanted.replace("{title}", connector).strip(" :").casefold()
        pattern = ".*".join(map(re.escape, named.split("*")))
        if re.fullmatch(pattern, plain) or re.fullmatch(pattern, title.strip(" :").casefold()):
            return True
    return False


def wanted_sections(guide: Guide, context: Context) -> Iterator[Wanted]:
    """What the template wants of a guide, in the template's order, and what the guide has of it."""
    name = context.connector.title if context.connector else ""
    headings = [h for h in blocks_of(guide, context).headings if context.readers(h.guard)]
    for rule in template_for(context.sections, context.auth, guide.audience):
        fitting = ((at, h) for at, h in enumerate(headings) if fits(rule, h.text, name))
        place, heading = next(fitting, (-1, None))
        yield Wanted(rule, heading, place)
