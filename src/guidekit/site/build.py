"""From a project to its sites: one folder of pages per brand, swapped in when all is well."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from guidekit.site.brands import BrandFiles
from guidekit.site.delivery import Built, deliver, stops_all
from guidekit.site.field_links import with_field_links
from guidekit.site.folders import ConnectorFolder
from guidekit.site.lint import Progress
from guidekit.site.lookout import Lookout, Seen
from guidekit.site.manifest import MANIFEST, Written, render_manifest
from guidekit.site.output import Writer, check_output, staged
from guidekit.site.pages import Listing, Printer
from guidekit.site.project import Project, choose_brands
from guidekit.site.study import Student, check_project, each_once
from guidekit.site.verdict import judge, project_selection
from guidekit.site.workers import default_jobs, spread
from guidekit.source import Diagnostic, Severity
from guidekit.variants import Brand

__all__ = ["BuildResult", "build_site"]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build found and did.

    ``replaced`` tells whether the output folder is the new one; it is not where there were errors.
    ``refused`` are the partners whose sites are not in it, for they would tell of the house.
    ``parsed`` counts readings of guides, ``compiled`` pages made, ``filled`` pages of brands, and
    ``written`` files.
    """

    diagnostics: tuple[Diagnostic, ...]
    replaced: bool
    refused: tuple[str, ...]
    brands: int
    connectors: int
    guides: int
    parsed: int
    compiled: int
    filled: int
    written: int

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(found.severity is Severity.ERROR for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Finished:
    """What a worker sends back of a folder whose pages it has written."""

    listing: Listing
    written: tuple[Written, ...]
    seen: Seen
    diagnostics: tuple[Diagnostic, ...]
    counts: Counter[str]


def build_site(
    project: Project,
    out: Path,
    brands: tuple[str, ...] = (),
    jobs: int | None = None,
    *,
    allow_errors: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the sites of a project's brands (of all, where none is named) into ``out``.

    The old output stays as it is, whole, until the new one is complete; it stays for good where
    there are errors, unless these are allowed. A partner whose site has a trace of the house is
    left out, and the others are built. Raises :class:`GuidekitError` for an unknown brand, and
    where the output cannot be written or holds what guidekit did not make.
    """
    chosen = choose_brands(project, brands)
    out = check_output(out, (project.files.root, project.own.root))
    jobs = default_jobs(_guides(project)) if jobs is None else jobs
    finished: list[Finished] = []
    written: tuple[Written, ...] = ()
    refused: tuple[str, ...] = ()
    with staged(out) as stage:
        make = partial(_Builder, project, chosen, stage.folder)
        for done in spread(make, project.folders, jobs):
            finished.append(done)
            if progress:
                progress(len(finished), len(project.folders))
        found = [problem for done in finished for problem in done.diagnostics]
        found = list(each_once([*check_project(project), *found]))
        whole = None if len(chosen) == len(project.brands) else ()
        diagnostics = judge(project, found, project_selection(project), whole).reported
        if allow_errors or not stops_all(diagnostics):
            files, seen = _complete(project, chosen, finished, stage.folder)
            built = Built(project, chosen, files, seen, stage.folder, out)
            delivery = deliver(built, diagnostics, allow_errors=allow_errors)
            diagnostics, written = delivery.diagnostics, delivery.written
            refused = delivery.refused
            if len(refused) < len(chosen):
                (stage.folder / MANIFEST).write_text(render_manifest(written), "utf-8")
                stage.commit()
    counts = sum((done.counts for done in finished), Counter[str]())
    return BuildResult(
        diagnostics,
        stage.committed,
        refused,
        brands=len(chosen),
        connectors=len(project.folders),
        guides=_guides(project),
        written=len(written),
        **{name: counts[name] for name in ("parsed", "compiled", "filled")},
    )


def lookout_of(project: Project) -> Lookout:
    """What looks at the files of a project's partners."""
    return Lookout(project.house, [brand.id for brand in project.brands if not brand.house])


def _guides(project: Project) -> int:
    return len({path for folder in project.folders for path in folder.guides})


class _Builder:
    """Does one folder after the other, in a process of its own or not."""

    def __init__(self, project: Project, brands: tuple[Brand, ...], folder: Path) -> None:
        self.student = Student(project, brands)
        self.lookout = lookout_of(project)
        self.writer = Writer(folder, self.lookout)
        self.printer = Printer(self.student, self.writer)

    def __call__(self, folder: ConnectorFolder) -> Finished:
        before = self._counts()
        study = self.student.study(folder)
        listing = with_field_links(self.printer.print(study), study, self.student)
        self.student.shelf.close(folder)
        counts = self._counts() - before
        written, seen = self.writer.take(), self.lookout.take()
        return Finished(listing, written, seen, study.diagnostics, counts)

    def _counts(self) -> Counter[str]:
        return Counter(
            parsed=self.student.shelf.parsed,
            compiled=self.printer.compiled,
            filled=self.printer.filled,
        )


def _complete(
    project: Project, brands: Iterable[Brand], finished: list[Finished], folder: Path
) -> tuple[tuple[Written, ...], Seen]:
    """Write what is not of one connector: catalogues and brands' files."""
    lookout = lookout_of(project)
    writer = Writer(folder, lookout)
    files = BrandFiles(project, writer)
    listings = [done.listing for done in finished]
    for brand in brands:
        files.write(brand, [listing for listing in listings if brand.offers(listing.key)])
    written = [file for done in finished for file in done.written]
    seen = Seen.all([*(done.seen for done in finished), lookout.take()])
    return (*written, *writer.take()), seen
