"""Room 0: text, positions, problems. Knows files as text and nothing of guides."""

from guidekit.source.diagnostics import Diagnostic, Edit, Fault, Fix, Severity, sort_diagnostics
from guidekit.source.errors import GuidekitError
from guidekit.source.span import Position, Span
from guidekit.source.suggest import did_you_mean
from guidekit.source.text import SourceText

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
