"""Rooms whose modules are loaded when a name of theirs is asked for.

A command that finds nothing changed needs few of them, and to load all takes longer than its work.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["on_demand"]


def on_demand(room: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """A package's ``__getattr__``: each name is that of the module in ``homes`` that has it.

    >>> load = on_demand("guidekit.source", {"errors": ("GuidekitError",)})
    >>> load("GuidekitError").__name__
    'GuidekitError'
    """
    modules = {name: module for module, names in homes.items() for name in names}

    def load(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(import_module(f"{room}.{modules[name]}"), name)
        setattr(sys.modules[room], name, value)  # the next who asks finds it there
        return value

    return load
