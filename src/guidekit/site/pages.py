"""Guides' pages: each made once, then written for every brand."""

from collections.abc import Container, Iterable, Iterator
from pathlib import PurePosixPath
from time import perf_counter
from urllib.parse import quote, unquote

from guidekit.model import Guide, PassageKind
from guidekit.project import (
    Asset,
    ConnectorFolder,
    OwnFiles,
    Pair,
    Themes,
    join_path,
    own_addresses,
)
from guidekit.render import ROOT, Filler, Outline, Page, Theme, compile_page, render_chrome
from guidekit.rules import page_files
from guidekit.site.listing import Line, ListedGuide, Listing
from guidekit.site.output import Writer
from guidekit.site.study import Student, Study
from guidekit.variants import Brand, Variant, visible

__all__ = ["Printer", "page_folder"]


class Printer:
    """Makes the pages of studied folders.

    ``compiled`` and ``filled`` count what it did; ``compiling``, ``filling`` and ``writing`` are
    the seconds that it took. ``pages`` counts those of all brands, also of such as are kept.
    """

    def __init__(self, student: Student, writer: Writer) -> None:
        self.student = student
        self.writer = writer
        self.compiled = 0
        self.filled = self.pages = 0
        self.compiling = self.filling = self.writing = 0.0
        self._themes = Themes(student.project)
        self._own = {brand.id: OwnFiles.of(student.project, brand) for brand in student.brands}
        self._pictures: dict[str, Asset] = {}
        self._fillers = {brand.id: self._filler(brand) for brand in student.brands}

    def print(self, study: Study, kept: Container[str] = ()) -> Listing:
        """Write a folder's pages and pictures for all brands that offer its connector.

        Those of the brands ``kept`` are there already.
        """
        used: dict[tuple[str, str], Asset] = {}
        icon = self._icon(study)
        # A guide that explains several methods of the connector has one page.
        pairs = list({pair.path: pair for pair in reversed(study.pairs)}.values())[::-1]
        for pair in pairs:
            readers = study.readers[pair.guide.audience]
            self.pages += len(readers)
            printed = [variant for variant in readers if variant.id not in kept]
            used.update(self._print_guide(study, pair, printed))
            if icon:  # of who has no guide of it, the catalogue has not the connector either
                used.update({(variant.id, icon.path): icon for variant in printed})
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
            own=_own_entries(study, pairs),
        )

    def compile(self, pair: Pair, study: Study, theme: Theme | None = None) -> Page:
        """A guide's page, for all brands without page templates of their own."""
        self.compiled += 1
        folder, assets = study.folder, study.assets
        home = str(PurePosixPath(pair.path).parent)

        def asset_url(written: str) -> str | None:
            asset = assets.find(home, written)
            return f"{ROOT}{asset.path}" if asset else None

        page = compile_page(
            pair.guide,
            connector=study.connector,
            terms=self.student.terms,
            theme=theme or self._themes.common,
            asset_url=asset_url,
            page_url=lambda written: self._page_url(home, written, folder),
            auth=pair.auth,
            path=f"{quote(page_folder(folder.key, folder.page(pair.path)))}/",
        )
        self._pictures = {f"{ROOT}{asset.path}": asset for asset in assets.found()}
        return page

    def html(self, pair: Pair, study: Study, variant: Variant) -> str:
        """A guide's page as one variant shows it."""
        page = self.compile(pair, study, self._themes.for_pages(variant.brand))
        return self._fillers[variant.id].fill(page, variant)

    def _filler(self, brand: Brand) -> Filler:
        chrome = render_chrome(
            self._themes.of(brand), brand, ROOT, **own_addresses(self.student.project, brand)
        )
        slugs = self.student.project.settings.slugs
        return Filler(brand, chrome, slugs, lambda url: self._own_image(url, brand))

    def _own_image(self, url: str, brand: Brand) -> str:
        """The address of what a brand shows in place of an image."""
        own = self._own_picture(url, brand)
        return f"{ROOT}{own.path}" if own else url

    def _own_picture(self, url: str, brand: Brand) -> Asset | None:
        if not brand.assets:
            return None
        picture = self._pictures.get(url)
        return self._own[brand.id].picture(picture.source if picture else url, brand)

    def _print_guide(
        self, study: Study, pair: Pair, readers: Iterable[Variant]
    ) -> Iterator[tuple[tuple[str, str], Asset]]:
        """Write a guide's pages; gives the pictures in them, by brand and path."""
        outlines: dict[Theme, Outline] = {}
        target = f"{page_folder(study.folder.key, study.folder.page(pair.path))}/index.html"
        for variant in readers:
            theme = self._themes.for_pages(variant.brand)
            outline = outlines.get(theme)
            if outline is None:
                outline = outlines[theme] = self._outline(pair, study, theme)
            self._print_page(outline, variant, target, pair.path)
            for url in outline.for_variant(variant).assets:
                asset = self._own_picture(url, variant.brand) or self._pictures.get(url)
                if asset:
                    yield (variant.id, asset.path), asset

    def _outline(self, pair: Pair, study: Study, theme: Theme) -> Outline:
        start = perf_counter()
        outline = Outline(self.compile(pair, study, theme))
        self.compiling += perf_counter() - start
        return outline

    def _print_page(self, outline: Outline, variant: Variant, target: str, source: str) -> None:
        self.filled += 1
        start = perf_counter()
        pieces = self._fillers[variant.id].pieces(outline, variant)
        filled = perf_counter()
        self.writer.write_page(variant.id, target, pieces, source)
        self.filling += filled - start
        self.writing += perf_counter() - filled

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
        if path.startswith("/"):
            root = self.student.project.settings.layout.root
            place = None if root is None else join_path(root, path.strip("/"))
        else:
            place = join_path(home, path.rstrip("/"))
            if PurePosixPath(path).suffix:
                return place
        files = () if place is None else page_files(place)
        return next((file for file in files if self.student.shelf.guide(file)), None)

    def _icon(self, study: Study) -> Asset | None:
        icon = study.connector.icon if study.connector else None
        return study.assets.find(study.folder.path, icon) if icon else None


def page_folder(key: str, stem: str) -> str:
    """Where a guide's page is, relative to the brand's folder."""
    return f"{key}/{stem}"


def _entry(study: Study, pair: Pair) -> ListedGuide:
    guide = pair.guide
    about = guide.description
    return ListedGuide(
        study.folder.page(pair.path),
        (guide.title.text, guide.title.values),
        (about.text, about.values) if about else None,
        guide.audience,
    )


def _own_entries(
    study: Study, pairs: Iterable[Pair]
) -> dict[str, dict[str, tuple[Line, Line | None]]]:
    """Titles and descriptions by brand and page, where not all readers see the same of them."""
    found: dict[str, dict[str, tuple[Line, Line | None]]] = {}
    for pair in pairs:
        guide = pair.guide
        if any(p.guard for p in guide.passages if p.kind in ("title", "description")):
            page = study.folder.page(pair.path)
            for variant in study.readers[guide.audience]:
                title, about = (_shown(guide, kind, variant) for kind in ("title", "description"))
                lines = title or (guide.title.text, guide.title.values), about
                found.setdefault(variant.id, {})[page] = lines
    return found


def _shown(guide: Guide, kind: PassageKind, variant: Variant) -> Line | None:
    parts = [p for p in guide.passages if p.kind == kind and visible(p.guard, variant)]
    text = " ".join(part.text for part in parts)
    return (text, tuple(value for part in parts for value in part.values)) if text else None
