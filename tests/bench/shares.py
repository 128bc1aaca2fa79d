"""Where the time of a cold build goes: the share of each room and library.

The profile is that of one process. What built-in functions and regular expressions take counts for
those who call them.
"""

import cProfile
import pstats
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.speed import GUIDES, sample
from guidekit.project import load_project
from guidekit.site import build_site

__all__ = ["shares"]

PACKAGE = "/guidekit/"
INSTALLED = "/site-packages/"
SHOWN = 3
LEAST = 0.01

Function = tuple[str, int, str]
"""The file, the line and the name that a profile calls a function by."""


def shares(shared: Path) -> Iterator[str]:
    """A table with a line for each room and library that takes a hundredth of the time or more."""
    with sample(shared, GUIDES, 1) as project:
        own = _own_times(_profile(project))
    rooms: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    everything = sum(own.values())
    for (file, _, name), seconds in own.items():
        rooms[_room(file)][f"`{Path(file).stem}.{name}`"] += seconds / everything
    yield f"## Where a cold build's time goes: {GUIDES} guides, one brand, one job\n"
    yield "| room or library | share | most of it in |"
    yield "|---|--:|---|"
    for room, functions in sorted(rooms.items(), key=lambda item: -sum(item[1].values())):
        share, names = sum(functions.values()), sorted(functions, key=functions.__getitem__)
        dear = ", ".join(f"{name} {functions[name]:.1%}" for name in names[: -SHOWN - 1 : -1])
        if share >= LEAST:
            yield f"| {room} | {share:.0%} | {dear} |"
    dearest = max(own.values()) / everything
    yield f"\n{len(own):,} functions are called; the dearest takes {dearest:.1%}."


def _profile(project: Path) -> pstats.Stats:
    profile = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder:
        profile.enable()
        build_site(load_project(project), Path(folder) / "out", jobs=1)
        profile.disable()
    return pstats.Stats(profile)


def _own_times(profile: pstats.Stats) -> dict[Function, float]:
    """The seconds of each function written in Python, with those of built-in ones that it calls."""
    own: dict[Function, float] = defaultdict(float)
    # What a profile holds is in no stub: how often, the function's own seconds, by whom.
    rows: dict[Function, tuple[int, int, float, float, dict[Function, tuple[float, ...]]]]
    rows = profile.stats  # type: ignore[attr-defined]
    for function, (_, _, seconds, _, callers) in rows.items():
        if function[0] != "~":
            own[function] += seconds
            continue
        for caller, (_, _, theirs, _) in callers.items():
            if caller[0] != "~":
                own[caller] += theirs
    return own


def _room(file: str) -> str:
    """The room of guidekit, or the library, that a file belongs to."""
    for mark, form in ((INSTALLED, "{}"), (PACKAGE, "`{}`")):
        if mark in file:
            return form.format(file.rpartition(mark)[2].partition("/")[0])
    return (
        "compiled templates"
        if file.startswith("<template") or file.endswith(".html")
        else "Python's own"
    )
