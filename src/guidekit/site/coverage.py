"""The coverage of a project: what each brand's readers are told of each connector's forms."""

from collections.abc import Iterator
from functools import partial
from typing import get_args

from guidekit.connectors import AuthMethod
from guidekit.model import Audience
from guidekit.project import ConnectorFolder, Project
from guidekit.rules import cover_form, uncovered_form
from guidekit.site.lint import Progress
from guidekit.site.study import Student, Study
from guidekit.site.workers import default_jobs, spread
from guidekit.source import GuidekitError, did_you_mean
from guidekit.variants import ConnectorCoverage, Coverage, FormCoverage

__all__ = ["cover_project"]


def cover_project(
    project: Project,
    connectors: tuple[str, ...] = (),
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Coverage:
    """The coverage of a project's connectors, or of those with these keys.

    Connectors without a definition, or without a field in any form, are left out. Raises
    :class:`GuidekitError` for a key that no connector has.
    """
    folders = _chosen(project, connectors)
    jobs = default_jobs(sum(len(folder.guides) for folder in folders)) if jobs is None else jobs
    found: list[ConnectorCoverage] = []
    for done, covered in enumerate(spread(partial(_Surveyor, project), folders, jobs)):
        if covered is not None:
            found.append(covered)
        if progress:
            progress(done + 1, len(folders))
    return Coverage(tuple(brand.id for brand in project.brands), tuple(found))


def _chosen(project: Project, keys: tuple[str, ...]) -> tuple[ConnectorFolder, ...]:
    known = {folder.key for folder in project.folders if folder.definition}
    for key in keys:
        if key not in known:
            hint = did_you_mean(key, known) or f"the project has {len(known)} with a definition"
            raise GuidekitError(f"unknown connector `{key}`", help=hint)
    return tuple(f for f in project.folders if f.key in (keys or known))


class _Surveyor:
    """Surveys one folder after the other, in a process of its own or not."""

    def __init__(self, project: Project) -> None:
        self.student = Student(project, project.brands)

    def __call__(self, folder: ConnectorFolder) -> ConnectorCoverage | None:
        study = self.student.study(folder)
        self.student.shelf.close(folder)
        if study.connector is None:
            return None
        forms = tuple(
            form
            for method in study.connector.auth_methods
            for audience in get_args(Audience)
            for form in _forms(study, method, audience)
        )
        return ConnectorCoverage(folder.key, study.connector.title, forms) if forms else None


def _forms(study: Study, method: AuthMethod, audience: Audience) -> Iterator[FormCoverage]:
    """A form, once for each guide that explains it, or else by itself."""
    covered = {
        pair.path: cover_form(pair.guide, context)
        for pair, context in zip(study.pairs, study.contexts, strict=True)
        if pair.auth is method and pair.guide.audience == audience
    }
    alone = None if covered else uncovered_form(method, audience, study.variants)
    yield from filter(None, [*covered.values(), alone])
