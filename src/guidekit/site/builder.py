"""What a worker of a build does: one connector's pages after the other, for all brands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter

from msgspec import Struct, field

from guidekit.audit import Lookout
from guidekit.project import ConnectorFolder, Project, essential
from guidekit.site.field_links import with_field_links
from guidekit.site.fingerprints import Fingerprints
from guidekit.site.listing import Listing
from guidekit.site.output import Writer
from guidekit.site.pages import Printer
from guidekit.site.records import Record, unpack
from guidekit.site.release import release
from guidekit.site.study import Student
from guidekit.source import GuidekitError
from guidekit.variants import Brand

__all__ = [
    "STAGES", "BrandBuilder", "BrandTask", "Builder", "Finished", "Tally", "Task", "far_builder",
]  # fmt: skip

STAGES = ("parsed", "checked", "compiled", "filled", "written")


class Tally(Struct):
    """How often something was done, and how long it took, by stage.

    Guides are parsed, checked and compiled; pages are filled; files are written, or ``skipped``
    where they are as they were. ``recalled`` counts connectors known from an earlier build.
    """

    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    def add(self, other: "Tally") -> None:
        """Take in what another process did."""
        self.counts.update(other.counts)
        for stage, seconds in other.seconds.items():
            self.seconds[stage] += seconds

    def since(self, before: "Tally") -> "Tally":
        """What was done after an earlier state."""
        times = {stage: s - before.seconds[stage] for stage, s in self.seconds.items()}
        return Tally(self.counts - before.counts, times)


class Task(Struct, frozen=True):
    """A connector to build; ``known`` has the content of its files in the old output, by path.

    The files of the brands ``kept`` are as they would be made.
    """

    folder: ConnectorFolder
    basis: str
    known: Mapping[str, str]
    kept: frozenset[str] = frozenset()


class BrandTask(Struct, frozen=True):
    """A brand whose own files are to be written; ``known`` as for a connector."""

    brand: Brand
    basis: str
    known: Mapping[str, str]


class Finished(Struct, frozen=True):
    """What a worker sends back of a connector or a brand whose files it has written."""

    record: Record
    tally: Tally


def lookout_of(project: Project) -> Lookout:
    """What looks at the files of a project's partners."""
    return Lookout(project.house, [brand.id for brand in project.brands if not brand.house])


class Builder:
    """Does one connector after the other, in a process of its own or not."""

    def __init__(
        self,
        project: Project,
        brands: tuple[Brand, ...],
        folder: Path,
        scratch: Path | None = None,
    ) -> None:
        self._student = Student(project, brands)
        self._lookout = lookout_of(project)
        self._writer = Writer(folder, self._lookout, scratch)
        with project.files.watch.during() as answers:
            self._printer = Printer(self._student, self._writer)
        self._answers = {q: a for q, a in answers.items() if q not in project.basis}
        self._studied = 0.0

    def __call__(self, task: Task) -> Finished:
        """Write a connector's pages."""
        before, pages = self._tally(), self._printer.pages
        self._writer.known = task.known
        start = perf_counter()
        watch = self._student.project.files.watch
        with watch.during() as answers:
            watch.repeat(self._answers)
            study = self._student.study(task.folder)
            self._studied += perf_counter() - start
            printed = self._printer.print(study, task.kept)
            listing = with_field_links(printed, study, self._student)
            self._student.shelf.close(task.folder)
        pages = self._printer.pages - pages
        written, seen = self._writer.take(), self._lookout.take()
        stands_on = essential(answers)
        record = Record(task.basis, stands_on, study.diagnostics, listing, written, pages, seen)
        return Finished(record, self._tally().since(before))

    def _tally(self) -> Tally:
        shelf, printer, writer = self._student.shelf, self._printer, self._writer
        counts = Counter(
            parsed=shelf.parsed,
            checked=shelf.parsed,
            compiled=printer.compiled,
            filled=printer.filled,
            written=writer.written,
            skipped=writer.skipped,
        )
        seconds = {
            "parsed": shelf.seconds,
            "checked": self._studied - shelf.seconds,
            "compiled": printer.compiling,
            "filled": printer.filling,
            "written": printer.writing,
        }
        return Tally(counts, seconds)


class BrandBuilder:
    """Writes the files of one brand after the other.

    They list the connectors of some records, :func:`packed <guidekit.site.records.pack>`.
    """

    def __init__(self, project: Project, parts: tuple[bytes, ...], folder: Path) -> None:
        from guidekit.site.brands import BrandFiles  # most edits change no catalogue

        self._watch = project.files.watch
        self._parts = parts
        self._lookout = lookout_of(project)
        self._writer = Writer(folder, self._lookout)
        self._files = BrandFiles(project, self._writer)

    def __call__(self, task: BrandTask) -> Finished:
        """Write what a brand has besides its guides' pages: its catalogue, for one."""
        brand, writer = task.brand, self._writer
        writer.known = task.known
        before = Counter(written=writer.written, skipped=writer.skipped)
        with self._watch.during() as answers:
            self._files.write(brand, self._listings(brand))
        done = Counter(written=writer.written, skipped=writer.skipped) - before
        record = Record(
            task.basis, essential(answers), written=writer.take(), seen=self._lookout.take()
        )
        return Finished(record, Tally(done))

    def _listings(self, brand: Brand) -> Iterator[Listing]:
        """The connectors that a brand offers."""
        listings = (unpack(part).listing for part in self._parts)
        return (each for each in listings if each and brand.offers(each.key))


def far_builder(
    expected: str, project: Project, brands: tuple[Brand, ...], folder: Path, scratch: Path
) -> Builder:
    """A builder on another machine, which shares the folders of the project and of the output.

    Raises :class:`GuidekitError` where that machine has another guidekit than the ``expected``
    release, or does not see the same files.
    """
    from socket import gethostname

    where = f"worker on `{gethostname()}`"
    if release() != expected:
        raise GuidekitError(f"{where} has guidekit {release()}, expected {expected}")
    if not scratch.is_dir():
        hint = "the output must be in a folder that all workers share"
        raise GuidekitError(f"{where} does not see `{folder.parent}`", help=hint)
    if not Fingerprints().hold(project.basis):
        hint = "the project must be in a folder that all workers share"
        raise GuidekitError(f"{where} sees another `{project.files.root}`", help=hint)
    return Builder(project, brands, folder, scratch)
