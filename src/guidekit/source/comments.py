"""A comment in a file of any kind."""

from msgspec import Struct

__all__ = ["Comment"]


class Comment(Struct, frozen=True):
    """What a comment says and where: offsets of the whole of it, and of its text."""

    start: int
    end: int
    text: str
    text_start: int
