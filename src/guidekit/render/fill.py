"""From a page and a variant to the text of a file."""

from collections.abc import Callable, Mapping
from html import escape
from typing import assert_never

from guidekit.model import GITHUB, SlugStyle
from guidekit.render.outline import Hole, LinkEnd, LinkStart, Outline, Piece
from guidekit.render.page import Address, Asset, BrandValue, Chrome, Page, Term
from guidekit.variants import Brand, Variant, brand_value, map_link, reword

__all__ = ["Filler", "fill", "reword_anchor"]

TextHole = Address | BrandValue | Term | Asset | Chrome | LinkEnd


class _Made(dict[Hole, bytes]):
    """What fills each hole, made when it is asked for first."""

    def __init__(self, make: Callable[[Hole], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, hole: Hole) -> bytes:
        made = self[hole] = self._make(hole)
        return made


class Filler:
    """Fills pages for one brand.

    What a brand makes of a term, a link or a value is worked out once and kept: it is the same on
    all pages, whatever the scopes. ``chrome`` is what :func:`~guidekit.render.render_chrome` gave
    for the brand; ``slugs`` is how the guides' anchors were made.
    """

    def __init__(self, brand: Brand, chrome: Mapping[str, str], slugs: SlugStyle = GITHUB) -> None:
        self._brand = brand
        self._chrome = chrome
        self._slugs = slugs
        self._made = _Made(self._make)
        self._hrefs: dict[tuple[str, str | None], str | None] = {}

    def fill(self, page: Page, variant: Variant) -> str:
        """The page as a variant of this brand shows it."""
        return self.encoded(Outline(page), variant).decode()

    def encoded(self, outline: Outline, variant: Variant) -> bytes:
        """What :meth:`fill` gives, as files have it; one outline serves the fillers of all."""
        return self._filled(outline.for_variant(variant).pieces)

    def assets(self, page: Page, variant: Variant) -> tuple[str, ...]:
        """The addresses of the images that the variant shows, each once."""
        return Outline(page).for_variant(variant).assets

    def _filled(self, pieces: tuple[Piece, ...]) -> bytes:
        made = self._made
        return b"".join([p if type(p) is bytes else made[p] for p in pieces])  # type: ignore[index]

    def _href(self, url: str, guide: str | None) -> str | None:
        key = (url, guide)
        if key not in self._hrefs:
            self._hrefs[key] = (
                map_link(url, self._brand) if guide is None else self._page(url, guide)
            )
        return self._hrefs[key]

    def _page(self, url: str, guide: str) -> str | None:
        """The address of another guide's page; anchors are in the brand's words there too."""
        page, mark, anchor = url.partition("#")
        return (
            f"{page}{mark}{reword_anchor(anchor, self._brand, self._slugs)}"
            if self._brand.offers(guide)
            else None
        )

    def _make(self, hole: Hole) -> bytes:
        if isinstance(hole, LinkStart):
            return self._start(hole)
        return self._text(hole).encode()

    def _start(self, link: LinkStart) -> bytes:
        """What opens a link, with its attributes; nothing where it is dropped for nothing."""
        href = self._href(link.url, link.guide)
        if href is None and not link.without:
            return b""
        tag = f"<{link.without}" if href is None else f'<a href="{escape(href)}"'
        return b"".join((tag.encode(), self._filled(link.attributes), b">"))

    def _text(self, hole: TextHole) -> str:
        match hole:
            case Term(text=text, form="text"):
                return escape(reword(text, self._brand))
            case Term(text=text):
                return escape(reword_anchor(text, self._brand, self._slugs))
            case BrandValue(path=path, linked=linked):
                return brand_html(path, self._brand, linked=linked)
            case Address(url=url):
                href = self._href(url, None)
                return escape(url if href is None else href)
            case Asset(url=url):
                return escape(url)
            case Chrome(name=name):
                return self._chrome.get(name, "")
            case LinkEnd(url=url, guide=guide, without=without):
                if self._href(url, guide) is not None:
                    return "</a>"
                return f"</{without}>" if without else ""
            case _:
                assert_never(hole)


def brand_html(path: str, brand: Brand, *, linked: bool) -> str:
    """A brand's value as HTML; nothing where it has none."""
    value = escape(brand_value(path, brand) or "")
    scheme = {"support.email": "mailto:", "support.url": ""}.get(path)
    if not value or not linked or scheme is None:
        return value
    return f'<a href="{scheme}{value}">{value}</a>'


def reword_anchor(anchor: str, brand: Brand, slugs: SlugStyle) -> str:
    """An anchor in a brand's own words; one that says nothing of the house stays as it is."""
    words = anchor.replace("-", " ")
    reworded = reword(words, brand)
    return anchor if reworded == words else slugs.slug(reworded)


def fill(page: Page, variant: Variant, chrome: Mapping[str, str]) -> str:
    """The page as one variant shows it; many pages are filled faster by one :class:`Filler`."""
    return Filler(variant.brand, chrome).fill(page, variant)
