"""What of all that rules find is reported: a pure step after them, whatever they took.

First go what comments in the files suppress, then the rules that are not selected, then what the
project ignores in some files.
"""

from collections.abc import Callable, Iterable, Iterator, Set
from itertools import chain
from pathlib import Path

from msgspec import Struct

from guidekit.project import (
    ConnectorFolder,
    Project,
    ProjectFiles,
    below,
    find_files,
    path_pattern,
)
from guidekit.rules import Selection, select_rules, suppress
from guidekit.site.comments import Comments
from guidekit.source import Diagnostic, sort_diagnostics

__all__ = [
    "Verdict",
    "home_of",
    "judge",
    "judge_file",
    "known_files",
    "names_of",
    "project_selection",
    "worth_keeping",
]


class Verdict(Struct, frozen=True):
    """The problems to report, sorted, and those that a comment suppresses, with its reason."""

    reported: tuple[Diagnostic, ...]
    suppressed: tuple[tuple[Diagnostic, str], ...]


def project_selection(project: Project) -> Selection:
    """The rules that a project file selects."""
    return select_rules(project.settings.lint.choice)


def worth_keeping(
    project: Project,
    found: Iterable[Diagnostic],
    selection: Selection,
    comments: Comments,
    asked: Callable[[str], bool] = lambda _: True,
) -> Iterator[Diagnostic]:
    """Of selected rules all problems; of others those that a comment may turn out to be for.

    In a file of which it was not ``asked`` what it holds, nobody would notice a new comment: there,
    all problems are kept.
    """
    for problem in found:
        if problem.code in selection.codes:
            yield problem
            continue
        shown = problem.span.path
        home, path = home_of(project, shown)
        if not asked(f"={home.root}/{path}") or comments.are_in(shown, home, path):
            yield problem


def judge(
    project: Project,
    found: Iterable[Diagnostic],
    selection: Selection,
    folders: tuple[ConnectorFolder, ...] | None = None,
    *,
    files: Set[str] | None = None,
    whole: bool = True,
    comments: Comments | None = None,
) -> Verdict:
    """The problems to report of all that was found, and those that comments suppress.

    ``folders`` are those that were checked, where these are not all, and ``files`` (as diagnostics
    name them) those of interest, where these are not all in the folders. A comment that suppresses
    nothing is reported in a file only if all that could be wrong with it was looked for: so nowhere
    but in guides where it was not the ``whole`` project. ``comments`` reads those of files.
    """
    problems = list(found)
    mine = project.folders if folders is None or files is not None else folders

    def known() -> Iterator[tuple[str, tuple[ProjectFiles, str]]]:
        """The files by their names: a large project has too many to hold them all."""
        for home, path in _known_files(project, mine):
            shown = home.show(path)
            if files is None or shown in files:
                yield shown, (home, path)

    others = {problem.span.path for problem in problems}
    others.difference_update(shown for shown, _ in (known() if others else ()))
    read = chain(known(), ((shown, home_of(project, shown)) for shown in sorted(others)))
    suppressions = (comments or Comments()).read(read)
    complete = suppressions.keys() - others if whole and folders is None else set[str]()
    complete |= _complete_guides(project, folders or ())
    kept, allowed = suppress(problems, suppressions, complete.__contains__)
    reported = sort_diagnostics(_reported(project, selection, kept))
    selected = (each for each in allowed if each[0].code in selection.codes)
    return Verdict(reported, tuple(selected))


def judge_file(
    project: Project,
    found: Iterable[Diagnostic],
    selection: Selection,
    file: tuple[ProjectFiles, str],
    *,
    complete: bool,
) -> tuple[Diagnostic, ...]:
    """The problems to report of all that was found in one file: as :func:`judge` has them.

    ``file`` is its folder and its path there; ``complete`` tells that all that could be wrong with
    it was looked for.
    """
    home, path = file
    comments = Comments().read([(home.show(path), file)])
    kept, _ = suppress(found, comments, lambda _: complete)
    return sort_diagnostics(_reported(project, selection, kept))


def known_files(project: Project) -> frozenset[str]:
    """The files that may hold comments which suppress problems, as diagnostics name them."""
    return frozenset(home.show(path) for home, path in _known_files(project, project.folders))


def _reported(
    project: Project, selection: Selection, problems: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    ignored = [(_Matcher(pattern), codes) for pattern, codes in selection.per_file]
    for problem in selection.admit(problems):
        _, path = home_of(project, problem.span.path)
        if not any(problem.code in codes and matches(path) for matches, codes in ignored):
            yield problem


def home_of(project: Project, shown: str) -> tuple[ProjectFiles, str]:
    """The folder of a file that diagnostics name, and its path there."""
    homes = (project.files, project.own)
    for home in homes if len(homes[0].shown) >= len(homes[1].shown) else homes[::-1]:
        if home.shown != "." and shown.startswith(home.show("")):
            return home, shown[len(home.show("")) :]
    home = project.own if project.own.shown == "." and project.own.exists(shown) else project.files
    return home, shown


def names_of(project: Project, path: Path) -> frozenset[str]:
    """What diagnostics call a file, as one of the tree and one beside the project file."""
    homes = ((home, home.relative(path)) for home in (project.files, project.own))
    return frozenset(home.show(relative) for home, relative in homes if relative is not None)


def _known_files(
    project: Project, folders: Iterable[ConnectorFolder]
) -> Iterator[tuple[ProjectFiles, str]]:
    """The guides, definitions and their parts; snippets, the brands and the project file."""
    files, own, settings = project.files, project.own, project.settings
    for folder in folders:
        yield from ((files, path) for path in folder.guides)
        if folder.definition:
            yield files, folder.definition
            yield from ((files, below(folder.path, name)) for name in folder.inside)
    for path in find_files(files, (below(settings.folders["snippets"], "**/*"),)):
        yield files, path
    for path in find_files(own, (below(settings.folders["brands"], "*"),)):
        yield own, path
    yield own, settings.path


def _complete_guides(project: Project, folders: tuple[ConnectorFolder, ...]) -> set[str]:
    """Guides of these connectors, and of no others."""
    chosen = {folder.key for folder in folders}
    others = (folder for folder in project.folders if folder.key not in chosen)
    elsewhere = {path for folder in others for path in folder.guides}
    mine = {path for folder in folders for path in folder.guides}
    return {project.files.show(path) for path in mine - elsewhere}


class _Matcher:
    """Whether a path is one that a pattern means: as a whole, by its folder, or by its name."""

    def __init__(self, pattern: str) -> None:
        bare = pattern.removeprefix("./").rstrip("/")
        names = () if "/" in bare else (f"**/{bare}",)
        self.patterns = [path_pattern(each) for each in (bare, f"{bare}/**", *names)]

    def __call__(self, path: str) -> bool:
        return any(pattern.fullmatch(path) for pattern in self.patterns)
