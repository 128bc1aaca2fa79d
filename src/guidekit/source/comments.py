"""A comment in a file of any kind."""

from dataclasses import dataclass

__all__ = ["Comment"]


@dataclass(frozen=True, slots=True)
class Comment:
    """What a comment says and where: offsets of the whole of it, and of its text."""

    start: int
    end: int
    text: str
    text_start: int
