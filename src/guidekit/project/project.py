"""A project on disk: its settings, its brands, and a folder per connector."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.project.assets import local_path
from guidekit.project.components import Components, find_components
from guidekit.project.definitions import Definitions
from guidekit.project.files import ProjectFiles, below, join_path, printable
from guidekit.project.folders import NAME, RESERVED, ConnectorFolder, no_folder, read_folders
from guidekit.project.layout import Layout
from guidekit.project.places import PROJECT_FILE
from guidekit.project.settings import Settings, read_settings
from guidekit.project.tree import read_tree
from guidekit.project.watch import Answers
from guidekit.render import TemplateFolders
from guidekit.source import Fault, GuidekitError, SourceText, did_you_mean
from guidekit.source.patterns import regex
from guidekit.variants import Brand, read_brands

__all__ = [
    "Project",
    "choose_brands",
    "load_project",
]

IDENTITY = regex(r"^identity:", re.MULTILINE)
UNREAD = "name: {!r}\nconnectors: []"
"""A brand whose guides nobody can judge: its vocabulary is unknown."""


class Project(Struct, frozen=True):
    """A project, its guides and definitions not yet read.

    ``brands`` are all brands, the house first, then the partners by id; ``folders`` are sorted by
    key; ``templates`` is the folder with the project's own templates, if it has one. ``faults``
    concern the project file, the brands, the components and how the files are laid out.

    ``own`` are the files beside the project file: brands, templates, components. By default they
    are the same as ``files``, the tree with definitions, guides, snippets and images, which paths
    are relative to. ``elsewhere`` are images that exist but in another place than the tree.
    ``basis`` is what the disk answered while all was read that concerns every connector; of that,
    ``brand_files`` has the questions about the files that each brand names, by its id.
    """

    files: ProjectFiles
    settings: Settings
    house: Brand
    brands: tuple[Brand, ...]
    folders: tuple[ConnectorFolder, ...]
    templates: Path | None
    faults: tuple[Fault, ...]
    own: ProjectFiles
    definitions: Definitions
    components: Components = field(default_factory=Components)
    elsewhere: frozenset[str] = frozenset()
    basis: Answers = field(default_factory=dict)
    brand_files: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def snippet(self, guide: str, path: str) -> SourceText | None:
        """The snippet that a guide imports; ``/snippets/`` stands for the snippets' folder.

        None where there is none, or none inside the project.
        """
        if path.startswith("/snippets/"):
            path = f"/{self.settings.folders['snippets']}/{path.removeprefix('/snippets/')}"
        elif path.startswith("/"):
            path = f"/{below(self.settings.layout.base, path.lstrip('/'))}"
        joined = join_path(str(PurePosixPath(guide).parent), path)
        if joined is None or not self.files.exists(joined):
            return None
        source, faults = self.files.read(joined)
        return None if faults else source


def load_project(
    root: Path, file: Path | None = None, unsaved: Mapping[Path, str] | None = None
) -> Project:
    """Read the project in a folder: settings and brands, and which guides there are.

    ``file`` is the project file, where that is not in the folder or has another name; ``unsaved``
    has what editors hold of its files. Raises :class:`GuidekitError` where there is no such folder
    or no project file.
    """
    files = ProjectFiles.at(root, unsaved)
    own, name = (files, PROJECT_FILE)
    if file:
        own, name = replace(ProjectFiles.at(file.parent, unsaved), watch=files.watch), file.name
    if not own.exists(name):
        hint = f"a project is a folder with `{PROJECT_FILE}`, `connectors/` and `brands/`"
        raise GuidekitError(f"no `{name}` in `{own.shown}`", help=hint)
    with files.watch.during() as basis:
        source, unreadable = own.read(name)
        settings, faults = read_settings(source, own.is_folder)
        found = list(unreadable or faults)
        brands = _with_house(_brands(own, settings, found), settings, source)
        templates = _templates(own, settings, found)
        components = find_components(own, settings, TemplateFolders(templates), found)
        elsewhere = _elsewhere(files, own, settings.layout, found)
        found += _without_root(files, settings.layout)
        brand_files = {brand.id: _note_files(own, brand, settings) for brand in brands}
        for path in _template_folders(brands, settings):
            _note_tree(own, path)
    definitions = Definitions(files, settings.layout.naming)
    if settings.layout.free:
        folders = read_tree(files, settings.layout, definitions, found)
    else:
        folders = read_folders(files, settings, found)
    return Project(
        files, settings, brands[0], brands, folders, templates, tuple(found), own, definitions,
        components, elsewhere, basis, brand_files,
    )  # fmt: skip


def _without_root(files: ProjectFiles, layout: Layout) -> Iterator[Fault]:
    """That the folder is not there in which all pages, pictures and snippets would be sought."""
    if layout.root and layout.root_span and not files.is_folder(layout.root):
        what = "the one where paths with a leading `/` start"
        message = f"no folder `{layout.root}`, expected {what}"
        yield Fault("invalid-project", message, layout.root_span)


def _elsewhere(
    files: ProjectFiles, own: ProjectFiles, layout: Layout, faults: list[Fault]
) -> frozenset[str]:
    """The listed images by their paths from the tree's folder, and from the root of its site."""
    if layout.images is None:
        return frozenset()
    path, span = layout.images
    home = next((each for each in (own, files) if each.exists(path)), None)
    if home is None:
        message = f"no file `{path}`, expected a list of images, one path a line"
        faults.append(Fault("invalid-project", message, span))
        return frozenset()
    source, unreadable = home.read(path)
    faults += unreadable
    lines = [line.strip() for line in source.text.splitlines() if line.strip()]
    return frozenset([*lines, *(below(layout.base, line) for line in lines)])


