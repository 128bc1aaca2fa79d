"""``certificate.json``: what was checked in a partner's site, and every file as it was then.

The same build gives the same certificate. It names nothing of the house but the values that may
stay, and so may be delivered with the site.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from guidekit import __version__
from guidekit.audit.audit import files_in
from guidekit.audit.pictures import IMAGES
from guidekit.project import shown_path
from guidekit.rules import ALL_RULES
from guidekit.source import GuidekitError
from guidekit.variants import Brand, identifying

__all__ = ["CERTIFICATE", "Differences", "render_certificate", "verify_folder"]

CERTIFICATE = "certificate.json"
VERSION = 1
"""Counts up when a key changes its meaning or goes away; new keys may come without."""

WHITELABEL = "GK5"


class Differences(Struct, frozen=True):
    """How a folder differs from its certificate; each has paths, sorted."""

    brand: str
    files: int
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.extra)


class Checked(Struct, frozen=True):
    """What the certificate of a brand tells besides its files.

    ``kept`` has the files of each value that may stay and does, ``unread`` files and why they could
    not be read, ``reviewed`` the SHA-256 of images that someone has looked at.
    """

    kept: Mapping[str, Iterable[str]] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    reviewed: frozenset[str] = frozenset()


def is_image(path: str) -> bool:
    """Whether a file shows something that only eyes can read."""
    return path.lower().endswith((*IMAGES, ".svg"))


def render_certificate(
    brand: Brand, house: Brand, files: Mapping[str, str], checked: Checked
) -> tuple[str, tuple[str, str]]:
    """The certificate of a partner's site; ``files`` has the SHA-256 of each by its path.

    The same in two parts, as JSON each: without the files, and only these.
    """
    images = {path: sha256 for path, sha256 in sorted(files.items()) if is_image(path)}
    reasons = {keep.value: keep.reason for keep in house.identity.keep}
    told = {
        "version": VERSION,
        "guidekit": __version__,
        "brand": brand.id,
        "checks": {r.code: r.name for r in ALL_RULES if r.code.startswith(WHITELABEL)},
        "identity": _fingerprint(house),
        "keeps": [
            {"value": value, "reason": reasons.get(value, ""), "files": sorted(paths)}
            for value, paths in sorted(checked.kept.items())
        ],
        "images": {
            "reviewed": [path for path, sha256 in images.items() if sha256 in checked.reviewed],
            "notReviewed": [
                path for path, sha256 in images.items() if sha256 not in checked.reviewed
            ],
        },
        "notRead": dict(sorted(checked.unread.items())),
    }
    about = json.dumps(told, ensure_ascii=False, indent=1)
    # With an indent the standard library is slow, and this is a line for every file of a site.
    lines = json.dumps(dict(sorted(files.items())), ensure_ascii=False, separators=(",\n  ", ": "))
    start = about.removesuffix("\n}")
    return f'{start},\n "files": {{\n  {lines[1:-1]}\n }}\n}}\n', (about, lines)


def verify_folder(folder: Path) -> Differences:
    """Compare a folder with the certificate in it.

    Raises :class:`GuidekitError` where there is no such folder, or no certificate that can be read.
    """
    there = set(files_in(folder)) - {CERTIFICATE}
    told = _read(folder)
    files: dict[str, str] = told["files"]
    changed = [path for path in sorted(there & set(files)) if _sha256(folder / path) != files[path]]
    return Differences(
        str(told.get("brand")),
        len(files),
        tuple(changed),
        tuple(sorted(set(files) - there)),
        tuple(sorted(there - set(files))),
    )


def _read(folder: Path) -> dict[str, Any]:
    path = folder / CERTIFICATE
    shown = shown_path(path)
    try:
        told = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise GuidekitError(f"`{shown}`: no such file, expected the site's certificate") from error
    except (OSError, ValueError, RecursionError) as error:
        raise GuidekitError(f"`{shown}` cannot be read as a certificate") from error
    files = told.get("files") if isinstance(told, dict) else None
    if not isinstance(files, dict) or not all(isinstance(sha, str) for sha in files.values()):
        raise GuidekitError(f"`{shown}` is no certificate, expected `files` in it")
    if told.get("version") != VERSION:
        message = f"`{shown}` has version `{told.get('version')}`, expected `{VERSION}`"
        raise GuidekitError(message, help="verify it with the guidekit that wrote it")
    whole: dict[str, Any] = told
    return whole


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _fingerprint(house: Brand) -> str:
    """What was looked for, so that it can be told from other identities and yet not be read."""
    named = (*identifying(house), *house.identity.assets)
    return hashlib.sha256(json.dumps(sorted(set(named))).encode()).hexdigest()
