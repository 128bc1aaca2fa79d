"""What a plain scalar means: the core schema of YAML 1.2, under which ``no`` is a word."""

import re

__all__ = ["resolve"]

MEANINGFUL = frozenset("~nNtTfF+-.0123456789")
"""What all begins with that is more than text."""
NULL = re.compile(r"null|Null|NULL|~|")
BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
INT = re.compile(r"[-+]?[0-9]+")
MAX_DIGITS = 18
BASED = re.compile(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,16}")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar by the YAML 1.2 core schema.

    >>> [resolve(text) for text in ("true", "yes", "12", "1.5", "2024-01-31", "~")]
    [True, 'yes', 12, 1.5, '2024-01-31', None]
    """
    if text and text[0] not in MEANINGFUL:
        return text
    if NULL.fullmatch(text):
        return None
    if BOOL.fullmatch(text):
        return text.lower() == "true"
    if INT.fullmatch(text):
        return int(text) if len(text) <= MAX_DIGITS else text
    if BASED.fullmatch(text):
        return int(text, 0)
    return float(text) if FLOAT.fullmatch(text) else text
