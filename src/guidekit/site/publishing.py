"""Bring a finished output to where people read it: only what differs, in a safe order."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from guidekit.project import shown_path
from guidekit.site.lint import Progress
from guidekit.site.manifest import MANIFEST, SHARD, is_manifest, written_in
from guidekit.site.patching import reading_order
from guidekit.site.store import Store, open_store
from guidekit.source import GuidekitError

__all__ = ["Publication", "publish"]

PENDING = ".guidekit-pending.json"
BATCH = 200


class Publication(NamedTuple):
    """What publishing comes to: paths to send, in order, paths to remove, and how many stay."""

    place: str
    sent: tuple[str, ...]
    removed: tuple[str, ...]
    same: int


def publish(
    output: Path,
    url: str,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Publication:
    """Make the place at ``url`` what the ``output`` of a build is.

    Files that are there already, by the manifest of the last time, are left alone. First comes what
    pages load, then pages, then the lists of pages, and then what is gone is removed: no reader
    meets a page that lacks something. Who was stopped on the way goes on where he was, by a list of
    what was under way.

    Raises :class:`GuidekitError` where the output is none of guidekit's, or not as it was built;
    where the place holds something else; and where it refuses.
    """
    new = _built(output)
    store = open_store(url)
    old = _there(store)
    changed = [path for path, sha256 in new.items() if old.get(path) != sha256]
    removed = tuple(sorted(old.keys() - new.keys()))
    sent = (*sorted(changed, key=reading_order), *([MANIFEST] if changed or removed else []))
    _check(output, {path: new[path] for path in changed})
    if sent and not dry_run:
        _note(store, [*(path for path in changed if path not in old), *removed])
        done = 0
        for batch in _batches(sent):
            store.put([(output / path, path) for path in batch])
            done += len(batch)
            if progress:
                progress(done, len(sent))
        for path in removed:
            store.remove(path)
        store.remove(PENDING)
    return Publication(store.name, sent, removed, len(new) - len(changed))


def _built(output: Path) -> dict[str, str]:
    """The files of the output by their paths, each with what it holds."""
    if not is_manifest(output / MANIFEST):
        hint = "build the sites first: `guidekit build`"
        message = f"`{shown_path(output)}` is no output of guidekit: it has no `{MANIFEST}`"
        raise GuidekitError(message, help=hint)
    if (output / SHARD).exists():
        hint = "put all shards together first: `guidekit merge`"
        raise GuidekitError(f"`{shown_path(output)}` is a shard, expected whole sites", help=hint)
    return _known(output / MANIFEST)


def _there(store: Store) -> dict[str, str]:
    """What the place has of earlier times; what was under way then may hold anything."""
    with tempfile.TemporaryDirectory() as folder:
        manifest, pending = Path(folder, MANIFEST), Path(folder, PENDING)
        has_pending, has_manifest = store.get(PENDING, pending), store.get(MANIFEST, manifest)
        if not has_pending and not has_manifest and not store.is_empty():
            hint = "name an empty place, or remove yourself what is there"
            raise GuidekitError(f"`{store.name}` holds what guidekit did not send", help=hint)
        try:
            known = _known(manifest) if has_manifest else {}
            under_way = json.loads(pending.read_bytes()) if has_pending else []
            known.update((str(path), "") for path in under_way)
        except (TypeError, ValueError) as error:
            hint = "remove yourself what is there to send all again"
            raise GuidekitError(f"`{store.name}` has a damaged `{MANIFEST}`", help=hint) from error
    return {path: sha256 for path, sha256 in known.items() if _is_below(path)}


def _known(manifest: Path) -> dict[str, str]:
    if not is_manifest(manifest):
        raise ValueError("another kind of file")
    return {file.path: file.sha256 for file in written_in(manifest)}


def _is_below(path: str) -> bool:
    """Whether a path that another place told stays in that place."""
    return not path.startswith("/") and ".." not in path.split("/")


def _check(output: Path, files: dict[str, str]) -> None:
    """Send nothing where a file is not what was built, and searched for traces of the house."""
    for path, sha256 in files.items():
        try:
            with (output / path).open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            same = False
        if not same:
            message = f"`{shown_path(output / path)}` is not as it was built"
            raise GuidekitError(message, help="build again, then publish")


def _note(store: Store, paths: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, PENDING)
        note.write_text(json.dumps(paths), "ascii")
        store.put([(note, PENDING)])


def _batches(paths: Sequence[str]) -> Iterator[list[str]]:
    """Files that may go at the same time: no page with what it needs, no list with its pages."""
    for _, group in groupby(paths, key=lambda path: reading_order(path)[:-1]):
        together = list(group)
        for start in range(0, len(together), BATCH):
            yield together[start : start + BATCH]
