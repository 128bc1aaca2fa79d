"""The parts of a guide that anchors lead to: what an anchor may have meant, and what is there."""

from collections.abc import Iterator

from msgspec import Struct

from guidekit.connectors import Field
from guidekit.model import SLUG_STYLES, Guide, Part
from guidekit.rules.context import Context
from guidekit.rules.mentions import Degree, Mention
from guidekit.source import did_you_mean

__all__ = ["Region", "advise", "anchored_fields", "region_at", "title_about"]


class Region(Struct, frozen=True):
    """The part that an anchor leads to, with the parts below it: indices as mentions have them."""

    sections: frozenset[int]
    step: int | None

    def holds(self, mention: Mention) -> bool:
        """Whether a mention stands here."""
        if self.step is not None:
            return mention.step == self.step
        return mention.section in self.sections


def anchored_fields(guide: Guide, context: Context) -> Iterator[tuple[Field, str]]:
    """The visible fields whose help leads to an anchor of the guide, each with that anchor."""
    for field in context.auth.fields_for(guide.audience) if context.auth else ():
        if field.anchor and field.anchor_span and field.anchor != "top":
            yield field, field.anchor


def region_at(guide: Guide, anchor: str) -> Region | None:
    """What stands below the heading or step that has an anchor; None for anything else."""
    for index, step in enumerate(guide.steps):
        if step.anchor == anchor:
            return Region(frozenset(), index)
    for index, section in enumerate(guide.sections):
        if section.anchor == anchor:
            last = index + 1
            while last < len(guide.sections) and guide.sections[last].depth > section.depth:
                last += 1
            return Region(frozenset(range(index, last)), None)
    return None


def title_about(guide: Guide, mentions: tuple[Mention, ...]) -> Part | None:
    """The first part with an anchor whose title tells of a field, by the field's mentions."""
    for said in mentions:
        if said.degree is not Degree.LOCATED or not said.title:
            continue
        if said.step is not None:
            part: Part = guide.steps[said.step]
        elif said.section is not None:
            part = guide.sections[said.section]
        else:
            continue
        if part.anchor:
            return part
    return None


def advise(anchor: str, guide: Guide) -> str | None:
    """What an unknown anchor may mean: a heading that has it on other sites, or one spelt alike."""
    for part in (*guide.sections, *guide.steps):
        title = part.title.text if part.title else ""
        if anchor in [style.slug(title) for style in SLUG_STYLES.values()]:
            if part.anchor:
                return f"the anchor of that heading is `{part.anchor}`"
            return "headings of that level have no anchor with `slugs: mintlify`"
    return did_you_mean(anchor, [known.id for known in guide.anchors])
