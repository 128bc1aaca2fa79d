"""Values that are filled in later, in the midst of a text.

Attributes and literals are texts before anything knows which brand reads them. There, a value such
as ``brand.name`` is its name between two characters that Unicode has set aside for a program's own
use, and that no guide can hold a name between by chance.
"""

from collections.abc import Iterator
from typing import Final

from guidekit.source.patterns import regex

__all__ = ["holds_value", "later", "parts_of", "shown", "without_values"]

OPEN: Final = "\ufdd0"
SHUT: Final = "\ufdd1"
VALUE = regex(rf"{OPEN}([\w.$-]+){SHUT}")


def later(path: str) -> str:
    """What stands for a value in a text.

    >>> shown(f"Open {later('brand.name')}")
    'Open {brand.name}'
    """
    return f"{OPEN}{path}{SHUT}"


def holds_value(text: str) -> bool:
    """Whether a text has a value in it."""
    return OPEN in text and VALUE.search(text) is not None


def parts_of(text: str) -> Iterator[tuple[str, str | None]]:
    """The text in pieces, each with the name of the value that follows it, None after the last.

    >>> list(parts_of(f"Open {later('brand.name')} now"))
    [('Open ', 'brand.name'), (' now', None)]
    """
    pieces = VALUE.split(text)
    yield from zip(pieces[::2], [*pieces[1::2], None], strict=True)


def without_values(text: str) -> str:
    """The text that is the same for all."""
    return VALUE.sub("", text) if OPEN in text else text


def shown(text: str) -> str:
    """The text for a message, its values as guides write them."""
    return VALUE.sub(r"{\1}", text) if OPEN in text else text
