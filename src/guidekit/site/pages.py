"""Guides' pages: each made once, then written for every brand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from time import perf_counter
from urllib.parse import quote, unquote

from guidekit.model import Guide, PassageKind
from guidekit.render import ROOT, Filler, Outline, Page, Theme, compile_page, render_chrome
from guidekit.rules import page_files
from guidekit.site.assets import Asset
from guidekit.site.files import join_path
from guidekit.site.folders import ConnectorFolder
from guidekit.site.logos import logo_of
from guidekit.site.output import Writer
from guidekit.site.pairing import Pair
from guidekit.site.study import Student, Study, readers_of
from guidekit.variants import Brand, Variant, visible

__all__ = ["Listing", "Printer", "page_folder"]


@dataclass(frozen=True, slots=True)
class Listing:
    """What catalogues need of a connector: its guides' addresses, titles and descriptions.

    ``icon`` is a path in each brand's folder. ``own`` has the title and the description of a guide
    for a brand, by brand and address, where parts of them have conditions.
    """

    key: str
    title: str
    description: str | None
    icon: str | None
    guides: tuple[tuple[str, str, str | None], ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the files about the fields of forms say of the connector, by brand."""
    own: Mapping[tuple[str, str], tuple[str, str | None]] = field(default_factory=dict)

    def entries(self, brand: Brand) -> Iterator[tuple[str, str, str | None]]:
        """The address, title and description of each guide for a brand's readers."""
        for page, title, description in self.guides:
            yield page, *self.own.get((brand.id, page), (title, description))


class Printer:
    """Makes the pages of studied folders.

    ``compiled`` and ``filled`` count what it did; ``compiling``, ``filling`` and ``writing`` are
    the seconds that it took.
    """

    def __init__(self, student: Student, writer: Writer) -> None:
        self.student = student
        self.writer = writer
        self.compiled = 0
        self.filled = 0
        self.compiling = self.filling = self.writing = 0.0
        self._theme = Theme(student.project.templates)
        self._fillers = {brand.id: self._filler(brand) for brand in student.brands}

    def print(self, study: Study) -> Listing:
        """Write a folder's pages and pictures for all brands that offer its connector."""
        used: dict[tuple[str, str], Asset] = {}
        icon = self._icon(study)
        if icon:
            used.update({(variant.id, icon.path): icon for variant in study.variants})
        # A guide that explains several methods of the connector has one page.
        pairs = list({pair.path: pair for pair in reversed(study.pairs)}.values())[::-1]
        for pair in pairs:
            self._print_guide(study, pair, used)
        for (brand, path), asset in used.items():
            self.writer.write(brand, path, asset.data, asset.source)
        title = study.connector.title if study.connector else study.folder.key
        description = study.connector.description if study.connector else None
        guides = tuple(_entry(study, pair) for pair in pairs)
        return Listing(
            study.folder.key,
            title,
            description,
            icon.path if icon else None,
            guides,
            own=dict(own for pair in pairs for own in _own_entries(study, pair)),
        )

    def compile(self, pair: Pair, study: Study) -> Page:
        """A guide's page, for all brands."""
        self.compiled += 1
        folder, assets = study.folder, study.assets
        home = str(PurePosixPath(pair.path).parent)

        def asset_url(written: str) -> str | None:
            asset = assets.find(home, written)
            return f"{ROOT}{asset.path}" if asset else None

        return compile_page(
            pair.guide,
            connector=study.connector,
            terms=self.student.terms,
            theme=self._theme,
            asset_url=asset_url,
            page_url=lambda written: self._page_url(home, written, folder),
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
        start = perf_counter()
        outline = Outline(self.compile(pair, study))
        self.compiling += perf_counter() - start
        by_url = {f"{ROOT}{asset.path}": asset for asset in study.assets.found()}
        target = f"{page_folder(study.folder.key, study.folder.page(pair.path))}/index.html"
        for variant in readers_of(study.variants, pair.guide):
            self.filled += 1
            start = perf_counter()
            data = self._fillers[variant.id].encoded(outline, variant)
            filled = perf_counter()
            self.writer.write(variant.id, target, data, pair.path)
            self.filling += filled - start
            self.writing += perf_counter() - filled
            for url in outline.for_variant(variant).assets:
                used[variant.id, by_url[url].path] = by_url[url]

    def _page_url(self, home: str, written: str, near: ConnectorFolder) -> str | None:
        """The address of the guide that a link in a page of ``near`` leads to, seen from there."""
        written, mark, anchor = written.partition("#")
        path = self._guide_at(home, unquote(written.partition("?")[0]))
        folder = self.student.shelf.folder_of(path, near) if path else None
        if path is None or folder is None:
            return None
        page = quote(page_folder(folder.key, folder.page(path)))
        return f"{ROOT}{page}/{mark}{anchor}"

    def _guide_at(self, home: str, path: str) -> str | None:
        """The guide that a path in a file of the folder ``home`` names, if there is one."""
        if not path.startswith("/"):
            return join_path(home, path)
        root = self.student.project.settings.layout.root
        place = None if root is None else join_path(root, path.strip("/"))
        files = () if place is None else page_files(place)
        return next((file for file in files if self.student.shelf.guide(file)), None)

    def _icon(self, study: Study) -> Asset | None:
        icon = study.connector.icon if study.connector else None
        return study.assets.find(study.folder.path, icon) if icon else None


def page_folder(key: str, stem: str) -> str:
    """Where a guide's page is, relative to the brand's folder."""
    return f"{key}/{stem}"


def _entry(study: Study, pair: Pair) -> tuple[str, str, str | None]:
    description = pair.guide.description
    return (
        study.folder.page(pair.path),
        pair.guide.title.text,
        description.text if description else None,
    )


def _own_entries(
    study: Study, pair: Pair
) -> Iterator[tuple[tuple[str, str], tuple[str, str | None]]]:
    """The title and description for each brand, where not all readers see the same of them."""
    guide = pair.guide
    heads = [p for p in guide.passages if p.kind in ("title", "description")]
    if any(passage.guard for passage in heads):
        for variant in readers_of(study.variants, guide):
            title, description = (_shown(guide, kind, variant) for kind in ("title", "description"))
            page = study.folder.page(pair.path)
            yield (variant.id, page), (title or guide.title.text, description or None)


def _shown(guide: Guide, kind: PassageKind, variant: Variant) -> str:
    parts = [p for p in guide.passages if p.kind == kind and visible(p.guard, variant)]
    return " ".join(part.text for part in parts)
