"""What a rule may know besides the guide: the connector, who reads, and the project around."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from msgspec import Struct, field

from guidekit.connectors import AuthMethod, Connector
from guidekit.model import Audience, Guard, Guide
from guidekit.variants import Brand, Terms, Variant, visible

__all__ = ["Context", "ProjectView", "SectionRule", "name_variants"]


class ProjectView(Protocol):
    """What rules ask of the project; paths are POSIX and relative to its root folder."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        ...

    def guide(self, path: str) -> Guide | None:
        """The guide at a path, or None where there is none."""
        ...

    def shows(self, path: str, brand: Brand) -> bool:
        """Whether a brand's site has a page for the guide at a path."""
        ...


class SectionRule(Struct, frozen=True):
    """A section that a project wants its guides to have.

    It has one of the ``titles``, in which ``*`` stands for any text and ``{title}`` for the
    connector's. ``auth`` names the keys or types of the methods whose guides it concerns, all of
    them where it is empty; so does ``audience``.
    """

    titles: tuple[str, ...]
    auth: tuple[str, ...] = ()
    audience: Audience | None = None
    optional: bool = False


class Context(Struct, frozen=True, eq=False):
    """All that surrounds the one guide that is checked.

    ``home`` is the guide's path within the project, from which its links and images start;
    ``variants`` has one entry for each brand that offers the connector, the house included;
    ``brands`` the ids of all partners, also of those that do not; ``strict`` whether guides must
    be plain MDX. ``root`` is the folder that paths with a leading ``/`` start from; where it is
    None, such links are addresses on the brand's own site, and images are in the project's folder.
    ``sections`` is the outline that the project wants, and ``names`` what its connectors are
    called, in small letters and without spaces, each with the key that it stands for.
    """

    connector: Connector | None
    auth: AuthMethod | None
    variants: tuple[Variant, ...]
    house: Brand
    terms: Terms
    project: ProjectView
    home: str = ""
    brands: frozenset[str] = frozenset()
    strict: bool = False
    root: str | None = None
    sections: tuple[SectionRule, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    known: dict[Any, Any] = field(default_factory=dict)
    """Findings that several rules of one guide share, by whatever key their owner chooses."""

    @property
    def partners(self) -> tuple[Variant, ...]:
        """The variants of all brands but the house."""
        if "partners" not in self.known:
            self.known["partners"] = tuple(v for v in self.variants if not v.brand.house)
        found: tuple[Variant, ...] = self.known["partners"]
        return found

    @property
    def connector_key(self) -> str | None:
        """The connector's key for a diagnostic."""
        return self.connector.key if self.connector else None

    @property
    def auth_key(self) -> str | None:
        """The key of the auth method for a diagnostic."""
        return self.auth.key if self.auth else None

    def readers(self, guard: Guard) -> frozenset[str]:
        """The ids of the variants that see what has this guard.

        Guides have few distinct guards, so each is decided once per variant however many brands,
        rules and passages ask.
        """
        key = ("readers", guard)
        if key not in self.known:
            self.known[key] = frozenset(v.id for v in self.variants if visible(guard, v))
        found: frozenset[str] = self.known[key]
        return found


def name_variants(ids: Iterable[str], most: int = 2) -> str:
    """Variants for a message: all of a few, the first ones of many.

    >>> name_variants(["acme", "globex", "initech", "umbrella"])
    '`acme`, `globex` and 2 more'
    >>> name_variants(["globex", "acme"])
    '`acme` and `globex`'
    """
    names = [f"`{name}`" for name in sorted(ids)]
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
