"""A brand's words for those of the house: which hold where, and in which forms."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from guidekit.variants.inflection import plural
from guidekit.variants.types import Brand, WordOptions

__all__ = ["CODE", "NOWHERE", "OwnWord", "Place", "Vocabulary", "compounds", "entries", "own_words"]

Place: TypeAlias = frozenset[str]
"""The components around a text, by name, and :data:`CODE` where it is code."""

CODE: Final = "code"
NOWHERE: Final[Place] = frozenset()
PLAIN = WordOptions()

Vocabulary: TypeAlias = tuple[tuple[str, str, WordOptions], ...]


class OwnWord(Struct, frozen=True):
    """What stands for one form of a term; ``possessive`` where it is an unusual one."""

    text: str
    possessive: str | None = None
    article: str | None = None
    exact: bool = False
    keeps_case: bool = False


def entries(brand: Brand) -> Vocabulary:
    """All that a brand's vocabulary says, in a form that can be remembered."""
    options = brand.word_options
    return tuple((term, own, options.get(term, PLAIN)) for term, own in brand.vocabulary.items())


def own_words(vocabulary: Vocabulary, place: Place) -> dict[str, OwnWord]:
    """The own word for each form of each term, at one place.

    A term that is exempt there stands for itself, so that no shorter one breaks it up.
    """
    singular: dict[str, OwnWord] = {}
    several: dict[str, OwnWord] = {}
    for term, own, said in vocabulary:
        if not holds_at(said, place):
            continue
        exempt = bool(said.exempt & place)
        text = term if exempt else own
        word = OwnWord(text, said.possessive, said.article, said.exact, said.keeps_case or exempt)
        singular[term] = word if not exempt else OwnWord(term, keeps_case=True)
        if not said.exact:
            many = said.plural or plural(own)
            several[plural(term)] = OwnWord(
                plural(term) if exempt else many, article=said.article, keeps_case=word.keeps_case
            )
    texts = {term: word.text for term, word in singular.items() if not word.exact}
    for both, second in compounds(texts):
        several[both] = singular[second]
        several[plural(both)] = several[plural(second)]
    return {**several, **singular}


def holds_at(said: WordOptions, place: Place) -> bool:
    """Whether an entry is about the texts of a place."""
    if CODE in place and not (said.code or CODE in said.only):
        return False
    return not said.only or bool(said.only & place)


def compounds(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Terms that would repeat themselves side by side, and the one whose word is enough.

    >>> list(compounds({"StackOne": "Acme", "Hub": "Acme Gateway"}))
    [('StackOne Hub', 'Hub')]
    """
    for first, own in words.items():
        for second, other in words.items():
            both = f"{first} {second}"
            if first != second and other.startswith(f"{own} ") and both not in words:
                yield both, second
