"""Brands and variants: what one reader gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from guidekit.source import SourceText, Span

__all__ = ["Brand", "Identity", "Keep", "Logo", "Support", "Variant"]


@dataclass(frozen=True, slots=True)
class Keep:
    """What readers of every brand need as it is, although it names the house, and why.

    A callback URL, for example: the provider knows it by this name. ``reason`` is empty where the
    brand's file gives none.
    """

    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies the house: none of it may stand in a partner's page.

    ``assets`` are patterns of file names; ``keep`` are the exceptions.
    """

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    keep: tuple[Keep, ...] = ()


@dataclass(frozen=True, slots=True)
class Logo:
    """Image files for the two themes, relative to the brand file."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Support:
    """Whom readers of this brand ask for help."""

    email: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """One brand: the house, or a partner.

    ``vocabulary`` maps house terms to this brand's terms, ``links`` URL prefixes to a new prefix
    (None keeps only the link's text). ``connectors`` None offers all; ``scopes`` and ``actions``
    map a connector's key to what is chosen, all scopes where neither has an entry. ``spans`` says
    where each key (``vocabulary.StackOne``) and each item of a list (``connectors.jira``) stands
    in the file.
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

    def offers(self, connector: str) -> bool:
        """Whether this brand's readers see the connector."""
        return self.connectors is None or connector in self.connectors


@dataclass(frozen=True, slots=True)
class Variant:
    """A brand and the scopes chosen for one connector, closed over what they include.

    ``scopes`` None means that nothing was chosen, so that every scope applies; ``audience`` None
    means readers of both audiences.
    """

    brand: Brand
    scopes: frozenset[str] | None = None
    audience: Literal["config", "setup"] | None = None

    @property
    def id(self) -> str:
        """The id that diagnostics and folders use: the brand's."""
        return self.brand.id
