"""Room 6b: links to other sites, and what those say when they are asked.

The names are loaded when they are asked for: only a command that asks needs the network.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guidekit.web.answers import Asker
    from guidekit.web.check import LinkReport, LinkState, Manners, check_links

HOMES = {
    "answers": ("Asker",),
    "check": (
        "LinkReport",
        "LinkState",
        "Manners",
        "check_links",
    ),
}
MODULES = {name: module for module, names in HOMES.items() for name in names}

__all__ = [
    "Asker",
    "LinkReport",
    "LinkState",
    "Manners",
    "check_links",
]


def __getattr__(name: str) -> Any:
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
