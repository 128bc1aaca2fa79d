"""The look at partners' files while they are written, with the same verdict as the audit's."""

from collections.abc import Callable, Iterable, Sequence

from guidekit.audit.audit import FileAudit, audit_file
from guidekit.audit.pieces import UnreadableFileError
from guidekit.audit.seen import Seen, Trace
from guidekit.audit.sieve import Sieve
from guidekit.audit.surfaces import MARKUP, surfaces
from guidekit.variants import Brand

__all__ = ["Lookout"]

MOST_REMEMBERED = 4096


class Lookout:
    """Looks at the files of partners; each process has its own.

    Pages go through a :class:`~guidekit.audit.sieve.Sieve`, and only what that holds back is read
    as the audit reads it. Other files are few, and the same for many brands: each is read once.
    """

    def __init__(self, house: Brand, partners: Iterable[str]) -> None:
        self._house = house
        self._partners = frozenset(partners)
        self._sieve = Sieve(house)
        self._path = ""  # a guide's page has the same for all brands
        self._of_path = False, frozenset[str]()
        self._known: dict[tuple[str, str], FileAudit] = {}
        self._traces: list[tuple[str, Trace]] = []
        self._unread: list[tuple[str, str, str]] = []
        self._kept: list[tuple[str, str, str]] = []

    def see(self, brand: str, path: str, data: bytes, sha256: str) -> None:
        """Look at a file as it is written; the house's own are none of this one's business."""
        if brand in self._partners:
            self._note(brand, path, self._file(path, data, sha256))

    def see_data(
        self, brand: str, path: str, parts: Iterable[str], read: Callable[[], bytes], sha256: str
    ) -> None:
        """The same for JSON, given in JSON texts that have each string and each object of it.

        Many brands have the same parts, in files that differ: each part is read once. The file is
        ``read`` as a whole where there is anything to find in one.
        """
        if brand not in self._partners:
            return
        found = [self._part(path, part) for part in parts]
        self._note(brand, path, _together(found) or self._file(path, read(), sha256))

    def see_page(self, brand: str, path: str, pieces: Sequence[bytes], data: bytes) -> None:
        """The same for a page, given in the pieces that it was made of and as a whole."""
        if brand in self._partners and (found := self._page(path, pieces, data)):
            self._note(brand, path, found)

    def take(self) -> Seen:
        """What has been seen since the last time."""
        seen = Seen(tuple(self._traces), tuple(self._unread), tuple(self._kept))
        for found in (self._traces, self._unread, self._kept):
            found.clear()
        return seen

    def _note(self, brand: str, path: str, found: FileAudit) -> None:
        self._traces += [(brand, trace) for trace in found.traces]
        self._unread += [(brand, path, found.unread)] if found.unread else []
        self._kept += [(brand, value, path) for value in found.kept]

    def _file(self, path: str, data: bytes, key: str) -> FileAudit:
        """What is known of a file; ``key`` tells its content from others'."""
        if (path, key) not in self._known:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            self._known[path, key] = self.look(path, data)
        return self._known[path, key]

    def _part(self, path: str, part: str) -> FileAudit:
        return self._known.get((path, part)) or self._file(path, part.encode(), part)

    def look(self, path: str, data: bytes) -> FileAudit:
        """What :func:`~guidekit.audit.audit.audit_file` says of a file, mostly sooner."""
        if path[path.rfind(".") :].lower() in MARKUP:
            lines = [line + b"\n" for line in data.split(b"\n")]
            return self._page(path, lines, data) or FileAudit(path)
        try:
            texts = _plain_data(path, data) or [each.text for each in surfaces(path, data)]
        except UnreadableFileError:
            texts = []
        held, values = self._sieve.look_at_text("\n\n".join(texts))
        return (
            audit_file(path, data, self._house)
            if held or not texts
            else FileAudit(path, (), values)
        )

    def look_at_data(self, path: str, parts: Sequence[str], data: bytes) -> FileAudit:
        """The same of JSON, given also in parts as :meth:`see_data` gets it."""
        return _together([self.look(path, part.encode()) for part in parts]) or self.look(
            path, data
        )

    def _page(self, path: str, pieces: Sequence[bytes], data: bytes) -> FileAudit | None:
        """What there is to say of a page: mostly nothing."""
        # The sieve takes what looks like a declaration for one, and would pass over its text.
        # (One byte is found many times sooner than three, and stands in few pages.)
        if b"[" not in data or b"<![" not in data:
            if path != self._path:
                self._path, self._of_path = path, self._sieve.look_at_text(path)
            named, kept = self._of_path
            try:
                held, values = self._sieve.look(pieces)
            except UnicodeDecodeError:
                held = True
            if not held and not named:
                return FileAudit(path, (), values | kept) if values or kept else None
        return audit_file(path, data, self._house)


def _plain_data(path: str, data: bytes) -> list[str]:
    """What JSON says that has no escapes: the texts in it, as they stand there; of others nothing.

    This is the cheaper reading, for what is not to be told where it stands.
    """
    if not path.endswith(".json") or b"\\" in data:
        return []
    try:
        return [path, data.decode()]
    except UnicodeDecodeError:
        return []


def _together(parts: Sequence[FileAudit]) -> FileAudit | None:
    """What several parts of a file say of it; None where there is anything to find in one."""
    if any(part.traces or part.unread for part in parts):
        return None
    return FileAudit(parts[0].path, (), frozenset[str]().union(*(part.kept for part in parts)))
