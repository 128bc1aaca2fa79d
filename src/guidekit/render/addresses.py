"""The addresses of a page: its anchors, where its links lead, what its pictures are called."""

from collections.abc import Callable
from html import escape

from guidekit.connectors import Connector
from guidekit.model import safe_image_url, safe_url
from guidekit.render.holes import Holes, clean
from guidekit.render.page import ROOT, Address, Asset, Canonical, Term
from guidekit.syntax.values import holds_value
from guidekit.variants import Terms, leaks, may_leak

__all__ = ["Addresses"]

WITH_SCHEME = ("http:", "https:", "data:", "//")


class Addresses:
    """Writes the addresses of one page, for the readers of all brands.

    An address that is the same for all is written at once, any other is a hole. ``asset_url`` and
    ``page_url`` are as :func:`~guidekit.render.compile_page` has them.
    """

    def __init__(
        self,
        holes: Holes,
        connector: Connector | None,
        terms: Terms,
        asset_url: Callable[[str], str | None],
        page_url: Callable[[str], str | None],
    ) -> None:
        self._holes = holes
        self._connector = connector
        self._terms = terms
        self._brands = (terms.house, *terms.brands)
        self._asset_url = asset_url
        self._page_url = page_url
        self._anchors: dict[str, str] = {}

    def anchor(self, anchor: str) -> str:
        """An anchor, as it stands in ``id`` and after the ``#`` of a link.

        It stays the same for all brands, whatever becomes of the heading, unless it names the
        house.
        """
        html = self._anchors.get(anchor)
        if html is None:
            shown = clean(anchor)
            same = self._anchor_is_same(shown)
            html = escape(shown) if same else self._holes.hole(Term(shown, "slug"))
            self._anchors[anchor] = html
        return html

    def link(self, url: str, html: str, attributes: str, without: str) -> str | None:
        """HTML in a link; None where a page must not lead there.

        Brands that have no such place get the HTML alone, or in an element ``without``.
        """
        url = clean(url).strip()
        if not url or not safe_url(url):
            return None
        if url.startswith("#"):
            return f'<a href="#{self.anchor(url[1:])}"{attributes}>{html}</a>'
        page = None if holds_value(url) else self._page_url(url)
        guide = self._connector_at(page) if page is not None else None
        same = page is None or self._anchor_is_same(page.partition("#")[2])
        if same and self._link_is_same(page or url, guide):
            return f'<a href="{escape(page or url)}"{attributes}>{html}</a>'
        return self._holes.link(
            page or url, attributes, html, guide=guide, without=without, same_anchor=same
        )

    def address(self, url: str) -> str:
        """A URL that readers see."""
        url = clean(url)
        return escape(url) if self._link_is_same(url) else self._holes.hole(Address(url))

    def canonical(self, path: str) -> str:
        """What names the original of the page at a path; nothing where no brand has a site."""
        has_site = any(brand.canonical or brand.base_url for brand in self._brands)
        return self._holes.hole(Canonical(path)) if has_site else ""

    def image(self, url: str) -> str | None:
        """The address of an image for ``src``; None where there is no such image."""
        url = clean(url).strip()
        if not url or not safe_image_url(url):
            return None
        if url.lower().startswith(WITH_SCHEME):
            return self._holes.hole(Asset(url))
        found = self._asset_url(url)
        return None if found is None else self._holes.hole(Asset(found))

    def _anchor_is_same(self, anchor: str) -> bool:
        """Whether an anchor says nothing of the house."""
        house = self._terms.house
        return not may_leak(anchor, house) or not any(leaks(anchor, house))

    def _link_is_same(self, url: str, guide: str | None = None) -> bool:
        """Whether a link is the same for all brands; that to a ``guide`` where all offer it."""
        if guide is not None:
            return all(brand.offers(guide) for brand in self._brands)
        return not (holds_value(url) or self._terms.detours.may_lead(url))

    def _connector_at(self, page: str) -> str | None:
        """The connector whose guide is at an address; this guide's own where it is a neighbour."""
        if page.startswith(ROOT):
            return page.removeprefix(ROOT).partition("/")[0]
        return self._connector.key if self._connector else None
