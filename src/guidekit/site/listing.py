"""What catalogues need of connectors and their guides."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.model import Audience
from guidekit.variants import Brand

__all__ = ["Line", "ListedGuide", "Listing", "packed", "told_to_brands", "unpacked"]

FASTEST = 1

Line = tuple[str, tuple[str, ...]]
"""A text, and the values of the brand that each U+FFFC in it stands for, in their order."""


class ListedGuide(Struct, frozen=True, array_like=True):
    """What catalogues need of a guide; ``page`` is its folder below the connector's."""

    page: str
    title: Line
    description: Line | None
    audience: Audience


class Listing(Struct, frozen=True, omit_defaults=True):
    """What catalogues need of a connector.

    ``icon`` is a path in each brand's folder. ``texts`` are what the files about the fields of
    forms say of the connector, :func:`packed`, for those of all connectors are kept. Most brands
    are told the first of them: ``others`` has those that are not, with the place of their text,
    None for none.
    ``own`` has the title and the description of a guide for a brand, by brand and address, where
    parts of them have conditions.
    """

    key: str
    title: str
    description: str | None
    icon: str | None
    guides: tuple[ListedGuide, ...]
    texts: tuple[bytes, ...] = ()
    others: Mapping[str, int | None] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, tuple[Line, Line | None]]] = field(default_factory=dict)

    def entries(self, brand: Brand) -> tuple[ListedGuide, ...]:
        """The guides that a brand's site has, as its readers see them."""
        return tuple(
            self._own(guide, brand)
            for guide in self.guides
            if brand.audience in (None, guide.audience)
        )

    def text(self, brand: Brand) -> bytes | None:
        """What a brand's file about the fields of forms says of the connector, packed."""
        place = self.others.get(brand.id, 0 if self.texts else None)
        return None if place is None else self.texts[place]

    def _own(self, guide: ListedGuide, brand: Brand) -> ListedGuide:
        own = self.own.get(brand.id, {}).get(guide.page)
        return guide if own is None else replace(guide, title=own[0], description=own[1])


def told_to_brands(listings: Iterable[Listing], brands: Sequence[Brand]) -> dict[str, str]:
    """All that listings say to each brand, by its id, in a form that can be compared."""
    told = {brand.id: blake2b() for brand in brands}
    for listing in listings:
        common = repr(replace(listing, texts=(), others={}, own={}))
        for brand in brands:
            if brand.offers(listing.key):
                own = listing.text(brand), listing.own.get(brand.id)
                told[brand.id].update(f"{common}\n{own!r}\n".encode("utf-8", "replace"))
    return {brand: each.hexdigest() for brand, each in told.items()}


def packed(text: str) -> bytes:
    """A text in little memory."""
    return zlib.compress(text.encode(), FASTEST)


@lru_cache(maxsize=4096)
def unpacked(data: bytes) -> str:
    """A text that was packed."""
    return zlib.decompress(data).decode()
