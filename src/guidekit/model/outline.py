"""Sections and steps as they are met: opened where they begin, completed when they are known."""

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from guidekit.model.attributes import Marks
from guidekit.model.conditions import Guard
from guidekit.model.guide import Section, Step, Title
from guidekit.source import Span

__all__ = ["Outline", "PartRef", "Position", "is_step_heading"]

STEP_HEADING = re.compile(r"\s*step\s+\d+\b", re.IGNORECASE)

PartRef = tuple[Literal["section", "step"], int]
"""A part by its kind and its index."""


def is_step_heading(text: str) -> bool:
    """Whether a heading announces a step.

    >>> is_step_heading("Step 2: Create a key"), is_step_heading("Steps to take")
    (True, False)
    """
    return bool(STEP_HEADING.match(text))


class Position(Struct, frozen=True):
    """Where in the outline the walk is.

    ``open`` are the sections around, as depth and index, the innermost last; ``step_depth`` the
    level of the heading that opened the step (0 where none did). ``headings`` tells what a heading
    opens here: anything, steps only where it says so, a step in any case, or nothing; ``untitled``
    is a part that waits for its heading.
    """

    section: int | None = None
    step: int | None = None
    open: tuple[tuple[int, int], ...] = ()
    step_depth: int = 0
    headings: Literal["all", "steps", "step", "none"] = "all"
    untitled: PartRef | None = None

    def without_headings(self) -> "Position":
        """The same place inside a block whose headings open nothing."""
        if self.headings == "none" and self.untitled is None:
            return self
        return Position(self.section, self.step, self.open, self.step_depth, "none")

    def in_steps(self) -> "Position":
        """The same place inside a list of steps that headings tell apart."""
        return Position(self.section, self.step, self.open, headings="step")

    def enclosing(self, depth: int) -> tuple[tuple[int, int], ...]:
        """The open sections that a heading of this level does not end."""
        if self.headings in ("steps", "step"):
            return self.open
        return tuple(entry for entry in self.open if entry[0] < depth)


class Outline:
    """The sections and steps of one guide."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.steps: list[Step] = []

    def add_section(self, span: Span, guard: Guard, marks: Marks, depth: int) -> int:
        """A section whose title comes later; its index."""
        section = Section(None, "", span, guard, marks.scopes, marks.fields, depth)
        self.sections.append(section)
        return len(self.sections) - 1

    def add_step(self, span: Span, guard: Guard, marks: Marks, section: int | None) -> int:
        """A step whose title comes later; its index."""
        step = Step(
            None, "", span, guard, marks.scopes, marks.fields, section, marks.display_scopes
        )
        self.steps.append(step)
        return len(self.steps) - 1

    def entitle(self, part: PartRef, title: Title | None, anchor: str, depth: int = 0) -> None:
        """Give a part its title and anchor, and a section the level of its heading."""
        kind, index = part
        if kind == "step":
            self.steps[index] = replace(self.steps[index], title=title, anchor=anchor)
        else:
            section = self.sections[index]
            self.sections[index] = replace(
                section, title=title, anchor=anchor, depth=depth or section.depth
            )

    def anchor(self, part: PartRef) -> str:
        """The anchor of a part, empty until it is known."""
        kind, index = part
        return self.steps[index].anchor if kind == "step" else self.sections[index].anchor

    def title(self, part: PartRef) -> Title | None:
        """The title of a part, None until it is known."""
        kind, index = part
        return self.steps[index].title if kind == "step" else self.sections[index].title

    def claim(self, position: Position, fields: tuple[str, ...]) -> bool:
        """Note that the part around explains these fields; False where there is no part."""
        if position.step is not None:
            step = self.steps[position.step]
            self.steps[position.step] = replace(step, fields=_joined(step.fields, fields))
        elif position.section is not None:
            section = self.sections[position.section]
            self.sections[position.section] = replace(
                section, fields=_joined(section.fields, fields)
            )
        else:
            return False
        return True

    def first_after(self, sections: int, steps: int) -> Position | None:
        """Where the first part is that was added after so many sections and steps."""
        found = [(each.span, Position(section=sections)) for each in self.sections[sections:][:1]]
        found += [(each.span, Position(step=steps)) for each in self.steps[steps:][:1]]
        return min(found, key=lambda each: each[0])[1] if found else None

    def under_heading(self, position: Position, depth: int, text: str) -> str:
        """What a heading opens at a position: ``title``, ``step``, ``section`` or ``nothing``."""
        if position.untitled is not None and self.title(position.untitled) is None:
            return "title"
        if position.headings == "none":
            return "nothing"
        below = position.step_depth and depth > position.step_depth
        if is_step_heading(text) or (position.headings == "step" and not below):
            return "step"
        if position.headings in ("steps", "step") or below:
            return "nothing"
        return "section"


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
