"""Files of a brand's own that its pages show or load, and what is wrong with them."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from guidekit.project.assets import Asset, Assets
from guidekit.project.files import join_path
from guidekit.project.harmless import css_problem
from guidekit.project.project import Project
from guidekit.source import Fault
from guidekit.variants import Brand, own_asset

__all__ = ["OwnFiles", "own_file_faults", "own_templates"]

FOLDER = "assets"


class OwnFiles(Struct, frozen=True):
    """What of a brand's files can be copied; None for what is not there or may not be."""

    favicon: Asset | None
    css: Asset | None
    pictures: dict[str, Asset | None]

    @classmethod
    def of(cls, project: Project, brand: Brand) -> "OwnFiles":
        """The files that a brand names."""
        assets = Assets(project.own, FOLDER)
        home = project.settings.folders["brands"]

        def find(written: str | None) -> Asset | None:
            return assets.find(home, written) if written else None

        pictures = {written: find(written) for written in brand.assets.values()}
        return cls(find(brand.favicon), _style_sheet(project, brand), pictures)

    def picture(self, path: str, brand: Brand) -> Asset | None:
        """What the brand shows in place of a picture of the project; None for the picture."""
        written = own_asset(path, brand)
        return self.pictures.get(written) if written else None

    def always(self) -> tuple[Asset, ...]:
        """The files that every page loads."""
        return tuple(asset for asset in (self.favicon, self.css) if asset)


def own_templates(project: Project, brand: Brand) -> Path | None:
    """The folder with a brand's own templates, where it names one that is in the project."""
    path = _located(project, brand.templates)
    folder = project.own.locate(path) if path and project.own.is_folder(path) else None
    if folder is None:
        return None
    inside = all(file.resolve().is_relative_to(project.own.root) for file in folder.rglob("*"))
    return folder if inside else None


def own_file_faults(project: Project, brand: Brand) -> Iterator[Fault]:
    """Files that are not there, that lead out of the project, or that may not be copied."""
    own = OwnFiles.of(project, brand)
    named = [("favicon", brand.favicon, own.favicon)]
    named += [(f"assets.{key}", path, own.pictures[path]) for key, path in brand.assets.items()]
    home = project.settings.folders["brands"]
    for key, written, found in named:
        if written and found is None:
            unsafe = Assets(project.own, FOLDER).problem(home, written, brand.spans[key])
            message = f"no image `{written}`, expected a file relative to that of the brand"
            yield unsafe or Fault("invalid-brand", message, brand.spans[key])
    if brand.css and own.css is None:
        yield Fault("invalid-brand", _css_message(project, brand.css), brand.spans["css"])
    if brand.templates and own_templates(project, brand) is None:
        message = f"no folder `{brand.templates}` of files of the project, expected one"
        yield Fault("invalid-brand", message, brand.spans["templates"])


def _css_message(project: Project, written: str) -> str:
    path = _located(project, written)
    data = project.own.data(path) if path and project.own.exists(path) else None
    if data is None:
        return f"no style sheet `{written}`, expected a file relative to that of the brand"
    problem = css_problem(data) or "is no `.css` file"
    return f"style sheet `{written}` {problem}, expected one that stands for itself"


def _style_sheet(project: Project, brand: Brand) -> Asset | None:
    path = _located(project, brand.css)
    if path is None or not path.endswith(".css") or not project.own.exists(path):
        return None
    data = project.own.data(path)
    if data is None or css_problem(data):
        return None
    return Asset(path, f"{FOLDER}/{sha256(data).hexdigest()[:16]}.css", data)


def _located(project: Project, written: str | None) -> str | None:
    """A path in a brand's file as one of the project."""
    return join_path(project.settings.folders["brands"], written) if written else None
