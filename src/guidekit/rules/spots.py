"""From the place of a link or image back to the text of the file that it stands in."""

from guidekit.model import Guide
from guidekit.source import SourceText, Span

__all__ = ["source_of", "written_at"]


def source_of(span: Span, guide: Guide) -> SourceText | None:
    """The file of a place in a guide: its own, or a snippet's."""
    sources = (guide.source, *guide.includes)
    return next((source for source in sources if source.path == span.path), None)


def written_at(span: Span, guide: Guide, before: int = 0) -> str:
    """What stands at a place, with so many characters before it; spaces where there are fewer."""
    source = source_of(span, guide)
    if source is None:
        return ""
    start = source.offset(span.start)
    return source.text[max(0, start - before) : source.offset(span.end)].rjust(
        source.offset(span.end) - start + before
    )
