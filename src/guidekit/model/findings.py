"""Faults as they are found, each told where it stands and through which guide it was met."""

from collections.abc import Iterable

from msgspec.structs import replace

from guidekit.source import Fault, SourceText, did_you_mean

__all__ = ["Findings"]


class Findings:
    """Collects the faults of one guide; those in a snippet name the guide that includes it.

    >>> findings = Findings(SourceText("a.mdx", "<Stpes>"))
    >>> source = SourceText("snippets/b.mdx", "<Stpes>")
    >>> findings.add("unknown-component", "no component `Stpes`", source, 1, 6)
    >>> print(findings.faults[0].span, findings.faults[0].help)
    snippets/b.mdx:1:2 included by `a.mdx`
    """

    def __init__(self, guide: SourceText) -> None:
        self.guide = guide
        self.faults: list[Fault] = []

    def add(
        self,
        name: str,
        message: str,
        source: SourceText,
        start: int,
        end: int,
        *,
        help: str | None = None,
        known: tuple[str, Iterable[str]] | None = None,
    ) -> None:
        """Record a fault; ``known`` is a mistyped word with the words that it may stand for."""
        advice = (did_you_mean(*known) if known else None) or help
        span = source.span(start, end)
        self.faults.append(Fault(name, message, span, self._with_origin(advice, source)))

    def extend(self, faults: Iterable[Fault], source: SourceText) -> None:
        """Record the faults that the parser found in a file."""
        for fault in faults:
            self.faults.append(replace(fault, help=self._with_origin(fault.help, source)))

    def _with_origin(self, advice: str | None, source: SourceText) -> str | None:
        """The advice, and for a snippet the guide that brings it in."""
        if source is self.guide:
            return advice
        origin = f"included by `{self.guide.path}`"
        return f"{advice}; {origin}" if advice else origin

    def all(self) -> tuple[Fault, ...]:
        """Every fault once, by place; a snippet that is included twice is no worse than once."""
        return tuple(sorted(dict.fromkeys(self.faults), key=lambda f: (f.span, f.name, f.message)))
