"""The options of a check for who has many problems: count them, know them, allow them."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from guidekit.cli.output import counted
from guidekit.cli.reporting import Reporting, deliver
from guidekit.cli.writing import write_file
from guidekit.reports import FORMATS, STATISTICS, Suppressed
from guidekit.source import GuidekitError

if TYPE_CHECKING:
    from guidekit.project import Project
    from guidekit.rules import Comparison, Selection
    from guidekit.site import LintResult
    from guidekit.source import Diagnostic

__all__ = ["Adoption", "adoption_options"]

FEW = 10


class Adoption(Struct, frozen=True):
    """What to do with problems besides telling them."""

    statistics: bool
    baseline: Path | None
    write_baseline: bool
    add_ignores: str | None

    def finish(
        self, project: "Project", result: "LintResult", selection: "Selection", reporting: Reporting
    ) -> "LintResult":
        """Report a result; return what was reported, without the problems of the baseline."""
        if self.statistics:
            _check_formats(reporting)
        file = self.known_in(project)
        if self.write_baseline:
            return self._write(project, result, selection, file)
        compared = None
        if file:
            from guidekit.site import load_baseline, without_known

            result, compared = without_known(project, result, load_baseline(file), selection)
        summary = {"connectors": result.connectors, "guides": result.guides}
        if compared:
            summary["known"] = len(compared.known)
            summary["fixed"] = sum(each.count for each in compared.fixed)
        allowed = tuple(Suppressed(*each) for each in result.suppressed)
        formats = STATISTICS if self.statistics else FORMATS
        deliver(result.diagnostics, reporting, summary, allowed, formats)
        if compared and file:
            _tell(compared, file)
        return result

    def change(self, project: "Project", result: "LintResult", selection: "Selection") -> bool:
        """Add comments to files, where that is asked for; tell whether any has changed."""
        self.known_in(project)
        if self.add_ignores is None:
            return False
        result = self.unknown(project, result, selection)
        return _add_ignores(project, result.diagnostics, self.add_ignores) > 0

    def refuse(self, option: str) -> None:
        """Raise :class:`click.UsageError` where an option does not go with writing files."""
        if self.write_baseline or self.add_ignores is not None:
            other = "--write-baseline" if self.write_baseline else "--add-ignores"
            raise click.UsageError(f"`{option}` with `{other}`, expected one of them")

    def unknown(
        self, project: "Project", result: "LintResult", selection: "Selection"
    ) -> "LintResult":
        """The result without the problems of the baseline, if there is one already."""
        file = self.known_in(project)
        if file is None or self.write_baseline:
            return result
        from guidekit.site import load_baseline, without_known

        return without_known(project, result, load_baseline(file), selection)[0]

    def known_in(self, project: "Project") -> Path | None:
        """The file with the known problems, if there is to be one."""
        from guidekit.site import baseline_file

        file = self.baseline or baseline_file(project)
        if self.write_baseline and file is None:
            hint = (
                "name it with `--baseline FILE`, or as `baseline` under `lint` in the project file"
            )
            raise GuidekitError("`--write-baseline` without a file", help=hint)
        return file

    def _write(
        self,
        project: "Project",
        result: "LintResult",
        selection: "Selection",
        file: Path | None,
    ) -> "LintResult":
        from guidekit.site import baseline_text, load_baseline

        assert file is not None  # noqa: S101 - told before
        known = load_baseline(file) if file.exists() else ()
        write_file(file, baseline_text(project, result, known, selection))
        click.echo(f"{counted(len(result.diagnostics), 'problem')} in `{file}`")
        return replace(result, diagnostics=())


def adoption_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options, and one argument ``adoption`` for them."""

    @click.option(
        "--statistics", is_flag=True, help="Count problems by rule, with three examples of each."
    )
    @click.option(
        "--baseline",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Report only problems that this file does not have.",
    )
    @click.option(
        "--write-baseline", is_flag=True, help="Write the problems that there are to this file."
    )
    @click.option(
        "--add-ignores",
        metavar="REASON",
        help="Add comments to files that suppress their problems for this reason.",
    )
    @wraps(command)
    def wrapped(
        *arguments: Any,
        statistics: bool,
        baseline: Path | None,
        write_baseline: bool,
        add_ignores: str | None,
        **options: Any,
    ) -> Any:
        if write_baseline and (statistics or add_ignores is not None):
            raise click.UsageError("`--write-baseline` reports nothing, expected it alone")
        if add_ignores is not None and not _is_reason(add_ignores):
            raise click.UsageError("expected a reason of one line, without `*/`")
        adoption = Adoption(statistics, baseline, write_baseline, add_ignores)
        return command(*arguments, adoption=adoption, **options)

    return wrapped


def _is_reason(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and "*/" not in text


def _check_formats(reporting: Reporting) -> None:
    other = next((each.form for each in reporting.targets if each.form not in STATISTICS), None)
    if other:
        raise click.UsageError(f"`--statistics` as `{other}`, expected `text` or `json`")


def _tell(compared: "Comparison", file: Path) -> None:
    """Say on standard error what the baseline has to do with the result."""
    click.echo(f"{counted(len(compared.known), 'known problem')} in `{file}`", err=True)
    if not compared.fixed:
        return
    for each in compared.fixed[:FEW]:
        times = f" ({each.count} times)" if each.count > 1 else ""
        click.echo(f"  fixed: {each.path} {each.rule} {each.message}{times}", err=True)
    if len(compared.fixed) > FEW:
        click.echo(f"  and {len(compared.fixed) - FEW} more", err=True)
    total = sum(each.count for each in compared.fixed)
    click.echo(f"{counted(total, 'problem')} of it fixed: `--write-baseline` removes", err=True)


def _add_ignores(project: "Project", found: "tuple[Diagnostic, ...]", reason: str) -> int:
    """Write comments into the files with these problems; how many there are then."""
    from guidekit.rules import add_ignores
    from guidekit.site import home_of

    by_file: dict[str, list[Diagnostic]] = {}
    for problem in found:
        by_file.setdefault(problem.span.path, []).append(problem)
    added = files = 0
    for shown, problems in by_file.items():
        home, path = home_of(project, shown)
        where = home.locate(path)
        source, unreadable = home.read(path)
        if unreadable or where is None:
            continue
        done = add_ignores(source, problems, reason.strip())
        if done.added:
            write_file(where, ("\ufeff" if source.had_bom else "") + done.text, shown)
            added, files = added + done.added, files + 1
    click.echo(f"added {counted(added, 'comment')} to {counted(files, 'file')}", err=True)
    return added
