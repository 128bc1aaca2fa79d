"""Which part of a guide explains a field, so that a form can lead there and say it in short."""

from collections.abc import Iterator

from msgspec import Struct

from guidekit.connectors import Field
from guidekit.model import COMPONENTS, Guard, Guide, Part, Passage
from guidekit.rules.anchored_parts import Region, anchored_fields, region_at
from guidekit.rules.context import Context
from guidekit.rules.mentions import TITLES, FieldMentions, Mention, bare_text, mentions_of
from guidekit.rules.sentences import sentences_with

__all__ = ["Excerpt", "Explanation", "explanations_of"]

PROSE = frozenset({"text", "item", "cell"})
REMARKS = frozenset(name for name, spec in COMPONENTS.items() if spec.template == "callout.html")
LEAST = 15
"""So many characters besides the label say something of a field."""


class Excerpt(Struct, frozen=True):
    """The end of a passage, from ``start`` on: what it says of a field."""

    passage: Passage
    start: int = 0


class Explanation(Struct, frozen=True):
    """A part of the guide that tells of a field, shown where the ``guard`` holds.

    ``anchor`` is the part's, empty where it has none; ``title`` what stands above it. ``excerpts``
    are what it says, the best first: of each, its own passage's guard must hold too.
    """

    guard: Guard
    anchor: str
    title: Passage | None
    excerpts: tuple[Excerpt, ...]


def explanations_of(guide: Guide, context: Context, field: Field) -> tuple[Explanation, ...]:
    """The explanations of a field of the guide's own form, the best first.

    A part that claims the field comes first, then the one that the definition's own anchor leads
    to (if it tells of the field), then those that locate it, in title or text, then the others.
    The first that every variant shows ends the list.
    """
    key = ("explanations", field.key)
    if key not in context.known:
        everyone = {variant.id for variant in context.variants}
        found: list[Explanation] = []
        for explanation in _explanations(guide, context, field):
            found.append(explanation)
            if context.readers(explanation.guard) >= everyone:
                break
        context.known[key] = tuple(found)
    known: tuple[Explanation, ...] = context.known[key]
    return known


def _explanations(guide: Guide, context: Context, field: Field) -> Iterator[Explanation]:
    mentions = mentions_of(guide, context)
    said = mentions.by_field.get(field.key, ())
    claimed = [each for each in said if each.claim]
    others = sorted(
        (each for each in said if not each.claim),
        key=lambda each: (-each.degree, not each.title),
    )
    for each in claimed:
        yield _explained(guide, mentions, field, each.guard, *_part_of(guide, each))
    for known, anchor in anchored_fields(guide, context):
        region = region_at(guide, anchor) if known.key == field.key else None
        if region and any(region.holds(each) for each in said):
            opening = _opening(guide, anchor)
            yield _explained(guide, mentions, field, opening.guard, opening, region)
    seen: set[tuple[str, Guard]] = set()
    for each in others:
        part, region = _part_of(guide, each)
        place = (part.anchor if part else "", each.guard)
        if place not in seen:
            seen.add(place)
            yield _explained(guide, mentions, field, each.guard, part, region)


def _part_of(guide: Guide, mention: Mention) -> tuple[Part | None, Region]:
    """The innermost part with a mention, and what stands in it."""
    sections = frozenset[int]() if mention.section is None else frozenset({mention.section})
    region = Region(sections, mention.step)
    if mention.step is not None:
        return guide.steps[mention.step], region
    return (None if mention.section is None else guide.sections[mention.section]), region


def _opening(guide: Guide, anchor: str) -> Part:
    return next(part for part in (*guide.steps, *guide.sections) if part.anchor == anchor)


def _explained(
    guide: Guide,
    mentions: FieldMentions,
    field: Field,
    guard: Guard,
    part: Part | None,
    region: Region,
) -> Explanation:
    """An explanation; a step without an anchor has that of its section."""
    anchor = part.anchor if part else ""
    inside = [passage for passage in guide.passages if _is_in(passage, region)]
    title = next((passage for passage in inside if passage.kind in TITLES), None)
    if not anchor and region.step is not None:
        section = guide.steps[region.step].section
        anchor = guide.sections[section].anchor if section is not None else ""
    prose = [passage for passage in inside if passage.kind in PROSE]
    told = filter(None, (_excerpt(each, mentions, field) for each in prose))
    excerpts = sorted(told, key=lambda one: one[0])
    return Explanation(guard, anchor, title, tuple(excerpt for _, excerpt in excerpts))


def _is_in(passage: Passage, region: Region) -> bool:
    if region.step is not None:
        return passage.step == region.step
    return passage.section in region.sections if region.sections else passage.section is None


def _excerpt(passage: Passage, mentions: FieldMentions, field: Field) -> tuple[int, Excerpt] | None:
    """What a passage says of a field, from the sentence that names it on, and how little that is.

    The best is 0: a sentence that names the field and tells something of it. Then come a text that
    names no field, a sentence that only asks to enter the field, and what announces a list or is a
    remark beside the text. None for a bare label, and for a text about other fields.
    """
    text = bare_text(passage)
    heads = text.endswith(":")
    found = tuple(mentions.words.find(text))
    named = tuple(each for each in found if each.key == field.key)[:1]
    if found and not named:
        return None
    for sentence, (one, *_) in sentences_with(named, text):
        rest = text[sentence.start :]
        start = sentence.start + len(rest) - len(rest.lstrip())
        asks = not sentence.locates and sentence.enters_from <= one.start
        bare = len(rest.strip()) < (one.end - one.start) + LEAST
        return None if bare else (3 if heads else 2 if asks else 0, Excerpt(passage, start))
    aside = not REMARKS.isdisjoint(passage.within)
    return None if len(text) < LEAST else (3 if heads or aside else 1, Excerpt(passage))
