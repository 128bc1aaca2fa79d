"""What the sentence around a label does: tells where to find the value, or only asks for it."""

import re
from collections.abc import Iterator

from msgspec import Struct

from guidekit.rules.labels import Found
from guidekit.source.patterns import regex

__all__ = ["Sentence", "gives", "sentences_with"]

SENTENCE = regex(r"(?:[^.!?]++|[.!?](?!\s)|(?<=\be\.g)\.|(?<=\bi\.e)\.)+[.!?]?")
ENTERS = regex(r"\b(?:enter|paste|fill|input|provide|submit|type|insert)\b", re.IGNORECASE)
GIVES = regex(
    r"\b(?:(?:provide|give|send|e-?mail)s? you\b|you(?:['\u2019]ll| will| should)? (?:receive\b"
    r"|be (?:given|sent)\b))[^.!?]*:\s*$",
    re.IGNORECASE,
)
ASKS = regex(r"\b(?:have|needs?|needed|requires?|required|prompted|asked)\b", re.IGNORECASE)
LOCATES = regex(
    r"\b(?:find|found|locate[ds]?|before|after|part of|looks like|e\.g|for example|which is"
    r"|that is|(?:provide|give|send|e-?mail)s? you|(?:sent|given) to you"
    r"|you(?:['\u2019]ll| will| should)? (?:receive|be (?:given|sent)))\b|\0",
    re.IGNORECASE,
)
"""Words that tell where a value is, or who gives it to the reader; a NUL stands for code, which
shows what it looks like."""
NEVER = 1 << 60


class Sentence(Struct, frozen=True):
    """What a sentence says of the fields in it; ``start`` and ``end`` are its place in the text.

    ``locates`` tells where values are found, ``asks`` that they will be needed; what stands after
    the offset ``enters_from`` is to be entered.
    """

    start: int
    end: int
    locates: bool
    asks: bool
    enters_from: int


def gives(text: str) -> bool:
    """Whether a text announces a list of what somebody gives to the reader.

    >>> gives("Once approved, Lucca will provide you with:"), gives("Provide the following:")
    (True, False)
    """
    return text.rstrip().endswith(":") and GIVES.search(text) is not None


def sentences_with(
    found: tuple[Found, ...], text: str
) -> Iterator[tuple[Sentence, tuple[Found, ...]]]:
    """The sentences of a text that hold a label, each with its labels.

    >>> text = "Copy the key. Then enter the key and the region."
    >>> found = (Found("key", 9, 12), Found("key", 29, 32), Found("region", 41, 47))
    >>> [(s.enters_from, len(inside)) for s, inside in sentences_with(found, text)][1]
    (24, 2)
    """
    waiting = list(reversed(found))
    for match in SENTENCE.finditer(text) if found else ():
        inside = []
        while waiting and waiting[-1].end <= match.end():
            inside.append(waiting.pop())
        if inside:
            yield _sentence(text, match.start(), match.end()), tuple(inside)
        if not waiting:
            return


def _sentence(text: str, start: int, end: int) -> Sentence:
    enters = ENTERS.search(text, start, end)
    return Sentence(
        start=start,
        end=end,
        locates=LOCATES.search(text, start, end) is not None,
        asks=ASKS.search(text, start, end) is not None,
        enters_from=enters.end() if enters else NEVER,
    )
