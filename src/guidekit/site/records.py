"""What is remembered of a connector or a brand."""

from collections.abc import Container, Iterable, Mapping

from msgspec import Struct, field
from msgspec.msgpack import Decoder, Encoder
from msgspec.structs import replace

from guidekit.audit import Seen
from guidekit.project import Answers
from guidekit.site.listing import Listing
from guidekit.site.manifest import Written
from guidekit.site.survey import Survey
from guidekit.source import Diagnostic

__all__ = ["Record", "pack", "places_among", "unpack"]


class Record(Struct, frozen=True, omit_defaults=True):
    """What was found in a connector's files, and what was written for it.

    It stands as long as ``basis`` is what it would be made on and the disk gives all ``answers``.
    ``listing`` and ``written`` are empty where nothing was built; ``pages`` counts its pages, and
    ``seen`` is what was seen in the files of partners. ``survey`` is what a check of the whole
    project takes from it. ``asked`` tells which of the questions were asked for each guide, by
    their places among the answers.

    >>> import msgspec
    >>> msgspec.json.decode(msgspec.json.encode(Record("b", {"?/a": "file"})), type=Record).answers
    {'?/a': 'file'}
    """

    basis: str
    answers: Answers
    diagnostics: tuple[Diagnostic, ...] = ()
    listing: Listing | None = None
    written: tuple[Written, ...] = ()
    pages: int = 0
    seen: Seen = field(default_factory=Seen)
    survey: Survey | None = None
    asked: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, str]:
        """The content of each file that was written, by its path."""
        return {file.path: file.sha256 for file in self.written}

    def with_files_of(self, brands: Container[str], other: "Record") -> "Record":
        """With what another record has of the files of ``brands``, of which this one has none.

        What these stand on may not have been asked again: it is as the other record has it.

        >>> before = Record("", {"=/a.png": "4d"}, written=(Written("acme/a", "2c", "acme"),))
        >>> whole = Record("", {"=/b.png": "51"}).with_files_of({"acme"}, before)
        >>> [*whole.answers], [file.path for file in whole.written]
        (['=/a.png', '=/b.png'], ['acme/a'])
        """
        kept = (file for file in other.written if file.brand in brands)
        return replace(
            self,
            answers={**other.answers, **self.answers},
            written=(*kept, *self.written),
            seen=Seen.all((other.seen.of(brands), self.seen)),
        )

    def questions(self) -> dict[str, frozenset[str]]:
        """The questions that were asked for each guide."""
        asked = tuple(self.answers)
        return {path: frozenset(asked[n] for n in mine) for path, mine in self.asked.items()}


ENCODE = Encoder().encode
DECODE = Decoder(Record).decode


def pack(record: Record) -> bytes:
    """A record in a third of the memory, for those of all connectors are kept.

    >>> record = Record("b", {}, pages=3)
    >>> unpack(pack(record)) == record
    True
    """
    return ENCODE(record)


def unpack(data: bytes) -> Record:
    """A record that was packed."""
    return DECODE(data)


def places_among(
    answers: Answers, asked: Mapping[str, Iterable[str]]
) -> dict[str, tuple[int, ...]]:
    """The questions that were asked for each guide, by their places among the essential ones."""
    places = {question: place for place, question in enumerate(answers)}

    def place(question: str) -> int:
        instead = (f"{letter}{question[1:]}" for letter in "=*?")
        return next(places[each] for each in (question, *instead) if each in places)

    return {path: tuple(sorted({place(each) for each in own})) for path, own in asked.items()}
