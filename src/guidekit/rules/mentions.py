"""Where a guide speaks of a form's fields, and how much it says there.

A mention of a field is one of three things, from little to much: the field is *named*; it is
*entered*, which is what the list of the form's fields and "paste the subdomain" do; or it is
*located*, when a title or running text tells of the field itself. A part that claims a field with
``data-guide-field`` locates it, whatever its words.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from enum import IntEnum
from functools import lru_cache

from msgspec import Struct

from guidekit.connectors import AuthMethod, Connector, Field, keys_named
from guidekit.model import Guard, Guide, Part, Passage
from guidekit.rules.context import Context
from guidekit.rules.labels import Found, LabelFinder, fold, word_set, words_of
from guidekit.rules.sentences import Sentence, gives, sentences_with
from guidekit.rules.surroundings import is_linked, row_words, words_below
from guidekit.source import Span
from guidekit.source.patterns import regex

__all__ = [
    "Degree",
    "FieldMentions",
    "Mention",
    "bare_text",
    "find_mentions",
    "label_finder",
    "mentions_of",
]

COMMON_NAMES = word_set(
    "code email host id key name password scope secret service token url user username"
)
"""Words too common in running text to say which field is meant, unless they are its label."""

EMPTY_WORDS = word_set(
    "a account an and copied enter field for from here in key labeled labelled named of optional or"
    " our own paste required secret the this to unique value your"
)
"""Words that, next to a label in a list, say nothing of where its value comes from."""

FEWEST_WORDS = 3
"""How many telling words beside a label, or below it, explain its field."""

UNSPOKEN = frozenset({"title", "description"})
"""Passages that tell what the page is about; "Connect with API Key" explains no API key."""

BRACKET = re.compile(r"\(.*?\)")
TAILS = word_set("service uri url")
"""Last words of long labels that a text may leave out."""
TITLES = frozenset({"heading", "step-title"})

USES = regex(r"(?:step\s*\d+\W*)?(?:enter|paste|fill|input|provide|submit|use)\b", re.IGNORECASE)

SIGNS_IN = regex(r"\b(?:authenticate|authori[sz]e|log in|oauth|sign in)", re.IGNORECASE)


class Degree(IntEnum):
    """How much a mention says of its field."""

    NAMED = 1
    ENTERED = 2
    LOCATED = 3


class Mention(Struct, frozen=True):
    """One place that speaks of a field; ``span`` is the label's, or the claiming part's.

    ``section`` and ``step`` are those of the guide that it is in, as a passage knows them; a
    ``title`` is what stands above a part, or a part's ``claim``.
    """

    field: str
    degree: Degree
    guard: Guard
    span: Span
    section: int | None = None
    step: int | None = None
    title: bool = False
    claim: bool = False


class FieldMentions(Struct, frozen=True):
    """All mentions in a guide of the fields that its readers fill in, in the order of the text.

    ``labels`` finds what the form itself may show, ``words`` also what running text may call it;
    ``by_field`` is by the fields' keys too. ``signs_in`` tells that the guide has its reader sign
    in to the provider.
    """

    fields: tuple[Field, ...]
    labels: LabelFinder
    words: LabelFinder
    by_field: Mapping[str, tuple[Mention, ...]]
    signs_in: bool = False

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields without which the form cannot be sent.

        Where the guide has its reader sign in, fields that this fills in do not count, unless the
        guide names one of them.
        """
        needed = tuple(f for f in self.fields if f.required)
        filled = {f.key for f in needed if f.automated}
        if not self.signs_in or any(self.by_field[key] for key in filled):
            return needed
        return tuple(f for f in needed if f.key not in filled)


def mentions_of(guide: Guide, context: Context) -> FieldMentions:
    """The mentions of the fields of the guide's own form; none where that form is not known."""
    connector, auth = context.connector, context.auth
    if connector is None or auth is None:
        return FieldMentions((), LabelFinder({}), LabelFinder({}), {})
    if "mentions" not in context.known:
        context.known["mentions"] = find_mentions(guide, connector, auth)
    found: FieldMentions = context.known["mentions"]
    return found


def find_mentions(guide: Guide, connector: Connector, auth: AuthMethod) -> FieldMentions:
    """Every mention of the fields of one auth method, for the audience of the guide."""
    fields = auth.fields_for(guide.audience)
    others = tuple(f for f in auth.fields if f not in fields)
    finder = label_finder(fields, others, connector.title, text=True)
    labels = label_finder(fields, others, connector.title)
    by_field: dict[str, list[Mention]] = {f.key: [] for f in fields}
    known = {word.folded for name in (connector.title, guide.title.text) for word in words_of(name)}
    shown = {f.label for f in fields if f.label[:1].isupper()}
    for mention in (*_claims(guide, fields), *_in_passages(guide.passages, finder, known, shown)):
        if mention.field in by_field:
            by_field[mention.field].append(mention)
    told = {key: tuple(found) for key, found in by_field.items()}
    automated = any(f.automated and f.required for f in fields)
    signs_in = automated and any(SIGNS_IN.search(passage.text) for passage in guide.passages)
    return FieldMentions(fields, labels, finder, told, signs_in)


def label_finder(
    fields: Iterable[Field], others: Iterable[Field] = (), provider: str = "", *, text: bool = False
) -> LabelFinder:
    """A finder for the fields' labels and aliases, and for looser ways to write a label.

    For running ``text``, a field's key counts too, and no single common word, such as the `Token`
    of a `Zendesk Token`. ``others`` are fields that nobody asks for here: they are found too, under
    a key that no field has, so that `API Key` is not found inside their `API Key ID`.
    """
    fields = tuple(fields)
    names = {f"other {f.key}": [f.label] for f in others}
    names |= {f.key: [f.label, *f.aliases] for f in fields}
    taken = {fold(name) for spellings in names.values() for name in spellings}
    taken |= COMMON_NAMES if text else set()
    for field in fields:
        more = [*_looser_labels(field.label, provider), *([field.key] if text else [])]
        names[field.key] += [name for name in more if fold(name) not in taken]
    return LabelFinder(names)


