"""Labels of form fields as guides write them: `API Key`, `api keys`, `apiKey`, `API-key`.

A text is folded: only letters and digits are left, in lower case, each word in the singular. A
label is found in a text where the folded label stands between word ends of the folded text, and
nothing but spaces, hyphens and the like parts its words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct

from guidekit.source.patterns import regex

__all__ = ["Found", "LabelFinder", "Word", "fold", "is_misspelling", "word_set", "words_of"]

WORD = re.compile(
    r"(?!(?<=['\u2019])s(?![a-z]))[a-z]+"  # the `s` of a possessive is no word
    r"|[A-Z]{2,}s(?![a-zA-Z])|[A-Z]+(?![a-z])|[A-Z][a-z]+|[0-9]+|[^\W\d_a-zA-Z]+"
)
JOINT = re.compile(r"\s*|\s?[-_/&.'\u2019\u2010\u2011]|\s?[/&]\s?|['\u2019]s\s+")
NEGATION = regex(r"\b(?:no|without(?: an?)?|not need(?: an?)?)\s+$", re.IGNORECASE)


class Word(Struct, frozen=True):
    """One word of a text, folded, and where it stands."""

    folded: str
    start: int
    end: int


class Found(Struct, frozen=True):
    """One place where a label stands in a text; ``key`` is what the finder knows it by."""

    key: str
    start: int
    end: int


def word_set(words: str) -> frozenset[str]:
    """The words of a list, parted by spaces."""
    return frozenset(words.split())


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, parted also where camelCase and snake_case part them.

    >>> [word.folded for word in words_of("the server's APIKeys, user_name")]
    ['the', 'server', 'api', 'key', 'user', 'name']
    """
    return tuple([Word(_folded(match[0]), *match.span()) for match in WORD.finditer(text)])


def fold(text: str) -> str:
    """A text as labels are compared.

    >>> fold("Base URLs") == fold("baseUrl") == fold("base-url")
    True
    """
    return "".join(word.folded for word in words_of(text))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word in small letters and in the singular."""
    word = word.lower()
    if word[-1] != "s":
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith(("sses", "xes")):
        return word[:-2]
    if len(word) > 2 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_misspelling(written: str, meant: str) -> bool:
    """Whether one word of ``written`` is one or two slips away from a label, the others equal.

    >>> is_misspelling("Accont Name", "Account Name")
    True
    >>> is_misspelling("Client IP", "Client ID"), is_misspelling("Server URL", "Service URL")
    (False, False)
    """
    ours, theirs = words_of(written), words_of(meant)
    if len(ours) != len(theirs):
        return False
    pairs = zip(ours, theirs, strict=True)
    differing = [(a.folded, b.folded) for a, b in pairs if a.folded != b.folded]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    slips = 2 if min(len(a), len(b)) > 7 else 1
    return min(len(a), len(b)) > 4 and a[0] == b[0] and _distance(a, b) <= slips


def _distance(a: str, b: str) -> int:
    """How many letters must be put in, left out, changed or swapped to turn one into the other."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        two_before, before, row = before, row, [i + 1]
        for j, y in enumerate(b):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (x != y))
            if i and j and x == b[j - 1] and a[i - 1] == y:
                cost = min(cost, two_before[j - 1] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=1024)
def _openings(pairs: frozenset[str]) -> re.Pattern[str]:
    """Where words begin with such letters, or are the first of them alone."""
    first, second = (_either_case(pair[at : at + 1] for pair in pairs) for at in (0, 1))
    return re.compile(rf"[{first}](?<![^\W_].)(?![^\W_{second}])" if pairs else "(?!)")


def _either_case(letters: Iterable[str]) -> str:
    return "".join(sorted({case for each in letters for case in each + each.upper()}))


class LabelFinder:
    """Finds many labels at once; where two overlap, the earlier and longer one is meant.

    ``names`` maps each key to the names that mean it. A name that means several keys finds all.

    >>> finder = LabelFinder({"key": ["API Key"], "id": ["API Key ID"]})
    >>> [(f.key, f.start) for f in finder.find("the API key ID and the API keys")]
    [('id', 4), ('key', 23)]
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self.keys: dict[str, list[str]] = {}
        for key, spellings in names.items():
            for spelling in spellings:
                keys = self.keys.setdefault(fold(spelling), [])
                if key not in keys:
                    keys.append(key)
        self.keys.pop("", None)

    @cached_property
    def starts(self) -> frozenset[str]:
        """All with which a name begins, the whole of it included."""
        return frozenset(name[:end] for name in self.keys for end in range(1, len(name) + 1))

    @cached_property
    def openings(self) -> re.Pattern[str]:
        """Where a name may begin, going by two letters: to ask at every word would take longer."""
        return _openings(frozenset(name[:2] for name in self.keys))

    def exact(self, text: str) -> tuple[str, ...]:
        """The keys that a text as a whole means.

        >>> LabelFinder({"key": ["API Key"]}).exact("Api-Key")
        ('key',)
        """
        return tuple(self.keys.get(fold(text), ()))

    def find(self, text: str) -> Iterator[Found]:
        """Every place where a label stands, in the order of the text; "no API key" is none."""
        after = 0
        for match in self.openings.finditer(text):
            start = match.start()
            if start < after:
                continue
            name, end = self._longest(text, start)
            if name:
                after = end
                if not NEGATION.search(text, max(0, start - 20), start):
                    yield from (Found(key, start, end) for key in self.keys[name])

    def _longest(self, text: str, start: int) -> tuple[str, int]:
        """The longest name that begins at a place, folded, and its end; an empty one for none."""
        best = "", start
        name, end = "", start
        for match in WORD.finditer(text, start):
            if match.start() > end and not JOINT.fullmatch(text, end, match.start()):
                break
            name += _folded(match[0])
            end = match.end()
            if name not in self.starts:
                break
            if name in self.keys and not text[end : end + 1].isalnum():
                best = name, end
        return best