def _note_files(files: ProjectFiles, brand: Brand, settings: Settings) -> frozenset[str]:
    """Take down the files that a brand names: their content is in the addresses that pages have.

    Gives the questions.
    """
    home = settings.folders["brands"]
    logo = (brand.logo.light, brand.logo.dark) if brand.logo else ()
    with files.watch.during() as answers:
        for written in (*logo, *filter(None, (brand.favicon, brand.css)), *brand.assets.values()):
            # A style sheet is a plain path, a picture may be written as in a guide.
            for path in filter(None, (local_path(home, written), join_path(home, written))):
                files.note(path)
    return frozenset(answers)


def _template_folders(brands: Iterable[Brand], settings: Settings) -> Iterator[str]:
    """The paths of brands' own templates."""
    for brand in brands:
        path = join_path(settings.folders["brands"], brand.templates or "")
        if brand.templates and path is not None:
            yield path


def _note_tree(files: ProjectFiles, path: str) -> None:
    """Take down all that a folder holds, for those who read it by other ways."""
    files.note(path)
    folder = files.locate(path) if path and files.is_folder(path) else None
    for file in sorted(folder.rglob("*")) if folder else ():
        files.note(below(path, file.relative_to(folder or file).as_posix()))


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


def _with_house(
    brands: tuple[Brand, ...], settings: Settings, source: SourceText
) -> tuple[Brand, ...]:
    """The brands with a house at their head: one without a word, where none is described."""
    if brands and brands[0].house:
        return brands
    name = settings.title if settings.alone else ""
    house = Brand(id="house", name=name, house=True, source=source)
    return house, *(brand for brand in brands if brand.id != house.id)


def _brands(files: ProjectFiles, settings: Settings, faults: list[Fault]) -> tuple[Brand, ...]:
    names = () if settings.alone else files.names(settings.folders["brands"])
    if names is None:
        faults.append(no_folder(settings, "brands"))
        return ()
    sources: dict[str, SourceText] = {}
    for name in names:
        path = below(settings.folders["brands"], name)
        key, dot, suffix = name.rpartition(".")
        if not dot or suffix not in ("yaml", "yml"):
            continue
        problem = None
        if not NAME.fullmatch(key) or key in RESERVED:
            problem = f"brand id `{printable(key)}`, expected another name: addresses have it"
        problem = f"second file of brand `{key}`, expected one" if key in sources else problem
        if problem:
            faults.append(files.fault(printable(path), problem))
            continue
        source, unreadable = files.read(path)
        faults.extend(unreadable)
        # What cannot be read is a brand all the same, of which only the id is known.
        sources[key] = SourceText(source.path, UNREAD.format(key)) if unreadable else source
    brands, wrong = read_brands(sources, house=_house_among(sources, settings))
    faults.extend(wrong)
    if settings.house and settings.house not in sources:
        message = f"house `{settings.house}`, expected a brand in `{settings.folders['brands']}/`"
        hint = did_you_mean(settings.house, sources)
        faults.append(Fault("invalid-project", message, settings.spans["house"], hint))
    return brands


def _house_among(sources: Mapping[str, SourceText], settings: Settings) -> str | None:
    """The house; where the project file does not say, whoever has something to keep to itself."""
    if settings.house in sources:
        return settings.house
    described = (key for key, source in sources.items() if IDENTITY.search(source.text))
    return next(described, settings.house)


def _templates(files: ProjectFiles, settings: Settings, faults: list[Fault]) -> Path | None:
    """The folder with the project's own templates, unless something in it leads elsewhere."""
    path = settings.folders["templates"]
    folder = files.locate(path) if path and files.is_folder(path) else None
    if path and folder is None:
        faults.append(no_folder(settings, "templates"))
    _note_tree(files, path)
    for file in sorted(folder.rglob("*")) if folder else ():
        if not file.resolve().is_relative_to(files.root):
            name = printable(below(path, file.relative_to(folder or file).as_posix()))
            faults.append(files.fault(name, "leads out of the project, expected a file in it"))
            return None
    return folder
