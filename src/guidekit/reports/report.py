"""What a report is made from."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from guidekit.source import Diagnostic, SourceText

__all__ = ["Report", "RuleFacts", "SourceOf", "Suppressed", "counts"]

SourceOf = Callable[[str], SourceText | None]
"""The text of a file by the path that diagnostics use; None where it cannot be had."""


class RuleFacts(Struct, frozen=True):
    """What a report may say of a rule besides its code: what it finds, its page, and where that is.

    ``page`` is the rule's documentation as Markdown; ``url`` the address of the same on the web,
    None where nobody said whether there is one.
    """

    name: str
    summary: str
    page: str
    url: str | None = None


class Suppressed(Struct, frozen=True):
    """A problem that somebody allowed, and why."""

    diagnostic: Diagnostic
    reason: str


class Report(Struct, frozen=True):
    """Diagnostics, in the order in which they are to be told, and what a format may need besides.

    ``summary`` is what the caller knows of the run, such as how many guides were read; ``color``
    asks for colours and links, which only formats for a terminal have. ``rules`` are the facts of
    rules by code. ``from_top`` is the way to a file from the top of the repository, where formats
    for a forge have to start; other formats keep the paths that diagnostics have. ``suppressed``
    are problems that a format may record, but never shows as such.
    """

    diagnostics: tuple[Diagnostic, ...]
    source_of: SourceOf
    summary: Mapping[str, int] = field(default_factory=dict)
    color: bool = False
    rules: Mapping[str, RuleFacts] = field(default_factory=dict)
    from_top: Callable[[str], str] = str
    suppressed: tuple[Suppressed, ...] = ()

    def url_of(self, code: str) -> str | None:
        """Where the page of a rule is; None where that is not known."""
        facts = self.rules.get(code)
        return facts.url if facts else None


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
