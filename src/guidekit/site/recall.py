"""What an earlier run found of each connector, as long as nothing that it stands on has changed."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from guidekit.project import AT, ConnectorFolder, Project, Shelf, digest
from guidekit.site.fingerprints import Fingerprints
from guidekit.site.grounds import Ground, Grounds
from guidekit.site.memory import Memory
from guidekit.site.records import Record
from guidekit.site.volumes import Volumes
from guidekit.variants import Brand

__all__ = ["Recall", "name_of"]


class Recall:
    """The records of one project for one purpose: a check, or an output of certain brands.

    Without a memory there is never a record. What is known of a file goes by what it is to hold,
    where that is not saved yet.
    """

    def __init__(self, memory: Memory | None, project: Project, room: str, *purpose: str) -> None:
        files, own = project.files, project.own
        if memory is not None:
            memory.begin()
        self._fingerprints = memory.fingerprints if memory else Fingerprints()
        self._watch = files.watch
        self._unsaved = {
            f"={file}": digest(text.encode("utf-8", "surrogatepass"))
            for file, text in files.unsaved.items()
        }
        self._project = project
        home = "\n".join((str(files.root), files.shown, str(own.root), own.shown, *purpose))
        self.volumes = None if memory is None else Volumes(memory, room, home)
        self.grounds = Grounds(project)

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self._project)

    def sort_out(
        self, folders: Iterable[ConnectorFolder]
    ) -> tuple[dict[str, Record], list[ConnectorFolder]]:
        """The records that still stand, by the connectors' names, and the other folders."""
        known: dict[str, Record] = {}
        changed: list[ConnectorFolder] = []
        for folder in folders:
            record = self.of(name_of(folder))
            if record is not None and self.stands(record, self.basis(folder)):
                known[name_of(folder)] = record
            else:
                changed.append(folder)
        return known, changed

    def of(self, name: str) -> Record | None:
        """What is remembered of a part by its name, whether it still stands or not."""
        return self.volumes.of(name) if self.volumes else None

    def keep(self, name: str, record: Record) -> None:
        """Remember a record, once all are done; what it stands on, the whole run stands on."""
        self._repeat(record.answers)
        if self.volumes:
            self.volumes.keep(name, record)

    def done(self, names: Iterable[str], about: str = "") -> None:
        """Let the records count that were kept, and the old ones of other ``names``."""
        if self.volumes:
            self.volumes.done(names, about)

    def basis(self, more: object, brand: Brand | None = None, ground: Ground | None = None) -> str:
        """What stands for all that concerns every connector, and for what concerns only one.

        With a ``brand``, for all of it but the files of partners that it does not extend; with a
        ``ground``, as it would be on that one. Where nothing is remembered, nothing is compared.
        """
        if self.volumes is None:
            return ""
        common = self.grounds.of_one(brand) if brand else (ground or self.grounds.of_all).whole
        return digest(f"{common}\n{more!r}".encode("utf-8", "replace"))

    def stands(self, record: Record, basis: str) -> bool:
        """Whether a record is what would be found now; then the run stands on it too."""
        held = record.basis == basis and self.hold(record.answers)
        if held:
            self._repeat(record.answers)
        return held

    def _repeat(self, answers: Mapping[str, str]) -> None:
        """Let the whole run stand on answers, but for the project's own: they are those here."""
        asked = {question: each for question, each in answers.items() if question[0] != AT}
        self._watch.repeat(asked)

    def hold(self, answers: Mapping[str, str]) -> bool:
        """Whether all these answers would be given now."""
        return all(self._answer(question) == answer for question, answer in answers.items())

    def _answer(self, question: str) -> str:
        """What is answered now: by the project, by what is not saved yet, by the disk."""
        if question.startswith(AT):
            return self._shelf.answer(question)
        return self._unsaved.get(question) or self._fingerprints.answer(question)


def name_of(thing: ConnectorFolder | Brand) -> str:
    """The name that the record of a connector, or of what only a brand has, is kept by."""
    if isinstance(thing, Brand):
        return f"brand {thing.id}"
    return f"connector {thing.key} {thing.path} {thing.definition or ''}"
