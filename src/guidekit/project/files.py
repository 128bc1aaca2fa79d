"""The files of a project: read, listed and named, and never any outside its folder."""

# ruff: noqa: PTH100, PTH114, PTH116, PTH208
# The disk is asked for each guide and image, and answers sooner than a `Path` is made.

import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct, field

from guidekit.project.watch import (
    MOST_READ,
    NOTHING,
    Watch,
    digest,
    kind_of,
    listing,
    size,
    status_of,
    visible,
)
from guidekit.source import Fault, GuidekitError, SourceText, Span

__all__ = ["MAX_ASSET_BYTES", "ProjectFiles", "below", "join_path", "printable", "shown_path"]

MOST_FOLDERS = 4096
"""Of so many folders it is kept where they lead."""

MAX_ASSET_BYTES = MOST_READ - 1
"""Size up to which an image or video is copied: more is a mistake, not a screenshot."""


def join_path(folder: str, path: str) -> str | None:
    """A path as written in a file of ``folder``, as a path from the project's root.

    Root-absolute paths count from the root; None for a path that leads out of the project.

    >>> join_path("connectors/lucca", "./images/a.png")
    'connectors/lucca/images/a.png'
    >>> join_path("connectors/lucca", "/images/a.png")
    'images/a.png'
    >>> join_path("connectors/lucca", "../../../etc/passwd") is None
    True
    """
    whole = path if path.startswith("/") or not folder else f"{folder}/{path}"
    parts: list[str] = []
    for part in whole.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def below(folder: str, name: str) -> str:
    """The path of a file in a folder of the project, whose own folder is the empty path."""
    return f"{folder}/{name}" if folder else name


def printable(name: str) -> str:
    r"""A file's name with what cannot be printed or encoded written out.

    >>> printable("a\udcff\n.mdx")
    'a\\udcff\\n.mdx'
    """
    return (
        name
        if name.isprintable()
        else "".join(
            c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode()
            for c in name
        )
    )


def shown_path(path: Path) -> str:
    """A path as its user would type it: from the current folder where that is shorter."""
    absolute = Path(os.path.abspath(path))  # resolve() would follow symlinks
    try:
        return printable(absolute.relative_to(Path.cwd()).as_posix())
    except ValueError:
        return printable(path.as_posix())


