"""A student who does not check again what has not changed."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors import Connector
from guidekit.project import Assets, Claim, Pair
from guidekit.rules import Context
from guidekit.site.live_shelf import Asked, LiveShelf
from guidekit.site.study import Student
from guidekit.source import Diagnostic

__all__ = ["LiveStudent"]

Key = tuple[int, str, str | None, Claim]
"""The number of a folder, and of a pair in it the guide, the method and the claim."""


class _Checked(Struct, frozen=True):
    """What came of a check, of what, and what else it looked at."""

    found: tuple[Diagnostic, ...]
    connector: Connector | None
    version: int
    asked: Asked
    context: Context


class LiveStudent(Student):
    """Studies the folders of a project by their numbers, as often as they change.

    Each check of a guide is remembered together with what it looked at, and done again only when
    some of that is another.
    """

    shelf: LiveShelf

    def __init__(self, shelf: LiveShelf) -> None:
        super().__init__(shelf.project, shelf.project.brands, shelf)
        self._number = -1
        self._checks: dict[Key, _Checked] = {}
        self._looked_at: dict[int, frozenset[str]] = {}
        self._made_of: dict[int, frozenset[str]] = {}

    def study_folder(self, number: int) -> tuple[Diagnostic, ...]:
        """All that is wrong with a folder."""
        folder = self.project.folders[number]
        self._number = number
        with self.shelf.listening() as asked:
            study = self.study(folder)
        self.shelf.close(folder)
        keys = {self._key(pair) for pair in study.pairs}
        for key in [key for key in self._checks if key[0] == number and key not in keys]:
            del self._checks[key]
        asked.files.update(*(self._checks[key].asked.files for key in keys))
        self._looked_at[number] = frozenset(asked.files)
        self._made_of[number] = self.shelf.files_of(folder)
        return study.diagnostics

    def contexts(self, number: int) -> tuple[Context, ...]:
        """What the guides of a folder were checked with."""
        return tuple(done.context for key, done in self._checks.items() if key[0] == number)

    def forget(self, path: str) -> Iterator[int]:
        """A file has changed: the numbers of the folders that have to do with it."""
        self.shelf.forget(path)
        yield from self.made_of(path)
        if self.shelf.is_guide(path):
            # Others only ask whether it is there, and for its anchors: see `forget_links`.
            return
        for key in [key for key, done in self._checks.items() if path in done.asked.files]:
            del self._checks[key]
        yield from (number for number, files in self._looked_at.items() if path in files)

    def made_of(self, path: str) -> tuple[int, ...]:
        """The folders whose definition or guides a file is a part of."""
        return tuple(number for number, files in self._made_of.items() if path in files)

    def has_looked_below(self, folder: str) -> bool:
        """Whether any check depends on what is in a folder."""
        looked_at = (*self._looked_at.values(), *self._made_of.values())
        start = f"{folder}/"
        return any(path.startswith(start) for files in looked_at for path in files)

    def forget_links(self, guide: str) -> Iterator[int]:
        """A guide offers other anchors: the numbers of the folders with links to it."""
        for key in [key for key, done in self._checks.items() if guide in done.asked.guides]:
            del self._checks[key]
            yield key[0]

    def _key(self, pair: Pair) -> Key:
        return self._number, pair.path, pair.auth.key if pair.auth else None, pair.claim

    def _check(self, pair: Pair, context: Context, assets: Assets) -> Iterator[Diagnostic]:  # noqa: ARG002
        key, version = self._key(pair), self.shelf.version(pair.path)
        done = self._checks.get(key)
        if done is None or done.connector is not context.connector or done.version != version:
            whole = self.shelf.whole(pair.path) or pair.guide
            pair = replace(pair, guide=replace(whole, audience=pair.guide.audience))
            # Assets remember what they have found, and would not ask again for the next guide.
            fresh = Assets(self.project.files, "", self.project.settings.layout.base)
            with self.shelf.listening() as asked:
                found = tuple(super()._check(pair, context, fresh))
            done = _Checked(found, context.connector, version, asked, context)
            self._checks[key] = done
        yield from done.found
