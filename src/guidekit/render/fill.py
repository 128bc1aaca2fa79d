"""From a page and a variant to the text of a file."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import assert_never

from guidekit.model import GITHUB, SlugStyle
from guidekit.render.page import (
    Address,
    Asset,
    BrandValue,
    Chrome,
    Link,
    NoneShown,
    OnlyHouse,
    Page,
    Part,
    SomeShown,
    Term,
    When,
)
from guidekit.variants import Brand, Variant, brand_value, holds, map_link, reword, visible

__all__ = ["Filler", "fill", "reword_anchor"]

Hole = Address | BrandValue | Term | Asset | Chrome


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
        self._made: dict[Hole, str] = {}
        self._hrefs: dict[tuple[str, str | None], str | None] = {}

    def fill(self, page: Page, variant: Variant) -> str:
        """The page as a variant of this brand shows it."""
        out: list[str] = []
        self._write(page.parts, variant, out)
        return "".join(out)

    def assets(self, page: Page, variant: Variant) -> tuple[str, ...]:
        """The addresses of the images that the variant shows, each once."""
        return tuple(dict.fromkeys(self._shown_assets(page.parts, variant)))

    def _shown_assets(self, parts: tuple[Part, ...], variant: Variant) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Asset):
                yield part.url
            elif isinstance(part, When) and self._holds(part, variant):
                yield from self._shown_assets(part.parts, variant)
            elif isinstance(part, Link):
                yield from self._shown_assets(part.content, variant)

    def _write(self, parts: tuple[Part, ...], variant: Variant, out: list[str]) -> None:
        for part in parts:
            if isinstance(part, str):
                out.append(part)
            elif isinstance(part, When):
                if self._holds(part, variant):
                    self._write(part.parts, variant, out)
            elif isinstance(part, Link):
                start, end = self._tags(part)
                if start:
                    out.append(start)
                    self._write(part.attributes, variant, out)
                    out.append(">")
                self._write(part.content, variant, out)
                out.append(end)
            else:
                text = self._made.get(part)
                if text is None:
                    text = self._made[part] = self._make(part)
                out.append(text)

    def _holds(self, part: When, variant: Variant) -> bool:
        match part.condition:
            case OnlyHouse():
                return variant.brand.house
            case SomeShown(guards):
                return any(visible(guard, variant) for guard in guards)
            case NoneShown(guards):
                return not any(visible(guard, variant) for guard in guards)
            case condition:
                return holds(condition, variant)

    def _tags(self, link: Link) -> tuple[str, str]:
        """What opens a link, up to its attributes, and what closes it."""
        href = self._href(link.url, link.guide)
        if href is not None:
            return f'<a href="{escape(href)}"', "</a>"
        return (f"<{link.without}", f"</{link.without}>") if link.without else ("", "")

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

    def _make(self, hole: Hole) -> str:
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
