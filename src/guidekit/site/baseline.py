"""A project's known problems, on disk and beside what was found."""

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from guidekit.project import Project, shown_path
from guidekit.rules import (
    Comparison,
    Finding,
    KnownProblem,
    Selection,
    compare,
    read_baseline,
    render_baseline,
)
from guidekit.site.lint import LintResult
from guidekit.site.verdict import home_of
from guidekit.source import GuidekitError, SourceText

__all__ = ["baseline_file", "baseline_text", "load_baseline", "without_known"]


def baseline_file(project: Project) -> Path | None:
    """Where the project file says that the baseline is, if it does."""
    path = project.settings.lint.baseline
    return project.own.root / path if path else None


def load_baseline(file: Path) -> tuple[KnownProblem, ...]:
    """The known problems in a file; raises :class:`GuidekitError` where it is no baseline."""
    name = shown_path(file)
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        hint = "`--write-baseline` writes it"
        raise GuidekitError(f"`{name}` cannot be read: {error.strerror}", help=hint) from error
    except UnicodeDecodeError as error:
        raise GuidekitError(f"`{name}` is no text, expected a baseline") from error
    return read_baseline(text, name)


def without_known(
    project: Project, result: LintResult, known: tuple[KnownProblem, ...], selection: Selection
) -> tuple[LintResult, Comparison]:
    """The result without known problems, which become suppressed ones.

    Fixed problems are told of selected rules only, and only after a check of the whole project.
    """

    def exists(path: str) -> bool:
        return project.files.exists(path) or project.own.exists(path)

    compared = compare(_findings(project, result), known, exists)
    fixed = [each for each in compared.fixed if result.whole and each.rule in selection.codes]
    allowed = ((problem, "known: it is in the baseline") for problem in compared.known)
    left = replace(result, diagnostics=compared.new, suppressed=(*result.suppressed, *allowed))
    return left, replace(compared, fixed=tuple(fixed))


def baseline_text(
    project: Project, result: LintResult, known: tuple[KnownProblem, ...], selection: Selection
) -> str:
    """A baseline of what was found; what is known of rules that were not looked for stays."""
    if not result.whole:
        hint = "name the project alone, without files of it"
        raise GuidekitError("a baseline of some files, expected the whole project", help=hint)
    unseen = [each for each in known if each.rule not in selection.codes]
    found = [finding.known_as() for finding in _findings(project, result)]
    return render_baseline([*unseen, *found])


def _findings(project: Project, result: LintResult) -> list[Finding]:
    @cache
    def source_of(shown: str) -> SourceText:
        home, path = home_of(project, shown)
        return home.read(path)[0]

    return [
        Finding(
            problem,
            home_of(project, problem.span.path)[1],
            # What concerns a file as a whole has nothing to do with its first line.
            ""
            if problem.span.start == problem.span.end
            else source_of(problem.span.path).line(problem.span.start.line),
        )
        for problem in result.diagnostics
    ]
