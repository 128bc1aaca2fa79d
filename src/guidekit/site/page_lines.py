"""What a reader reads on a built page, line by line: its text without its looks."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

__all__ = ["page_lines"]

BLOCKS = frozenset(
    {
        "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "label", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
LEFT_OUT = "nav, aside.help, .guide-path, svg, script, style, template"
"""What surrounds the guide: it follows from the guide, or is the same on every page of a brand."""


def page_lines(html: str) -> tuple[str, ...]:
    """The lines of a page's ``<main>``, in the way of Markdown: title, headings, steps, text.

    >>> html = '<main><h1>Jira</h1><ol><li><p>Open <a href="/x">it</a></p><p>Then</p></li></ol>'
    >>> page_lines(html)
    ('# Jira', '1. Open [it](/x)', '   Then')
    """
    soup = BeautifulSoup(html, "html.parser")
    main = soup.find("main")
    if not isinstance(main, Tag):
        return ()
    for element in main.select(LEFT_OUT):
        element.decompose()
    return tuple(_lines(main))


def _lines(tag: Tag) -> Iterator[str]:
    """The lines of a block: of the blocks in it, and of the text between them."""
    text: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and _is_block(child):
            yield from _flushed(text)
            yield from _block(child)
        else:
            text.append(_inline(child))
    yield from _flushed(text)


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS or any(
        inner.name in BLOCKS for inner in tag.find_all(recursive=False)
    )


def _flushed(text: list[str]) -> Iterator[str]:
    line = " ".join("".join(text).split())
    text.clear()
    if line:
        yield line


def _block(tag: Tag) -> Iterator[str]:
    if tag.name == "pre":
        yield from (f"    {line}" for line in tag.get_text().splitlines())
    elif tag.name == "tr":
        yield (
            "| " + " | ".join(" ".join(_lines(cell)) for cell in tag.find_all(["td", "th"])) + " |"
        )
    elif tag.name in {"ol", "ul"}:
        yield from _entries(tag)
    elif re.fullmatch("h[1-6]", tag.name):
        yield from (f"{'#' * int(tag.name[1])} {line}" for line in _lines(tag))
    elif "callout" in tag.get_attribute_list("class"):
        label = str(tag.get("aria-label") or "")
        yield from (f"> {label}: {line}" if label else f"> {line}" for line in _lines(tag))
    else:
        yield from _lines(tag)


def _entries(tag: Tag) -> Iterator[str]:
    number = int(str(tag.get("start") or 1)) - 1
    for item in tag.find_all("li", recursive=False):
        counted = tag.name == "ol" and "between" not in item.get_attribute_list("class")
        number += counted
        mark = f"{number}. " if counted else "- " if tag.name == "ul" else ""
        for index, line in enumerate(_lines(item)):
            yield (" " * len(mark) if index else mark) + line


def _inline(node: PageElement) -> str:
    if not isinstance(node, Tag):
        return str(node) if type(node) is NavigableString else ""
    if node.name == "img" and not node.get("alt"):
        return ""  # decoration, which says nothing to a reader
    if node.name == "img":
        return f"![{node['alt']}]({PurePosixPath(str(node.get('src', ''))).name})"
    if node.name == "br":
        return " "
    text = "".join(map(_inline, node.children))
    if node.name == "code":
        return f"`{text}`"
    address = str(node.get("href", "")) if node.name == "a" else ""
    return f"[{text}]({address})" if address and not address.startswith("#") else text
