"""What an earlier build left: the output itself, and what is remembered of each part of it."""

import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, field

from guidekit.project import Project
from guidekit.site.grounds import Ground
from guidekit.site.manifest import MANIFEST
from guidekit.site.memory import Memory
from guidekit.site.recall import Recall
from guidekit.site.records import Record
from guidekit.variants import Brand

__all__ = ["Earlier"]


class _Output(Struct):
    """The output of a build: the status of its manifest, its brands, what their pages stand on.

    Files of brands that are ``refused`` are not in it.
    """

    manifest: str = ""
    refused: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    ground: Ground = field(default_factory=Ground)

    @classmethod
    def told(cls, text: str) -> "_Output":
        """From what is remembered; nothing is known of an output where nobody can read that."""
        try:
            return msgspec.json.decode(text or "{}", type=cls)
        except msgspec.DecodeError:
            return cls()


class Earlier:
    """The earlier build into the same folder.

    ``there`` tells whether the output is still the one that it left: what has another manifest is
    another output, of which nothing is known. ``refused`` are the brands whose files it lacks.
    """

    def __init__(
        self, memory: Memory | None, project: Project, out: Path, brands: Iterable[Brand]
    ) -> None:
        self.memory = memory
        if memory is None:  # then nobody asks what all of the build stands on
            project.files.watch.rest()
        self._out = out
        self._start = f"{out}/"
        self._recall = Recall(memory, project, "pages", str(out))
        volumes = self._recall.volumes
        self._output = _Output.told(volumes.about if volumes else "")
        self.there = self._output.manifest == _status(out) != ""
        if volumes and not self.there:
            volumes.forget()
        self._names = frozenset(volumes.names if volumes else ())
        self._kept: list[str] = []
        self.refused = frozenset(self._output.refused if self.there else ())
        self._brands = tuple(brand.id for brand in brands)
        self._unchanged = self._unchanged_since(project.house) if self.there else frozenset[str]()

    def known(self, name: str, basis: str) -> Record | None:
        """What is remembered of a part that is as it would be built now."""
        record = self.before(name)
        if record is None or not self._recall.stands(record, basis):
            return None
        due = (file.path for file in record.written if file.brand not in self.refused)
        if not all(self._is_there(path) for path in due):
            return None
        self._kept.append(name)
        return record

    def known_files(self, record: Record | None, but: Container[str] = ()) -> dict[str, str]:
        """The content of the files of a record by their paths, of those that are still there.

        Files of the brands ``but`` are left out.
        """
        files = (file for file in (record.written if record else ()) if file.brand not in but)
        return {file.path: file.sha256 for file in files if self._is_there(file.path)}

    def brands_kept(self, name: str, more: object) -> frozenset[str]:
        """The brands whose files of a part are as they would be made now, though it has changed.

        So it is with all other brands where one is added, changed or taken away.
        """
        record, output = self.before(name), self._output
        if record is None or not self._unchanged:
            return frozenset()
        basis = self._recall.basis((output.brands, more), ground=output.ground)
        if record.basis != basis or not self._recall.hold(record.answers):
            return frozenset()
        gone = {file.brand for file in record.written if not self._is_there(file.path)}
        return self._unchanged - gone

    def _unchanged_since(self, house: Brand) -> frozenset[str]:
        same = self._recall.grounds.of_all.brands_as_on(self._output.ground, house.id)
        return same.intersection(self._brands, self._output.brands) - self.refused

    def _is_there(self, path: str) -> bool:
        return os.path.exists(self._start + path)  # noqa: PTH110 - asked for each file

    def before(self, name: str) -> Record | None:
        """What is remembered of a part of the output, as it would be built now or not."""
        return self._recall.of(name)

    def basis(self, more: object, brand: Brand | None = None) -> str:
        """What stands for all that a part is built from but the answers of the disk."""
        return self._recall.basis(more if brand else (self._brands, more), brand)

    def keep(self, name: str, record: Record) -> Iterator[str]:
        """Remember a part that was built anew; gives the files that it no longer has.

        It counts only when the whole build is :meth:`done`.
        """
        before = self.before(name)
        if self.memory:
            self._recall.keep(name, record)
            self._kept.append(name)
        if before is not None:
            yield from before.known.keys() - record.known.keys()

    def begin_again(self) -> None:
        """Look for everything once more, now also for the files of brands that were refused."""
        self.refused = frozenset()
        self._kept.clear()

    def gone(self) -> Iterator[str]:
        """The files of parts that are no more."""
        for name in self._names.difference(self._kept):
            record = self._recall.of(name)
            yield from record.known if record else ()

    def files_of(self, brand: str) -> Iterator[str]:
        """The files of a brand that are in the output, whoever knows of them."""
        for folder, _, names in os.walk(self._out / brand):
            home = os.path.relpath(folder, self._out).replace(os.sep, "/")
            yield from (f"{home}/{name}" for name in names)

    def done(self, refused: Iterable[str]) -> None:
        """The output is now what this build made, but for the files of refused brands."""
        if self.memory:
            ground = self._recall.grounds.of_all
            output = _Output(_status(self._out), tuple(refused), self._brands, ground)
            self._recall.done(self._kept, msgspec.json.encode(output).decode())


def _status(out: Path) -> str:
    """The status of an output's manifest; empty where there is none."""
    try:
        status = (out / MANIFEST).stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"
