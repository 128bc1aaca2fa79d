"""The grade of each guide of a project."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec import Struct

from guidekit.project import ConnectorFolder, Exemption, Project
from guidekit.rules import Choice, Grade, grade_of, select_rules
from guidekit.site.study import Student, check_project, each_once
from guidekit.site.verdict import judge
from guidekit.site.workers import default_jobs, spread
from guidekit.source import Diagnostic, Severity

__all__ = ["GuideScore", "Scores", "score_project"]

Progress = Callable[[int, int], None]

EVERY_RULE = Choice(select=("ALL",))
"""What a project ignores, or has at another severity, is still a matter of grades."""


class GuideScore(Struct, frozen=True):
    """The grade of a guide (by its path in the project), and what counts against the next one.

    ``problems`` says how many problems each rule has, by code; ``exempt`` how many each exemption
    took out before.
    """

    path: str
    grade: Grade
    problems: Mapping[str, int]
    exempt: Mapping[Exemption, int]


class Scores(Struct, frozen=True):
    """The guides of a project, by path; ``unused`` are the exemptions that no guide needs.

    ``errors`` counts those in definitions, brands and the project file, which no guide answers for.
    """

    guides: tuple[GuideScore, ...]
    unused: tuple[Exemption, ...]
    errors: int

    def count(self, grade: Grade) -> int:
        """How many guides have reached this grade and no better one."""
        return sum(guide.grade is grade for guide in self.guides)


def score_project(
    project: Project, jobs: int | None = None, progress: Progress | None = None
) -> Scores:
    """Grade each guide by all rules, whatever the project selects of them.

    A guide answers for what is wrong in its file and in the snippets that it includes. What
    comments suppress and the project exempts, both with a reason, does not count.
    """
    found, parts = _study(project, jobs, progress)
    problems = judge(project, found, select_rules(EVERY_RULE)).reported
    by_file: dict[str, list[Diagnostic]] = {}
    for problem in problems:
        by_file.setdefault(problem.span.path, []).append(problem)
    guides = tuple(
        _score(
            path, [each for file in sorted(parts[path]) for each in by_file.get(file, ())], project
        )
        for path in sorted(parts)
    )
    used = {exemption for guide in guides for exemption in guide.exempt}
    unused = tuple(each for each in project.settings.exempt if each not in used)
    of_guides = frozenset[str]().union(*parts.values())
    errors = sum(
        each.severity is Severity.ERROR and each.span.path not in of_guides for each in problems
    )
    return Scores(guides, unused, errors)


def _score(path: str, problems: Iterable[Diagnostic], project: Project) -> GuideScore:
    exempt: Counter[Exemption] = Counter()
    left: list[Diagnostic] = []
    for problem in problems:
        why = next((e for e in project.settings.exempt if e.covers(path, problem)), None)
        if why:
            exempt[why] += 1
        else:
            left.append(problem)
    counted = Counter(each.code for each in left)
    return GuideScore(path, grade_of(left), dict(sorted(counted.items())), dict(exempt))


def _study(
    project: Project, jobs: int | None, progress: Progress | None
) -> tuple[tuple[Diagnostic, ...], Mapping[str, frozenset[str]]]:
    """All that is wrong, and the files that each guide is made of."""
    folders = project.folders
    jobs = default_jobs(sum(len(folder.guides) for folder in folders)) if jobs is None else jobs
    found = list(check_project(project))
    parts: dict[str, frozenset[str]] = {}
    results = spread(partial(_Reader, project), folders, jobs)
    for done, (diagnostics, files) in enumerate(results, 1):
        found += diagnostics
        for path, names in files.items():
            parts[path] = parts.get(path, frozenset()) | names
        if progress:
            progress(done, len(folders))
    return each_once(found), parts


class _Reader:
    def __init__(self, project: Project) -> None:
        self.student = Student(project, project.brands)

    def __call__(
        self, folder: ConnectorFolder
    ) -> tuple[tuple[Diagnostic, ...], dict[str, frozenset[str]]]:
        study = self.student.study(folder)
        show = self.student.project.files.show
        files = {path: frozenset({show(path)}) for path in folder.guides}
        for pair in study.pairs:
            files[pair.path] |= {source.path for source in pair.guide.includes}
        self.student.shelf.close(folder)
        return study.diagnostics, files
