"""What a brand's site has besides its guides' pages: catalogue, style sheets, logos."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from guidekit.model import Audience
from guidekit.project import OwnFiles, Project, Themes, logo_files, own_addresses
from guidekit.render import (
    CatalogueEntry,
    CatalogueGuide,
    Listed,
    Theme,
    render_brand_css,
    render_catalogue,
    render_entry,
    theme_assets,
)
from guidekit.site.field_links import FIELDS_FILE, field_parts, render_fields
from guidekit.site.listing import Line, Listing, unpacked
from guidekit.site.output import Writer
from guidekit.site.pages import page_folder
from guidekit.variants import Brand, Terms, reword, worded_line

__all__ = ["BrandFiles", "brand_table"]

MOST_SPLIT = 4096
"""So many texts are kept as they are cut at what names the house: all brands look there."""


class BrandFiles:
    """Writes the files of brands."""

    def __init__(self, project: Project, writer: Writer) -> None:
        self._project = project
        self._writer = writer
        self._themes = Themes(project)
        self._terms = Terms(project.house, project.brands)
        self._split = lru_cache(MOST_SPLIT)(self._terms.split)
        self._shared: defaultdict[tuple[Audience | None, Theme], dict[str, Listed | None]]
        self._shared = defaultdict(dict)

    def write(self, brand: Brand, listings: Iterable[Listing]) -> None:
        """Write a brand's first page, which lists these connectors, and what all pages load."""
        title, theme = reword(self._project.settings.title, brand), self._themes.of(brand)
        entries, texts = [], {}
        for listing in listings:
            entries.append(self._listed(listing, brand, theme))
            texts[listing.key] = listing.text(brand)
        addresses = own_addresses(self._project, brand)
        pieces = render_catalogue(theme, brand, filter(None, entries), title=title, **addresses)
        self._writer.write_page(brand.id, "index.html", pieces)
        css = render_brand_css(theme, brand)
        source = self._project.own.relative(Path(brand.source.path))
        self._writer.write(brand.id, "assets/brand.css", css.encode(), source)
        for name, data in theme_assets(theme).items():
            if name != "brand.css":
                self._writer.write(brand.id, f"assets/{name}", data)
        own = OwnFiles.of(self._project, brand)
        for asset in dict.fromkeys((*logo_files(self._project, brand), *own.always())):
            self._writer.write(brand.id, asset.path, asset.data, asset.source)

        def fields() -> Iterator[tuple[str, str]]:
            return ((key, unpacked(data)) for key, data in sorted(texts.items()) if data)

        written, parts = render_fields(fields()), field_parts(fields())
        self._writer.write_data(brand.id, FIELDS_FILE, written, parts)

    def _listed(self, listing: Listing, brand: Brand, theme: Theme) -> Listed | None:
        """What a brand's catalogue has of a connector, if anything; made once if it suits all."""
        shared = self._shared[brand.audience, theme]
        if listing.key in shared:
            return shared[listing.key]
        entry = self._entry(listing, brand)
        listed = render_entry(theme, entry) if entry.guides else None
        if self._is_same_for_all(listing):
            shared[listing.key] = listed
        return listed

    def _is_same_for_all(self, listing: Listing) -> bool:
        """Whether no brand has other words in its catalogue than those of the guides."""
        lines = [line for each in listing.guides for line in (each.title, each.description) if line]
        texts = [listing.title, listing.description or "", *(text for text, _ in lines)]
        return (
            not listing.own
            and not any(paths for _, paths in lines)
            and all(len(self._split(text)) == 1 for text in texts)
        )

    def _entry(self, listing: Listing, brand: Brand) -> CatalogueEntry:
        guides = [
            CatalogueGuide(
                f"{quote(page_folder(listing.key, guide.page))}/",
                self._line(guide.title, brand),
                self._line(guide.description, brand) if guide.description else None,
            )
            for guide in listing.entries(brand)
        ]
        about = listing.description
        return CatalogueEntry(
            key=listing.key,
            title=self._worded(listing.title, brand),
            description=self._worded(about, brand) if about else None,
            icon=listing.icon,
            guides=tuple(guides),
        )

    def _line(self, line: Line, brand: Brand) -> str:
        """A title in the brand's words and with its values."""
        text, paths = line
        return worded_line(text, paths, brand) if paths else self._worded(text, brand)

    def _worded(self, text: str, brand: Brand) -> str:
        """A text in a brand's words."""
        pieces = self._split(text)
        if len(pieces) == 1:
            return text
        return "".join(reword(p, brand) if at % 2 else p for at, p in enumerate(pieces))


def brand_table(project: Project) -> Iterator[tuple[str, str, str, str]]:
    """A row for each brand: id (the house's with ``*``), name, connectors, those with scopes."""
    everything = [folder.key for folder in project.folders]
    for brand in project.brands:
        offered = [key for key in everything if brand.offers(key)]
        number = f"{len(offered)} of {len(everything)}"
        chosen = [*brand.scopes.items(), *brand.actions.items()]
        scopes = ", ".join(f"{key} ({len(names)})" for key, names in chosen)
        yield f"{brand.id}{'*' if brand.house else ''}", brand.name, number, scopes or "all"
