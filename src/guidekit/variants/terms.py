"""All terms of the house at once, and for which brands a text may still name it."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from guidekit.variants.inflection import plural
from guidekit.variants.leaks import may_leak
from guidekit.variants.links import Detours
from guidekit.variants.types import Brand
from guidekit.variants.vocabulary import compounds
from guidekit.variants.wording import CODE, NOWHERE, Found, Lexicon, Match, Place, has_core, reword

__all__ = ["Piece", "Terms"]

SPACE = re.compile(r"\s+")
MOST_KNOWN = 20_000


class Piece(Struct, frozen=True):
    """A stretch of a text; a term of the house where it stands at a ``place``."""

    text: str
    place: Place | None = None

    def worded(self, brand: Brand) -> str:
        """The stretch in a brand's words."""
        return self.text if self.place is None else reword(self.text, brand, self.place)


class Terms:
    """All terms by which guides name the house, whatever brand has a word for them.

    Names and products of the house, and what any brand's vocabulary replaces. What is found is
    enough for every brand: wording the found stretches alone gives what wording the whole text
    would give. ``places`` are the components that a vocabulary makes a difference between,
    ``replacing`` has the ids of the brands with an entry for a term, and ``detours`` are the links
    that lead elsewhere for any brand, the house included.

    >>> from guidekit.source import SourceText
    >>> acme = Brand("acme", "Acme", True, SourceText("a.yaml", ""), products={"hub": "Acme Hub"})
    >>> terms = Terms(acme, [])
    >>> [match.text for match in terms.find("Acme's docs.acme.com; an acme hub, acmes, acmeists")]
    ["Acme's", 'an acme hub', 'acmes']
    >>> terms.split("Open the Acme Hub.")
    ('Open the ', 'Acme Hub', '.')
    """

    __slots__ = ("_known", "brands", "detours", "house", "lexicon", "places", "replacing")

    def __init__(self, house: Brand, brands: Iterable[Brand]) -> None:
        identity = house.identity
        words = {house.name, *identity.names, *identity.nouns, *house.products.values()}
        places: set[str] = {CODE}
        self.brands = tuple(brands)
        self._known: dict[tuple[Piece, ...], frozenset[str]] = {}
        self.replacing: dict[str, set[str]] = {}
        self.detours = Detours((house, *self.brands))
        for brand in self.brands:
            for term in brand.vocabulary:
                self.replacing.setdefault(term, set()).add(brand.id)
            words.update(brand.vocabulary)
            words.update(both for both, _ in compounds(brand.vocabulary))
            for said in brand.word_options.values():
                places |= said.exempt | said.only
        self.house = house
        self.places: Place = frozenset(places)
        self.lexicon = Lexicon({*words, *map(plural, words)})

    def may_be_in(self, text: str) -> bool:
        """Whether one of the terms may be there. Most texts have none, which is quick to tell."""
        return has_core(text, self.lexicon.cores)

    def find(self, text: str, *, articles: bool = True) -> Iterator[Match]:
        """The stretches of a text that name the house, in order; none touches a part of another.

        Terms that overlap are one stretch, so that no brand's term is cut. Texts in which ``a`` is
        no English article are asked for without ``articles``.
        """
        start = end = 0
        found = self._next(text, 0)
        while found:
            begin = found.start if articles else found.at
            if begin >= end:
                if end:
                    yield Match(start, end, text[start:end])
                start = begin
            end = max(end, found.end)
            found = self._next(text, found.start + 1)
        if end:
            yield Match(start, end, text[start:end])

    def split(self, text: str, *, articles: bool = True) -> tuple[str, ...]:
        """The text in pieces, in turn other text (perhaps empty) and a term.

        Joined, the pieces are the text; those at odd places are terms.
        """
        pieces, at = [], 0
        for match in self.find(text, articles=articles):
            pieces += [text[at : match.start], match.text]
            at = match.end
        return (*pieces, text[at:])

    def pieces(self, text: str, place: Place = NOWHERE) -> Iterator[Piece]:
        """The same pieces, as what stands at a place."""
        for number, piece in enumerate(self.split(text)):
            yield Piece(piece, place if number % 2 else None)

    def suspects(self, pieces: Iterable[Piece]) -> frozenset[str]:
        """The ids of the brands in whose words a text may still name the house.

        What can make a name with a brand's own word is only what touches it, and that is the same
        few things wherever the term stands: so brands are asked once for each.
        """
        pieces = tuple(pieces)
        if any(piece.place is None and may_leak(piece.text, self.house) for piece in pieces):
            return frozenset(brand.id for brand in self.brands)
        return frozenset[str]().union(*map(self._suspects, _words(pieces)))

    def _suspects(self, word: tuple[Piece, ...]) -> frozenset[str]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = frozenset(
                brand.id
                for brand in self.brands
                if may_leak("".join(piece.worded(brand) for piece in word), self.house)
            )
        return known

    def _next(self, text: str, start: int) -> Found | None:
        return next(self.lexicon.scan(text, start), None)


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Each term with what is around it up to white space; of several that touch, all."""
    word: list[Piece] = []
    for piece in pieces:
        if piece.place is not None:
            word.append(piece)
            continue
        head, *rest = SPACE.split(piece.text)
        word.append(Piece(head))
        if rest:
            yield from _with_term(word)
            word = [Piece(rest[-1])]
    yield from _with_term(word)


def _with_term(word: list[Piece]) -> Iterator[tuple[Piece, ...]]:
    if any(piece.place is not None for piece in word):
        yield tuple(word)
