"""The look at partners' files while they are written, with the same verdict as the audit's."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidekit.site.audit import FileAudit, Trace, audit_file
from guidekit.site.sieve import Sieve
from guidekit.site.surfaces import MARKUP
from guidekit.variants import Brand

__all__ = ["Lookout", "Seen"]

MOST_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in the files of brands, each with the brand's id before it.

    ``traces`` are of the house, ``unread`` are files that could not be read, with the reason, and
    ``kept`` the values that may stay, with the file that has them.
    """

    traces: tuple[tuple[str, Trace], ...] = ()
    unread: tuple[tuple[str, str, str], ...] = ()
    kept: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def all(cls, parts: "Iterable[Seen]") -> "Seen":
        """What several processes saw."""
        parts = tuple(parts)
        return cls(
            tuple(each for part in parts for each in part.traces),
            tuple(each for part in parts for each in part.unread),
            tuple(each for part in parts for each in part.kept),
        )


class Lookout:
    """Looks at the files of partners; each process has its own.

    Pages go through a :class:`~guidekit.site.sieve.Sieve`, and only what that holds back is read as
    the audit reads it. Other files are few, and the same for many brands: each is read once.
    """

    def __init__(self, house: Brand, partners: Iterable[str]) -> None:
        self._house = house
        self._partners = frozenset(partners)
        self._sieve = Sieve(house)
        self._known: dict[tuple[str, str], FileAudit] = {}
        self._traces: list[tuple[str, Trace]] = []
        self._unread: list[tuple[str, str, str]] = []
        self._kept: list[tuple[str, str, str]] = []

    def see(self, brand: str, path: str, data: bytes, sha256: str) -> None:
        """Look at a file as it is written; the house's own are none of this one's business."""
        if brand not in self._partners:
            return
        suffix = path[path.rfind(".") :].lower()
        # The sieve takes what looks like a declaration for one, and would pass over its text.
        if suffix in MARKUP and b"<![" not in data:
            found = self._page(path, data, remember=suffix == ".html")
        else:
            found = self._file(path, data, sha256)
        self._traces += [(brand, trace) for trace in found.traces]
        self._unread += [(brand, path, found.unread)] if found.unread else []
        self._kept += [(brand, value, path) for value in found.kept]

    def take(self) -> Seen:
        """What has been seen since the last time."""
        seen = Seen(tuple(self._traces), tuple(self._unread), tuple(self._kept))
        for found in (self._traces, self._unread, self._kept):
            found.clear()
        return seen

    def _page(self, path: str, data: bytes, *, remember: bool) -> FileAudit:
        try:
            held, values = self._sieve.look(data.decode(), remember=remember)
        except UnicodeDecodeError:
            return audit_file(path, data, self._house)
        named, _ = self._sieve.look(path)
        return audit_file(path, data, self._house) if held or named else FileAudit(path, (), values)

    def _file(self, path: str, data: bytes, sha256: str) -> FileAudit:
        if (path, sha256) not in self._known:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            self._known[path, sha256] = audit_file(path, data, self._house)
        return self._known[path, sha256]
