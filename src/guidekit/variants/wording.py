"""House terms in a text, and the words that a brand has for them.

A term counts as a whole word, in any letter case, in the singular and the plural. It does not
count inside an address, a file name or a setting (``docs.acme.com``, ``acme.key``, ``CN=acme``):
those are names of other things, and work only as they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from guidekit.variants.inflection import carry_case, plural
from guidekit.variants.types import Brand

__all__ = ["Match", "Terms", "reword"]

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

Vocabulary = tuple[tuple[str, str], ...]

LONGEST_REMEMBERED = 200
"""Texts up to this length are worded once and remembered; terms and headings are shorter."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text."""

    start: int
    end: int
    text: str


class Lexicon:
    """A set of words to look for, compiled: the longest that fits wins.

    Picklable and without memory of the texts it has seen.
    """

    __slots__ = ("pattern", "words")

    def __init__(self, words: Iterable[str]) -> None:
        known = sorted({w for w in words if re.search(r"\w", w)}, key=lambda w: (-len(w), w))
        # A word that holds a joiner itself (`acme.ai`) must be tried before all that has one.
        joined = [word for word in known if re.search(rf"[-{JOINERS}]", word)]
        simple = [word for word in known if word not in joined]
        self.words = (*joined, *simple)
        options = (_any_of(joined, r"\s+"), OPAQUE, _any_of(simple, rf"\s+(?-i:(?!{SLUG}))"))
        self.pattern = re.compile("|".join(filter(None, options)), re.VERBOSE)

    def scan(self, text: str, start: int = 0) -> Iterator[tuple[re.Match[str], str]]:
        """The words in a text from an offset on, each with the known word that it is."""
        for match in self.pattern.finditer(text, start):
            if match.lastindex:
                yield match, self.words[match.lastindex - 1]


class Terms:
    """All terms by which guides name the house, whatever brand has a word for them.

    Names and products of the house, and what any brand's vocabulary replaces. What is found is
    enough for every brand: wording the found stretches alone gives what wording the whole text
    would give. A possessive's ``'s`` stays outside.

    >>> from guidekit.source import SourceText
    >>> acme = Brand("acme", "Acme", True, SourceText("a.yaml", ""), products={"hub": "Acme Hub"})
    >>> terms = Terms(acme, [])
    >>> [match.text for match in terms.find("Acme's docs.acme.com; acme hubs, acmes and acmeists")]
    ['Acme', 'acme hubs', 'acmes']
    >>> terms.split("Open the Acme Hub.")
    ('Open the ', 'Acme Hub', '.')
    """

    __slots__ = ("lexicon",)

    def __init__(self, house: Brand, brands: Iterable[Brand]) -> None:
        words = {house.name, *house.identity.names, *house.products.values()}
        words.update(term for brand in brands for term in brand.vocabulary)
        self.lexicon = Lexicon({*words, *map(plural, words)})

    def find(self, text: str) -> Iterator[Match]:
        """The stretches of a text that name the house, in order; none touches a part of another.

        Terms that overlap are one stretch, so that no brand's term is cut.
        """
        start = end = 0
        match = self._next(text, 0)
        while match:
            if match.start() >= end:
                if end:
                    yield Match(start, end, text[start:end])
                start = match.start()
            end = max(end, match.end())
            match = self._next(text, match.start() + 1)
        if end:
            yield Match(start, end, text[start:end])

    def split(self, text: str) -> tuple[str, ...]:
        """The text in pieces, in turn other text (perhaps empty) and a term.

        Joined, the pieces are the text; those at odd places are terms.
        """
        pieces, at = [], 0
        for match in self.find(text):
            pieces += [text[at : match.start], match.text]
            at = match.end
        return (*pieces, text[at:])

    def _next(self, text: str, start: int) -> re.Match[str] | None:
        return next((match for match, _ in self.lexicon.scan(text, start)), None)


def reword(text: str, brand: Brand) -> str:
    """A text of the guide in the words of a brand; the house's own text stays as it is.

    Letter case and plural carry over. Each term is replaced once: the brand's own words are not
    looked at again.

    >>> from guidekit.source import SourceText
    >>> words = {"StackOne": "Acme", "StackOne Hub": "Acme Gateway", "Hub": "Gateway"}
    >>> acme = Brand("acme", "Acme", False, SourceText("acme.yaml", ""), vocabulary=words)
    >>> reword("STACKONE's hubs: see https://stackone.com, not GitHub.", acme)
    "ACME's gateways: see https://stackone.com, not GitHub."
    """
    vocabulary = tuple(brand.vocabulary.items())
    if brand.house or not vocabulary:
        return text
    if len(text) > LONGEST_REMEMBERED:
        return _reworded(text, vocabulary)
    return _remembered(text, vocabulary)


def _reworded(text: str, vocabulary: Vocabulary) -> str:
    lexicon, own = _wording(vocabulary)
    pieces, at = [], 0
    for match, word in lexicon.scan(text):
        found = " ".join(match[0].split())
        word = found if found in own else word
        pieces += [text[at : match.start()], carry_case(found, word, own[word])]
        at = match.end()
    return "".join((*pieces, text[at:]))


# The same few terms stand in every guide, and a page is worded for every brand.
_remembered = lru_cache(maxsize=16_384)(_reworded)


@lru_cache(maxsize=256)
def _wording(vocabulary: Vocabulary) -> tuple[Lexicon, dict[str, str]]:
    own = {plural(term): plural(word) for term, word in vocabulary} | dict(vocabulary)
    return Lexicon(own), own


def _any_of(words: Iterable[str], gap: str) -> str:
    """Each word is a group of its own, so that a match tells which one it is."""
    patterns = (gap.join(map(re.escape, word.split())) for word in words)
    options = "|".join(f"({pattern})" for pattern in patterns)
    return f"{BEFORE}(?i:{options}){AFTER}" if options else ""
