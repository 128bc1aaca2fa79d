"""Brands and variants: what one reader gets."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from guidekit.model import Audience
from guidekit.source import SourceText, Span

__all__ = [
    "Brand", "Fonts", "Identity", "Keep", "Legal", "Logo", "Support", "Variant", "WordOptions",
]  # fmt: skip


class Keep(Struct, frozen=True):
    """What readers of every brand need as it is, although it names the house, and why.

    A callback URL, for example: the provider knows it by this name. ``reason`` is empty where the
    brand's file gives none.
    """

    value: str
    reason: str = ""


class Identity(Struct, frozen=True):
    """What identifies the house: none of it may stand in a partner's page.

    ``names`` count in any letter case, ``nouns`` (names of products that are words too) only in
    their own. ``emails`` are the domains of its e-mail addresses, ``assets`` patterns of file
    names; ``keep`` are the exceptions.
    """

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    keep: tuple[Keep, ...] = ()
    emails: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Logo(Struct, frozen=True):
    """Image files for the two themes, relative to the brand file."""

    light: str
    dark: str


class Support(Struct, frozen=True):
    """Whom readers of this brand ask for help."""

    email: str | None = None
    url: str | None = None


class Legal(Struct, frozen=True):
    """Addresses that stand at the foot of every page."""

    privacy: str | None = None
    terms: str | None = None
    imprint: str | None = None


class Fonts(Struct, frozen=True):
    """Families of fonts as CSS lists them; None for the theme's own."""

    body: str | None = None
    headings: str | None = None
    code: str | None = None


class WordOptions(Struct, frozen=True):
    """What an entry of a vocabulary says besides the brand's own word.

    ``plural``, ``possessive`` and ``article`` are of the own word, where rules get them wrong. An
    ``exact`` term counts in its own letter case and number only; ``keeps_case`` spells the own word
    as the brand does, always. In the components ``exempt`` the term stays; it is replaced ``only``
    in the components named there, and in code only where ``code`` is set or named.
    """

    plural: str | None = None
    possessive: str | None = None
    article: Literal["a", "an"] | None = None
    exact: bool = False
    keeps_case: bool = False
    exempt: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    code: bool = False


class Brand(Struct, frozen=True):
    """One brand: the house, or a partner.

    ``vocabulary`` maps house terms to this brand's terms, ``word_options`` some of them to more.
    ``links`` maps URL prefixes to a new prefix (None keeps only the link's text; those in
    ``refused`` must not be linked to at all), ``assets`` patterns of the guides' pictures to the
    brand's own. ``connectors`` None offers all; ``scopes`` and ``actions`` map a connector's key
    to what is chosen, all scopes where neither has an entry. Files (``css``, ``favicon``,
    ``templates``...) are relative to the brand's own. ``canonical`` is the site that counts as the
    original, where that is another than ``base_url``; ``hides_canonical`` names none. ``spans``
    says where each key (``vocabulary.StackOne``) and each item of a list (``connectors.jira``)
    stands in the files of the brand and of those it extends, whose ids are its ``bases``.
    """

    id: str
    name: str
    house: bool
    source: SourceText
    products: Mapping[str, str] = field(default_factory=dict)
    identity: Identity = Identity()
    vocabulary: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    logo: Logo | None = None
    links: Mapping[str, str | None] = field(default_factory=dict)
    support: Support = Support()
    connectors: tuple[str, ...] | None = None
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    word_options: Mapping[str, WordOptions] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    assets: Mapping[str, str] = field(default_factory=dict)
    favicon: str | None = None
    fonts: Fonts = Fonts()
    radius: str | None = None
    css: str | None = None
    legal: Legal = Legal()
    base_url: str | None = None
    canonical: str | None = None
    hides_canonical: bool = False
    robots: str | None = None
    audience: Audience | None = None
    locale: str | None = None
    templates: str | None = None
    abstract: bool = False
    bases: tuple[str, ...] = ()

    def offers(self, connector: str) -> bool:
        """Whether this brand's readers see the connector."""
        return self.connectors is None or connector in self.connectors


class Variant(Struct, frozen=True):
    """A brand and the scopes chosen for one connector, closed over what they include.

    ``scopes`` None means that nothing was chosen, so that every scope applies; ``audience`` None
    means readers of both audiences.
    """

    brand: Brand
    scopes: frozenset[str] | None = None
    audience: Audience | None = None

    @property
    def id(self) -> str:
        """The id that diagnostics and folders use: the brand's."""
        return self.brand.id
