"""Anchors from headings, the way GitHub and most MDX sites make them, or as Mintlify does."""

import unicodedata
from collections.abc import Callable, Mapping

from msgspec import Struct

from guidekit.source.patterns import regex
from guidekit.syntax.mintlify_slugs import mintlify_slug

__all__ = ["GITHUB", "MINTLIFY", "SLUG_STYLES", "SlugStyle", "Slugger", "slug"]

DROPPED_ASCII = regex(r"[\x00-\x1f!-,./:-@\[-^`{-\x7f]")
KEPT_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
CIRCLED_LETTERS = regex(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)


def slug(text: str) -> str:
    """Lower-case; only letters, marks, digits, ``_``, ``-`` stay, and each space becomes ``-``.

    >>> slug("Step 1: Find your API key")
    'step-1-find-your-api-key'
    >>> slug("Ein Schlüssel & für alle")
    'ein-schlüssel--für-alle'
    """
    text = DROPPED_ASCII.sub("", text.lower())
    if not text.isascii():
        text = "".join(char for char in text if char < "\x80" or is_word(char))
    return text.replace(" ", "-")


def is_word(char: str) -> bool:
    """Whether a character beyond ASCII stays in a slug."""
    return unicodedata.category(char) in KEPT_CATEGORIES or bool(CIRCLED_LETTERS.match(char))


class SlugStyle(Struct, frozen=True):
    """How a site makes anchors.

    ``slug`` makes one of a text, ``first_repeat`` is the number that the second of a kind gets, and
    headings of a level below ``deepest`` have none.
    """

    slug: Callable[[str], str]
    first_repeat: int
    deepest: int


GITHUB = SlugStyle(slug, first_repeat=1, deepest=6)
MINTLIFY = SlugStyle(mintlify_slug, first_repeat=2, deepest=4)

SLUG_STYLES: Mapping[str, SlugStyle] = {"github": GITHUB, "mintlify": MINTLIFY}
"""The styles by the names that projects give them."""


class Slugger:
    """Makes slugs that differ within one document: repeats end in ``-1``, ``-2``...

    >>> slugger = Slugger()
    >>> slugger.slug("Overview"), slugger.slug("Overview")
    ('overview', 'overview-1')
    >>> slugger = Slugger(MINTLIFY)
    >>> slugger.slug("Overview"), slugger.slug("Overview")
    ('overview', 'overview-2')
    """

    def __init__(self, style: SlugStyle = GITHUB) -> None:
        self.style = style
        self.seen: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """A slug that no earlier call has returned."""
        wanted = result = self.style.slug(text)
        while result in self.seen:
            result = f"{wanted}-{self.seen[wanted] + self.style.first_repeat}"
            self.seen[wanted] += 1
        self.seen[result] = 0
        return result

    def reserve(self, slug: str) -> bool:
        """Take a slug out of use as it is; False where it was in use already."""
        if slug in self.seen:
            return False
        self.seen[slug] = 0
        return True
