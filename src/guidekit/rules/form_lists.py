"""The lists in which a guide repeats the form: what it tells its reader to fill in.

Two shapes are known: a list whose items are labels ("Fill out the following fields: ..."), and a
sentence that has labels in bold: "Enter your **Subdomain** and **API Key** in their fields", or
"Once you have your **Subdomain** and **API Key**".
"""

import re
from collections import deque
from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct

from guidekit.model import Guide, Passage
from guidekit.rules.context import Context
from guidekit.rules.labels import LabelFinder, fold, word_set, words_of
from guidekit.rules.mentions import bare_text, mentions_of
from guidekit.source import Span
from guidekit.source.patterns import regex

__all__ = [
    "LEAD", "MOST_WORDS", "Entry", "FormList", "bold_runs", "form_lists", "lists_of",
]  # fmt: skip

FILL = re.compile(r"\b(?:fill|enter|provide|input|paste|complete|type)\b", re.IGNORECASE)
FOLLOWING = regex(
    r"\b(?:following|fields?|details|values?|information|credentials|below)\b", re.IGNORECASE
)
SENTENCE = re.compile(r"[^.!?]+")
IN_FIELDS = re.compile(r"\b(?:fields?|form)\b", re.IGNORECASE)
GATHERED = re.compile(r"\b(?:once you have|walks? you through)\b", re.IGNORECASE)
JOINT = regex(r"[\s,&]*(?:and|or)?\s*(?:your|the)?\s*", re.IGNORECASE)
"""What stands between the labels that one verb governs."""
NEEDS = re.compile(r"\b(?:needs?|requires?|required)\b", re.IGNORECASE)
PIECES = regex(r"\b(?:following|information|credentials?|pieces?)\b|:\s*$", re.IGNORECASE)
LEAD = re.compile(r"\s*([^:\n]{2,60}?)\s*(?::(?=\s|$)|\s[-\u2013\u2014]\s|$)")
"""What stands at the beginning of an item, apart from the rest."""
BRACKET = re.compile(r"\(.*?\)")
NAME_AT_END = re.compile(r"\s+name$", re.IGNORECASE)
MOST_WORDS = 6
"""How many words a label has at most."""
ORDERS = word_set(
    "add allow ask assign check choose click complete confirm configure continue copy create"
    " download enable enter fill find follow generate get give go grant if in locate log make"
    " navigate note on once open paste press provide save scroll search select set sign store"
    " switch the then this to under use verify visit when you your"
)
"""First words of sentences, as opposed to labels."""
CREDENTIALS = word_set(
    "account address code domain email endpoint host hostname id identifier key login name password"
    " pat region secret site subdomain tenant token uri url user username workspace"
)
"""Last words of labels: what an entry must end in before it may be called no field."""


class Entry(Struct, frozen=True):
    """One label that the guide says the form has, and the keys of the fields that it means.

    ``exact`` tells a label as the form has it from one with words before it.
    """

    text: str
    passage: Passage
    start: int
    end: int
    keys: tuple[str, ...]
    exact: bool

    @property
    def span(self) -> Span:
        """Where the label stands."""
        return self.passage.span(self.start, self.end)

    @property
    def is_credential(self) -> bool:
        """Whether the entry reads like something that a form would ask for."""
        words = [word.folded for word in words_of(self.text)]
        # A "Name" alone is what the platform calls the connection.
        return bool(words) and words[-1] in CREDENTIALS and words != ["name"]


class FormList(Struct, frozen=True):
    """One account of the form; ``entries`` in the guide's order, all with the same readers.

    ``asked`` tells that the guide has its reader fill them in, there and then.
    """

    entries: tuple[Entry, ...]
    asked: bool

    @property
    def passage(self) -> Passage:
        """The passage that the list begins in."""
        return self.entries[0].passage


def lists_of(guide: Guide, context: Context) -> tuple[FormList, ...]:
    """The lists of the guide's own form that some variant shows; none for an unknown form."""
    mentions = mentions_of(guide, context)
    if not mentions.fields or context.connector is None:
        return ()
    if "lists" not in context.known:
        context.known["lists"] = tuple(
            form_list
            for form_list in form_lists(guide, mentions.labels, context.connector.title)
            if context.readers(form_list.passage.guard)
        )
    found: tuple[FormList, ...] = context.known["lists"]
    return found


def form_lists(guide: Guide, finder: LabelFinder, provider: str) -> Iterator[FormList]:
    """Every place where the guide lists the form's fields."""
    intro: Passage | None = None
    last = len(guide.steps) - 1
    told = [p for p in guide.passages if p.segments and p.kind not in ("alt", "attribute")]
    for (kind, *_), run in groupby(told, key=lambda p: (p.kind, p.guard, p.step, p.section)):
        passages = tuple(run)
        if kind == "item":
            yield from _in_list(passages, intro, finder, provider)
        for passage in passages:
            bold = bold_runs(passage)
            if bold:
                ending = passage.step == last
                yield from _in_sentences(passage, bold, finder, provider, ending=ending)
        intro = passages[-1]


