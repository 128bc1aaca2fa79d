"""What the paths on a command line mean: a project, some of its files, or files of none."""

import os
from collections.abc import Iterator, Mapping
from glob import glob, has_magic
from pathlib import Path

from guidekit.project.components import find_components
from guidekit.project.definitions import Definitions
from guidekit.project.files import ProjectFiles, below, shown_path
from guidekit.project.folders import (
    ConnectorFolder,
    definitions_in,
    is_definition,
    is_guide,
    is_named,
)
from guidekit.project.places import PROJECT_FILE, find_project, project_above
from guidekit.project.project import Project, load_project
from guidekit.project.settings import DEFAULTS, Settings
from guidekit.render import TemplateFolders
from guidekit.source import Fault, GuidekitError, SourceText
from guidekit.variants import Brand

__all__ = ["loose_project", "open_project", "resolve_targets"]

CHECKED = (".mdx", ".md", ".yaml", ".yml", ".json")

NAMES = (
    "guides end in `.mdx` or `.md`, definitions are named `connector.yaml`, `spec.yaml` or "
    "`manifest.yaml`"
)


def open_project(
    folder: Path | None, file: Path | None = None, unsaved: Mapping[Path, str] | None = None
) -> Project:
    """The project in a folder; without one, the nearest from the current folder on.

    With a project ``file`` of another place the folder (or the current one) is the tree that this
    file describes. ``unsaved`` has what is to be read instead of what files hold. Raises
    :class:`GuidekitError` where there is no project.
    """
    if file is not None:
        return load_project(folder or Path(), file, unsaved)
    if folder is not None:
        return load_project(folder, None, unsaved)
    found = find_project(Path.cwd())
    if found is None:
        hint = "name the folder of a project, or change to it"
        raise GuidekitError(f"no `{PROJECT_FILE}` here, above or in `guides/`", help=hint)
    return load_project(found, None, unsaved)


def resolve_targets(
    paths: tuple[Path, ...], file: Path | None = None, unsaved: Mapping[Path, str] | None = None
) -> tuple[Project, tuple[str, ...]]:
    """The project that the paths belong to, and those that are only a part of it.

    Files outside every project make up a project of their own, without brands. With a project
    ``file`` of another place, one folder is the tree that it describes, and other paths are parts
    of the current folder as this tree. Paths may be patterns with ``*`` and ``**/``. ``unsaved``
    has what is to be read instead of what files hold. Raises :class:`GuidekitError` for a path that
    leads nowhere and for paths of several projects.
    """
    paths = tuple(found for path in paths for found in _matches(path, unsaved or {}))
    if file is not None:
        return _in_tree(paths, file, unsaved)
    if not paths:
        return open_project(None, None, unsaved), ()
    if len(paths) == 1 and paths[0].is_dir():
        root = find_project(paths[0])
        if root is not None and (root.resolve() == paths[0].resolve() or _holds(paths[0], root)):
            same = root.resolve() == paths[0].resolve()
            return load_project(paths[0] if same else root, None, unsaved), ()
    roots = {project_above(path) for path in paths}
    if len(roots) > 1:
        raise GuidekitError("the paths belong to several projects, expected one at a time")
    root = roots.pop()
    if root is None:
        return loose_project(paths, unsaved), ()
    project = load_project(root, None, unsaved)
    inside = [project.files.relative(path) for path in paths]
    return project, tuple(path for path in inside if path is not None)


def _matches(path: Path, unsaved: Mapping[Path, str]) -> list[Path]:
    """The path itself, or what matches it where it is a pattern: files to check, else folders."""
    if path.exists() or path.resolve() in unsaved:
        return [path]
    names = sorted(glob(str(path), recursive=True))  # noqa: PTH207 - it may begin anywhere
    found = [Path(name) for name in names]
    if not has_magic(str(path)):
        raise GuidekitError(f"`{shown_path(path)}`: no such file or folder")
    files = [each for each in found if each.is_file() and each.name.endswith(CHECKED)]
    if not (files or any(each.is_dir() for each in found)):
        raise GuidekitError(f"`{shown_path(path)}` matches no file to check")
    return files or [each for each in found if each.is_dir()]


