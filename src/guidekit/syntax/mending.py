"""What to write instead of what is no tag, expression or link."""

from guidekit.source import Edit, Fix, SourceText
from guidekit.syntax.tags import Malformed

__all__ = ["fix_of"]


def fix_of(source: SourceText, found: Malformed, start: int, end: int) -> Fix | None:
    """The fix of what stands between two offsets of a file; None where there is none.

    Of a comment only the ends change: its lines may have indentation or marks of quotes before
    them, which are no part of it.
    """
    if found.instead is None:
        return None
    if found.kind != "html-comment":
        return Fix(f"write `{found.instead}`", (Edit(source.span(start, end), found.instead),))
    shown = "{/* … */}" if "\n" in found.instead else found.instead
    edits = (
        Edit(source.span(start, start + len("<!--")), "{/*"),
        Edit(source.span(end - len("-->"), end), "*/}"),
    )
    return Fix(f"write `{shown}`", edits)