class ProjectFiles(Struct, frozen=True, eq=False):
    """One project's folder; paths are relative to it, with ``/`` between their parts.

    ``root`` has its symlinks resolved; ``shown`` is how the user names it. ``unsaved`` has what
    stands in an editor, instead of what files hold, by their places with symlinks resolved; files
    that are nowhere else are there, too.
    ``watch`` takes down what is asked of the disk.
    """

    root: Path
    shown: str
    unsaved: Mapping[Path, str] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)
    _folders: dict[str, str | None] = field(default_factory=dict)
    """Where folders lead: asked for every file in them."""

    @classmethod
    def at(cls, folder: Path, unsaved: Mapping[Path, str] | None = None) -> "ProjectFiles":
        """The files below ``folder``; raises :class:`GuidekitError` where that is no folder."""
        shown = shown_path(folder)
        if not folder.is_dir():
            what = "a file" if folder.is_file() else "no such folder"
            raise GuidekitError(f"`{shown}`: {what}, expected the folder of a project")
        return cls(folder.resolve(), shown, {} if unsaved is None else unsaved)

    def locate(self, path: str) -> Path | None:
        """Where a path leads, symlinks followed; None out of the project or for no real path."""
        place = self.place(path)
        return None if place is None else Path(place)

    def place(self, path: str) -> str | None:
        """The same as a text: asked for each image, it must cost little."""
        joined = join_path("", path)
        return None if joined is None or "\0" in path else self._place(joined)

    def _place(self, joined: str, *, linked: bool | None = None) -> str | None:
        """The same for such a path, of which it may be known whether it is a link."""
        try:
            return self._follow(joined, linked=linked)
        except (OSError, RuntimeError):  # links in a circle
            return None

    def _follow(self, path: str, *, linked: bool | None = None) -> str | None:
        if not path:
            return str(self.root)
        parent, _, name = path.rpartition("/")
        folder = self._folder(parent)
        if folder is None:
            return None
        found = f"{folder}/{name}"
        if linked is None:
            linked = os.path.islink(found)
        return self._inside(found) if linked else found

    def _folder(self, path: str) -> str | None:
        if path not in self._folders:
            place = self._place(path)
            if len(self._folders) >= MOST_FOLDERS:
                self._folders.clear()
            self._folders[path] = place
        return self._folders[path]

    def _whole(self, path: str) -> str:
        """A path as a question has it, links not followed."""
        return f"{self.root}/{path}" if path else str(self.root)

    def look_again(self) -> None:
        """The disk has changed: folders may lead elsewhere than before."""
        self._folders.clear()

    def exists(self, path: str) -> bool:
        """Whether there is such a file inside the project."""
        what, found = self._look(path)
        return found is not None and (what.startswith("file") or self._is_unsaved(found))

    def read(self, path: str) -> tuple[SourceText, tuple[Fault, ...]]:
        """The text of a file; an empty text and a fault that says why it cannot be read.

        The text's own path, which all positions in it carry, is the one that users type.
        """
        data, reason = self._bytes(path)
        shown = self.show(path)
        if data is None:
            return SourceText(shown, ""), (Fault("unreadable-file", reason, Span.of_file(shown)),)
        return SourceText.decode(shown, data)

    def fault(self, path: str, message: str, help: str | None = None) -> Fault:
        """What is wrong with a file or folder as a whole, as a part of the project."""
        return Fault("invalid-project", message, self.at_start(path), help)

    def size(self, path: str) -> int | None:
        """How many bytes a file has; None where there is no such file."""
        what, found = self._look(path)
        if found is None or not what.startswith("file"):
            return None
        measured = size(found)
        self.watch.note("#", found, measured)
        return int(measured) if measured.isdecimal() else None

    def at_start(self, path: str) -> Span:
        """The place of a file as a whole."""
        return Span.of_file(self.show(path))

    def data(self, path: str) -> bytes | None:
        """The bytes of an image or the like; None where it cannot be read or is too large."""
        data, _ = self._bytes(path)
        return data if data is not None and len(data) <= MAX_ASSET_BYTES else None

    def names(self, folder: str) -> tuple[str, ...] | None:
        """Names in a folder, hidden ones left out, sorted; None where there is no such folder."""
        what, found = self._look(folder)
        if found is None or not what.startswith("folder"):
            return None
        try:
            names = visible(os.listdir(found))
        except OSError as error:
            raise GuidekitError(f"`{self.show(folder)}`: {error.strerror}") from error
        self.watch.note("*", found, listing(names))
        if self.unsaved:
            held = [file.name for file in self.unsaved if str(file.parent) == found]
            names = visible({*names, *held})
        return tuple(names)

    def is_folder(self, path: str) -> bool:
        """Whether a path leads to a folder of the project."""
        what, found = self._look(path)
        return found is not None and what.startswith("folder")

    def note(self, path: str) -> None:
        """Take down what a path leads to, for a reader who goes there by another way."""
        if not self.is_folder(path):
            self._bytes(path)
        elif path:
            self.names(path)

    def show(self, path: str) -> str:
        """A path as the user would type it.

        >>> ProjectFiles(Path("/x/guides"), "guides").show("brands/acme.yaml")
        'guides/brands/acme.yaml'
        """
        return path if self.shown == "." else f"{self.shown.rstrip('/')}/{path}"

    def relative(self, path: Path) -> str | None:
        """The inverse of :meth:`show` for a path of the file system; None outside the project.

        The last part keeps its name where it is a symlink.
        """
        try:
            found = path.parent.resolve() / path.name
        except (OSError, RuntimeError):
            return None
        return found.relative_to(self.root).as_posix() if found.is_relative_to(self.root) else None

    def _look(self, path: str) -> tuple[str, str | None]:
        """What is at a path, symlinks followed, and where that is; None as for :meth:`place`."""
        joined = join_path("", path)
        if joined is None or "\0" in path:
            return NOTHING, None
        whole = self._whole(joined)
        above = joined.rpartition("/")[0]
        what = kind_of(*status_of(whole, linked=self._folder(above) != self._whole(above)))
        self.watch.note("?", whole, what)
        # What leads nowhere may be a link all the same.
        return what, self._place(joined, linked=None if what == NOTHING else " " in what)

    def _inside(self, path: str) -> str | None:
        found = Path(path).resolve()
        return str(found) if found.is_relative_to(self.root) else None

    def _is_unsaved(self, place: str) -> bool:
        return bool(self.unsaved) and Path(place) in self.unsaved

    def _bytes(self, path: str) -> tuple[bytes | None, str]:
        found = self.place(path)
        if found is None:
            self._look(path)
            return None, f"`{path}` leads out of the project"
        if self._is_unsaved(found):
            # An editor may send half a surrogate pair, which is then no text to anybody.
            data = self.unsaved[Path(found)].encode("utf-8", "surrogatepass")
            self.watch.note("=", found, digest(data))
            return data, ""
        try:
            status = os.stat(found)
            # Whatever is no regular file (a pipe, a device) could keep us reading for ever.
            if not S_ISREG(status.st_mode):
                self._look(path)
                what = "a folder" if S_ISDIR(status.st_mode) else "no regular file"
                return None, f"`{path}` is {what}, expected a file"
            with Path(found).open("rb") as file:
                # To be ready for so much takes longer than to read a guide.
                data = file.read(MOST_READ if status.st_size >= MOST_READ else -1)
        except OSError as error:
            self.watch.note("=", found, "nothing")
            return None, f"`{path}` cannot be read: {error.strerror or error}"
        self.watch.note("=", found, digest(data))
        return data, ""
