"""A connector with its definition and its guides: by default, all that is in one folder."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from guidekit.model import Audience
from guidekit.project.files import ProjectFiles, below, printable
from guidekit.project.settings import Settings
from guidekit.source import Fault

__all__ = [
    "NAME",
    "RESERVED",
    "Claim",
    "ConnectorFolder",
    "definitions_in",
    "is_definition",
    "is_guide",
    "is_named",
    "no_folder",
    "read_folders",
]

GUIDE_SUFFIXES = (".mdx", ".md")
DEFINITION_NAMES = ("connector.yaml", "connector.yml", "connector.json")
DEFINITION_SUFFIX = ".connector.s1.yaml"
USUAL_NAMES = (("spec.yaml", "spec.yml", "spec.json"), ("manifest.yaml", "manifest.yml"))
"""What definitions are called elsewhere, the surest first; other files may be called so, too."""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
RESERVED = frozenset({"assets", "index.html", "manifest.json"})
"""Names that the output has a use of its own for."""


class Claim(Struct, frozen=True):
    """That the guide at a path explains a connector, and what is known of it besides.

    ``auth`` is the key of the method; with None the guide itself, its name or the form decides.
    So does the guide where ``audience`` is None. Guides of different ``category`` never rival each
    other; nor does one that is ``named``: whose path the project or the definition writes out.
    """

    path: str
    auth: str | None = None
    audience: Audience | None = None
    category: str | None = None
    named: bool = False


class ConnectorFolder(Struct, frozen=True):
    """A connector: the paths of its definition (None without) and its guides.

    ``key`` is the connector's, and in a folder of its own also the folder's name; empty for files
    outside any project. ``inside`` are the names of all that is in such a folder. In a tree that is
    laid out otherwise ``path`` is the definition's folder (that of the guides where no connector
    claims them), ``claims`` has one entry or more for each guide, and ``pages`` the names of their
    pages; a guide's file name is that of its page else.
    """

    key: str
    path: str
    definition: str | None
    guides: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    inside: tuple[str, ...] = ()

    def page(self, guide: str) -> str:
        """The name of a guide's page: the last part of its address."""
        return self.pages.get(guide) or stem_of(guide)


def read_folders(
    files: ProjectFiles, settings: Settings, faults: list[Fault]
) -> tuple[ConnectorFolder, ...]:
    """The folders of connectors, sorted; adds what is wrong with the way they are laid out."""
    names = files.names(settings.folders["connectors"])
    if names is None:
        faults.append(no_folder(settings, "connectors"))
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
    files: ProjectFiles, path: str, inside: tuple[str, ...], faults: list[Fault]
) -> ConnectorFolder:
    for name in (name for name in inside if not name.isprintable()):
        message = f"file name `{printable(name)}`, expected printable text"
        faults.append(files.fault(path, message))
    names = tuple(name for name in inside if name.isprintable())
    definitions = definitions_in(names)
    for name in definitions[1:]:
        message = f"second definition beside `{definitions[0]}`, expected one in a folder"
        faults.append(files.fault(f"{path}/{name}", message))
    guides: dict[str, str] = {}
    for name in (name for name in names if is_guide(name)):
        first = guides.setdefault(stem_of(name).casefold(), name)
        if first != name:
            message = f"guide `{name}` would have the page of `{first}`, expected another name"
            faults.append(files.fault(f"{path}/{name}", message))
    if guides and not definitions:
        message = f"guides without a definition, expected `{path}/{DEFINITION_NAMES[0]}`"
        faults.append(files.fault(f"{path}/{min(names)}", message))
    definition = f"{path}/{definitions[0]}" if definitions else None
    return ConnectorFolder(
        path.rpartition("/")[2],
        path,
        definition,
        tuple(f"{path}/{name}" for name in sorted(guides.values())),
        inside=inside,
    )


def is_definition(name: str) -> bool:
    """Whether a file of this name may define a connector.

    >>> [name for name in ("connector.json", "spec.yaml", "metadata.yaml") if is_definition(name)]
    ['connector.json', 'spec.yaml']
    """
    return is_named(name) or any(name in names for names in USUAL_NAMES)


def is_named(name: str) -> bool:
    """Whether a file's name says that it defines a connector, and is used for nothing else."""
    return name in DEFINITION_NAMES or name.endswith(DEFINITION_SUFFIX)


def definitions_in(names: Iterable[str]) -> list[str]:
    """The definitions among the files of a folder; one is enough, others are of the same kind.

    >>> definitions_in(["lucca.mdx", "manifest.yaml", "spec.json"])
    ['spec.json']
    >>> definitions_in(["connector.yaml", "connector.yml", "spec.json"])
    ['connector.yaml', 'connector.yml']
    """
    names = tuple(names)
    found = [name for name in names if is_named(name)]
    for usual in USUAL_NAMES:
        found = found or [name for name in names if name in usual]
    return found


def is_guide(name: str) -> bool:
    """Whether a file of this name is a guide."""
    return name.endswith(GUIDE_SUFFIXES) and stem_of(name).casefold() != "readme"


def stem_of(path: str) -> str:
    """The name of a file without its last suffix, as :attr:`~pathlib.PurePath.stem` has it.

    >>> stem_of("connectors/lucca/lucca.mdx"), stem_of(".mdx")
    ('lucca', '.mdx')
    """
    name = path.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return stem if stem and dot and suffix else name


def no_folder(settings: Settings, key: str) -> Fault:
    """That a folder which the project file names is not there."""
    message = f"no folder `{settings.folders[key]}`, expected the project's {key} there"
    return Fault("invalid-project", message, settings.spans[key])
