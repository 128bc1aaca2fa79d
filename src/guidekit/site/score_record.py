"""Grades outside of a run: as JSON, against those of an earlier run, and as a badge."""

import json
from collections.abc import Iterator, Mapping

from msgspec import Struct

from guidekit.render import Theme, render_badge
from guidekit.rules import Grade
from guidekit.site.score import Scores
from guidekit.source import GuidekitError

__all__ = [
    "Regression",
    "badge_json",
    "badge_svg",
    "read_grades",
    "regressions",
    "scores_json",
    "tally",
]

VERSION = 1
LABEL = "guides"
GRADES = {grade.word: grade for grade in Grade}
COLORS = {
    Grade.GOLD: "8a6e00",
    Grade.SILVER: "6b7280",
    Grade.BRONZE: "a0522d",
    Grade.NONE: "b42318",
}


class Regression(Struct, frozen=True):
    """A guide that is worse than it was; ``before`` is None for one that was not there."""

    path: str
    before: Grade | None
    now: Grade


def scores_json(scores: Scores) -> str:
    """The grade of each guide, what counts against it and what is exempt, with a line end."""
    guides = [
        {
            "path": guide.path,
            "grade": guide.grade.word,
            "problems": guide.problems,
            "exempt": [
                {"rule": each.rule, "reason": each.reason, "problems": number}
                for each, number in guide.exempt.items()
            ],
        }
        for guide in scores.guides
    ]
    total = {grade.word: scores.count(grade) for grade in reversed(Grade)}
    return json.dumps({"version": VERSION, "total": total, "guides": guides}, indent=2) + "\n"


def read_grades(data: bytes, shown: str) -> Mapping[str, Grade]:
    """The grade of each guide by its path, as :func:`scores_json` wrote it.

    Raises :class:`GuidekitError` for anything else; ``shown`` is what messages call the file.

    >>> read_grades(b'{"version": 1, "guides": [{"path": "a.mdx", "grade": "gold"}]}', "x")
    {'a.mdx': <Grade.GOLD: 3>}
    """
    try:
        record = json.loads(data)
        guides = {VERSION: record["guides"]}[record["version"]]
        return {str(guide["path"]): GRADES[guide["grade"]] for guide in guides}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        hint = "`guidekit score --json FILE` writes one"
        raise GuidekitError(f"`{shown}` holds no grades of guides", help=hint) from error


def regressions(scores: Scores, base: Mapping[str, Grade]) -> Iterator[Regression]:
    """The guides whose grade has fallen, and new ones that have not reached bronze."""
    for guide in scores.guides:
        before = base.get(guide.path)
        if guide.grade < (Grade.BRONZE if before is None else before):
            yield Regression(guide.path, before, guide.grade)


def tally(scores: Scores) -> str:
    """How many guides have which grade, the best first.

    >>> tally(Scores((), (), 0))
    'no guides'
    """
    found = ((scores.count(grade), grade) for grade in reversed(Grade))
    parts = [f"{number} {grade.word}" for number, grade in found if number]
    return ", ".join(parts) or "no guides"


def badge_json(scores: Scores) -> str:
    """The badge as shields.io asks for it at an endpoint."""
    badge = {
        "schemaVersion": 1,
        "label": LABEL,
        "message": tally(scores),
        "color": COLORS[_worst(scores)],
    }
    return json.dumps(badge) + "\n"


def badge_svg(scores: Scores) -> str:
    """The badge as a picture, in the colour of the worst guide."""
    return render_badge(Theme(), LABEL, tally(scores), f"#{COLORS[_worst(scores)]}")


def _worst(scores: Scores) -> Grade:
    return min((guide.grade for guide in scores.guides), default=Grade.NONE)
