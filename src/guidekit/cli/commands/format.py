"""``guidekit format``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from guidekit.cli.differences import patch
from guidekit.cli.output import counted
from guidekit.cli.reporting import deliver
from guidekit.cli.writing import write_file
from guidekit.source import Fault, GuidekitError, SourceText

if TYPE_CHECKING:
    from guidekit.project import Project

__all__ = ["format_files"]


EXAMPLES = """\b
Examples:
  guidekit format
  guidekit format guides/connectors/lucca/lucca.mdx
  guidekit format --check --diff
"""


@click.command("format", short_help="Rewrite guides in one layout.", epilog=EXAMPLES)
@click.argument(
    "targets", nargs=-1, metavar="[PROJECT | FILES...]", type=click.Path(path_type=Path)
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.pass_context
def format_files(ctx: click.Context, targets: tuple[Path, ...], *, check: bool, diff: bool) -> None:
    """Rewrite guides and snippets in one layout, without a change of what they say.

    Blocks are indented by two spaces for each element around them and set apart by one blank
    line, attributes are in double quotes, list items begin with `-` or count upward. Without
    arguments this formats the nearest project, from the current folder upward, or in `guides/`;
    of a folder, all guides in it.

    A guide with syntax errors is reported and left as it is, with exit code 1.
    """
    outcome = _Outcome(write=not (check or diff), diff=diff)
    for path, source, faults in _sources(targets):
        outcome.take(path, source, faults)
    outcome.report()
    ctx.exit(1 if outcome.faults or (check and outcome.changed) else 0)


class _Outcome(Struct):
    """What became of the files so far."""

    write: bool
    diff: bool
    changed: int = 0
    same: int = 0
    faults: list[Fault] = field(default_factory=list)

    def take(self, path: Path, source: SourceText, faults: tuple[Fault, ...]) -> None:
        """Format one file, at ``path``."""
        from guidekit.syntax import parse
        from guidekit.syntax.layout import hindrances, lay_out

        document = parse(source)
        hindering = faults or hindrances(document)
        if hindering:
            self.faults.extend(hindering)
            return
        text = lay_out(document)
        if text is None:
            click.echo(f"left `{source.path}`: in another layout it would read otherwise", err=True)
        if text is None or (text == source.text and not source.had_bom):
            self.same += 1
            return
        self.changed += 1
        if self.write:
            write_file(path, text, source.path)
        if self.diff:
            click.echo(patch(source.path, source.text, text, "formatted"), nl=False)
        else:
            click.echo(f"{'formatted' if self.write else 'would format'} `{source.path}`")

    def report(self) -> None:
        """Print what is wrong, and the sum of it all."""
        if self.faults:
            from guidekit.rules import of_faults

            deliver(of_faults(self.faults))
        parts = [
            f"{counted(self.changed, 'file')} {'formatted' if self.write else 'to format'}",
            f"{counted(self.same, 'file')} unchanged",
        ]
        files = len({fault.span.path for fault in self.faults})
        if files:
            parts.append(f"{counted(files, 'file')} with errors left as before")
        click.echo(", ".join(parts), err=self.diff)


def _sources(targets: tuple[Path, ...]) -> Iterator[tuple[Path, SourceText, tuple[Fault, ...]]]:
    """The chosen files: where each is, its text, and what keeps it from being read."""
    from guidekit.project import resolve_targets

    project, files = resolve_targets(targets)
    known = _guides(project)
    for file in files:
        if not any(_holds(file, path) for path in known):
            hint = "guides end in `.mdx` or `.md`"
            raise GuidekitError(
                f"`{project.files.show(file)}` is no guide and holds none", help=hint
            )
    for path in known:
        if not files or any(_holds(file, path) for file in files):
            where = project.files.locate(path)
            source, faults = project.files.read(path)
            yield where or Path(path), source, faults


def _guides(project: "Project") -> tuple[str, ...]:
    """The paths of all guides and snippets of a project."""
    found = [path for folder in project.folders for path in folder.guides]
    folders = [project.settings.folders["snippets"]]
    while folders:
        folder = folders.pop()
        for name in project.files.names(folder) or ():
            path = f"{folder}/{name}"
            if project.files.is_folder(path):
                folders.append(path)
            elif name.endswith((".mdx", ".md")):
                found.append(path)
    return tuple(dict.fromkeys(found))


def _holds(target: str, path: str) -> bool:
    return target in ("", ".", path) or path.startswith(f"{target.rstrip('/')}/")
