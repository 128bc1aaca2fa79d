"""House terms in a text, and the words that a brand has for them.

A term counts as a whole word, in any letter case, in the singular and the plural. It does not
count inside an address, a file name or a setting (``docs.acme.com``, ``acme.key``, ``CN=acme``):
those are names of other things, and work only as they are. An article before the term and a
possessive after it belong to it, since the brand's word may need others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from guidekit.source.patterns import regex
from guidekit.variants.inflection import carry_case, possessive
from guidekit.variants.sounds import article_for, begins_with_vowel
from guidekit.variants.types import Brand
from guidekit.variants.vocabulary import (
    CODE,
    NOWHERE,
    OwnWord,
    Place,
    Vocabulary,
    entries,
    own_words,
)

__all__ = ["CODE", "NOWHERE", "Found", "Lexicon", "Match", "Place", "has_core", "reword"]

SPACED = "\0-\u0dff\u10a0-\u10ff\u1e00-\u1fff"
"""Scripts that put spaces around words. A letter of another one does not glue itself to a term:
Chinese and Thai write no space beside it, Japanese and Korean add their particles to it."""

MARKS = "\u0300-\u036f"
JOINERS = r"./\\:@=#$&?%+~"
WORD = rf"(?:(?=[{SPACED}])[\w{MARKS}])"
PIECE = rf"(?:(?=[{SPACED}])[\w{MARKS}-])++"

BEFORE = rf"(?<!{WORD})(?<![{JOINERS}])"
AFTER = rf"(?![{JOINERS}]*{WORD})"
SLUG = r"[a-z0-9]++(?:-[a-z0-9]++)++(?![\w-])"
OPAQUE = rf"""
    (?<!{WORD})(?<![{JOINERS}-])
    (?:
        [a-zA-Z][a-zA-Z0-9+.-]*+://[^\s<>"`]*+    # a URL
      | (?:{PIECE})?+(?:[{JOINERS}]++{PIECE})++   # a host, file, path, e-mail address, setting
      | {SLUG}
    )
