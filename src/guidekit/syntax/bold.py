"""What most texts are: words, some of them in bold. To read these needs no parser."""

import re

__all__ = ["MARKUP", "split_bold"]

MARKUP = re.compile(r"[\n\\`~*_\[\]<{]|!(?=\[)|:(?=//)|&(?=[#A-Za-z])|[wW](?=[wW]{2}\.)")
"""Where markup may be; all but these characters is text."""

BOLD = re.compile(r"\*\*([^\W_](?:[^*]*[^\W_])?)\*\*(?!\*)")
"""Two marks with a letter or digit on the inside: these open and close whatever is outside."""


def split_bold(text: str) -> list[str] | None:
    """The pieces of a text outside and inside of bold, by turns; None for one with more markup.

    >>> split_bold("Copy the **API Key**.")
    ['Copy the ', 'API Key', '.']
    >>> split_bold("Copy the `key`.") is None
    True
    """
    markup = MARKUP.search(text)
    if markup is None:
        return [text]
    if markup[0] != "*":
        return None
    pieces = BOLD.split(text)
    return None if any(MARKUP.search(piece) for piece in pieces) else pieces
