"""What is left of the house in a text: the strict look before a partner's page goes out."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from guidekit.source.patterns import regex
from guidekit.variants.types import Brand, Identity
from guidekit.variants.wording import SPACED, Match, has_core

__all__ = ["leaks", "may_leak"]

INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
LETTER = rf"(?:(?=[{SPACED}])[^\W\d_])"

HUMP_HERE = r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
OPENS = rf"(?:(?<!{LETTER})|{HUMP_HERE})"
CLOSES = rf"(?=[sS]?(?!{LETTER})|{HUMP_HERE})"

INVENTED_LENGTH = 6
"""A name of so many characters with a capital inside, like ``AcmeCloud``, is no chance find."""


def leaks(text: str, house: Brand) -> Iterator[Match]:
    """The places where a text names the house: its names and domains, in order.

    Letter case does not matter, nor do invisible characters, or what joins a name's words. A name
    counts as a word, and also as a part of a slug, an identifier or an address; a name with a
    capital inside counts wherever it stands. Nouns count as words of their own, in their own letter
    case. What the house's ``identity.keep`` lists is no leak.

    >>> from guidekit.source import SourceText
    >>> from guidekit.variants.types import Keep
    >>> identity = Identity(names=("Acme",), domains=("acme.dev",), keep=(Keep("api.acme.dev"),))
    >>> acme = Brand("acme", "Acme", True, SourceText("a.yaml", ""), identity=identity)
    >>> text = "getAcmeKey, acme-key, help@acme.dev; not acmeist or https://api.acme.dev/callback"
    >>> [match.text for match in leaks(text, acme)]
    ['Acme', 'acme', 'acme.dev']
    """
    pattern, cores = _detector(house.identity, house.name)
    if not has_core(text, cores):
        return
    for match in pattern.finditer(text):
        if match["leak"]:
            yield Match(*match.span(), match[0])


def may_leak(text: str, house: Brand) -> bool:
    """Whether there can be a leak at all. Most texts have none, and this is quick to tell.

    A text that is cut at white space may leak where one of its pieces may.
    """
    return has_core(text, _detector(house.identity, house.name)[1])


@lru_cache(maxsize=32)
def _detector(identity: Identity, name: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern, and lower-case texts of which one is in every plain text that it matches.

    These have no white space in them.
    """
    names = [n for n in _longest_first(identity.names or (name,)) if _words(n)]
    domains = _longest_first(identity.domains)
    nouns, emails = _longest_first(identity.nouns), _longest_first(identity.emails)
    leaking = [
        *map(_domain, domains), *map(_email, emails), *map(_name, names), *map(_noun, nouns)
    ] or ["(?!)"]  # fmt: skip
    keeps = _longest_first(keep.value for keep in identity.keep)
    kept = [rf"(?<![\w-])(?i:{re.escape(text)})(?!\w)" for text in keeps]
    pattern = "|".join([*kept, f"(?P<leak>{'|'.join(leaking)})"])
    cores = [max((part for word in _words(n) for part in word), key=len) for n in names]
    cores += [noun.split()[0] for noun in nouns]
    cores += [max(domain.split(), key=len) for domain in (*domains, *emails)]
    return regex(pattern), tuple(core.lower() for core in cores)


def _domain(domain: str) -> str:
    return rf"(?<![^\W_])(?<!-)(?i:{re.escape(domain)})(?!\w)"


def _email(domain: str) -> str:
    return rf"(?i:@(?:[\w-]+\.)*{re.escape(domain)})(?!\w)"


def _noun(noun: str) -> str:
    """A word of its own, in its own letter case."""
    words = r"[\s\u00a0]+".join(INVISIBLE.join(map(re.escape, word)) for word in noun.split())
    return rf"(?<![\w-]){words}(?:e?s)?(?![\w-])"


def _name(name: str) -> str:
    words = _words(name)
    pattern = r"[\s_+-]*".join(r"[-_]?".join(map(_spelling, word)) for word in words)
    invented = len(name) >= INVENTED_LENGTH and any(len(word) > 1 for word in words)
    return f"(?i:{pattern})" if invented else f"{OPENS}(?i:{pattern}){CLOSES}"


def _spelling(part: str) -> str:
    return INVISIBLE.join(map(re.escape, part)) + INVISIBLE


def _words(name: str) -> list[list[str]]:
    """The words of a name, each in its parts: ``[["Acme", "Cloud"], ["Hub"]]``."""
    return [HUMP.split(word) for word in re.split(r"[\s_-]+", name) if word]


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(filter(str.strip, set(texts)), key=lambda text: (-len(text), text))
