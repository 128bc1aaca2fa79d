"""The first page of a brand's site: all its guides, by connector."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from guidekit.render.chrome import render_chrome
from guidekit.render.filling import canonical_html
from guidekit.render.holes import OPEN, SHUT, ready
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


LISTING = f"{OPEN}listing{SHUT}"
"""Stands for the entries while the page is made around them: they may be long."""

ENCODE = Encoder().encode
DECODE = Decoder(CatalogueEntry).decode


class Listed(Struct, frozen=True):
    """An entry, packed, with its HTML as files have it: most brands have the same of a connector.

    There is one for each connector of a project at the same time.
    """

    packed: bytes
    html: bytes

    @property
    def entry(self) -> CatalogueEntry:
        """The entry itself."""
        return DECODE(self.packed)

    @property
    def place(self) -> tuple[str, str]:
        """What says where it stands among others."""
        entry = self.entry
        return entry.title.casefold(), entry.key


class _Entries(Sequence[CatalogueEntry]):
    """The entries for a template that shows them in its own way: few do."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._listed = listed

    def __len__(self) -> int:
        return len(self._listed)

    def __getitem__(self, at: Any) -> Any:
        found = self._listed[at]
        return found.entry if isinstance(found, Listed) else _Entries(found)


def render_entry(theme: Theme, entry: CatalogueEntry) -> Listed:
    """An entry as catalogues of a theme show it."""
    html = theme.render("partials/entry.html", entry=entry)
    return Listed(ENCODE(entry), f"{html}\n".encode())


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
    listed = sorted(entries, key=lambda each: each.place)
    html = theme.render(
        "layouts/catalogue.html",
        brand=brand,
        title=title,
        entries=_Entries(listed),
        listing=ready(LISTING),
        root="",
        canonical=ready(canonical_html("", brand)),
        **{name: ready(html) for name, html in chrome.items()},
    )
    # A project's own template may show the entries in its own way instead.
    first, *others = html.encode().split(LISTING.encode())
    pieces = [first]
    for after in others:
        pieces += *(each.html for each in listed), after
    return pieces