def _in_tree(
    paths: tuple[Path, ...], file: Path, unsaved: Mapping[Path, str] | None
) -> tuple[Project, tuple[str, ...]]:
    """The project that a file describes, with one folder as its tree or else the current one."""
    if len(paths) == 1 and paths[0].is_dir():
        return load_project(paths[0], file, unsaved), ()
    project = load_project(Path(), file, unsaved)
    inside = [project.files.relative(path) for path in paths]
    for path, found in zip(paths, inside, strict=True):
        if found is None:
            message = f"`{shown_path(path)}` is outside the current folder"
            raise GuidekitError(message, help="change to the folder of the tree")
    return project, tuple(path for path in inside if path is not None)


def _holds(folder: Path, root: Path) -> bool:
    return root.resolve().is_relative_to(folder.resolve())


def loose_project(paths: tuple[Path, ...], unsaved: Mapping[Path, str] | None = None) -> Project:
    """Guides and definitions outside projects, as if their folders were those of connectors.

    ``unsaved`` has what editors hold of them. Raises :class:`GuidekitError` for other files.
    """
    named = [each for path in paths for each in _files_in(path, unsaved or {})]
    found = sorted({Path(os.path.abspath(each)) for each in named})  # noqa: PTH100
    if not found:
        names = ", ".join(f"`{shown_path(path)}`" for path in paths)
        raise GuidekitError(f"no guide and no definition in {names}", help=NAMES)
    common = Path(os.path.commonpath([path.parent for path in found]))
    files = ProjectFiles.at(Path() if common.is_relative_to(Path.cwd()) else common, unsaved)
    by_folder: dict[str, list[str]] = {}
    for path in found:
        relative = files.relative(path)
        if relative is not None:
            by_folder.setdefault(relative.rpartition("/")[0], []).append(relative)
    folders = [f for path, names in by_folder.items() for f in _loose_folders(files, path, names)]
    house = Brand("house", "", house=True, source=SourceText("", ""))
    settings = Settings("Guides", None, DEFAULTS)
    faults: list[Fault] = []
    components = find_components(files, settings, TemplateFolders(), faults)
    return Project(
        files,
        settings,
        house,
        (house,),
        tuple(folders),
        None,
        tuple(faults),
        own=files,
        definitions=Definitions(files),
        components=components,
    )


def _files_in(path: Path, unsaved: Mapping[Path, str]) -> Iterator[Path]:
    if path.is_file() or path.resolve() in unsaved:
        if not (is_guide(path.name) or is_definition(path.name)):
            message = f"`{shown_path(path)}` is outside a project and no guide or definition"
            raise GuidekitError(message, help=NAMES)
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        guides = [name for name in names if is_guide(name)]
        # A `manifest.yaml` on its own may be of anything; beside a guide, or asked for, it counts.
        sure = guides or Path(folder) == path
        definitions = [name for name in definitions_in(names) if sure or is_named(name)]
        yield from (Path(folder, name) for name in (*guides, *definitions))


def _loose_folders(files: ProjectFiles, folder: str, paths: list[str]) -> Iterator[ConnectorFolder]:
    """A folder's guides with the one definition beside them; definitions of their own alone."""
    inside = files.names(folder) or ()
    beside = [below(folder, name) for name in definitions_in(inside)]
    guides = tuple(path for path in paths if is_guide(path))
    only = beside[0] if len(beside) == 1 else None
    if guides:
        yield ConnectorFolder("", folder, only, guides, inside=inside)
    for path in paths:
        if path not in guides and not (guides and path == only):
            yield ConnectorFolder("", folder, path, (), inside=inside)
