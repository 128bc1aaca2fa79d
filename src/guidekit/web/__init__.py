"""Room 6b: links to other sites, and what those say when they are asked.

The names are loaded when they are asked for: only a command that asks needs the network.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

if TYPE_CHECKING:
    from guidekit.web.answers import Answer, Asker
    from guidekit.web.check import LinkReport, LinkState, Manners, check_links

HOMES = {
    "answers": ("Answer", "Asker"),
    "check": (
        "LinkReport",
        "LinkState",
        "Manners",
        "check_links",
    ),
}

__all__ = [
    "Answer",
    "Asker",
    "LinkReport",
    "LinkState",
    "Manners",
    "check_links",
]

__getattr__ = on_demand(__name__, HOMES)
