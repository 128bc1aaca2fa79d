"""How good a guide is: bronze, silver or gold, by what rules find in it."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from msgspec import Struct

from guidekit.rules.checks import rule_named
from guidekit.rules.registry import Tier
from guidekit.source import Diagnostic, Severity

__all__ = ["CRITERIA", "Criterion", "Grade", "grade_of"]


class Grade(IntEnum):
    """What a guide has reached; each grade asks for all that the ones below it ask for."""

    NONE = 0
    BRONZE = 1
    SILVER = 2
    GOLD = 3

    @property
    def word(self) -> str:
        """The grade in a text."""
        return self.name.lower()


class Criterion(Struct, frozen=True):
    """What a grade asks for: in words, and as a test for the problems that stand against it."""

    grade: Grade
    words: str
    against: Callable[[Diagnostic], bool]


def _is_warning(problem: Diagnostic) -> bool:
    pedantic = rule_named(problem.code).tier is Tier.PEDANTIC
    return problem.severity is Severity.WARNING and not pedantic


CRITERIA: tuple[Criterion, ...] = (
    Criterion(Grade.BRONZE, "no errors", lambda problem: problem.severity is Severity.ERROR),
    Criterion(
        Grade.SILVER,
        "each required field is explained and located for the readers of every brand",
        lambda problem: problem.code in ("GK301", "GK302"),
    ),
    Criterion(Grade.SILVER, "no warnings of recommended or strict rules", _is_warning),
    Criterion(
        Grade.GOLD,
        "each image has a text, and nothing else against accessibility and prose (GK7xx)",
        lambda problem: problem.code.startswith("GK7"),
    ),
    Criterion(
        Grade.GOLD, "nothing left to report, infos and pedantic rules included", lambda _: True
    ),
)
"""All that grades ask for; the one account of it."""


def grade_of(problems: Iterable[Diagnostic]) -> Grade:
    """The best grade that no problem stands against.

    >>> grade_of([]).word
    'gold'
    """
    found = tuple(problems)
    missed = (each.grade for each in CRITERIA if any(map(each.against, found)))
    return Grade(min(missed, default=Grade.GOLD + 1) - 1)
