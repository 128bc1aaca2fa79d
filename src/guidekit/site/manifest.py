"""``manifest.json``: what a build wrote, and the mark of a folder that guidekit may replace."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["MANIFEST", "Written", "is_manifest", "render_manifest"]

MANIFEST = "manifest.json"
VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """One file of the output.

    ``path`` is relative to the output folder, ``source`` the file of the project that it comes
    from (None where it is made from many, such as a catalogue).
    """

    path: str
    sha256: str
    brand: str
    source: str | None = None


def render_manifest(files: Iterable[Written]) -> str:
    """The manifest as JSON, the files sorted by path.

    >>> print(render_manifest([Written("acme/index.html", "00", "acme")]), end="")
    {"version": 1, "files": [
    {"path": "acme/index.html", "sha256": "00", "brand": "acme", "source": null}
    ]}
    """
    lines = ",\n".join(
        json.dumps(asdict(file), ensure_ascii=False) for file in sorted(files, key=_path)
    )
    return f'{{"version": {VERSION}, "files": [\n{lines}\n]}}\n'


def is_manifest(path: Path) -> bool:
    """Whether a file is a manifest that guidekit wrote."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(data, dict) and isinstance(data.get("version"), int) and "files" in data


def _path(file: Written) -> str:
    return file.path
