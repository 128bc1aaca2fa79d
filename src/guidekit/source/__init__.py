"""Room 0: text, positions, problems. Knows files as text and nothing of guides.

The names are loaded when they are asked for: the start of every command needs few.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

if TYPE_CHECKING:
    from guidekit.source.diagnostics import (
        Diagnostic,
        Edit,
        Fault,
        Fix,
        Severity,
        sort_diagnostics,
    )
    from guidekit.source.errors import GuidekitError
    from guidekit.source.span import Position, Span
    from guidekit.source.suggest import did_you_mean
    from guidekit.source.text import SourceText

HOMES = {
    "diagnostics": ("Diagnostic", "Edit", "Fault", "Fix", "Severity", "sort_diagnostics"),
    "errors": ("GuidekitError",),
    "span": ("Position", "Span"),
    "suggest": ("did_you_mean",),
    "text": ("SourceText",),
}

__all__ = [
    "Diagnostic",
    "Edit",
    "Fault",
    "Fix",
    "GuidekitError",
    "Position",
    "Severity",
    "SourceText",
    "Span",
    "did_you_mean",
    "sort_diagnostics",
]

__getattr__ = on_demand(__name__, HOMES)
