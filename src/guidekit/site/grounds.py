"""What concerns every connector, and what of it is a brand's own."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from guidekit.project import Project, digest
from guidekit.variants import Brand

__all__ = ["Ground", "Grounds", "face_of"]

HIDDEN = frozenset({"source", "spans", "colors", "fonts", "radius"})
"""What is in files of the brand's own alone, such as its style sheet; all else counts."""

POINTED_AT = ("scopes.", "actions.")
"""The keys whose places problems of connectors name."""


class Ground(Struct, frozen=True, dict=True):
    """What the pages of all connectors stand on, in texts to compare.

    ``common`` stands for all of it but the brands whose ``faces``, by id, tell them apart.
    """

    common: str = ""
    faces: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def whole(self) -> str:
        """A text that stands for all of it."""
        faces = (f"{key} {face}" for key, face in sorted(self.faces.items()))
        return _digest((self.common, *faces))

    def brands_as_on(self, other: "Ground", house: str) -> frozenset[str]:
        """The brands whose pages are the same on both.

        A page is not concerned by what another partner's are like, but by what the house is.

        >>> ours, theirs = {"us": "blue", "a": "red", "b": "green"}, {"us": "blue", "a": "red"}
        >>> sorted(Ground("", ours).brands_as_on(Ground("", theirs | {"b": "grey"}), "us"))
        ['a', 'us']
        """
        same = frozenset(self.faces.items() & other.faces.items())
        brands = frozenset(key for key, _ in same)
        return brands if self.common == other.common and house in brands else frozenset()


class Grounds:
    """What the pages and the files of a project's brands stand on, but for single connectors."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def of_all(self) -> Ground:
        """What concerns every connector: of brands, what its pages and its checks can show."""
        if not _has_plain_pages(self._project):
            return Ground(_digest(self._rows(self._project.basis)))
        return Ground(self._common, {brand.id: self._face(brand) for brand in self._project.brands})

    def of_one(self, brand: Brand) -> str:
        """What a brand's own files stand on: no files of partners that it does not extend."""
        ids = (brand.id, *brand.bases, self._project.house.id)
        mine = frozenset[str]().union(*(self._files.get(key, ()) for key in ids))
        return "\n".join((self._common, *self._rows(mine)))

    def _face(self, brand: Brand) -> str:
        """What stands for all that pages show of a brand, and for the files that it names."""
        named = self._project.brand_files.get(brand.id, ())
        return _digest((face_of(brand), *self._rows(named)))

    @cached_property
    def _common(self) -> str:
        """What stands for all but the brands; which there are, they tell themselves."""
        home = self._project.own.place(self._project.settings.folders["brands"])
        of_brands = frozenset((f"*{home}",)).union(*self._files.values())
        return _digest(self._rows(self._project.basis.keys() - of_brands))

    @cached_property
    def _files(self) -> Mapping[str, frozenset[str]]:
        """The questions about each brand's own files: its description, and what it names."""
        project, files = self._project, dict(self._project.brand_files)
        for brand in project.brands:
            path = project.own.relative(Path(brand.source.path))
            # A house that nobody describes stands in the project file, which concerns all.
            if path != project.settings.path:
                own = frozenset((f"={project.own.root}/{path}",))
                files[brand.id] = own.union(files.get(brand.id, ()))
        return files

    def _rows(self, questions: Iterable[str]) -> Iterator[str]:
        """What the disk said of the project as a whole, sorted."""
        basis = self._project.basis
        return (f"{each} {basis[each]}" for each in sorted(questions) if each in basis)


def _has_plain_pages(project: Project) -> bool:
    """Whether no template but guidekit's own is at work: another may show anything of a brand."""
    return project.templates is None and not any(brand.templates for brand in project.brands)


def face_of(brand: Brand) -> str:
    r"""A text that is the same for two states of a brand where none of it is another.

    >>> from guidekit.source import SourceText
    >>> one = Brand("acme", "Acme", house=False, source=SourceText("acme.yaml", "name: Acme"))
    >>> two = Brand("acme", "Acme", house=False, source=SourceText("acme.yaml", "# A\nname: Acme"))
    >>> face_of(one) == face_of(two)
    True
    """
    return repr([brand.source.path, *_shown(brand)])


def _shown(brand: Brand) -> Iterator[Any]:
    yield from (_plain([key, each]) for key, each in asdict(brand).items() if key not in HIDDEN)
    spans = {key: span for key, span in brand.spans.items() if key.startswith(POINTED_AT)}
    yield _plain(spans)


def _plain(value: Any) -> Any:
    """A value without what has another order in every process."""
    match value:
        case Struct():
            return _plain(asdict(value))
        case Mapping():
            return [[key, _plain(each)] for key, each in value.items()]
        case frozenset():
            return sorted(value)
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return value


def _digest(rows: Iterable[str]) -> str:
    return digest("\n".join(rows).encode("utf-8", "replace"))
