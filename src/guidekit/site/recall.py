"""What an earlier run found of each connector, as long as nothing that it stands on has changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from guidekit.project import AT, Answers, ConnectorFolder, Project, Shelf, digest
from guidekit.site.faces import face_of, has_plain_pages
from guidekit.site.memory import Memory
from guidekit.site.records import Record, from_json, to_json
from guidekit.variants import Brand

__all__ = ["Recall", "name_of"]

PENDING = "pending"


class Recall:
    """The records of one project for one purpose: a check, or an output of certain brands.

    Without a memory there is never a record. What is known of a file goes by what it is to hold,
    where that is not saved yet.
    """

    def __init__(self, memory: Memory | None, project: Project, room: str, *purpose: str) -> None:
        files, own = project.files, project.own
        if memory is not None:
            memory.begin()
        self._memory = memory
        self._room = room
        self._watch = files.watch
        self._unsaved = {
            f"={file}": digest(text.encode("utf-8", "surrogatepass"))
            for file, text in files.unsaved.items()
        }
        self._shelf = Shelf(project)
        self._home = "\n".join((str(files.root), files.shown, str(own.root), own.shown, *purpose))
        self._project = project
        sources = {brand.id: own.relative(Path(brand.source.path)) for brand in project.brands}
        # A house that nobody describes stands in the project file, which concerns all.
        described = {key: path for key, path in sources.items() if path != project.settings.path}
        self._brands = {f"={own.root}/{path}": key for key, path in described.items()}

    def sort_out(
        self, folders: Iterable[ConnectorFolder]
    ) -> tuple[dict[str, Record], list[ConnectorFolder]]:
        """The records that still stand, by the connectors' names, and the other folders."""
        known: dict[str, Record] = {}
        changed: list[ConnectorFolder] = []
        for folder in folders:
            record = self.of(folder)
            if record is not None and self.stands(record, self.basis(folder)):
                known[name_of(folder)] = record
            else:
                changed.append(folder)
        return known, changed

    def of(self, thing: ConnectorFolder | str) -> Record | None:
        """What is remembered of a connector or by a name, whether it still stands or not."""
        if self._memory is None:
            return None
        return from_json(self._memory.load(self._room, self._name(thing)))

    def keep(self, thing: ConnectorFolder | str, record: Record, *, pending: bool = False) -> None:
        """Remember a record; what it stands on, the whole run stands on.

        A ``pending`` one does not count until it is settled.
        """
        self._watch.repeat(record.answers)
        if self._memory is not None:
            room = PENDING if pending else self._room
            self._memory.keep(room, self._name(thing), to_json(record))

    def settle(self, name: str) -> None:
        """Let a pending record count, if there is one."""
        if self._memory is not None:
            self._memory.move(PENDING, self._room, self._name(name))

    def basis(self, *more: object, brand: Brand | None = None) -> str:
        """What stands for all that concerns every connector, and for what concerns only one.

        With a ``brand``, for all of it but the files of partners that it does not extend. Where
        nothing is remembered, nothing is compared.
        """
        if self._memory is None:
            return ""
        common = self._of_all if brand is None else self._of_one(brand)
        return digest("\n".join((common, *map(repr, more))).encode("utf-8", "replace"))

    @cached_property
    def _of_all(self) -> str:
        """What concerns every connector: of brands, what its pages and its checks can show."""
        if not has_plain_pages(self._project):
            return "\n".join(self._common(()))
        return "\n".join([*self._common(self._brands), *map(face_of, self._project.brands)])

    def _of_one(self, brand: Brand) -> str:
        mine = {brand.id, *brand.bases, self._project.house.id}
        others = {question for question, key in self._brands.items() if key not in mine}
        return "\n".join(self._common(others))

    def _common(self, but: Collection[str]) -> Iterator[str]:
        """What the disk said of the project as a whole, sorted."""
        for question, answer in sorted(self._project.basis.items()):
            if question not in but:
                yield f"{question} {answer}"

    def stands(self, record: Record, basis: str) -> bool:
        """Whether a record is what would be found now; then the run stands on it too."""
        held = record.basis == basis and self._hold(record.answers)
        if held:
            self._watch.repeat(record.answers)
        return held

    def _hold(self, answers: Mapping[str, str]) -> bool:
        ours: Answers = {q: a for q, a in answers.items() if q.startswith(AT)}
        disk = {q: a for q, a in answers.items() if not q.startswith(AT)}
        if any(self._shelf.answer(question) != answer for question, answer in ours.items()):
            return False
        for question, answer in self._unsaved.items():
            if disk.pop(question, answer) != answer:
                return False
        return self._memory is not None and self._memory.fingerprints.hold(disk)

    def _name(self, thing: ConnectorFolder | str) -> str:
        return f"{self._home}\n{thing if isinstance(thing, str) else name_of(thing)}"


def name_of(thing: ConnectorFolder | Brand) -> str:
    """The name that the record of a connector, or of what only a brand has, is kept by."""
    if isinstance(thing, Brand):
        return f"brand {thing.id}"
    return f"connector {thing.key} {thing.path} {thing.definition or ''}"
