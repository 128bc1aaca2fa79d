"""The audit of whole folders: whose they are, and what is wrong with them as diagnostics."""

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from guidekit.audit import FileAudit, Trace, audit_file, files_in, is_image
from guidekit.project import Project, reviewed_images, shown_path
from guidekit.rules import rule_named
from guidekit.site.manifest import MANIFEST
from guidekit.site.origins import Origins
from guidekit.site.workers import default_jobs, spread
from guidekit.source import Diagnostic, GuidekitError, Span, did_you_mean, sort_diagnostics
from guidekit.variants import Brand

__all__ = ["AuditResult", "audit_site"]


class AuditResult(Struct, frozen=True):
    """What an audit found in the folders of ``brands``.

    ``kept`` tells for each value that may stay in how many files it does; ``unreviewed`` are images
    that nobody is known to have looked at.
    """

    diagnostics: tuple[Diagnostic, ...]
    brands: tuple[str, ...]
    files: int
    kept: dict[str, int]
    unreviewed: tuple[str, ...]


class _Folder(Struct, frozen=True):
    """A built site and its brand; ``shown`` is the folder as its user would type it."""

    path: Path
    brand: Brand
    shown: str


def audit_site(project: Project, folders: tuple[Path, ...], jobs: int | None = None) -> AuditResult:
    """Read the files of partners as a stranger would, spread over all cores.

    A folder is that of a partner, named by its id, or an output folder with those of several.
    Raises :class:`GuidekitError` where there is no such folder, or no partner's.
    """
    sites = tuple(site for folder in folders for site in _sites(project, folder))
    tasks = [(site, path) for site in sites for path in files_in(site.path)]
    jobs = default_jobs(len(tasks)) if jobs is None else jobs
    done = spread(partial(_Auditor, project.house), [(s.path, path) for s, path in tasks], jobs)
    traces: list[tuple[Brand, Trace, str]] = []
    unread: list[Diagnostic] = []
    unreviewed: list[str] = []
    kept: dict[str, int] = {}
    reviewed = {site.brand.id: reviewed_images(project, site.brand) for site in sites}
    for (site, _), (found, sha256) in zip(tasks, done, strict=True):
        where = f"{site.shown}/{found.path}"
        traces += [(site.brand, trace, where) for trace in found.traces]
        unread += _unread(found, where)
        if is_image(found.path) and sha256 not in reviewed[site.brand.id]:
            unreviewed.append(where)
        for value in found.kept:
            kept[value] = kept.get(value, 0) + 1
    origins = Origins(project, dict(_sources(sites)))
    diagnostics = sort_diagnostics([*origins.diagnose(traces), *unread])
    brands = tuple(dict.fromkeys(site.brand.id for site in sites))
    return AuditResult(
        diagnostics, brands, len(tasks), dict(sorted(kept.items())), tuple(sorted(unreviewed))
    )


class _Auditor:
    """Reads one file after the other, in a process of its own or not."""

    def __init__(self, house: Brand) -> None:
        self._house = house

    def __call__(self, task: tuple[Path, str]) -> tuple[FileAudit, str]:
        folder, path = task
        try:
            data = (folder / path).read_bytes()
        except OSError as error:
            return FileAudit(path, unread=f"cannot be read: {error.strerror or error}"), ""
        return audit_file(path, data, self._house), hashlib.sha256(data).hexdigest()


def _sites(project: Project, folder: Path) -> Iterator[_Folder]:
    partners = {brand.id: brand for brand in project.brands if not brand.house}
    name = folder.resolve().name
    if name in partners:
        yield _Folder(folder, partners[name], shown_path(folder))
        return
    found = [key for key in partners if (folder / key).is_dir()]
    if not found:
        problem = "no site of a partner in it" if folder.is_dir() else "no such folder"
        hint = did_you_mean(name, partners) or "the folder of a partner is named by its id"
        raise GuidekitError(f"`{shown_path(folder)}`: {problem}", help=hint)
    for key in found:
        yield _Folder(folder / key, partners[key], shown_path(folder / key))


def _sources(sites: tuple[_Folder, ...]) -> Iterator[tuple[str, str | None]]:
    """What the manifests beside the folders say of their files."""
    for folder in dict.fromkeys(site.path.resolve().parent for site in sites):
        try:
            told = json.loads((folder / MANIFEST).read_bytes())
            yield from [(str(one["path"]), one["source"]) for one in told["files"]]
        except (OSError, ValueError, TypeError, KeyError):
            continue


def _unread(found: FileAudit, where: str) -> Iterator[Diagnostic]:
    if found.unread:
        yield rule_named("unread-file").report(
            f"file {found.unread}, expected one that can be searched for traces of the house",
            Span.of_file(where),
        )
