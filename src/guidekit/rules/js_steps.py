"""The moves that patterns are made of: from places in a text to all places reached from them."""

from collections.abc import Callable, Iterable
from functools import reduce

__all__ = [
    "Step",
    "any_of",
    "char",
    "edge",
    "in_sequence",
    "look_ahead",
    "look_behind",
    "repeated",
]

Step = Callable[[str, set[int]], set[int]]
"""Takes a text and places in it; gives each place that a match from one of these may end at."""


def char(test: Callable[[str], bool]) -> Step:
    """Over one character that passes a test."""
    return lambda text, at: {p + 1 for p in at if p < len(text) and test(text[p])}


def edge(test: Callable[[str, int], bool]) -> Step:
    """Stay at the places that pass a test."""
    return lambda text, at: {p for p in at if test(text, p)}


def in_sequence(steps: Iterable[Step]) -> Step:
    """One step after the other."""
    steps = tuple(steps)
    return lambda text, at: reduce(lambda reached, step: step(text, reached), steps, at)


def any_of(steps: Iterable[Step]) -> Step:
    """Whichever of the steps."""
    first, *others = steps
    if not others:
        return first
    return lambda text, at: first(text, at).union(*(step(text, at) for step in others))


def repeated(step: Step, least: int, most: int) -> Step:
    """The same step several times."""

    def go(text: str, at: set[int]) -> set[int]:
        for _ in range(least):
            at = step(text, at)
            if not at:
                return at
        reached, latest = set(at), at
        for _ in range(most - least):
            # Where the step leads from a place that was reached before is known already.
            latest = step(text, latest) - reached
            if not latest:
                break
            reached |= latest
        return reached

    return go


def look_ahead(step: Step, *, negated: bool = False) -> Step:
    """Stay at the places from which the step can be taken; ``negated``, at all others."""
    return edge(lambda text, at: bool(step(text, {at})) is not negated)


def look_behind(step: Step, *, negated: bool = False) -> Step:
    """Stay at the places where the step can end; ``negated``, at all others."""
    return edge(
        lambda text, at: any(at in step(text, {start}) for start in range(at + 1)) is not negated
    )
