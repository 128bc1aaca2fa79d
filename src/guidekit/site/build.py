"""From a project to its sites: one folder of pages per brand, swapped in when all is well."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from guidekit.site.brands import BrandFiles
from guidekit.site.builder import Builder, Tally, Task, lookout_of
from guidekit.site.delivery import Built, deliver, stops_all
from guidekit.site.earlier import Earlier
from guidekit.site.folders import ConnectorFolder
from guidekit.site.lint import Progress
from guidekit.site.lookout import Seen
from guidekit.site.manifest import MANIFEST, ManifestWriter, paths_in
from guidekit.site.memory import Memory
from guidekit.site.output import Staged, Writer, check_output, staged
from guidekit.site.pages import Listing
from guidekit.site.project import Project, choose_brands
from guidekit.site.recall import name_of
from guidekit.site.records import Record
from guidekit.site.study import check_project, each_once
from guidekit.site.verdict import judge, project_selection
from guidekit.site.watch import digest, listing
from guidekit.site.workers import default_jobs, spread
from guidekit.source import Diagnostic, Severity
from guidekit.variants import Brand

__all__ = ["BuildResult", "build_site"]

PARTS = ".manifest"
"""Where a build gathers its manifest: no brand has such a name."""

CERTIFICATES = "certificates"
"""What is remembered of them as one part, for they are made last of all."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build found and did.

    ``replaced`` tells whether the output folder is the new one; it is not where there were errors.
    ``refused`` are the partners whose sites are not in it, for they would tell of the house.
    ``pages`` and ``files`` are those in it; ``tally`` says what was done to get there.
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