def _in_list(
    items: tuple[Passage, ...], intro: Passage | None, finder: LabelFinder, provider: str
) -> Iterator[FormList]:
    named = []
    for item in items:
        entry = _entry_of(item, finder, provider)
        if entry is None:
            return
        named.append(entry)
    asked = intro is not None and _says(FILL, FOLLOWING, intro.text)
    if any(entry.exact for entry in named) or _reads_as_form(named, intro, asked=asked):
        yield FormList(tuple(named), asked)


def _reads_as_form(entries: list[Entry], intro: Passage | None, *, asked: bool) -> bool:
    """Whether a list without a label is of what a form asks for, by its looks and what leads in."""
    needed = intro is not None and _says(NEEDS, PIECES, intro.text)
    if not asked and not needed:
        return False
    bold = all(_is_bold(entry) for entry in entries)
    sure = all(entry.is_credential for entry in entries)
    spelled = sure and all(entry.passage.text[entry.end :][:1] == ":" for entry in entries)
    return (asked and (bold or spelled)) or (needed and bold and sure)


def _entry_of(item: Passage, finder: LabelFinder, provider: str) -> Entry | None:
    """The label with which an item begins; None where the item is something else."""
    lead = LEAD.match(bare_text(item))
    if lead is None or not lead[1].strip("\0 "):
        return None
    words = words_of(lead[1])
    if not words or len(words) > MOST_WORDS or lead[1].endswith((".", "!", "?")):
        return None
    entry = _entry(item, lead.start(1), lead.end(1), finder, provider)
    return None if not entry.keys and words[0].folded in ORDERS else entry


def _in_sentences(
    passage: Passage,
    bold: list[tuple[int, int]],
    finder: LabelFinder,
    provider: str,
    *,
    ending: bool,
) -> Iterator[FormList]:
    """The sentences of a passage with labels in bold; ``ending`` in the step that ends the guide.

    There, what is to be entered is the form's even where no label is.
    """
    text = bare_text(passage)
    if not (IN_FIELDS.search(text) or GATHERED.search(text)):
        return
    waiting = deque(bold)
    for sentence in SENTENCE.finditer(text):
        inside = []
        while waiting and waiting[0][1] <= sentence.end():
            inside.append(waiting.popleft())
        if not inside:
            continue
        asked = _says(FILL, IN_FIELDS, sentence[0])
        if not asked and not _are_gathered(passage.text, sentence[0], inside):
            continue
        entries = tuple(_entry(passage, a, b, finder, provider) for a, b in inside)
        own = asked and ending and all(entry.is_credential for entry in entries)
        if own or any(entry.keys for entry in entries):
            yield FormList(entries, asked)


def _are_gathered(text: str, sentence: str, labels: list[tuple[int, int]]) -> bool:
    """Whether a sentence names, one after the other, the values that the reader has gathered."""
    return GATHERED.search(sentence) is not None and all(
        JOINT.fullmatch(text, end, start) for (_, end), (start, _) in pairwise(labels)
    )


def _says(first: re.Pattern[str], then: re.Pattern[str], text: str) -> bool:
    """Whether one thing stands in a text and another after it."""
    match = first.search(text)
    return match is not None and then.search(text, match.end()) is not None


def _entry(passage: Passage, start: int, end: int, finder: LabelFinder, provider: str) -> Entry:
    text = passage.text[start:end]
    plain = BRACKET.sub("", text).strip()
    exact = (
        finder.exact(text)
        or finder.exact(_without(provider, plain))
        or finder.exact(NAME_AT_END.sub("", plain))
    )
    if exact:
        return Entry(text, passage, start, end, exact, exact=True)
    ending = tuple(found.key for found in finder.find(plain) if found.end == len(plain))
    return Entry(text, passage, start, end, ending, exact=False)


def _without(provider: str, text: str) -> str:
    words = text.split()
    mine = fold(provider)
    return " ".join(word for word in words if fold(word) != mine)


def bold_runs(passage: Passage) -> list[tuple[int, int]]:
    """The stretches of a passage that are in bold, without spaces and a colon at the end."""
    runs: list[tuple[int, int]] = []
    for segment in passage.segments:
        if segment.style == "strong":
            start, end = segment.at, segment.at + segment.length
            if runs and runs[-1][1] == start:
                start, _ = runs.pop()
            runs.append((start, end))
    return [_trimmed(passage.text, *run) for run in runs]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    run = text[start:end]
    start += len(run) - len(run.lstrip())
    return start, start + len(run.strip().rstrip(":"))


def _is_bold(entry: Entry) -> bool:
    runs = bold_runs(entry.passage)
    return any(start <= entry.start and entry.end <= end for start, end in runs)
