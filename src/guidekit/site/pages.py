"""Guides' pages: each made once, then written for every brand."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from guidekit.connectors import Connector
from guidekit.render import ROOT, Filler, Page, Theme, compile_page, render_chrome
from guidekit.site.assets import Asset, Assets
from guidekit.site.files import join_path
from guidekit.site.logos import logo_of
from guidekit.site.output import Writer
from guidekit.site.pairing import Pair
from guidekit.site.study import Student, Study
from guidekit.variants import Brand, Variant

__all__ = ["Listing", "Printer", "page_folder"]


@dataclass(frozen=True, slots=True)
class Listing:
    """What catalogues need of a connector: its guides' addresses, titles and descriptions.

    ``icon`` is a path in each brand's folder.
    """

    key: str
    title: str
    description: str | None
    icon: str | None
    guides: tuple[tuple[str, str, str | None], ...]


class Printer:
    """Makes the pages of studied folders; ``compiled`` and ``filled`` count what it did."""

    def __init__(self, student: Student, writer: Writer) -> None:
        self.student = student
        self.writer = writer
        self.compiled = 0
        self.filled = 0
        self._theme = Theme(student.project.templates)
        self._fillers = {brand.id: self._filler(brand) for brand in student.brands}

    def print(self, study: Study) -> Listing:
        """Write a folder's pages and pictures for all brands that offer its connector."""
        used: dict[tuple[str, str], Asset] = {}
        icon = self._icon(study)
        if icon:
            used.update({(variant.id, icon.path): icon for variant in study.variants})
        for pair in study.pairs:
            self._print_guide(study, pair, used)
        for (brand, path), asset in used.items():
            self.writer.write(brand, path, asset.data, asset.source)
        title = study.connector.title if study.connector else study.folder.key
        description = study.connector.description if study.connector else None
        guides = tuple(_entry(pair) for pair in study.pairs)
        return Listing(study.folder.key, title, description, icon.path if icon else None, guides)

    def compile(self, pair: Pair, connector: Connector | None, assets: Assets) -> Page:
        """A guide's page, for all brands."""
        self.compiled += 1
        home = str(PurePosixPath(pair.path).parent)

        def asset_url(written: str) -> str | None:
            asset = assets.find(home, written)
            return f"{ROOT}{asset.path}" if asset else None

        return compile_page(
            pair.guide,
            connector=connector,
            terms=self.student.terms,
            theme=self._theme,
            asset_url=asset_url,
            page_url=lambda written: self._page_url(home, written),
            auth=pair.auth,
        )

    def fill(self, page: Page, variant: Variant) -> str:
        """A page's HTML for one variant."""
        self.filled += 1
        return self._fillers[variant.id].fill(page, variant)

    def _filler(self, brand: Brand) -> Filler:
        logo = logo_of(self.student.project, brand)
        chrome = render_chrome(self._theme, brand, ROOT, logo=logo)
        return Filler(brand, chrome, self.student.project.settings.slugs)

    def _print_guide(self, study: Study, pair: Pair, used: dict[tuple[str, str], Asset]) -> None:
        page = self.compile(pair, study.connector, study.assets)
        by_url = {f"{ROOT}{asset.path}": asset for asset in study.assets.found()}
        target = f"{page_folder(study.folder.key, pair.stem)}/index.html"
        for variant in study.variants:
            html = self.fill(page, variant)
            self.writer.write(variant.id, target, html.encode(), pair.path)
            for url in self._fillers[variant.id].assets(page, variant):
                used[variant.id, by_url[url].path] = by_url[url]

    def _page_url(self, home: str, written: str) -> str | None:
        """The address of the guide that a link written in ``home`` leads to, seen from a page."""
        written, mark, anchor = written.partition("#")
        path = (
            None if written.startswith("/") else join_path(home, unquote(written.partition("?")[0]))
        )
        folder = self.student.shelf.folder_of(path) if path else None
        if path is None or folder is None:
            return None
        page = quote(page_folder(folder.key, PurePosixPath(path).stem))
        return f"{ROOT}{page}/{mark}{anchor}"

    def _icon(self, study: Study) -> Asset | None:
        icon = study.connector.icon if study.connector else None
        return study.assets.find(study.folder.path, icon) if icon else None


def page_folder(key: str, stem: str) -> str:
    """Where a guide's page is, relative to the brand's folder."""
    return f"{key}/{stem}"


def _entry(pair: Pair) -> tuple[str, str, str | None]:
    description = pair.guide.description
    return pair.stem, pair.guide.title.text, description.text if description else None
