"""What words such as "step 3" and "the image below" point at, and who sees it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from guidekit.model import Guard, Guide, Passage
from guidekit.rules.context import Context
from guidekit.rules.leftovers import conditional
from guidekit.source import SourceText, Span
from guidekit.source.patterns import regex
from guidekit.syntax import CodeBlock, Element, Image, List, Node, Table, children_of
from guidekit.variants import Variant, visible

__all__ = ["Pointer", "StepPointer", "Thing", "content_pointers", "step_pointers"]

ThingKind = Literal["image", "table", "list", "code", "steps"]

NOUNS: Mapping[str, ThingKind] = {
    **dict.fromkeys(("image", "screenshot", "picture", "figure", "diagram"), "image"),
    "table": "table",
    "list": "list",
    **dict.fromkeys(("snippet", "code", "command"), "code"),
}
NOUN = "|".join(NOUNS)
BELOW = regex(
    rf"\b(?:following|next)\s+({NOUN})\b|\b({NOUN})\s+below\b|\bbelow\s+({NOUN})\b", re.IGNORECASE
)
ABOVE = regex(
    rf"\b(?:previous|preceding)\s+({NOUN})\b|\b({NOUN})\s+above\b|\babove\s+({NOUN})\b",
    re.IGNORECASE,
)
STEP = regex(r"\bsteps?\s+(\d{1,2})\b", re.IGNORECASE)
OWN_NUMBER = regex(r"\W*step\s+\d+", re.IGNORECASE)


ELEMENTS: Mapping[str, tuple[ThingKind, ...]] = {
    "img": ("image",), "table": ("table",), "ul": ("list",), "ol": ("list", "steps"),
    "pre": ("code",), "Steps": ("steps",),
}  # fmt: skip


class Thing(Struct, frozen=True):
    """Something that words point at; ``position`` is its place in the order of the page."""

    kinds: tuple[ThingKind, ...]
    position: int
    guard: Guard


class Numbered(Struct, frozen=True):
    """Things with numbers from 1 on, such as the steps of one list; ``end`` is where it ends."""

    start: int
    end: int
    guards: tuple[Guard, ...]


class Pointer(Struct, frozen=True):
    """Words that point at something which these variants, who read them, do not see."""

    words: str
    span: Span
    lost: tuple[str, ...]


class StepPointer(Struct, frozen=True):
    """Words such as `step 3`, and the number that this step has for some variants.

    ``number`` is None for those who do not see the step.
    """

    words: str
    span: Span
    number: int | None
    variants: tuple[str, ...]


class _Survey:
    """All things of one guide, in the order of its page.

    What a snippet brings stands where the guide's own text was last.
    """

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.things: list[Thing] = []
        self.numbered: list[Numbered] = []
        self._last = 0
        self._visit(guide.document.children, guide.source, ())

    def _visit(self, nodes: tuple[Node, ...], source: SourceText, guard: Guard) -> None:
        for node in nodes:
            placement = self.guide.placements.get(node)
            here = placement.source if placement else source
            own = (*guard, *placement.conditions) if placement else guard
            if here is self.guide.source:
                self._last = max(self._last, node.start)
            kinds = _kinds(node)
            if kinds:
                self.things.append(Thing(kinds, self._last, own))
            if "steps" in kinds and here is self.guide.source:
                guards = tuple(self._items(node, own))
                self.numbered.append(Numbered(node.start, node.end, guards))
            self._visit(children_of(node), here, own)

    def _items(self, node: Node, guard: Guard) -> Iterator[Guard]:
        """The guards of a list's items; an item of Markdown has those of the one thing in it."""
        for child in children_of(node):
            placement = self.guide.placements.get(child)
            own = (*guard, *placement.conditions) if placement else guard
            if isinstance(node, List):
                yield (*own, *self._common(child))
            elif isinstance(child, Element) and child.name in ("Step", "li"):
                if placement and placement.props.get("stepNumber") is not None:
                    return
                yield own
            else:
                yield from self._items(child, own)

    def _common(self, item: Node) -> Guard:
        """The conditions of all that is in an item, where that is one thing."""
        inner = [child for child in children_of(item) if getattr(child, "value", "x").strip()]
        if len(inner) != 1:
            return ()
        placement = self.guide.placements.get(inner[0])
        return placement.conditions if placement else self._common(inner[0])


def _kinds(node: Node) -> tuple[ThingKind, ...]:
    """What words may call a node; a list with numbers may be a list of steps."""
    match node:
        case Image():
            return ("image",)
        case Table():
            return ("table",)
        case List(first=first):
            return ("list", "steps") if first == 1 else ("list",)
        case CodeBlock():
            return ("code",)
        case Element(name=name):
            return ELEMENTS.get(name, ())
        case _:
            return ()


