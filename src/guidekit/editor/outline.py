"""The sections and steps of a guide, for an editor's list of them."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from guidekit.editor.desk import Desk
from guidekit.model import Guide, Section
from guidekit.source import Span

__all__ = ["Entry", "outline"]


class Entry(Struct, frozen=True):
    """A part with those in it; ``end`` is the offset up to which it goes."""

    name: str
    kind: Literal["section", "step"]
    span: Span
    end: int
    inner: "tuple[Entry, ...]"


def outline(desk: Desk) -> tuple[Entry, ...]:
    """The parts that stand in the file itself, in their order; those of snippets are left out."""
    if desk.guide is None:
        return ()
    guide = desk.guide.guide
    numbers = [i for i, part in enumerate(guide.sections) if part.span.path == desk.source.path]
    loose = tuple(_steps(desk, guide, None))
    return (*loose, *_sections(desk, guide, numbers, len(desk.source.text)))


def _sections(desk: Desk, guide: Guide, numbers: Sequence[int], end: int) -> Iterator[Entry]:
    """Sections with those that are deeper, up to the next one of their depth."""
    while numbers:
        section = guide.sections[numbers[0]]
        count = 1
        while count < len(numbers) and guide.sections[numbers[count]].depth > section.depth:
            count += 1
        following = guide.sections[numbers[count]] if count < len(numbers) else None
        close = desk.source.offset(following.span.start) if following else end
        steps = _steps(desk, guide, numbers[0])
        inner = (*steps, *_sections(desk, guide, numbers[1:count], close))
        yield Entry(_name(section), "section", section.span, close, inner)
        numbers = numbers[count:]


def _name(section: Section) -> str:
    return section.title.text if section.title else section.anchor or "section"


def _steps(desk: Desk, guide: Guide, section: int | None) -> Iterator[Entry]:
    for step in guide.steps:
        if step.section == section and step.span.path == desk.source.path:
            name = step.title.text if step.title else step.anchor or "step"
            yield Entry(name, "step", step.span, desk.source.offset(step.span.end), ())
