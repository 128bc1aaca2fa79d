"""How often Python looks for garbage while a command works."""

import gc

__all__ = ["collect_rarely", "spare_all", "spare_loaded"]

ALLOCATIONS = 50_000
"""New objects until garbage is looked for. Trees and texts are let go of without that; looking
through them as often as Python does by default takes up to a tenth of the time, for nothing."""


def collect_rarely() -> None:
    """Look for garbage at long intervals."""
    gc.set_threshold(ALLOCATIONS)


def spare_loaded() -> None:
    """Never look for garbage in what was loaded before the work begins: all of it is needed.

    There is so much of it that Python would look through it once in the shortest of runs, which
    takes as long as to read the guide that was changed.
    """
    if not gc.get_freeze_count():  # what an earlier run of a watching command left may be garbage
        gc.freeze()


def spare_all() -> None:
    """Let go of what is left without looking for garbage in it, when the process ends.

    To look, as Python does, would take as long as a check of several guides.
    """
    gc.freeze()
