"""A project on disk: its settings, its brands, and a folder per connector."""

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from guidekit.render import Theme
from guidekit.site.components import Components, find_components
from guidekit.site.files import ProjectFiles, below, join_path, printable
from guidekit.site.settings import PROJECT_FILE, Settings, read_settings
from guidekit.source import Fault, GuidekitError, SourceText, did_you_mean
from guidekit.variants import Brand, read_brand

__all__ = [
    "ConnectorFolder",
    "Project",
    "choose_brands",
    "find_project",
    "is_definition",
    "is_guide",
    "load_project",
]

GUIDE_SUFFIXES = (".mdx", ".md")
DEFINITION_NAMES = ("connector.yaml", "connector.yml")
DEFINITION_SUFFIX = ".connector.s1.yaml"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
RESERVED = frozenset({"assets", "index.html", "manifest.json"})
"""Names that the output has a use of its own for."""


@dataclass(frozen=True, slots=True)
class ConnectorFolder:
    """One folder of a connector: the paths of its definition (None without) and its guides.

    ``key`` is the folder's name, and so the connector's; empty for files outside any project.
    """

    key: str
    path: str
    definition: str | None
    guides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A project, its guides and definitions not yet read.

    ``brands`` are all brands, the house first, then the partners by id; ``folders`` are sorted by
    key; ``templates`` is the folder with the project's own templates, if it has one. ``faults``
    concern the project file, the brands, the components and how the files are laid out. Paths are
    relative to the project's folder.
    """

    files: ProjectFiles
    settings: Settings
    house: Brand
    brands: tuple[Brand, ...]
    folders: tuple[ConnectorFolder, ...]
    templates: Path | None
    faults: tuple[Fault, ...]
    components: Components = field(default_factory=Components)

    def snippet(self, guide: str, path: str) -> SourceText | None:
        """The snippet that a guide imports; ``/snippets/`` stands for the snippets' folder.

        None where there is none, or none inside the project.
        """
        if path.startswith("/snippets/"):
            path = f"/{self.settings.folders['snippets']}/{path.removeprefix('/snippets/')}"
        joined = join_path(str(PurePosixPath(guide).parent), path)
        if joined is None or not self.files.exists(joined):
            return None
        source, faults = self.files.read(joined)
        return None if faults else source


def find_project(start: Path) -> Path | None:
    """The nearest folder with a project file: ``start``, a parent of it, or ``start/guides``."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    return start / "guides" if (start / "guides" / PROJECT_FILE).is_file() else None


def load_project(root: Path) -> Project:
    """Read the project in a folder: settings and brands, and which guides there are.

    Raises :class:`GuidekitError` where there is no such folder or no project file in it.
    """
    files = ProjectFiles.at(root)
    if not files.exists(PROJECT_FILE):
        hint = f"a project is a folder with `{PROJECT_FILE}`, `connectors/` and `brands/`"
        raise GuidekitError(f"no `{PROJECT_FILE}` in `{files.shown}`", help=hint)
    source, unreadable = files.read(PROJECT_FILE)
    settings, faults = read_settings(source)
    found = list(unreadable or faults)
    brands = _brands(files, settings, found)
    house = next((brand for brand in brands if brand.house), None)
    if house is None:
        house = Brand(id="house", name="", house=True, source=source)
        brands = (house, *(brand for brand in brands if brand.id != house.id))
    folders = _folders(files, settings, found)
    templates = _templates(files, settings, found)
    components = find_components(files, settings, Theme(templates), found)
    return Project(files, settings, house, brands, folders, templates, tuple(found), components)


def choose_brands(project: Project, ids: tuple[str, ...]) -> tuple[Brand, ...]:
    """The brands with these ids, all of them where none is named.

    Raises :class:`GuidekitError` for an id that no brand has.
    """
    known = {brand.id: brand for brand in project.brands}
    for wanted in ids:
        if wanted not in known:
            hint = did_you_mean(wanted, known) or f"brands are {', '.join(f'`{k}`' for k in known)}"
            raise GuidekitError(f"unknown brand `{wanted}`", help=hint)
    return tuple(brand for brand in project.brands if not ids or brand.id in ids)


