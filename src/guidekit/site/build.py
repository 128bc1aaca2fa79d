"""From a project to its sites: one folder of pages per brand, swapped in when all is well."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from guidekit.project import Project, choose_brands
from guidekit.site.earlier import Earlier
from guidekit.site.fingerprints import Fingerprints
from guidekit.site.manifest import MANIFEST
from guidekit.site.memory import Memory
from guidekit.site.output import check_output, staged
from guidekit.site.run import BuildResult, Run
from guidekit.site.workers import Workers
from guidekit.variants import Brand

if TYPE_CHECKING:
    from guidekit.site.lint import Progress

__all__ = ["build_site"]


def build_site(
    project: Project,
    out: Path,
    brands: tuple[str, ...] = (),
    jobs: int | None = None,
    *,
    allow_errors: bool = False,
    progress: "Progress | None" = None,
    memory: Memory | None = None,
    workers: Workers | None = None,
) -> BuildResult:
    """Build the sites of a project's brands (of all, where none is named) into ``out``.

    The old output stays as it is, whole, until the new one is complete; it stays for good where
    there are errors, unless these are allowed. A partner whose site has a trace of the house is
    left out, and the others are built. What ``memory`` has of an earlier build into the
    same folder is not built again as long as nothing has changed. Without ``workers`` elsewhere,
    processes of this machine do the work. Raises :class:`GuidekitError` for an unknown brand, and
    where the output cannot be written or holds what guidekit did not make.
    """
    chosen = choose_brands(project, brands)
    out = check_output(out, (project.files.root, project.own.root))
    with staged(out) as stage:
        earlier = Earlier(memory, project, out, chosen)

        def make() -> Run:
            run = Run(
                project, chosen, project.folders, stage, earlier, workers, allow_errors=allow_errors
            )
            run.connectors(jobs, progress)
            run.complete(jobs)
            return run

        run = make()
        if run.has_all and earlier.refused - set(run.refused):
            # A site comes out again, of which parts that are as they were have no files there.
            earlier.begin_again()
            run = make()
        if run.has_all and len(run.refused) < len(chosen):
            run.commit()
            if memory:
                made = (brand for brand in chosen if brand.id not in run.refused)
                _note_output(project, out, made)
        return run.result()


def _note_output(project: Project, out: Path, brands: Iterable[Brand]) -> None:
    """Take down that the output is as it is: who finds it otherwise builds it again."""
    disk = Fingerprints()  # as it will be asked
    for question in (f"={out / MANIFEST}", *(f"*{out / brand.id}" for brand in brands)):
        project.files.watch.note(question[0], question[1:], disk.answer(question))
