"""A place for finished sites that need not be on this machine: all that fsspec can write to."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from guidekit.source import GuidekitError

__all__ = ["Store", "open_store"]

LOCAL = frozenset({"file", "local"})


class Store:
    """A folder, or what stands for one, in a file system of fsspec.

    Paths are relative to it. All methods raise :class:`GuidekitError` where the place refuses.
    """

    def __init__(self, files: Any, root: str) -> None:
        self._files = files
        self._root = root.rstrip("/")
        self.name = str(files.unstrip_protocol(self._root))

    def is_empty(self) -> bool:
        """Whether nothing is there, or the place is yet to be made."""
        with self._trouble(), suppress(FileNotFoundError):
            return not self._files.ls(self._root, detail=False)
        return True

    def get(self, path: str, target: Path) -> bool:
        """Copy a file from there; tells whether there is one."""
        with self._trouble(), suppress(FileNotFoundError):
            self._files.get_file(self._place(path), str(target))
            return True
        return False

    def put(self, files: Sequence[tuple[Path, str]]) -> None:
        """Bring files there, many at the same time where the place allows it."""
        with self._trouble():
            sources, targets = zip(*files, strict=True)
            self._files.put([str(source) for source in sources], [*map(self._place, targets)])

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        with self._trouble(), suppress(FileNotFoundError):
            self._files.rm_file(self._place(path))

    def _place(self, path: str) -> str:
        return f"{self._root}/{path}"

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        with _said_of(self.name):
            yield


def open_store(url: str) -> Store:
    """The place at an address such as ``s3://help/guides``, ``gs://…``, ``sftp://…`` or a folder.

    Raises :class:`GuidekitError` where there is none of that kind, or what it needs is missing.

    >>> open_store("memory://help/").name
    'memory:///help'
    """
    try:
        from fsspec.core import url_to_fs
        from fsspec.utils import get_protocol
    except ImportError as error:
        hint = "install `guidekit[publish]`"
        raise GuidekitError("no package `fsspec`, expected it for publishing", help=hint) from error
    options = {"auto_mkdir": True} if get_protocol(url) in LOCAL else {}
    with _said_of(url):
        return Store(*_opened(url_to_fs, url, options))


def _opened(open_url: Callable[..., tuple[Any, str]], url: str, options: dict[str, bool]) -> Any:
    try:
        return open_url(url, use_listings_cache=False, **options)
    except ImportError as error:
        hint = "install the package that fsspec has for such places"
        raise GuidekitError(f"`{url}` needs more than is installed: {error}", help=hint) from error
    except ValueError as error:
        hint = "expected one such as `s3://bucket/folder`, or a folder"
        raise GuidekitError(f"no place to publish to: `{url}`", help=hint) from error


@contextmanager
def _said_of(place: str) -> Iterator[None]:
    """Say plainly what a place refuses: each kind has errors of its own, of no common class."""
    try:
        yield
    except GuidekitError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        hint = "what was sent is there; run it again to go on"
        raise GuidekitError(f"`{place}` refuses: {reason}", help=hint) from error
