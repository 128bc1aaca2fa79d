"""A part of a build, made on one machine and put together with the others on another.

A shard is an output folder with the pages of every n-th connector and a file that tells of them:
which part it is, what it was made of, and all that is needed to make the rest. Nothing in that
file depends on where the project was checked out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from guidekit.project import Answers, Project, choose_brands, digest, shown_path
from guidekit.site.earlier import Earlier
from guidekit.site.lint import Progress
from guidekit.site.manifest import SHARD
from guidekit.site.output import check_output, staged
from guidekit.site.records import Record
from guidekit.site.release import release
from guidekit.site.run import BuildResult, Keep, Run
from guidekit.source import GuidekitError
from guidekit.variants import Brand

__all__ = ["MadeShard", "Shard", "basis_of", "build_shard", "here", "load_shard"]

VERSION = 1
END = "]}"
T = TypeVar("T")


class Shard(Struct, frozen=True):
    """The ``number``-th (from 1 on) of ``count`` parts of a build.

    >>> Shard.parse("2/3"), str(Shard(2, 3))
    (Shard(number=2, count=3), '2/3')
    >>> Shard(2, 3).of("abcdefgh")
    ('b', 'e', 'h')
    """

    number: int
    count: int

    @classmethod
    def parse(cls, text: str) -> "Shard":
        """The shard that a text such as ``2/3`` means; raises :class:`GuidekitError` for others."""
        number, slash, count = text.partition("/")
        plain = all(part.isascii() and part.isdigit() and len(part) < 7 for part in (number, count))
        if not slash or not plain or not 1 <= int(number) <= int(count):
            hint = "a matrix of three jobs builds `1/3`, `2/3` and `3/3`"
            raise GuidekitError(f"shard `{text}`, expected one such as `3/8`", help=hint)
        return cls(int(number), int(count))

    def of(self, things: Sequence[T]) -> tuple[T, ...]:
        """Those of some things that are in this part: every ``count``-th."""
        return tuple(things[self.number - 1 :: self.count])

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


class MadeShard(Struct, frozen=True):
    """A shard that was built into ``folder``.

    ``release`` stands for the guidekit that made it, ``basis`` for all that it was made of that
    concerns every connector.
    """

    folder: Path
    shard: Shard
    release: str
    basis: str
    brands: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The folder, as its user would type it."""
        return shown_path(self.folder)

    def records(self) -> Iterator[tuple[str, Record]]:
        """What was found and written of each connector, one after the other, with its name.

        Raises :class:`GuidekitError` where that is not to be read.
        """
        with (self.folder / SHARD).open(encoding="ascii") as lines:
            next(lines, None)
            try:
                for line in lines:
                    if not line.startswith(END):
                        name, row = json.loads(line.rstrip(",\n"))
                        yield str(name), msgspec.convert(row, Record)
            except (OSError, ValueError, TypeError, msgspec.ValidationError) as error:
                raise _no_shard(self.folder) from error


def build_shard(
    project: Project,
    shard: Shard,
    out: Path,
    brands: tuple[str, ...] = (),
    jobs: int | None = None,
    *,
    allow_errors: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the pages of a shard's connectors into ``out``, for a merge with the other shards.

    Everything that concerns more than one connector comes with the merge: catalogues, the files of
    brands, the look for traces of the house, certificates. ``out`` is replaced as by a whole build,
    and stays as it is where there are errors in these connectors that are not allowed. Raises
    :class:`GuidekitError` as a whole build does.
    """
    chosen = choose_brands(project, brands)
    out = check_output(out, (project.files.root, project.own.root))
    with staged(out) as stage:
        earlier = Earlier(None, project, out, chosen)
        mine = shard.of(project.folders)
        run = Run(project, chosen, mine, stage, earlier, allow_errors=allow_errors)
        with _shard_file(stage.folder / SHARD, shard, project, chosen) as add:
            run.connectors(jobs, progress, add)
        if run.check():
            run.commit()
        return run.result()


@contextmanager
def _shard_file(
    path: Path, shard: Shard, project: Project, brands: Sequence[Brand]
) -> Iterator[Keep]:
    """The file that tells what a shard is, with a line for each connector as it is done."""
    marks = _marks(project)
    head = {
        "version": VERSION,
        "shard": str(shard),
        "release": release(),
        "basis": basis_of(project, brands),
        "brands": [brand.id for brand in brands],
        "connectors": [],
    }
    with path.open("x", encoding="ascii") as file:
        file.write(json.dumps(head).removesuffix(END))
        before = "\n"

        def add(name: str, record: Record) -> None:
            nonlocal before
            record = replace(record, basis="", answers=_moved(record.answers, marks))
            line = json.dumps([name, msgspec.to_builtins(record)], separators=(",", ":"))
            file.write(before + line)
            before = ",\n"

        yield add
        file.write(f"\n{END}\n")


def load_shard(folder: Path) -> MadeShard:
    """The shard in a folder; raises :class:`GuidekitError` where there is none to be read."""
    try:
        with (folder / SHARD).open(encoding="ascii") as lines:
            return _made(folder, json.loads(next(lines, "").rstrip("\n") + END))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, GuidekitError) as error:
        raise _no_shard(folder) from error


def basis_of(project: Project, brands: Iterable[Brand]) -> str:
    """What stands for all that concerns every connector, wherever the project is."""
    answers = _moved(project.basis, _marks(project))
    rows = [f"{question} {answer}" for question, answer in sorted(answers.items())]
    named = [project.files.shown, project.own.shown, *(brand.id for brand in brands)]
    folders = [repr(folder) for folder in project.folders]
    return digest("\n".join((*rows, *named, *folders)).encode("utf-8", "replace"))


def here(record: Record, project: Project) -> Answers:
    """What the disk must answer for a shard's record to stand, for the project where it is here."""
    return _moved(record.answers, {mark: root for root, mark in _marks(project).items()})


def _made(folder: Path, head: dict[str, Any]) -> MadeShard:
    if head["version"] != VERSION:
        raise ValueError
    shard, brands = Shard.parse(head["shard"]), tuple(map(str, head["brands"]))
    return MadeShard(folder, shard, str(head["release"]), str(head["basis"]), brands)


def _no_shard(folder: Path) -> GuidekitError:
    return GuidekitError(
        f"`{shown_path(folder)}` is no shard, expected what `guidekit build --shard` made"
    )


def _marks(project: Project) -> dict[str, str]:
    """The folders that paths begin with, and what stands for them; the deepest first."""
    marks = {str(project.own.root): "<own>", str(project.files.root): "<tree>"}
    return dict(sorted(marks.items(), key=lambda mark: len(mark[0]), reverse=True))


def _moved(answers: Mapping[str, str], places: Mapping[str, str]) -> Answers:
    """Questions about paths in one place, and their answers, as if they were in another."""
    return {
        question[0] + _replaced(question[1:], places): _led(answer, places)
        for question, answer in answers.items()
    }


def _led(answer: str, places: Mapping[str, str]) -> str:
    """An answer; after a link, it says where that leads."""
    what, space, real = answer.partition(" ")
    return f"{what}{space}{_replaced(real, places)}"


def _replaced(path: str, places: Mapping[str, str]) -> str:
    for old, new in places.items():
        if path == old or path.startswith(f"{old}/"):
            return new + path[len(old) :]
    return path
