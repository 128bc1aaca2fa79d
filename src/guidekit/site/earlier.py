"""What an earlier build left: the output itself, and what is remembered of each part of it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from guidekit.project import Project
from guidekit.site.manifest import MANIFEST
from guidekit.site.memory import Memory
from guidekit.site.recall import Recall
from guidekit.site.records import Record
from guidekit.variants import Brand

__all__ = ["Earlier"]


class Earlier:
    """The earlier build of the same brands into the same folder.

    ``there`` tells whether the output is still the one that it left: what has another manifest is
    another output, of which nothing is known. ``refused`` are the brands whose files it lacks.
    """

    def __init__(
        self, memory: Memory | None, project: Project, out: Path, brands: Iterable[Brand]
    ) -> None:
        ids = " ".join(brand.id for brand in brands)
        self.memory = memory
        self._out = out
        self._start = f"{out}/"
        self._recall = Recall(memory, project, "pages", str(out), ids)
        volumes = self._recall.volumes
        manifest, *refused = volumes.about if volumes and volumes.about else ("",)
        self.there = manifest == _status(out) != ""
        if volumes and not self.there:
            volumes.forget()
        self._names = frozenset(volumes.names if volumes else ())
        self._kept: list[str] = []
        self.refused = frozenset(refused if self.there else ())

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

    def known_files(self, record: Record | None) -> dict[str, str]:
        """The content of the files of a record by their paths, of those that are still there."""
        files = record.known if record else {}
        return {path: sha256 for path, sha256 in files.items() if self._is_there(path)}

    def _is_there(self, path: str) -> bool:
        return os.path.exists(self._start + path)  # noqa: PTH110 - asked for each file

    def before(self, name: str) -> Record | None:
        """What is remembered of a part of the output, as it would be built now or not."""
        return self._recall.of(name)

    def basis(self, more: object, brand: Brand | None = None) -> str:
        """What stands for all that a part is built from but the answers of the disk."""
        return self._recall.basis(more, brand)

    def keep(self, name: str, record: Record) -> Iterator[str]:
        """Remember a part that was built anew; gives the files that it no longer has.

        It counts only when the whole build is :meth:`done`.
        """
        before = self.before(name)
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
        self._recall.done(self._kept, (_status(self._out), *refused))


def _status(out: Path) -> str:
    """The status of an output's manifest; empty where there is none."""
    try:
        status = (out / MANIFEST).stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"
