"""What a report is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from guidekit.source import Diagnostic, SourceText

__all__ = ["Report", "SourceOf", "counts"]

SourceOf = Callable[[str], SourceText | None]
"""The text of a file by the path that diagnostics use; None where it cannot be had."""


@dataclass(frozen=True, slots=True)
class Report:
    """Diagnostics, in the order in which they are to be told, and what a format may need besides.

    ``summary`` is what the caller knows of the run, such as how many guides were read; ``color``
    asks for colours, which only formats for a terminal have.
    """

    diagnostics: tuple[Diagnostic, ...]
    source_of: SourceOf
    summary: Mapping[str, int] = field(default_factory=dict)
    color: bool = False


def counts(diagnostics: tuple[Diagnostic, ...]) -> dict[str, int]:
    """How many errors, warnings and infos there are, and in how many files.

    >>> counts(())
    {'errors': 0, 'warnings': 0, 'infos': 0, 'files': 0}
    """
    severities = [diagnostic.severity.value for diagnostic in diagnostics]
    return {
        **{f"{name}s": severities.count(name) for name in ("error", "warning", "info")},
        "files": len({diagnostic.span.path for diagnostic in diagnostics}),
    }
