"""Pieces of a built file, each with its place, as what reads it sees them."""

from typing import NamedTuple

from guidekit.source.patterns import regex

__all__ = ["Surface", "UnreadableFileError", "script_surface", "style_surface"]

CSS_ESCAPE = regex(r"\\(?=[g-zG-Z])")
CSS_STRINGS = regex(r"([\"'])\s*+\1")
JS_STRINGS = regex(r"([\"'`])\s*+\+\s*+\1")


class UnreadableFileError(ValueError):
    """A file of which no text can be had; says why."""


class Surface(NamedTuple):
    """A piece of a file: what it is, on which line it begins (0 where that means nothing)."""

    place: str
    line: int
    text: str


def style_surface(place: str, line: int, css: str) -> Surface:
    """What a style sheet says, its strings joined as a browser joins them."""
    return Surface(place, line, CSS_STRINGS.sub("", CSS_ESCAPE.sub("", css)))


def script_surface(place: str, line: int, code: str) -> Surface:
    """What a script says, with the strings joined that it adds up."""
    return Surface(place, line, JS_STRINGS.sub("", code))
