"""Everything in a guide that a link can point at."""

from guidekit.model.conditions import Guard, exclusive
from guidekit.model.findings import Findings
from guidekit.model.guide import Anchor
from guidekit.source import SourceText
from guidekit.syntax.slugs import GITHUB, Slugger, SlugStyle
from guidekit.syntax.values import without_values

__all__ = ["Anchors"]


class Anchors:
    """Collects the anchors of one guide: generated ones never repeat, explicit ones may."""

    def __init__(self, findings: Findings, style: SlugStyle = GITHUB) -> None:
        self.findings = findings
        self.style = style
        self.slugger = Slugger(style)
        self.found: list[Anchor] = []
        self.guards: dict[str, set[Guard]] = {}

    def generated(self, text: str, source: SourceText, start: int, end: int, guard: Guard) -> str:
        """A new anchor made of a text; one of signs alone says nothing, and is a ``section``."""
        text = without_values(text)
        anchor = self.slugger.slug(text if self.style.slug(text) else "section")
        self._record(anchor, source, start, end, guard)
        return anchor

    def explicit(self, id: str, source: SourceText, start: int, end: int, guard: Guard) -> str:
        """The anchor that the guide itself names; a fault where one page would have it twice."""
        fresh = self.slugger.reserve(id)
        if not fresh and not all(exclusive(guard, other) for other in self.guards.get(id, ())):
            message = f"anchor `{id}` stands here again, expected each once"
            self.findings.add("duplicate-anchor", message, source, start, end)
        self._record(id, source, start, end, guard)
        return id

    def _record(self, id: str, source: SourceText, start: int, end: int, guard: Guard) -> None:
        self.found.append(Anchor(id, source.span(start, end), guard))
        self.guards.setdefault(id, set()).add(guard)
