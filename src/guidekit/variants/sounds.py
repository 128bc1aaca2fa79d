"""Whether a word begins with a vowel as it is spoken: what ``a`` or ``an`` depends on."""

import re

from guidekit.source.patterns import regex

__all__ = ["ARTICLE_AT_END", "article_for", "begins_with_vowel", "fitting_article"]

ARTICLE_AT_END = regex(r"(?<![\w-])(an?)(\s+)\Z", re.IGNORECASE)
"""An indefinite article at the end of a text, and the space after it."""

FIRST = regex(r"[^\W_]+(?:['\u2019][^\W_]+)*")
SPELLED = regex(r"[A-Z]{1,3}(?![a-z])[0-9]*|[B-DF-HJ-NP-TV-XZ]{2,}[0-9]*")
"""Capitals that are read one by one: short ones, and those without a vowel."""

NAMED_WITH_VOWEL = frozenset("AEFHILMNORSX8")
MUTE_H = regex(r"(?:hour|heir|honest|hono|homage\b)", re.IGNORECASE)
LIKE_YOU = regex(
    r"(?:uni(?!n|m[aeop])|us(?:e|a|u)|ut[ei]|eu|ewe|ubi|ukr|uga|ura|uro|one(?![a-z])|once|ouija)",
    re.IGNORECASE,
)
"""Vowels that are spoken like the beginning of "you" or "won"."""


def begins_with_vowel(text: str) -> bool:
    """Whether a text opens with the sound of a vowel; a guess where spelling does not tell.

    >>> [begins_with_vowel(text) for text in ("Acme", "HR portal", "URL", "unified hub", "hourly")]
    [True, True, False, False, True]
    """
    match = FIRST.search(text)
    if match is None:
        return False
    word = match.group()
    if SPELLED.fullmatch(word):
        return word[0] in NAMED_WITH_VOWEL
    if word[0] == "8" or word in {"11", "18"}:
        return True
    if LIKE_YOU.match(word):
        return False
    return word[0] in "aeiouAEIOUàáâäåæèéêëìíîïòóôöøùúûüÀÁÂÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ" or bool(
        MUTE_H.match(word)
    )


def article_for(article: str, own: str) -> str:
    """The indefinite article for a word of its own, in the letter case of the one found.

    >>> article_for("A", "an"), article_for("an", "a"), article_for("AN", "a")
    ('An', 'a', 'A')
    """
    return own.capitalize() if article[0].isupper() else own


def fitting_article(article: str, word: str) -> str:
    """The indefinite article before a word, in the letter case of the one found.

    >>> fitting_article("A", "Acme"), fitting_article("an", "Globex")
    ('An', 'a')
    """
    return article_for(article, "an" if begins_with_vowel(word) else "a")
