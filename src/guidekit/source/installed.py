"""What other distributions that are installed offer, by entry points of a group."""

import os
import sys
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["offered"]

METADATA = (".dist-info", ".egg-info", "EGG-INFO")
ENTRY_POINTS = "entry_points.txt"


def offered(group: str) -> "tuple[EntryPoint, ...]":
    """The entry points of a group.

    Most places have none. What reads them takes longer to load than a guide to check, so it is
    loaded only where a distribution names the group, or some are in archives.

    >>> offered("guidekit.no_such_group")
    ()
    """
    texts = _declared(tuple(sys.path))
    if texts is not None and not any(group in text for text in texts):
        return ()
    from importlib.metadata import entry_points

    return tuple(entry_points(group=group))


@lru_cache(maxsize=1)
def _declared(path: tuple[str, ...]) -> tuple[str, ...] | None:
    """What all distributions of a path declare; None where some are in archives."""
    texts: list[str] = []
    for folder in path:
        if os.path.isfile(folder):  # noqa: PTH113 - an archive on the path
            return None
        with suppress(OSError):
            names = os.listdir(folder or ".")  # noqa: PTH208 - asked for each folder of the path
            texts += filter(
                None, (_text(folder, name) for name in names if name.endswith(METADATA))
            )
    return tuple(texts)


def _text(folder: str, name: str) -> str:
    place = os.path.join(folder, name, ENTRY_POINTS)  # noqa: PTH118 - as above
    with suppress(OSError, ValueError), open(place, encoding="utf-8") as file:  # noqa: PTH123
        return file.read()
    return ""
