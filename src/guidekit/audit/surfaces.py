"""All that a file of a site says, in pieces: its text, attributes, names, comments, metadata.

This is how a stranger with the file in hand would read it, and slow on purpose: it knows nothing of
how the file was made.
"""

import json
from collections.abc import Iterator
from typing import Any

from guidekit.audit.pictures import IMAGES, DamagedImageError, runs_in, texts_in
from guidekit.audit.pieces import Surface, UnreadableFileError, script_surface, style_surface
from guidekit.source.patterns import regex

__all__ = ["MARKUP", "surfaces"]

MOST_BYTES = 50_000_000
MARKUP = frozenset({".htm", ".html", ".svg", ".xhtml", ".xml"})
DATA = frozenset({".json", ".map", ".webmanifest"})
STYLES = frozenset({".css"})
SCRIPTS = frozenset({".js", ".mjs"})

EMPHASIS = regex(r"[*`~]+|__")


def surfaces(path: str, data: bytes) -> Iterator[Surface]:
    """The pieces of a file, its path first.

    Raises :class:`UnreadableFileError` for a file that cannot be read to its end, after what could.
    """
    yield Surface("name of the file", 0, path)
    name = path.rpartition("/")[2]
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if len(data) > MOST_BYTES:
        raise UnreadableFileError("is larger than any file of a site should be")
    if suffix in IMAGES:
        try:
            yield from (Surface(place, 0, text) for place, text in texts_in(data, suffix))
        except DamagedImageError as error:
            raise UnreadableFileError(str(error)) from error
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if suffix in MARKUP | DATA | STYLES | SCRIPTS:
            raise UnreadableFileError("is no UTF-8 text") from error
        yield from (Surface(place, 0, text) for place, text in runs_in(data))
        return
    yield from _of_text(text, suffix)


def _of_text(text: str, suffix: str) -> Iterator[Surface]:
    if suffix in MARKUP:
        # Beautiful Soup is loaded for a page that needs it: a clean build has none.
        from guidekit.audit.soup import page_surfaces

        yield from page_surfaces(text)
    elif suffix in DATA:
        yield from _data(text)
    elif suffix in STYLES:
        yield style_surface("style sheet", 1, text)
    elif suffix in SCRIPTS:
        yield script_surface("script", 1, text)
    else:
        yield Surface("text", 1, text)
        yield Surface("text", 1, EMPHASIS.sub("", text))


def _data(text: str) -> Iterator[Surface]:
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        yield Surface("text", 1, text)
        return
    stack: list[tuple[str, Any]] = [("$", tree)]
    while stack:
        place, value = stack.pop()
        if isinstance(value, str):
            yield Surface(f"`{place}`", 0, value)
        elif isinstance(value, dict):
            yield Surface(f"keys of `{place}`", 0, "\n".join(value))
            stack += [(f"{place}.{key}", inner) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            stack += [(f"{place}[{i}]", inner) for i, inner in reversed([*enumerate(value)])]
