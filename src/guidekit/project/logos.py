"""Brands' logos: where their copies are, and what is wrong with them."""

from collections.abc import Iterator

from guidekit.project.assets import Asset, Assets, local_path
from guidekit.project.project import Project
from guidekit.source import Fault
from guidekit.variants import Brand, Logo

__all__ = ["logo_faults", "logo_files", "logo_of"]

FOLDER = "assets"


def logo_files(project: Project, brand: Brand) -> tuple[Asset, ...]:
    """The files of a brand's logo that can be copied, each once."""
    found = [asset for _, asset in _found(project, brand) if asset]
    return tuple(dict.fromkeys(found))


def logo_of(project: Project, brand: Brand) -> Logo | None:
    """The addresses of a logo's copies in the brand's folder; None where one cannot be copied."""
    copies = [asset.path for _, asset in _found(project, brand) if asset]
    return Logo(*copies) if len(copies) == len(("light", "dark")) else None


def logo_faults(project: Project, brand: Brand) -> Iterator[Fault]:
    """Logos that are not there, or that may not be copied."""
    for written, asset in dict.fromkeys(_found(project, brand)):
        if asset is None:
            keys = ("logo.light", "logo.dark", "logo")
            where = [key for key in keys if key in brand.spans]
            at = "logo.dark" if brand.logo and written != brand.logo.light else "logo.light"
            span = brand.spans[at if at in where else where[-1]]
            assets = Assets(project.own, FOLDER)
            unsafe = assets.problem(project.settings.folders["brands"], written, span)
            message = f"no image `{written}`, expected a file relative to that of the brand"
            if local_path(project.settings.folders["brands"], written) is None:
                message = f"logo `{written}`, expected a file of the project"
            yield unsafe or Fault("invalid-brand", message, span)


def _found(project: Project, brand: Brand) -> Iterator[tuple[str, Asset | None]]:
    if brand.logo:
        assets = Assets(project.own, FOLDER)
        for written in (brand.logo.light, brand.logo.dark):
            yield written, assets.find(project.settings.folders["brands"], written)
