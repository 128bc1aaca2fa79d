"""What a look at partners' files brings to light."""

from collections.abc import Container, Iterable

from msgspec import Struct

__all__ = ["Seen", "Trace"]


class Trace(Struct, frozen=True, order=True):
    """Something of the house in a partner's file.

    ``path`` is relative to the brand's folder, ``line`` 0 where lines mean nothing, ``place`` tells
    what of the file it is; ``excerpt`` is what stands around it.
    """

    path: str
    line: int
    place: str
    text: str
    excerpt: str


class Seen(Struct, frozen=True):
    """What was seen in the files of brands, each with the brand's id before it.

    ``traces`` are of the house, ``unread`` are files that could not be read, with the reason, and
    ``kept`` the values that may stay, with the file that has them.
    """

    traces: tuple[tuple[str, Trace], ...] = ()
    unread: tuple[tuple[str, str, str], ...] = ()
    kept: tuple[tuple[str, str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.traces or self.unread or self.kept)

    @classmethod
    def all(cls, parts: "Iterable[Seen]") -> "Seen":
        """What several processes saw."""
        parts = tuple(parts)
        return cls(
            tuple(each for part in parts for each in part.traces),
            tuple(each for part in parts for each in part.unread),
            tuple(each for part in parts for each in part.kept),
        )

    def of(self, brands: Container[str]) -> "Seen":
        """What was seen in the files of some brands."""
        return Seen(
            tuple(each for each in self.traces if each[0] in brands),
            tuple(each for each in self.unread if each[0] in brands),
            tuple(each for each in self.kept if each[0] in brands),
        )
