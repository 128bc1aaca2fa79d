"""What the connectors of a project are called, for rules that look for another one's name."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from guidekit.project.folders import stem_of
from guidekit.project.project import Project
from guidekit.rules import provider_names

__all__ = ["NAMED", "ConnectorNames"]

NAMED = "@/"
"""The question whose name something is; no path in a project begins so."""


class ConnectorNames(Mapping[str, str]):
    """Names as :func:`~guidekit.rules.provider_names` folds them, with the keys of connectors.

    Whoever asks for a name stands on the answer, and not on the connectors that have other names.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._watch = project.files.watch

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return provider_names(_names(self._project))

    def __getitem__(self, name: str) -> str:
        self._watch.note(NAMED, name, self.answer(NAMED + name))
        return self._names[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __bool__(self) -> bool:
        """Always: where there are no names, somebody may still stand on that."""
        return True

    def answer(self, question: str) -> str:
        """The connector of a name, empty where it is nobody's; for a question of the watch."""
        return self._names.get(question.removeprefix(NAMED), "")


def _names(project: Project) -> Iterator[tuple[str, str]]:
    """The keys of connectors, and the names of guides that say whose they are."""
    for folder in project.folders:
        if folder.definition:
            yield folder.key, folder.key
        for path in folder.guides:
            stem = stem_of(path)
            yield stem, stem
