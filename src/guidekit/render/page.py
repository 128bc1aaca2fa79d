"""A guide compiled to HTML with holes.

A page is made once for a guide and filled once for each variant; filling decides conditions and
joins strings, so that one more partner costs little more than writing its files.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from guidekit.model import Condition, Guard
from guidekit.variants import NOWHERE, Place

__all__ = [
    "ROOT",
    "Address",
    "Article",
    "Asset",
    "BrandValue",
    "Canonical",
    "Chrome",
    "Link",
    "NoneShown",
    "OnlyHouse",
    "Page",
    "PageCondition",
    "Part",
    "SomeShown",
    "Term",
    "TermArticle",
    "TextHole",
    "When",
    "assets_of",
]

ROOT = "../../"
"""The way from a guide's page, ``<connector>/<guide>/index.html``, to the brand's root folder."""


class OnlyHouse(Struct, frozen=True):
    """A condition that only the house brand meets: its pages keep the ``data-*`` attributes."""


class SomeShown(Struct, frozen=True):
    """A condition that a variant meets which shows any of several parts, by their guards."""

    guards: tuple[Guard, ...]


class NoneShown(Struct, frozen=True):
    """A condition that a variant meets which shows none of several parts, by their guards."""

    guards: tuple[Guard, ...]


PageCondition = Condition | OnlyHouse | SomeShown | NoneShown


class When(Struct, frozen=True):
    """Parts that are shown where the condition holds."""

    condition: PageCondition
    parts: "tuple[Part, ...]"


class Link(Struct, frozen=True):
    """A link, which a variant maps or drops.

    ``attributes`` follow the ``href`` (each with a space before it). A link to another guide has
    that guide's connector as ``guide``: its ``url`` stays as it is, and brands that do not offer
    the connector drop it. Its anchor is the same for all (``same_anchor``) or in the words of each.
    A dropped link leaves its content, in an element ``without`` where one is named.
    """

    url: str
    attributes: "tuple[Part, ...]"
    content: "tuple[Part, ...]"
    guide: str | None = None
    without: str = ""
    same_anchor: bool = True


class Address(Struct, frozen=True):
    """A URL that readers see as text; a variant shows the one that it links to."""

    url: str


class BrandValue(Struct, frozen=True):
    """A value of the brand by its path, such as ``name`` or ``support.email``.

    The path's ``brand.`` is left out; ``linked`` values that are an address lead to it.
    """

    path: str
    linked: bool = False


class Article(Struct, frozen=True):
    """The `a` or `an` before a value of the brand, as the house has it."""

    text: str
    path: str


class TermArticle(Struct, frozen=True):
    """The `a` or `an` before a term that markup parts it from."""

    text: str
    term: str
    place: Place = NOWHERE


class Term(Struct, frozen=True):
    """Text of the guide that names the house; each variant words it in its own vocabulary.

    ``form`` is ``text`` (escaped for text and attributes) or ``slug`` (a whole anchor); ``place``
    names the components around it, as far as vocabularies make a difference. Where ``a`` is no
    English article, there are no ``articles``.
    """

    text: str
    form: Literal["text", "slug"] = "text"
    place: Place = NOWHERE
    articles: bool = True


class Asset(Struct, frozen=True):
    """The address of an image, so that it is known which variants show it, and in whose version."""

    url: str


class Chrome(Struct, frozen=True):
    """A fragment that is rendered once per brand, such as its header."""

    name: str


class Canonical(Struct, frozen=True):
    """What names the original of this page: its ``path`` in the site that the brand says."""

    path: str


TextHole = Address | BrandValue | Article | TermArticle | Term | Asset | Chrome | Canonical
"""What each brand fills with a text."""

Part = str | When | Link | TextHole
"""A string is literal HTML."""


class Page(Struct, frozen=True):
    """One compiled guide."""

    parts: tuple[Part, ...]

    @property
    def assets(self) -> tuple[str, ...]:
        """The addresses of all images, of every variant, in the order of the page."""
        return tuple(dict.fromkeys(assets_of(self.parts)))


def assets_of(parts: tuple[Part, ...]) -> Iterator[str]:
    """The addresses of the images in some parts, whatever their conditions."""
    for part in parts:
        match part:
            case Asset(url=url):
                yield url
            case When(parts=inner):
                yield from assets_of(inner)
            case Link(content=inner):
                yield from assets_of(inner)
