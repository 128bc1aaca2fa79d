"""The projects of the files that an editor has open, and what stands in these files there."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guidekit.project import Project, find_project, load_project, loose_project
from guidekit.site import LiveProject
from guidekit.source import GuidekitError

__all__ = ["Projects"]

OTHERS = frozenset({".git", ".guidekit-cache", "node_modules"})
"""Folders where files come and go in great number, none of which concerns a guide."""


class Projects:
    """Finds the project of each file; files outside projects are checked by themselves.

    ``load`` reads the one project that the user named, given the texts that are unsaved.
    """

    def __init__(self, load: Callable[[dict[Path, str]], Project] | None = None) -> None:
        self.texts: dict[Path, str] = {}
        self._load = load
        self._live: dict[Path | None, LiveProject] = {}
        self._news: dict[Path, None] = {}

    def open(self, file: Path, text: str) -> None:
        """An editor shows a file, with this text."""
        live = self.of(file)
        if live is not None:
            live.hold([*self.texts, file])
        self.edit(file, text)

    def edit(self, file: Path, text: str) -> None:
        """A file that an editor shows has this text now."""
        self.texts[file] = text
        self._news[file] = None

    def close(self, file: Path) -> None:
        """An editor shows a file no more: what is on the disk counts again."""
        self.texts.pop(file, None)
        self._news[file] = None
        for live in self._live.values():
            live.hold(self.texts)

    def on_disk(self, files: Iterable[Path]) -> None:
        """Files and folders have changed on the disk; what an editor shows goes before it.

        They are not resolved: what matters of a link is where it stands.
        """
        shown = {file for file in self.texts if file.exists()}
        for file in files:
            if OTHERS.isdisjoint(file.parts) and file not in shown:
                self._news[file] = None

    def settle_news(self) -> None:
        """Let the projects know of all changes since the last time."""
        news, self._news = self._news, {}
        for live in self._live.values() if news else ():
            live.changed(news)

    def of(self, file: Path) -> LiveProject | None:
        """The project of a file, read when first asked for; None for what guidekit cannot check."""
        self.settle_news()
        key = None if self._load else self._root_of(file)
        if key not in self._live:
            live = self._read(key, file)
            if live is None:
                return None
            live.hold(self.texts)
            self._live[key] = live
        return self._live[key]

    def unsettled(self) -> Iterator[LiveProject]:
        """The projects of which something is yet to be checked."""
        self.settle_news()
        return (live for live in self._live.values() if not live.settled)

    def _root_of(self, file: Path) -> Path:
        """The folder of the project, or the file itself where it is in none."""
        root = find_project(file.parent)
        return root if root is not None and file.is_relative_to(root.resolve()) else file

    def _read(self, key: Path | None, file: Path) -> LiveProject | None:
        def load() -> Project:
            if self._load is not None:
                return self._load(self.texts)
            if key is not None and key != file:
                return load_project(key, unsaved=self.texts)
            return loose_project((file,), self.texts)

        try:
            return LiveProject(load)
        except GuidekitError:
            return None