"""
"""What is one name as a whole: no part of it is a term."""

ARTICLE = r"(?:(?<!-){own}(an?)\s+)?"
POSSESSIVE = r"(?:['\u2019][sS](?!\w)|(?<=[sS])['\u2019](?=\s+\w|\Z))?"
QUOTED = regex(r"(?<!\w)['\u2018](?=\w)(?:(?!['\u2019](?!\w)).)*\Z", re.DOTALL)
"""A text in which a quotation is open at the end."""

LONGEST_REMEMBERED = 200
"""Texts up to this length are worded once and remembered; terms and headings are shorter."""


ODD_SPELLING = regex("[\u0130\u0131\u017f\u00ad\u200b-\u200d\u2060\ufeff]")
"""Besides its own letters, of ASCII a name may match these: other spellings of `i` and `s`, and
what is invisible. (Also the Kelvin sign, which is `k` in lower case.)"""


def has_core(text: str, cores: tuple[str, ...]) -> bool:
    """Whether one of some words in lower case may be in a text, in any spelling.

    Most texts have none, and this is quicker to tell than to look for them.
    """
    lower = text.lower()
    for core in cores:
        if core in lower:
            return True
    if text.isascii():
        return False
    return ODD_SPELLING.search(text) is not None or not all(map(str.isascii, cores))


class Match(Struct, frozen=True):
    """A stretch of a text."""

    start: int
    end: int
    text: str


class Found(Struct, frozen=True):
    """A known word in a text, between the article before it and the possessive after it.

    ``start`` is that of the article, where there is one, ``at`` that of the word; ``stop`` is the
    word's end, ``end`` that of the possessive.
    """

    start: int
    at: int
    stop: int
    end: int
    word: str


class Lexicon:
    """A set of words to look for, compiled: the longest that fits wins.

    Those in ``exact`` count in their own letter case only. Picklable and without memory of the
    texts it has seen.
    """

    __slots__ = ("cores", "pattern", "words")

    def __init__(
        self, words: Iterable[str], exact: frozenset[str] = frozenset(), *, articles: bool = True
    ) -> None:
        known = sorted({w for w in words if re.search(r"\w", w)}, key=lambda w: (-len(w), w))
        # A word that holds a joiner itself (`acme.ai`) must be tried before all that has one.
        joined = [word for word in known if re.search(rf"[-{JOINERS}]", word)]
        simple = [word for word in known if word not in joined]
        self.words = (*joined, *simple)
        # Of other letters some are upper case to what is no lower case of theirs.
        plain = all(map(str.isascii, known))
        self.cores = tuple({max(w.lower().split(), key=len) if plain else "" for w in known})
        options = (
            _any_of(joined, exact, r"\s+"),
            OPAQUE,
            _any_of(simple, exact, rf"\s+(?-i:(?!{SLUG}))"),
        )
        article = ARTICLE.format(own=_none_of(known)) if articles else "()?"
        # Nothing but names of other things: then no article has to be looked for either.
        words_there = "|".join(filter(None, options))
        pattern = rf"{BEFORE}(?i:{article})(?:{words_there})" if known else OPAQUE
        self.pattern = regex(pattern, re.VERBOSE)

    def scan(self, text: str, start: int = 0) -> Iterator[Found]:
        """The words in a text from an offset on, each with the known word that it is."""
        if not has_core(text[start:], self.cores):
            return
        for match in self.pattern.finditer(text, start):
            group = match.lastindex or 0
            if group > 1:
                begin, stop, end = match.start(), match.end(group), match.end()
                # What opened with a quotation mark ends with one.
                if end == stop + 1 and QUOTED.search(text[: match.start(group) + 1]):
                    end = stop
                yield Found(begin, match.start(group), stop, end, self.words[group - 2])


def reword(text: str, brand: Brand, place: Place = NOWHERE, *, articles: bool = True) -> str:
    """A text of the guide in the words of a brand; the house's own text stays as it is.

    Letter case, plural and possessive carry over, and ``a`` or ``an`` fits what follows. Each term
    is replaced once: the brand's own words are not looked at again. ``place`` names the components
    around the text; without ``articles``, no article is touched.

    >>> from guidekit.source import SourceText
    >>> words = {"StackOne": "Acme", "StackOne Hub": "Acme Gateway", "Hub": "Gateway"}
    >>> acme = Brand("acme", "Acme", False, SourceText("acme.yaml", ""), vocabulary=words)
    >>> reword("STACKONE's hubs and a StackOne key: see https://stackone.com, not GitHub.", acme)
    "ACME's gateways and an Acme key: see https://stackone.com, not GitHub."
    """
    if brand.house or not brand.vocabulary:
        return text
    vocabulary = entries(brand)
    if len(text) > LONGEST_REMEMBERED:
        return _reworded(text, vocabulary, place, articles)
    return _remembered(text, vocabulary, place, articles)


def _reworded(text: str, vocabulary: Vocabulary, place: Place, articles: bool) -> str:  # noqa: FBT001 - remembered by position
    lexicon, own = _wording(vocabulary, place, articles)
    pieces, at = [], 0
    for found in lexicon.scan(text):
        pieces += [text[at : found.start], _worded(found, text, own, code=CODE in place)]
        at = found.end
    return "".join((*pieces, text[at:]))


def _worded(found: Found, text: str, own: Mapping[str, OwnWord], *, code: bool) -> str:
    """What stands for a found word, with its article and possessive.

    What is one word in small letters in code is a value, which a space would break.
    """
    written = text[found.at : found.stop]
    spelled = " ".join(written.split())
    term = spelled if spelled in own else found.word
    word = own[term]
    new = word.text if word.keeps_case else carry_case(spelled, term, word.text)
    if code and not word.keeps_case and spelled.islower() and " " not in spelled:
        new = new.replace(" ", "-")
    if new == spelled:
        return text[found.start : found.end]
    suffix = text[found.stop : found.end]
    if suffix and word.possessive and suffix[1:]:
        ending = carry_case(spelled, term, word.possessive)
    else:
        ending = f"{new}{possessive(new, suffix)}" if suffix else new
    return f"{_article(found, text, spelled, new, word)}{ending}"


def _article(found: Found, text: str, term: str, new: str, word: OwnWord) -> str:
    """The article before a word and the space after it, changed where the sound changes."""
    article, space = _before(text[found.start : found.at])
    sounds = word.article == "an" if word.article else begins_with_vowel(new)
    if not article or sounds == begins_with_vowel(term):
        return f"{article}{space}"
    return f"{article_for(article, 'an' if sounds else 'a')}{space}"


def _before(text: str) -> tuple[str, str]:
    article = text.rstrip()
    return article, text[len(article) :]


# The same few terms stand in every guide, and a page is worded for every brand.
_remembered = lru_cache(maxsize=16_384)(_reworded)


@lru_cache(maxsize=256)
def _wording(
    vocabulary: Vocabulary,
    place: Place,
    articles: bool,  # noqa: FBT001 - remembered by position
) -> tuple[Lexicon, dict[str, OwnWord]]:
    own = own_words(vocabulary, place)
    exact = frozenset(term for term, word in own.items() if word.exact)
    # An article that is a term itself is replaced like any other.
    articles = articles and not {"a", "an"} & {term.strip().lower() for term in own}
    return Lexicon(own, exact, articles=articles), own


def _any_of(words: Iterable[str], exact: frozenset[str], gap: str) -> str:
    """Each word is a group of its own, so that a match tells which one it is."""
    options = "|".join(
        f"((?-i:{_spaced(word, gap)}))" if word in exact else f"({_spaced(word, gap)})"
        for word in words
    )
    return f"{BEFORE}(?i:{options}){AFTER}{POSSESSIVE}" if options else ""


def _none_of(words: Iterable[str]) -> str:
    """Not before a word that begins with an article of its own, such as a product `A Plus`."""
    options = "|".join(_spaced(w, r"\s+") for w in words if re.match(r"an?\s", w, re.IGNORECASE))
    return f"(?!(?:{options}){AFTER})" if options else ""


def _spaced(word: str, gap: str) -> str:
    return gap.join(map(re.escape, word.split()))
