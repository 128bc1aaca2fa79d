"""Records by the hundred: what is remembered of the parts of a project, a file for many of them.

The files, *volumes*, never change. An index says in which of them each part's record is; it is
written last, so that what it speaks of is always there and of one run. What a run adds goes into
new volumes, together with what is left of those that are half empty by then.
"""

from collections.abc import Collection, Iterable
from typing import TypeVar

import msgspec
from msgspec import Struct, field
from msgspec.json import Decoder, Encoder

from guidekit.site.memory import Memory
from guidekit.site.records import Record

__all__ = ["Volumes"]

LARGE = 250_000
"""Bytes from which on a volume is full."""

MOST_OPEN = 4
"""So many volumes are kept in memory: parts are asked for about in the order that they came in."""

T = TypeVar("T")

ENCODE = Encoder().encode
RECORDS = Decoder(dict[str, Record])


class _Index(Struct):
    """The volumes by number, each with its parts and the size of their records.

    ``about`` is what those who keep the records say of all of them.
    """

    volumes: dict[int, dict[str, int]] = field(default_factory=dict)
    about: str = ""


INDEX = Decoder(_Index)


class Volumes:
    """The records of one purpose, such as an output, by the names of parts.

    Where two runs write the same volume at a time, a part that is not in the one that its index
    names is unknown. What a run leaves that is given up, the next one writes over.
    """

    def __init__(self, memory: Memory, room: str, purpose: str) -> None:
        self._memory = memory
        self._room = room
        self._purpose = purpose
        self._index = self._load(purpose, INDEX) or _Index()
        self._places = {
            name: number for number, sizes in self._index.volumes.items() for name in sizes
        }
        self._open: dict[int, dict[str, Record]] = {}
        self._new: dict[str, tuple[int, int]] = {}
        self._page: dict[str, bytes] = {}
        self._size = 0
        self._next = max(self._index.volumes, default=0) + 1

    @property
    def about(self) -> str:
        """What was said of all records when the last run was done."""
        return self._index.about

    @property
    def names(self) -> Collection[str]:
        """The parts that there were records of."""
        return self._places.keys()

    def forget(self) -> None:
        """Let the old records be unknown."""
        self._places.clear()

    def of(self, name: str) -> Record | None:
        """The record of a part as the last run left it; None where there is none to be read."""
        number = self._places.get(name)
        return None if number is None else self._volume(number).get(name)

    def keep(self, name: str, record: Record) -> None:
        """Take a part's record, which counts when the run is :meth:`done`."""
        try:
            data = b"%b:%b" % (ENCODE(name), ENCODE(record))
        except UnicodeEncodeError:  # the name of a file may be no text: this is not kept
            data = b""
        self._new[name] = self._next, len(data)
        self._page[name] = data
        self._size += len(data)
        if self._size >= LARGE:
            self._write()

    def done(self, names: Iterable[str], about: str = "") -> None:
        """From now on there are the records that were kept, and the old ones of other ``names``."""
        wanted = set(names) & self._places.keys()
        volumes: dict[int, dict[str, int]] = {}
        for number, sizes in self._index.volumes.items():
            left = {n: size for n, size in sizes.items() if n in wanted and n not in self._new}
            if sum(left.values()) * 2 >= LARGE or not (self._new or len(left) < len(sizes)):
                volumes[number] = left
            else:
                for name in left:
                    record = self.of(name)
                    if record is not None:
                        self.keep(name, record)
        self._write()
        for name, (number, size) in self._new.items():
            if size:
                volumes.setdefault(number, {})[name] = size
        self._settle(_Index(volumes, about))

    def _settle(self, index: _Index) -> None:
        if index != self._index and self._memory.write(self._room, self._purpose, ENCODE(index)):
            for number in self._index.volumes.keys() - index.volumes.keys():
                self._memory.remove(self._room, self._name(number))
            self._index = index

    def _write(self) -> None:
        """Close the new volume and begin the next one."""
        text = b"{%b}" % b",".join(filter(None, self._page.values()))
        if self._page and not self._memory.write(self._room, self._name(self._next), text):
            # What stands there instead is of another run.
            self._new.update(dict.fromkeys(self._page, (self._next, 0)))
        self._page = {}
        self._size = 0
        self._next += 1

    def _volume(self, number: int) -> dict[str, Record]:
        if number not in self._open:
            if len(self._open) == MOST_OPEN:
                del self._open[next(iter(self._open))]
            self._open[number] = self._load(self._name(number), RECORDS) or {}
        return self._open[number]

    def _name(self, number: int) -> str:
        return f"{self._purpose}\n{number}"

    def _load(self, name: str, decoder: Decoder[T]) -> T | None:
        data = self._memory.read(self._room, name)
        try:
            return None if data is None else decoder.decode(data)
        except (msgspec.DecodeError, ValueError):
            return None
