"""From a page and a variant to the text of a file."""

from collections.abc import Callable, Mapping
from html import escape
from typing import assert_never

from guidekit.model import GITHUB, SlugStyle, safe_url
from guidekit.render.outline import Hole, LinkEnd, LinkStart, Outline, Piece
from guidekit.render.page import (
    Address,
    Article,
    Asset,
    BrandValue,
    Canonical,
    Chrome,
    Page,
    Term,
    TermArticle,
    TextHole,
)
from guidekit.syntax.values import without_values
from guidekit.variants import (
    Brand,
    Variant,
    brand_value,
    fitting_article,
    map_link,
    reword,
    with_values,
)

__all__ = ["Filler", "canonical_html", "fill", "reword_anchor"]

SCHEMES = {"support.email": "mailto:", **dict.fromkeys(
    ("support.url", "url", "legal.privacy", "legal.terms", "legal.imprint"), ""
)}  # fmt: skip
"""Values that are addresses, and what comes before them in a link."""

MOST_KEPT = 20_000
"""So many results are kept for a brand: what recurs at all recurs within as many."""


class _Made(dict[Hole, bytes]):
    """What fills each hole, made when it is asked for first."""

    def __init__(self, make: Callable[[Hole], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, hole: Hole) -> bytes:
        if len(self) > MOST_KEPT:
            self.clear()
        made = self[hole] = self._make(hole)
        return made


class Filler:
    """Fills pages for one brand.

    What a brand makes of a term, a link or a value is worked out once and kept: it is the same on
    all pages, whatever the scopes. ``chrome`` is what :func:`~guidekit.render.render_chrome` gave
    for the brand; ``slugs`` is how the guides' anchors were made. ``own_image`` gives the address
    of the brand's version of an image, by default the same.
    """

    def __init__(
        self,
        brand: Brand,
        chrome: Mapping[str, str],
        slugs: SlugStyle = GITHUB,
        own_image: Callable[[str], str] = str,
    ) -> None:
        self._brand = brand
        self._chrome = chrome
        self._slugs = slugs
        self._own_image = own_image
        self._made = _Made(self._make)
        self._hrefs: dict[tuple[str, str | None, bool], str | None] = {}

    def fill(self, page: Page, variant: Variant) -> str:
        """The page as a variant of this brand shows it."""
        return b"".join(self.pieces(Outline(page), variant)).decode()

    def pieces(self, outline: Outline, variant: Variant) -> list[bytes]:
        """What :meth:`fill` gives, as files have it, in pieces; one outline serves all brands.

        A piece without a hole is the same object for all of them, and what fills a hole is the same
        one on all pages: what is found out about it need be found out once.
        """
        return self._pieces(outline.for_variant(variant).pieces)

    def assets(self, page: Page, variant: Variant) -> tuple[str, ...]:
        """The addresses of the images that the variant shows, each once."""
        return Outline(page).for_variant(variant).assets

    def _pieces(self, pieces: tuple[Piece, ...]) -> list[bytes]:
        made = self._made
        return [p if type(p) is bytes else made[p] for p in pieces]  # type: ignore[index]

    def _href(self, url: str, guide: str | None = None, *, same_anchor: bool = True) -> str | None:
        key = (url, guide, same_anchor)
        if key not in self._hrefs:
            if len(self._hrefs) > MOST_KEPT:
                self._hrefs.clear()
            self._hrefs[key] = (
                self._address(url)
                if guide is None
                else self._page(url, guide, same_anchor=same_anchor)
            )
        return self._hrefs[key]

    def _address(self, url: str) -> str | None:
        """Where a link leads that leads to no guide; None where the brand has no such place."""
        filled = with_values(url, self._brand)
        if filled == url:
            return map_link(url, self._brand)
        return filled if filled is not None and safe_url(filled) else None

    def _page(self, url: str, guide: str, *, same_anchor: bool) -> str | None:
        """The address of another guide's page, whose anchor may be in the brand's words."""
        if not self._brand.offers(guide):
            return None
        page, mark, anchor = url.partition("#")
        own = anchor if same_anchor else reword_anchor(anchor, self._brand, self._slugs)
        return f"{page}{mark}{own}"

    def _make(self, hole: Hole) -> bytes:
        if isinstance(hole, LinkStart):
            return self._start(hole)
        return self._text(hole).encode()

    def _start(self, link: LinkStart) -> bytes:
        """What opens a link, with its attributes; nothing where it is dropped for nothing."""
        href = self._href(link.url, link.guide, same_anchor=link.same_anchor)
        if href is None and not link.without:
            return b""
        tag = f"<{link.without}" if href is None else f'<a href="{escape(href)}"'
        return b"".join((tag.encode(), *self._pieces(link.attributes), b">"))

    def _text(self, hole: TextHole | LinkEnd) -> str:
        match hole:
            case Term(text=text, form="text", place=place, articles=articles):
                return escape(reword(text, self._brand, place, articles=articles))
            case Term(text=text):
                return escape(reword_anchor(text, self._brand, self._slugs))
            case BrandValue(path=path, linked=linked):
                return brand_html(path, self._brand, linked=linked)
            case Article(text=text, path=path):
                value = None if self._brand.house else brand_value(path, self._brand)
                return fitting_article(text, value) if value else text
            case TermArticle(text=text, term=term, place=place):
                return reword(f"{text} {term}", self._brand, place).partition(" ")[0]
            case Address(url=url):
                href = self._href(url)
                return escape(without_values(url) if href is None else href)
            case Asset(url=url):
                return escape(self._own_image(url))
            case Canonical(path=path):
                return canonical_html(path, self._brand)
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
    scheme = SCHEMES.get(path)
    if not value or not linked or scheme is None:
        return value
    return f'<a href="{scheme}{value}">{value}</a>'


def canonical_html(path: str, brand: Brand) -> str:
    """A line more for the head, which names a page's original; nothing where none is named."""
    site = None if brand.hides_canonical else brand.canonical or brand.base_url
    address = f"{site.rstrip('/')}/{path}" if site else ""
    return f'\n<link rel="canonical" href="{escape(address)}">' if address else ""


def reword_anchor(anchor: str, brand: Brand, slugs: SlugStyle) -> str:
    """An anchor in a brand's own words; one that says nothing of the house stays as it is."""
    words = anchor.replace("-", " ")
    reworded = reword(words, brand)
    return anchor if reworded == words else slugs.slug(reworded)


def fill(page: Page, variant: Variant, chrome: Mapping[str, str]) -> str:
    """The page as one variant shows it; many pages are filled faster by one :class:`Filler`."""
    return Filler(variant.brand, chrome).fill(page, variant)
