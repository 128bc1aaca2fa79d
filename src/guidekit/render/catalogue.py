"""The first page of a brand's site: all its guides, by connector."""

from collections.abc import Iterable

from msgspec import Struct

from guidekit.render.chrome import render_chrome
from guidekit.render.filling import canonical_html
from guidekit.render.holes import ready
from guidekit.render.theme import Theme
from guidekit.variants import Brand, Logo

__all__ = ["CatalogueEntry", "CatalogueGuide", "Listed", "render_catalogue", "render_entry"]


class CatalogueGuide(Struct, frozen=True):
    """One guide in a catalogue; ``url`` is relative to the brand's root folder."""

    url: str
    title: str
    description: str | None = None


class CatalogueEntry(Struct, frozen=True):
    """One connector in a catalogue; texts are in the brand's words, ``icon`` a URL like ``url``."""

    key: str
    title: str
    description: str | None
    icon: str | None
    guides: tuple[CatalogueGuide, ...]


class Listed(Struct, frozen=True):
    """An entry with its HTML, as files have it: most brands have the same of a connector."""

    entry: CatalogueEntry
    html: bytes


def render_entry(theme: Theme, entry: CatalogueEntry) -> Listed:
    """An entry as catalogues of a theme show it."""
    return Listed(entry, f"{theme.render('partials/entry.html', entry=entry)}\n".encode())


def render_catalogue(
    theme: Theme,
    brand: Brand,
    entries: Iterable[Listed],
    *,
    title: str = "Connector guides",
    logo: Logo | None = None,
    favicon: str | None = None,
    css: str | None = None,
) -> list[bytes]:
    """The first page of a brand's site, in pieces: what is of one entry is the entry's own HTML."""
    chrome = render_chrome(theme, brand, "", logo=logo, favicon=favicon, css=css)
    listed = sorted(entries, key=lambda each: (each.entry.title.casefold(), each.entry.key))
    listing = ready(b"".join(each.html for each in listed).decode())
    html = theme.render(
        "layouts/catalogue.html",
        brand=brand,
        title=title,
        entries=[each.entry for each in listed],
        listing=listing,
        root="",
        canonical=ready(canonical_html("", brand)),
        **{name: ready(html) for name, html in chrome.items()},
    )
    # A project's own template may show the entries in its own way.
    start = html.find(listing) if listing else -1
    if start < 0:
        return [html.encode()]
    before, after = html[:start], html[start + len(listing) :]
    return [before.encode(), *(each.html for each in listed), after.encode()]