def build_site(
    project: Project,
    out: Path,
    brands: tuple[str, ...] = (),
    jobs: int | None = None,
    *,
    allow_errors: bool = False,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> BuildResult:
    """Build the sites of a project's brands (of all, where none is named) into ``out``.

    The old output stays as it is, whole, until the new one is complete; it stays for good where
    there are errors, unless these are allowed. A partner whose site has a trace of the house is
    left out, and the others are built. What ``memory`` has of an earlier build into the
    same folder is not built again as long as nothing has changed. Raises :class:`GuidekitError` for
    an unknown brand, and where the output cannot be written or holds what guidekit did not make.
    """
    chosen = choose_brands(project, brands)
    out = check_output(out, (project.files.root, project.own.root))
    with staged(out) as stage:
        earlier = Earlier(memory, project, out, chosen)
        run = _Run(project, chosen, stage, earlier, allow_errors=allow_errors)
        run.make(jobs, progress)
        if run.has_all and earlier.refused - set(run.refused):
            # A site comes out again, of which parts that are as they were have no files there.
            earlier.begin_again()
            run = _Run(project, chosen, stage, earlier, allow_errors=allow_errors)
            run.make(jobs, progress)
        if run.has_all and len(run.refused) < len(chosen):
            run.commit()
            _note_output(project, out, [brand for brand in chosen if brand.id not in run.refused])
    return BuildResult(
        run.diagnostics,
        stage.committed,
        run.refused,
        brands=len(chosen),
        connectors=len(project.folders),
        guides=_guides(project.folders),
        pages=run.pages,
        files=run.manifest.files if stage.committed else 0,
        tally=run.tally,
    )


def _note_output(project: Project, out: Path, brands: Iterable[Brand]) -> None:
    """Take down that the output is as it is: who finds it otherwise builds it again."""
    watch = project.files.watch
    watch.note("=", str(out / MANIFEST), digest((out / MANIFEST).read_bytes()))
    for folder in (out / brand.id for brand in brands):
        watch.note("*", str(folder), listing(path.name for path in folder.iterdir()))


def _guides(folders: tuple[ConnectorFolder, ...] | list[ConnectorFolder]) -> int:
    return len({path for folder in folders for path in folder.guides})


def _told(listing: Listing, brand: Brand) -> Listing:
    """A listing with what it says of one brand and of all."""
    own = {where: what for where, what in listing.own.items() if where[0] == brand.id}
    return replace(listing, fields={brand.id: listing.fields.get(brand.id, "")}, own=own)


@dataclass(slots=True)
class _Run:
    """One build on its way: what has been found and done so far.

    ``has_all`` tells that everything was made that the output is to have.
    """

    project: Project
    chosen: tuple[Brand, ...]
    stage: Staged
    earlier: Earlier
    allow_errors: bool
    manifest: ManifestWriter = field(init=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    refused: tuple[str, ...] = ()
    has_all: bool = False
    removed: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)
    pages: int = 0
    _parts: dict[str, Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.manifest = ManifestWriter(self.stage.folder / PARTS)

    def make(self, jobs: int | None, progress: Progress | None) -> None:
        """Write all files that are not in the old output, unless there are errors."""
        self._connectors(jobs, progress)
        # In the order of the connectors, whichever of them were known.
        parts = [self._parts[name_of(folder)] for folder in self.project.folders]
        found = [problem for part in parts for problem in part.diagnostics]
        found = list(each_once([*check_project(self.project), *found]))
        whole = None if len(self.chosen) == len(self.project.brands) else ()
        selection = project_selection(self.project)
        self.diagnostics = judge(self.project, found, selection, whole).reported
        if self.allow_errors or not stops_all(self.diagnostics):
            seen = Seen.all([*(part.seen for part in parts), *self._brands(parts)])
            self._deliver(seen)
            self.has_all = True

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
            # What one part no longer has may be another's by now.
            self.removed.difference_update(paths_in(folder / MANIFEST))
            if self.earlier.there and written * 2 <= self.manifest.files:
                self.stage.patch(self.removed)
            else:
                paths = paths_in(folder / MANIFEST)
                self.stage.keep(path for path in paths if not (folder / path).exists())
                self.stage.commit()
        self.earlier.done(self.refused)

    def _connectors(self, jobs: int | None, progress: Progress | None) -> None:
        """Write the pages of all connectors but those of which all is known."""
        folders = list(self._changed())
        jobs = default_jobs(_guides(folders)) if jobs is None else jobs
        make = partial(Builder, self.project, self.chosen, self.stage.folder)
        tasks = [self._task(folder) for folder in folders]
        for done, (folder, finished) in enumerate(
            zip(folders, spread(make, tasks, jobs), strict=True)
        ):
            self.removed.update(self.earlier.keep(name_of(folder), finished.record))
            self.tally.add(finished.tally)
            self._take(folder, finished.record)
            if progress:
                progress(done + 1, len(folders))

    def _changed(self) -> Iterator[ConnectorFolder]:
        """The connectors of which not all is known; takes what is known of the others."""
        for folder in self.project.folders:
            record = self.earlier.known(name_of(folder), self.earlier.basis(folder))
            if record is None:
                yield folder
            else:
                self.tally.counts["recalled"] += 1
                self._take(folder, record)

    def _task(self, folder: ConnectorFolder) -> Task:
        known = self.earlier.known_files(self.earlier.before(name_of(folder)))
        return Task(folder, self.earlier.basis(folder), known)

    def _take(self, folder: ConnectorFolder, record: Record) -> None:
        """Take in all of a part, and keep what takes little memory."""
        self.manifest.add(record.written)
        self.pages += record.pages
        self._parts[name_of(folder)] = replace(record, answers={}, written=())

    def _brands(self, parts: Iterable[Record]) -> Iterator[Seen]:
        """Write what is not of one connector: catalogues and brands' files."""
        lookout = lookout_of(self.project)
        writer = Writer(self.stage.folder, lookout)
        files = BrandFiles(self.project, writer)
        listings = [part.listing for part in parts if part.listing is not None]
        for brand in self.chosen:
            mine = [listing for listing in listings if brand.offers(listing.key)]
            told = [_told(each, brand) for each in mine]
            name, basis = name_of(brand), self.earlier.basis(told, brand=brand)
            record = self.earlier.known(name, basis)
            if record is None:
                writer.known = self.earlier.known_files(self.earlier.before(name))
                with self.project.files.watch.during() as answers:
                    files.write(brand, mine)
                record = Record(basis, answers, written=writer.take(), seen=lookout.take())
                self.removed.update(self.earlier.keep(name, record))
            self.manifest.add(record.written)
            yield record.seen
        self.tally.counts.update(written=writer.written, skipped=writer.skipped)

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
