"""What is known of the addresses on other sites, kept from run to run in a file to commit."""

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from guidekit.project import shown_path
from guidekit.source import GuidekitError

__all__ = ["CACHE_FILE", "Record", "State", "read_cache", "state_of", "write_cache"]

CACHE_FILE = "guidekit-links.json"
VERSION = 1

State = Literal["good", "broken", "failing", "unknown", "unchecked"]
"""``failing`` is what may be broken: it worked once, and has not failed often enough."""


class Record(Struct, frozen=True):
    """What is known of one address.

    ``checked`` is the day of the last check, ``good`` the last on which it was there, ``since`` the
    first on which it has failed without a good one in between and ``failures`` the number of such
    days. ``reason`` is the last answer, ``sure`` that it leaves no doubt; ``moved`` is where the
    address leads for good.
    """

    checked: date
    reason: str
    good: date | None = None
    since: date | None = None
    failures: int = 0
    sure: bool = False
    moved: str | None = None


def state_of(record: Record | None, after: int) -> State:
    """What to think of an address that is broken ``after`` so many days of failure.

    One that never worked and answers that nothing is there is broken at once.

    >>> day = date(2026, 3, 1)
    >>> state_of(Record(day, "404", good=day, failures=1, sure=True), after=3)
    'failing'
    >>> state_of(Record(day, "404", failures=1, sure=True), after=3)
    'broken'
    """
    if record is None:
        return "unchecked"
    if record.failures:
        never = record.good is None and record.sure
        return "broken" if never or record.failures >= after else "failing"
    return "good" if record.good == record.checked else "unknown"


def read_cache(path: Path) -> dict[str, Record]:
    """The records of a file by address; none where there is no file.

    Raises :class:`GuidekitError` for a file that cannot be read as such: to go on without what it
    knows would make links unknown that are not.
    """
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _unreadable(path, str(error)) from error
    version = data.get("version") if isinstance(data, dict) else None
    if version != VERSION:
        raise _unreadable(path, f"version `{version}`, expected `{VERSION}`")
    try:
        return {url: _record(entry) for url, entry in data["links"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unreadable(path, f"{type(error).__name__}: {error}") from error


def _unreadable(path: Path, why: str) -> GuidekitError:
    hint = "restore it, or delete it to begin anew"
    return GuidekitError(f"`{shown_path(path)}` is no record of links: {why}", help=hint)


def _record(entry: Mapping[str, Any]) -> Record:
    return Record(
        date.fromisoformat(entry["checked"]),
        str(entry["reason"]),
        _day(entry.get("good")),
        _day(entry.get("since")),
        int(entry.get("failures", 0)),
        sure=entry.get("sure") is True,
        moved=entry.get("moved"),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def write_cache(path: Path, records: Mapping[str, Record], urls: Iterable[str]) -> None:
    """Write the records of these addresses, sorted, in one stroke; raises GuidekitError."""
    links = {url: _entry(records[url]) for url in sorted(urls) if url in records}
    text = json.dumps({"version": VERSION, "links": links}, indent=2, ensure_ascii=False)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(f"{text}\n", "utf-8")
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise GuidekitError(f"`{shown_path(path)}`: {error.strerror}") from error


def _entry(record: Record) -> dict[str, Any]:
    """A record as data, without what it does not say."""
    days = {"checked": record.checked, "good": record.good, "since": record.since}
    rest = {
        "reason": record.reason,
        "failures": record.failures,
        "sure": record.sure,
        "moved": record.moved,
    }
    written = {name: day.isoformat() for name, day in days.items() if day}
    return {**written, **{name: value for name, value in rest.items() if value}}