def _survey(guide: Guide, context: Context) -> _Survey:
    if "survey" not in context.known:
        context.known["survey"] = _Survey(guide)
    found: _Survey = context.known["survey"]
    return found


def _words(guide: Guide, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where running text of the guide's own file has such words."""
    for passage in guide.passages:
        told = passage.kind not in ("code", "title", "description")
        if told and passage.segments and passage.segments[0].source is guide.source:
            for match in pattern.finditer(passage.text):
                yield passage, match


def _house(guide: Guide, context: Context) -> Callable[[Guard], bool]:
    house = Variant(context.house, None, guide.audience)
    return lambda guard: visible(guard, house)


def content_pointers(guide: Guide, context: Context) -> Iterator[Pointer]:
    """Words that point at the next or last image, table, list... which some readers do not see.

    Readers who see another one there, which the house does not see, are told right.
    """
    if not conditional(guide, context):
        return
    survey = _survey(guide, context)
    at_house = _house(guide, context)
    for pattern, ahead in ((BELOW, True), (ABOVE, False)):
        for passage, match in _words(guide, pattern):
            noun = next(group for group in match.groups() if group)
            near = _near(survey, NOUNS[noun.lower()], passage.segments[0].start, ahead=ahead)
            target = next((thing for thing in near if at_house(thing.guard)), None)
            if target is None:
                continue
            lost = context.readers(passage.guard) - context.readers(target.guard)
            others = [thing for thing in near if not at_house(thing.guard)]
            lost -= frozenset().union(*(context.readers(other.guard) for other in others))
            if lost:
                span = passage.span(*match.span())
                yield Pointer(match[0], span, tuple(sorted(lost)))


def _near(survey: _Survey, kind: ThingKind, position: int, *, ahead: bool) -> list[Thing]:
    """The things of a kind on one side of a place, the nearest first."""
    things = [thing for thing in survey.things if kind in thing.kinds]
    cut = bisect_left([thing.position for thing in things], position)
    return things[cut:] if ahead else things[:cut][::-1]


def step_pointers(guide: Guide, context: Context) -> Iterator[StepPointer]:
    """Words that name a step by its number, where that is hidden or has another for some readers.

    A step is sought in the list that the words stand in, else in the only one that is long enough.
    """
    if not conditional(guide, context):
        return
    survey = _survey(guide, context)
    at_house = _house(guide, context)
    for passage, match in _words(guide, STEP):
        if OWN_NUMBER.match(passage.text) and not match.start():
            continue
        guards = _numbered(survey, passage.segments[0].start, int(match[1]), at_house)
        mine = [place for place, guard in enumerate(guards) if at_house(guard)]
        if len(mine) >= int(match[1]) > 0:
            target = mine[int(match[1]) - 1]
            numbers = _numbers(guards, target, int(match[1]), at_house, context)
            readers = context.readers(passage.guard)
            for number in sorted(set(numbers.values()), key=lambda n: n or 0):
                wrong = sorted(v for v in readers if v in numbers and numbers[v] == number)
                if wrong:
                    span = passage.span(*match.span())
                    yield StepPointer(match[0], span, number, tuple(wrong))


def _numbers(
    guards: tuple[Guard, ...],
    target: int,
    number: int,
    at_house: Callable[[Guard], bool],
    context: Context,
) -> dict[str, int | None]:
    """The number of a step for each variant that has another for it; None where it is hidden.

    Where a variant has a step of its own in that place, its readers are told right.
    """
    found: dict[str, int | None] = {}
    for variant in context.variants:
        seen = [at for at, guard in enumerate(guards) if variant.id in context.readers(guard)]
        if target in seen:
            if seen.index(target) + 1 != number:
                found[variant.id] = seen.index(target) + 1
        elif not (len(seen) >= number and not at_house(guards[seen[number - 1]])):
            found[variant.id] = None
    return found


def _numbered(
    survey: _Survey, position: int, number: int, at_house: Callable[[Guard], bool]
) -> tuple[Guard, ...]:
    """The guards of the items that a number in a text counts; none where that is not clear."""
    long = [
        numbered for numbered in survey.numbered if sum(map(at_house, numbered.guards)) >= number
    ]
    around = [numbered for numbered in long if numbered.start <= position < numbered.end]
    if around:
        return around[-1].guards
    return long[0].guards if len(long) == 1 else ()
