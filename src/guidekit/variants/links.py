"""Where a brand's readers are sent instead of to the house's pages."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from guidekit.variants.types import Brand

__all__ = ["Detours", "map_link", "own_asset", "refuses_link"]

ENDS_SEGMENT = ("/", "?", "#", ":", "=")
"""A prefix that ends so covers all that starts with it; after another, a segment must end."""


def map_link(url: str, brand: Brand) -> str | None:
    """The URL that a brand uses for a link of the guide, or None to keep only the link's text.

    The longest prefix of ``brand.links`` that covers the URL decides, upper or lower case being
    the same to it; a URL that none covers stays as it is.

    >>> from guidekit.source import SourceText
    >>> links = {"/guides/": "https://help.example/", "/guides/internal/": None}
    >>> acme = Brand("acme", "Acme", False, SourceText("acme.yaml", ""), links=links)
    >>> map_link("/guides/accounts#add", acme)
    'https://help.example/accounts#add'
    >>> map_link("/guides/internal/billing", acme) is None
    True
    """
    prefix = _prefix(url, brand)
    if prefix is None:
        return url
    new = brand.links[prefix]
    return None if new is None else _join(new, url[len(prefix) :], prefix)


class Detours:
    """The addresses that any of some brands leads elsewhere, or nowhere.

    All others are the same for readers of all of them, and need be looked at once.

    >>> from guidekit.source import SourceText
    >>> links = {"https://docs.house.example/": None}
    >>> acme = Brand("acme", "Acme", False, SourceText("acme.yaml", ""), links=links)
    >>> detours = Detours([acme])
    >>> detours.may_lead("https://Docs.house.example/a"), detours.may_lead("https://example.com")
    (True, False)
    """

    __slots__ = ("_prefixes",)

    def __init__(self, brands: Iterable[Brand]) -> None:
        self._prefixes = tuple({prefix.lower() for b in brands for prefix in b.links if prefix})

    def may_lead(self, url: str) -> bool:
        """Whether some brand may have another address for a URL."""
        return not url.isascii() or url.lower().startswith(self._prefixes)


def refuses_link(url: str, brand: Brand) -> bool:
    """Whether guides must not link to a URL where this brand's readers see it."""
    return bool(brand.refused) and _prefix(url, brand) in brand.refused


def own_asset(path: str, brand: Brand) -> str | None:
    """The brand's own file in place of a picture; None for the same picture.

    ``path`` is the picture's in the project, or its address. The longest pattern that fits decides.

    >>> from guidekit.source import SourceText
    >>> own = {"*/images/hub-*.png": "acme/hub.png"}
    >>> acme = Brand("acme", "Acme", False, SourceText("acme.yaml", ""), assets=own)
    >>> own_asset("connectors/jira/images/hub-2.png", acme)
    'acme/hub.png'
    >>> own_asset("images/a.png", acme) is None
    True
    """
    fitting = [pattern for pattern in brand.assets if fnmatchcase(path, pattern)]
    return brand.assets[max(fitting, key=len)] if fitting else None


def _prefix(url: str, brand: Brand) -> str | None:
    """The longest prefix that covers a URL."""
    covering = [prefix for prefix in brand.links if _covers(prefix, url)]
    return max(covering, key=len) if covering else None


def _covers(prefix: str, url: str) -> bool:
    rest = url[len(prefix) :]
    return (
        bool(prefix)
        and url[: len(prefix)].lower() == prefix.lower()
        and (not rest or prefix.endswith(ENDS_SEGMENT) or rest.startswith(ENDS_SEGMENT))
    )


def _join(new: str, rest: str, prefix: str) -> str:
    """One slash between the two, where the old prefix had one."""
    if new.endswith("/") and rest.startswith("/"):
        return new + rest[1:]
    needs_slash = prefix.endswith("/") and rest and not new.endswith(ENDS_SEGMENT)
    if needs_slash and not rest.startswith(ENDS_SEGMENT):
        return f"{new}/{rest}"
    return new + rest