@lru_cache(maxsize=1024)
def _looser_labels(label: str, provider: str) -> tuple[str, ...]:
    """A label without the provider's name, a bracket, `Name` or `URL`, or as one of `A / B`."""
    return tuple(_loosened(label, provider))


def _loosened(label: str, provider: str) -> Iterator[str]:
    plain = BRACKET.sub(" ", label).strip()
    alternatives = [part.strip() for part in plain.split("/")] if "/" in plain else []
    # The bracket of "Lucca (Client Credentials)" is no name: it must not eat the "Client" of an ID.
    mine = {word.folded for word in words_of(BRACKET.sub(" ", provider))}
    for name in (plain, *alternatives):
        words = words_of(name)
        if not words or len(fold(name)) < 2:
            continue
        yield name
        own = next((word for word in words if word.folded not in mine), words[0])
        yield name[own.start :]
        if len(words) > 2 and words[-1].folded == "name":
            yield name[: words[-1].start]
        while len(words) > 2 and words[-1].folded in TAILS:
            yield name[: words[-1].start]
            words = words[:-1]


def bare_text(passage: Passage, labels: Container[str] = ()) -> str:
    """The passage's text with a NUL for each character of code, where nothing is a label.

    What stands among other words as code and is one of the ``labels``, letter by letter, stays: so
    some guides quote the form.
    """
    styles = {segment.style for segment in passage.segments}
    if "code" not in styles:
        return passage.text
    pieces = (
        (segment, passage.text[segment.at : segment.at + segment.length])
        for segment in passage.segments
    )
    quoted = labels if len(styles) > 1 else ()
    return "".join(
        "\0" * segment.length if segment.style == "code" and piece not in quoted else piece
        for segment, piece in pieces
    )


def _claims(guide: Guide, fields: tuple[Field, ...]) -> Iterator[Mention]:
    for index, section in enumerate(guide.sections):
        yield from _claims_of(section, fields, index, None)
    for index, step in enumerate(guide.steps):
        yield from _claims_of(step, fields, step.section, index)


def _claims_of(
    part: Part, fields: tuple[Field, ...], section: int | None, step: int | None
) -> Iterator[Mention]:
    for name in part.fields:
        for key in keys_named(fields, name) or ():
            yield Mention(
                key, Degree.LOCATED, part.guard, part.span, section, step, title=True, claim=True
            )


def _in_passages(
    passages: Iterable[Passage], finder: LabelFinder, known: set[str], shown: set[str]
) -> Iterator[Mention]:
    """For each field and degree, the first mention in each passage; ``shown`` are the labels."""
    given = False
    read = [passage for passage in passages if passage.kind not in UNSPOKEN]
    for index, passage in enumerate(read):
        text = bare_text(passage, shown)
        goes_on = passage.kind == "item" and not text.endswith(":")
        found = tuple(finder.find(text))
        given = gives(text) or (given and goes_on)
        if not found:
            continue
        told = given or _surroundings_tell(read, index, known)
        first: dict[tuple[str, Degree], Found] = {}
        for one, degree in _weighed(passage, text, found, known, given=told):
            linked = degree < Degree.LOCATED and is_linked(passage, one.start, one.end)
            first.setdefault((one.key, Degree.LOCATED if linked else degree), one)
        for (key, degree), one in first.items():
            yield Mention(
                key, degree, passage.guard, passage.span(one.start, one.end),
                passage.section, passage.step, title=passage.kind in TITLES,
            )  # fmt: skip


def _surroundings_tell(read: list[Passage], index: int, known: set[str]) -> bool:
    """Whether the other cells of a row, or the list below an item, tell of the label there."""
    around = {"cell": row_words, "item": words_below}.get(read[index].kind)
    if around is None:
        return False
    label = {word.folded for word in words_of(read[index].text)}
    return len(around(read, index, label | known | EMPTY_WORDS)) >= FEWEST_WORDS


def _weighed(
    passage: Passage, text: str, found: tuple[Found, ...], known: set[str], *, given: bool
) -> Iterator[tuple[Found, Degree]]:
    """How much a passage says of each label; ``given`` are items that somebody gives the reader."""
    match passage.kind:
        case kind if kind in TITLES:
            entered = USES.match(text.strip())
            yield from ((one, Degree.ENTERED if entered else Degree.LOCATED) for one in found)
        case "prerequisite" | "alt":
            yield from ((one, Degree.NAMED) for one in found)
        case "item" | "cell" if _is_entry(text, found[0], known):
            yield from ((one, Degree.LOCATED if given else Degree.ENTERED) for one in found)
        case _:
            for sentence, inside in sentences_with(found, text):
                keys = {one.key for one in inside}
                for one in inside:
                    yield one, _degree(sentence, one, len(keys))


def _is_entry(text: str, one: Found, known: set[str]) -> bool:
    """Whether an item or cell is the label and nothing that says more: "Key: your Lucca key"."""
    if "\0" in text:
        return False
    label = {word.folded for word in words_of(text[one.start : one.end])}
    return {word.folded for word in words_of(text)} <= label | known | EMPTY_WORDS


def _degree(sentence: Sentence, one: Found, fields: int) -> Degree:
    """Running text tells where a value is, unless its sentence only asks to enter the field."""
    if sentence.locates:
        return Degree.LOCATED
    if sentence.enters_from <= one.start:
        return Degree.ENTERED
    return Degree.NAMED if fields > 1 and sentence.asks else Degree.LOCATED
