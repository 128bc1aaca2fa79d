"""One build on its way: the pages of connectors, then what brands have besides, then the swap."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import tee
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidekit.audit import Seen
from guidekit.project import ConnectorFolder, Project
from guidekit.site.builder import (
    BrandBuilder,
    BrandTask,
    Builder,
    Finished,
    Tally,
    Task,
    far_builder,
)
from guidekit.site.comments import Comments
from guidekit.site.delivery import Built, deliver, stops_all
from guidekit.site.earlier import Earlier
from guidekit.site.listing import told_to_brands
from guidekit.site.manifest import MANIFEST, ManifestWriter, paths_in
from guidekit.site.output import Staged, Writer
from guidekit.site.recall import name_of
from guidekit.site.records import Record, pack, unpack
from guidekit.site.release import release
from guidekit.site.study import check_project, each_once
from guidekit.site.verdict import judge, project_selection, worth_keeping
from guidekit.site.workers import Workers, default_jobs, spread
from guidekit.source import Diagnostic, Severity
from guidekit.variants import Brand

if TYPE_CHECKING:
    from guidekit.site.lint import Progress

__all__ = ["BuildResult", "Keep", "Run"]

Keep = Callable[[str, Record], None]
"""Takes all that was found and written of a connector, by the name of its part."""

PARTS = ".manifest"
"""Where a build gathers its manifest: no brand has such a name."""

LISTED = 200
"""So many lines of catalogues take about as long as a guide."""

CERTIFICATES = "certificates"
"""What is remembered of them as one part, for they are made last of all."""


class BuildResult(Struct, frozen=True):
    """What a build found and did.

    ``replaced`` tells whether the output folder is the new one; it is not where there were errors.
    ``refused`` are the partners whose sites are not in it, for they would tell of the house.
    ``pages`` and ``files`` are those in it; ``tally`` says what was done to get there. Of a shard,
    ``connectors`` and ``guides`` are those that belong to it.
    """

    diagnostics: tuple[Diagnostic, ...]
    replaced: bool
    refused: tuple[str, ...]
    brands: int
    connectors: int
    guides: int
    pages: int
    files: int
    tally: Tally

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(found.severity is Severity.ERROR for found in self.diagnostics)


def _guides(folders: Iterable[ConnectorFolder]) -> int:
    return len({path for folder in folders for path in folder.guides})


class Run:
    """One build on its way: what has been found and done so far.

    Of the ``folders``, pages are built or taken from elsewhere; ``workers`` build them, or else
    processes of this machine. ``has_all`` tells that everything was made that the output is to
    have.
    """

    def __init__(
        self,
        project: Project,
        chosen: tuple[Brand, ...],
        folders: tuple[ConnectorFolder, ...],
        stage: Staged,
        earlier: Earlier,
        workers: Workers | None = None,
        *,
        allow_errors: bool,
    ) -> None:
        self.project = project
        self.chosen = chosen
        self.folders = folders
        self.stage = stage
        self.earlier = earlier
        self.allow_errors = allow_errors
        self.workers = workers
        self.manifest = ManifestWriter(stage.folder / PARTS)
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.refused: tuple[str, ...] = ()
        self.has_all = False
        self.removed: set[str] = set()
        self.tally = Tally()
        self.pages = 0
        self._parts: dict[str, bytes] = {}
        self._selection = project_selection(project)
        self._comments = Comments(earlier.memory)

    def connectors(
        self, jobs: int | None, progress: "Progress | None", keep: Keep | None = None
    ) -> None:
        """Write the pages of all connectors but those of which all is known."""
        folders = list(self._changed())
        jobs = default_jobs(_guides(folders)) if jobs is None else jobs
        tasks, sent = tee(map(self._task, folders))
        results = self._spread(sent, len(folders), jobs)
        for done, (task, finished) in enumerate(zip(tasks, results, strict=True)):
            name = name_of(task.folder)
            record = self._lasting(self._with_kept(name, finished.record, task.kept))
            self.removed.update(self.earlier.keep(name, record))
            self.tally.add(finished.tally)
            self.take(name, record)
            if keep:
                keep(name, record)
            if progress:
                progress(done + 1, len(folders))

    def _with_kept(self, name: str, record: Record, kept: frozenset[str]) -> Record:
        """A part that was built anew, with the files of brands that did not need to be."""
        before = self.earlier.before(name) if kept else None
        if before is None:
            return record
        whole = record.with_files_of(kept, before)
        self.tally.counts["skipped"] += len(whole.written) - len(record.written)
        return whole

    def take(self, name: str, record: Record) -> None:
        """Take in all of a part, and keep what takes little memory."""
        self.manifest.add(record.written)
        self.pages += record.pages
        found = worth_keeping(self.project, record.diagnostics, self._selection, self._comments)
        self._parts[name] = pack(Record("", {}, tuple(found), record.listing, seen=record.seen))

    def check(self) -> bool:
        """Whether the output may come out, as far as its connectors go; says what is wrong."""
        # In the order of the connectors, whichever of them were known.
        found = [problem for part in self._in_order() for problem in part.diagnostics]
        found = list(each_once([*check_project(self.project), *found]))
        every = (
            len(self.chosen) == len(self.project.brands) and self.folders == self.project.folders
        )
        verdict = judge(self.project, found, self._selection, whole=every, comments=self._comments)
        self.diagnostics = verdict.reported
        self._comments = Comments()  # that a file has none was of use until now
        self.has_all = self.allow_errors or not stops_all(self.diagnostics)
        return self.has_all

    def complete(self, jobs: int | None = None) -> None:
        """Write all files that are not of one connector, unless there are errors."""
        if self.check():
            seen = [part.seen for part in self._in_order() if part.seen]
            seen += self._brands(jobs)
            self._parts.clear()  # certificates of a large project take as much memory again
            self._deliver(Seen.all(seen))

    def commit(self) -> None:
        """Put the new files in the place of the old ones, in the way that is least to do."""
        self.removed.update(self.earlier.gone())
        for brand in self.refused:
            self.removed.update(self.earlier.files_of(brand))
        written, folder = self.tally.counts["written"], self.stage.folder
        if self.earlier.there and not written and not self.removed:
            self.stage.leave()
        else:
            self.manifest.write(folder / MANIFEST)
            if self.removed:  # what one part no longer has may be another's by now
                self.removed.difference_update(paths_in(folder / MANIFEST))
            if self.earlier.there and written * 2 <= self.manifest.files:
                self.stage.patch(self.removed)
            else:
                if self.earlier.there:
                    self.stage.keep(paths_in(folder / MANIFEST))
                self.stage.commit()
        self.earlier.done(self.refused)

    def result(self) -> BuildResult:
        """What came of it."""
        return BuildResult(
            self.diagnostics,
            self.stage.committed,
            self.refused,
            brands=len(self.chosen),
            connectors=len(self.folders),
            guides=_guides(self.folders),
            pages=self.pages,
            files=self.manifest.files if self.stage.committed else 0,
            tally=self.tally,
        )

    def _lasting(self, record: Record) -> Record:
        """A record without the problems that nobody is told of as long as it stands."""
        stands_on = record.answers.keys() | self.project.basis.keys()
        given = self.project, record.diagnostics, self._selection, self._comments
        return replace(record, diagnostics=tuple(worth_keeping(*given, stands_on.__contains__)))

    def _in_order(self) -> Iterator[Record]:
        return (unpack(self._parts[name_of(folder)]) for folder in self.folders)

    def _changed(self) -> Iterator[ConnectorFolder]:
        """The connectors of which not all is known; takes what is known of the others."""
        for folder in self.folders:
            record = self.earlier.known(name_of(folder), self.earlier.basis(folder))
            if record is None:
                yield folder
            else:
                self.tally.counts["recalled"] += 1
                self.take(name_of(folder), record)

    def _spread(self, tasks: Iterable[Task], count: int, jobs: int) -> Iterator[Finished]:
        """What comes of so many tasks, in their order."""
        given = self.project, self.chosen, self.stage.folder
        if self.workers is None:
            yield from spread(partial(Builder, *given), tasks, jobs, count)
            return
        with self.stage.scratch() as scratch:
            make = partial(far_builder, release(), *given, scratch)
            yield from self.workers.spread(make, tuple(tasks))

    def _task(self, folder: ConnectorFolder) -> Task:
        name = name_of(folder)
        kept = self.earlier.brands_kept(name, folder)
        known = self.earlier.known_files(self.earlier.before(name), kept)
        return Task(folder, self.earlier.basis(folder), known, kept)

    def _brands(self, jobs: int | None) -> Iterator[Seen]:
        """Write what is not of one connector: catalogues and brands' files."""
        known: dict[str, Record] = {}
        tasks = list(self._brand_tasks(known))
        enough = default_jobs(len(tasks) * self.pages // len(self.chosen) // LISTED)
        jobs = enough if jobs is None else min(jobs, enough)
        parts = tuple(self._parts[name_of(folder)] for folder in self.folders)
        make = partial(BrandBuilder, self.project, parts, self.stage.folder)
        results = spread(make, tasks, jobs)
        for brand in self.chosen:
            record = known.get(brand.id)
            if record is None:
                finished = next(results)
                record = finished.record
                self.removed.update(self.earlier.keep(name_of(brand), record))
                self.tally.add(finished.tally)
            self.manifest.add(record.written)
            yield record.seen

    def _brand_tasks(self, known: dict[str, Record]) -> Iterator[BrandTask]:
        """The brands of which not all is known; adds what is known of the others."""
        listings = (part.listing for part in self._in_order() if part.listing)
        told = told_to_brands(listings if self.earlier.memory else (), self.chosen)
        for brand in self.chosen:
            name = name_of(brand)
            basis = self.earlier.basis(told[brand.id], brand)
            record = self.earlier.known(name, basis)
            if record is None:
                there = self.earlier.known_files(self.earlier.before(name))
                yield BrandTask(brand, basis, there)
            else:
                known[brand.id] = record

    def _deliver(self, seen: Seen) -> None:
        """Certify the sites of partners, and take away what must not go out."""
        writer = Writer(self.stage.folder)
        writer.known = self.earlier.known_files(self.earlier.before(CERTIFICATES))
        built = Built(self.project, self.chosen, self.manifest, writer, seen, self.stage.out)
        delivery = deliver(built, self.diagnostics, allow_errors=self.allow_errors)
        self.diagnostics, self.refused = delivery.diagnostics, delivery.refused
        record = Record("", {}, written=delivery.certificates)
        self.removed.update(self.earlier.keep(CERTIFICATES, record))
        self.tally.counts.update(written=writer.written, skipped=writer.skipped)
