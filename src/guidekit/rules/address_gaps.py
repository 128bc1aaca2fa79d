"""Addresses that the reader has to complete."""

import re

from guidekit.source.patterns import regex

__all__ = ["gap_in"]

GAP = regex(
    r"<[^<>]*>|%3C.+?%3E|\{[^{}]*\}|%7B.+?%7D|\[[^\]]*\]|\bYOUR_\w+|\.\.\.|\*{3,}"
    r"|(?<![A-Za-z0-9])undefined(?![A-Za-z0-9-])|connectundefined"
    r"|(?<=://)[^/?#]*\byour[_-]?\w+",
    re.IGNORECASE,
)


def gap_in(url: str) -> str | None:
    """What an address leaves open, or None where it can be opened as it is.

    >>> gap_in("https://<tenant>.example.com/login"), gap_in("https://your-company.example.com")
    ('<tenant>', 'your-company')
    >>> gap_in("https://example.com/getting-started-with-your-api#{x}") is None
    True
    """
    found = GAP.search(url.partition("#")[0])
    return found[0] if found else None
