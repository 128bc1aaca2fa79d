"""The options of a check that fix what it finds, or show how they would."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from guidekit.cli.checking import Check, Checked
from guidekit.cli.differences import patch
from guidekit.cli.output import counted
from guidekit.cli.writing import write_file

if TYPE_CHECKING:
    from guidekit.project import Project
    from guidekit.rules import Selection
    from guidekit.site import FixedFile, Fixes, LintResult
    from guidekit.source import Diagnostic

__all__ = ["Fixing", "fixing_options"]

Unknown = Callable[["Project", "LintResult", "Selection"], "LintResult"]
"""Leaves of a result what no baseline has."""


class Fixing(Struct, frozen=True):
    """Whether to fix problems, also unsafely, or only to show a patch; whether to list them.

    With ``strict`` a run that has fixed something ends with 1, whatever is left.
    """

    write: bool
    unsafe: bool
    diff: bool
    show: bool
    strict: bool = False

    @property
    def asked(self) -> bool:
        """Whether there is anything to do at all."""
        return self.write or self.diff

    def run(self, check: Check, unknown: Unknown) -> "tuple[Checked, Fixes]":
        """Check, fix, and check again; what was found last, and what was fixed on the way.

        Only problems that ``unknown`` lets through are fixed.
        """
        from guidekit.site import fix_problems

        rounds = _Rounds(check, unknown)
        fixes = fix_problems(rounds, unsafe=self.unsafe)
        last = rounds.last
        if self.write and not self.diff and not check.typed:
            written = tuple(file for file in fixes.files if _written(file))
            if written != fixes.files:
                last, fixes = check.run(), replace(fixes, files=written)
        return last, fixes

    def fails(self, fixes: "Fixes | None") -> bool:
        """Whether there was something to fix where there should not have been."""
        return bool(fixes and fixes.files) and (self.diff or self.strict)

    def show_patch(self, fixes: "Fixes") -> None:
        """Print what would change."""
        for file in fixes.files:
            click.echo(patch(file.shown, file.before, file.after, "fixed"), nl=False)
        self.tell(fixes, fixes.result)

    def tell(self, fixes: "Fixes", left: "LintResult") -> None:
        """Say on standard error what was fixed, what was not, and what is ``left``."""
        if self.show:
            for file in fixes.files:
                click.echo(_listed(file), err=True)
        for refusal in fixes.refused:
            problem = refusal.problem
            what = f"{problem.span} {problem.code} {problem.name}"
            click.echo(f"not fixed: {what}: {refusal.reason}", err=True)
        number = len(fixes.fixed)
        verb = "Would fix" if self.diff else "Fixed"
        rest = [f"{len(left.diagnostics)} left"]
        unsafe = sum(bool(found.fix and not found.fix.safe) for found in left.diagnostics)
        if unsafe and not self.unsafe:
            rest.append(f"{unsafe} {'needs' if unsafe == 1 else 'need'} --unsafe-fixes")
        click.echo(f"{verb} {counted(number, 'problem')} ({', '.join(rest)})", err=True)


class _Rounds:
    """Checks again and again, and tells only what is in no baseline; ``last`` has all of it."""

    last: Checked

    def __init__(self, check: Check, unknown: Unknown) -> None:
        self.check = check
        self.unknown = unknown
        self.known: frozenset[object] | None = None

    def __call__(self, unsaved: Mapping[Path, str]) -> "tuple[Project, LintResult]":
        """Check files that are to hold some texts."""
        self.last = self.check.run(unsaved)
        project, found = self.last.project, self.last.result
        result = self.unknown(project, found, self.last.selection)
        new = result.diagnostics
        if self.known is None:
            old = set(found.diagnostics).difference(new)
            self.known = frozenset(map(_likeness, old))
            return project, result
        # What was known stays as it is, though a fix has changed the line that it is known by.
        left = tuple(problem for problem in new if _likeness(problem) not in self.known)
        return project, replace(result, diagnostics=left)


def fixing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options, and one argument ``fixing`` for them."""

    @click.option("--fix", is_flag=True, help="Fix what can be fixed safely, in the files.")
    @click.option(
        "--unsafe-fixes", "unsafe", is_flag=True, help="Also where readers may see a difference."
    )
    @click.option(
        "--diff",
        is_flag=True,
        help="Write nothing; show what --fix would change, and end with 1 if it would.",
    )
    @click.option("--show-fixes", "show", is_flag=True, help="List what was fixed, by file.")
    @click.option(
        "--exit-non-zero-on-fix", "strict", is_flag=True, help="End with 1 if anything was fixed."
    )
    @wraps(command)
    def wrapped(
        *arguments: Any,
        fix: bool,
        unsafe: bool,
        diff: bool,
        show: bool,
        strict: bool,
        **more: Any,
    ) -> Any:
        given = {"unsafe-fixes": unsafe, "show-fixes": show, "exit-non-zero-on-fix": strict}
        alone = next((option for option, there in given.items() if there), None)
        if alone and not (fix or diff):
            raise click.UsageError(f"`--{alone}` alone, expected `--fix` or `--diff` with it")
        return command(*arguments, fixing=Fixing(fix, unsafe, diff, show, strict), **more)

    return wrapped


def _likeness(problem: "Diagnostic") -> object:
    """What a problem has in common with itself in another place."""
    return problem.code, problem.span.path, problem.message


def _written(file: "FixedFile") -> bool:
    """Write a file, unless it is not what it was when it was read."""
    try:
        same = file.path.read_bytes() == file.before.encode()
    except OSError:
        same = False
    if same:
        write_file(file.path, file.after, file.shown)
    else:
        click.echo(f"`{file.shown}` was changed while it was checked: not fixed", err=True)
    return same


def _listed(file: "FixedFile") -> str:
    rules = Counter((problem.code, problem.name) for problem in file.fixed)
    lines = [f"  {number} x {code} {name}" for (code, name), number in sorted(rules.items())]
    return "\n".join([f"{file.shown}:", *lines])
