"""A page in pieces, as Beautiful Soup reads it."""

import warnings
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, CData, Comment, Tag
from bs4.element import NavigableString, PreformattedString, Script, Stylesheet

from guidekit.audit.markup import BLOCKS
from guidekit.audit.pieces import Surface, script_surface, style_surface

__all__ = ["page_surfaces"]


def page_surfaces(html: str) -> Iterator[Surface]:
    """The pieces of a page, a drawing or an XML file."""
    with warnings.catch_warnings():
        # Beautiful Soup wonders at XML, and at texts without tags. Both are fine here.
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(html, "html.parser", on_duplicate_attribute=_both)
    yield from _lines(soup)
    for node in soup.descendants:
        if isinstance(node, Tag):
            yield from _tag(node)
        elif isinstance(node, NavigableString) and not _is_shown(node):
            line = node.parent.sourceline or 0 if node.parent else 0
            if isinstance(node, Stylesheet):
                yield style_surface("style sheet", line, str(node))
            elif isinstance(node, Script):
                yield script_surface("script", line, str(node))
            else:
                kind = "comment" if isinstance(node, Comment) else "declaration"
                yield Surface(kind, line, str(node))


def _both(attributes: dict[str, Any], name: str, value: str) -> None:
    """Of two attributes of one name browsers drop the second, but it can be read."""
    attributes[name] = f"{attributes[name]} {value}"


def _tag(tag: Tag) -> Iterator[Surface]:
    line = tag.sourceline or 0
    yield Surface(f"names in `<{tag.name}>`", line, " ".join((tag.name, *tag.attrs)))
    for name, value in tag.attrs.items():
        text = " ".join(value) if isinstance(value, list) else str(value)
        place = f"attribute `{name}` of `<{tag.name}>`"
        if name == "style":
            yield style_surface(place, line, text)
        elif text:
            yield Surface(place, line, text)


def _is_shown(node: NavigableString) -> bool:
    if isinstance(node, Script | Stylesheet):
        return False
    return isinstance(node, CData) or not isinstance(node, PreformattedString)


def _lines(soup: BeautifulSoup) -> Iterator[Surface]:
    """What stands between two ends of a block, whatever tags cut it."""
    pieces: list[str] = []
    line = 1
    stack: list[Any] = [soup]
    while stack:
        node = stack.pop()
        if node is None:
            if "".join(pieces).strip():
                yield Surface("text", line, "".join(pieces))
            pieces = []
        elif isinstance(node, Tag):
            block = [None] if node.name in BLOCKS else []
            line = line if pieces else node.sourceline or line
            stack += [*block, *reversed(node.contents), *block]
        elif _is_shown(node):
            pieces.append(str(node))
    if pieces:
        yield Surface("text", line, "".join(pieces))