def _brands(files: ProjectFiles, settings: Settings, faults: list[Fault]) -> tuple[Brand, ...]:
    names = files.names(settings.folders["brands"])
    if names is None:
        faults.append(_no_folder(settings, "brands"))
        return ()
    brands: dict[str, Brand] = {}
    for name in names:
        path = below(settings.folders["brands"], name)
        key, dot, suffix = name.rpartition(".")
        if not dot or suffix not in ("yaml", "yml"):
            continue
        problem = None
        if not NAME.fullmatch(key) or key in RESERVED:
            problem = f"brand id `{printable(key)}`, expected another name: addresses have it"
        problem = f"second file of brand `{key}`, expected one" if key in brands else problem
        if problem:
            faults.append(files.fault(printable(path), problem))
            continue
        source, unreadable = files.read(path)
        brand, wrong = read_brand(source, id=key, house=key == settings.house)
        faults.extend(unreadable or wrong)
        brands[key] = brand
    if settings.house and settings.house not in brands:
        message = f"house `{settings.house}`, expected a brand in `{settings.folders['brands']}/`"
        hint = did_you_mean(settings.house, brands)
        faults.append(Fault("invalid-project", message, settings.spans["house"], hint))
    return tuple(sorted(brands.values(), key=lambda brand: (not brand.house, brand.id)))


def _folders(
    files: ProjectFiles, settings: Settings, faults: list[Fault]
) -> tuple[ConnectorFolder, ...]:
    names = files.names(settings.folders["connectors"])
    if names is None:
        faults.append(_no_folder(settings, "connectors"))
        return ()
    folders = []
    for name in names:
        path = below(settings.folders["connectors"], name)
        inside = files.names(path)
        if inside is None:
            if files.locate(path) is None and name.isprintable():
                message = f"`{path}` leads out of the project, expected a folder in it"
                faults.append(files.fault(path, message))
            continue
        if not any(is_definition(name) or is_guide(name) for name in inside):
            continue
        if NAME.fullmatch(name) and name not in RESERVED:
            folders.append(_folder(files, path, inside, faults))
        else:
            message = f"folder `{printable(name)}`, expected another name: addresses have it"
            faults.append(
                files.fault(below(settings.folders["connectors"], printable(name)), message)
            )
    return tuple(folders)


def _folder(
    files: ProjectFiles, path: str, names: tuple[str, ...], faults: list[Fault]
) -> ConnectorFolder:
    for name in (name for name in names if not name.isprintable()):
        message = f"file name `{printable(name)}`, expected printable text"
        faults.append(files.fault(path, message))
    names = tuple(name for name in names if name.isprintable())
    definitions = [name for name in names if is_definition(name)]
    for name in definitions[1:]:
        message = f"second definition beside `{definitions[0]}`, expected one in a folder"
        faults.append(files.fault(f"{path}/{name}", message))
    guides: dict[str, str] = {}
    for name in (name for name in names if is_guide(name)):
        first = guides.setdefault(PurePosixPath(name).stem.casefold(), name)
        if first != name:
            message = f"guide `{name}` would have the page of `{first}`, expected another name"
            faults.append(files.fault(f"{path}/{name}", message))
    if guides and not definitions:
        message = f"guides without a definition, expected `{path}/{DEFINITION_NAMES[0]}`"
        faults.append(files.fault(f"{path}/{min(names)}", message))
    definition = f"{path}/{definitions[0]}" if definitions else None
    return ConnectorFolder(
        PurePosixPath(path).name,
        path,
        definition,
        tuple(f"{path}/{name}" for name in sorted(guides.values())),
    )


def _templates(files: ProjectFiles, settings: Settings, faults: list[Fault]) -> Path | None:
    """The folder with the project's own templates, unless something in it leads elsewhere."""
    path = settings.folders["templates"]
    folder = files.locate(path) if path and files.is_folder(path) else None
    if path and folder is None:
        faults.append(_no_folder(settings, "templates"))
    for file in sorted(folder.rglob("*")) if folder else ():
        if not file.resolve().is_relative_to(files.root):
            name = printable(below(path, file.relative_to(folder or file).as_posix()))
            faults.append(files.fault(name, "leads out of the project, expected a file in it"))
            return None
    return folder


def is_definition(name: str) -> bool:
    """Whether a file of this name defines a connector."""
    return name in DEFINITION_NAMES or name.endswith(DEFINITION_SUFFIX)


def is_guide(name: str) -> bool:
    """Whether a file of this name is a guide."""
    return name.endswith(GUIDE_SUFFIXES) and PurePosixPath(name).stem.casefold() != "readme"


def _no_folder(settings: Settings, key: str) -> Fault:
    message = f"no folder `{settings.folders[key]}`, expected the project's {key} there"
    return Fault("invalid-project", message, settings.spans[key])
