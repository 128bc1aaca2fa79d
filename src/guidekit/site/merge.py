"""Shards of a build put together: the same bytes as if one machine had built all of it."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from guidekit.project import AT, Project, Shelf, choose_brands
from guidekit.site.earlier import Earlier
from guidekit.site.fingerprints import Fingerprints
from guidekit.site.manifest import Written
from guidekit.site.output import check_output, staged
from guidekit.site.recall import name_of
from guidekit.site.records import Record
from guidekit.site.release import release
from guidekit.site.run import BuildResult, Run
from guidekit.site.shards import MadeShard, basis_of, here, load_shard
from guidekit.source import GuidekitError

__all__ = ["merge_shards"]

MOST_NAMED = 5
AGAIN = "build all shards of the same state of the project, and merge them there"


def merge_shards(
    project: Project, folders: Sequence[Path], out: Path, *, allow_errors: bool = False
) -> BuildResult:
    """Make the output of a whole build from the folders of all of its shards.

    ``out`` is replaced as by a build, and stays as it is where there are errors in the guides that
    are not allowed; a partner whose site has a trace of the house is left out. Raises
    :class:`GuidekitError` where the shards are not all of one build, where they were made of
    anything but the project as it is here, and where a file of theirs is not the one that was
    written.
    """
    shards = sorted(map(load_shard, folders), key=lambda made: made.shard.number)
    _check_complete(shards)
    chosen = choose_brands(project, shards[0].brands)
    _check_origin(shards, basis_of(project, chosen))
    out = check_output(out, (project.files.root, project.own.root, *(s.folder for s in shards)))
    origin = _Origin(project)
    with staged(out) as stage:
        earlier = Earlier(None, project, out, chosen)
        run = Run(project, chosen, project.folders, stage, earlier, allow_errors=allow_errors)
        for made in shards:
            for name, record in origin.records(made):
                _bring(made, record.written, stage.folder)
                run.take(name, record)
        run.complete()
        if run.has_all and len(run.refused) < len(chosen):
            run.commit()
        return run.result()


def _check_complete(shards: Sequence[MadeShard]) -> None:
    """Make sure that there is each shard of one build, once."""
    if not shards:
        raise GuidekitError("no shards to merge, expected their folders")
    first = shards[0]
    seen: dict[int, MadeShard] = {}
    for made in shards:
        if made.shard.count != first.shard.count:
            raise GuidekitError(
                f"`{first.shown}` is shard {first.shard} and `{made.shown}` is shard {made.shard}, "
                "expected shards of one build"
            )
        other = seen.setdefault(made.shard.number, made)
        if other is not made:
            raise GuidekitError(
                f"`{other.shown}` and `{made.shown}` are both shard {made.shard}, "
                "expected each shard once"
            )
    count = first.shard.count
    missing = [f"{number}/{count}" for number in range(1, count + 1) if number not in seen]
    if missing:
        named = ", ".join(f"`{name}`" for name in missing[:MOST_NAMED])
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        raise GuidekitError(f"no shard {named}{more}, expected all {count}")


def _check_origin(shards: Iterable[MadeShard], basis: str) -> None:
    """Make sure that all shards were made by this guidekit, of what concerns all connectors."""
    this = release()
    for made in shards:
        if made.release != this:
            message = f"{_named(made)} was built by guidekit {made.release}, expected {this}"
            hint = "build and merge with the same release, Python and libraries"
            raise GuidekitError(message, help=hint)
        if made.basis != basis:
            message = (
                f"{_named(made)} was built for other brands, of other settings, templates or "
                "connectors than this project has, or from another folder"
            )
            raise GuidekitError(message, help=AGAIN)


class _Origin:
    """Compares what the records of shards stand on with the project as it is here."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._disk = Fingerprints()
        self._shelf = Shelf(project)

    def records(self, made: MadeShard) -> Iterable[tuple[str, Record]]:
        """The records of a shard, sure to be those that it should have."""
        wanted = {name_of(folder) for folder in made.shard.of(self._project.folders)}
        for name, record in made.records():
            if name not in wanted:
                raise GuidekitError(f"{_named(made)} has `{name}`, which it should not have")
            wanted.remove(name)
            self._check(made, record)
            yield name, record
        if wanted:
            raise GuidekitError(f"{_named(made)} lacks `{min(wanted)}`")

    def _check(self, made: MadeShard, record: Record) -> None:
        for question, answer in here(record, self._project).items():
            asked = self._shelf if question.startswith(AT) else self._disk
            if asked.answer(question) != answer:
                files, path = self._project.files, question[1:]
                shown = files.show(files.relative(Path(path)) or path)
                raise GuidekitError(
                    f"{_named(made)} was built of another `{shown}` than is here", help=AGAIN
                )


def _named(made: MadeShard) -> str:
    return f"shard {made.shard} in `{made.shown}`"


def _bring(made: MadeShard, written: Iterable[Written], new: Path) -> None:
    """Copy files of a shard into the new output."""
    for file in written:
        if not _is_inside(made, file):
            raise GuidekitError(f"{_named(made)} names files outside of it")
        source, target = made.folder / file.path, new / file.path
        try:
            data = source.read_bytes()
        except OSError as error:
            message = f"`{made.shown}/{file.path}`: {error.strerror}, expected a file of the shard"
            raise GuidekitError(message) from error
        if hashlib.sha256(data).hexdigest() != file.sha256:
            message = f"`{made.shown}/{file.path}` is not the file that the build of the shard made"
            raise GuidekitError(message)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _is_inside(made: MadeShard, file: Written) -> bool:
    """Whether a file belongs to a brand of the shard, and no link leads out of the folder."""
    brand, *more = PurePosixPath(file.path.replace("\0", "..")).parts or ("",)
    if brand != file.brand or brand not in made.brands or not more or ".." in more:
        return False
    return (made.folder / file.path).resolve().is_relative_to(made.folder.resolve())
