"""Which templates make a brand's pages, and the files that these pages load."""

from typing import TypedDict

from guidekit.project.logos import logo_of
from guidekit.project.own_files import OwnFiles, own_templates
from guidekit.project.project import Project
from guidekit.render import Theme
from guidekit.variants import Brand, Logo

__all__ = ["Addresses", "Themes", "own_addresses"]

PER_PAGE = (
    "components", "layouts/page.html", "partials/icon.html", "partials/scopes.html",
    "partials/toc.html",
)  # fmt: skip
"""Templates that take part in compiling a page, rather than in what surrounds it."""


class Addresses(TypedDict):
    """Where the copies of a brand's files are, from its root folder on; None for what it lacks."""

    logo: Logo | None
    favicon: str | None
    css: str | None


def own_addresses(project: Project, brand: Brand) -> Addresses:
    """Where the files are that every page of a brand loads."""
    own = OwnFiles.of(project, brand)
    return {
        "logo": logo_of(project, brand),
        "favicon": own.favicon.path if own.favicon else None,
        "css": own.css.path if own.css else None,
    }


class Themes:
    """The themes of a project: that of all brands, and of those with templates of their own."""

    def __init__(self, project: Project) -> None:
        self.common = Theme(project.templates)
        folders = {brand.id: own_templates(project, brand) for brand in project.brands}
        self._own = {key: Theme(at, project.templates) for key, at in folders.items() if at}
        self._for_pages = {
            key: self._own[key]
            for key, at in folders.items()
            if at and any((at / name).exists() for name in PER_PAGE)
        }

    def of(self, brand: Brand) -> Theme:
        """The theme of what is rendered for one brand alone: its frame, catalogue and styles."""
        return self._own.get(brand.id, self.common)

    def for_pages(self, brand: Brand) -> Theme:
        """The theme that compiles pages: one for all, since a page is compiled once.

        Only a brand that replaces a template of the pages themselves has its own compiled.
        """
        return self._for_pages.get(brand.id, self.common)
