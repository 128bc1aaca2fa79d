"""Entries of a guide's field lists that are no field of the form, and what they may mean."""

import re
from collections.abc import Iterator

from msgspec import Struct

from guidekit.connectors import Field
from guidekit.model import Guide, Passage
from guidekit.rules.context import Context
from guidekit.rules.form_lists import LEAD, MOST_WORDS, Entry, FormList, lists_of
from guidekit.rules.labels import LabelFinder, fold, is_misspelling, word_set, words_of
from guidekit.rules.mentions import FieldMentions, mentions_of
from guidekit.source.patterns import regex

__all__ = ["Stray", "strays_of"]

COMMON_WORDS = word_set("id name url the your")
"""Words that two labels may share without meaning the same."""

GIVEN = regex(r"\W*(?:enter|paste|provide|use)\s+(?:the\s|your\s|an?\s)?\s*", re.IGNORECASE)


class Stray(Struct, frozen=True):
    """An entry that names no field; ``meant`` is the field it most likely stands for.

    ``sure`` where the two are alike; else the field is only what the list lacks.
    """

    entry: Entry
    meant: Field | None
    sure: bool = False


def strays_of(guide: Guide, context: Context) -> tuple[Stray, ...]:
    """The strays that some variant shows, in the order of the text."""
    mentions = mentions_of(guide, context)
    if not mentions.fields or context.connector is None:
        return ()
    if "strays" not in context.known:
        lists = lists_of(guide, context)
        provider = context.connector.title
        strays = tuple(stray for each in lists for stray in _strays(each, mentions, provider))
        mapped = _all_mapped(guide, mentions.labels) if strays else frozenset[str]()
        context.known["strays"] = tuple(s for s in strays if fold(s.entry.text) not in mapped)
    found: tuple[Stray, ...] = context.known["strays"]
    return found


def _all_mapped(guide: Guide, finder: LabelFinder) -> frozenset[str]:
    items = (passage for passage in guide.passages if passage.kind == "item")
    return frozenset(text for item in items for text in _mapped(item, finder))


def _mapped(item: Passage, finder: LabelFinder) -> Iterator[str]:
    """The words, folded, that an item tells to enter as a field: "Password: paste the API key"."""
    lead = LEAD.match(item.text)
    if lead is None or not finder.exact(lead[1]):
        return
    given = GIVEN.match(item.text, lead.end())
    words = [word.folded for word in words_of(item.text[given.end() :])] if given else []
    yield from ("".join(words[:count]) for count in range(1, MOST_WORDS))


def _rest(entry: Entry) -> str:
    """What an item says of its label; nothing for a label within a sentence."""
    return entry.passage.text[entry.end :] if entry.passage.kind == "item" else ""


def _strays(form_list: FormList, mentions: FieldMentions, provider: str) -> Iterator[Stray]:
    listed = {key for entry in form_list.entries for key in entry.keys}
    left = [field for field in mentions.fields if field.key not in listed]
    unlike = []
    for entry in form_list.entries:
        meant = None if entry.keys else _alike(entry.text, left, provider)
        if meant is not None:
            left.remove(meant)
            yield Stray(entry, meant, sure=True)
        elif not entry.keys:
            unlike.append(entry)
    needed = [field for field in left if field.required]
    only = needed[0] if len(unlike) == len(needed) == 1 else None
    for entry in unlike:
        if entry.is_credential:
            yield Stray(entry, only or _told(entry, left, mentions.labels))


def _told(entry: Entry, fields: list[Field], finder: LabelFinder) -> Field | None:
    """The one field that an item itself says it stands for: "Username: your access key"."""
    keys = {found.key for found in finder.find(_rest(entry))}
    told = [field for field in fields if field.key in keys]
    return told[0] if len(told) == 1 else None


def _alike(text: str, fields: list[Field], provider: str) -> Field | None:
    """The one field whose label differs by a slip of the pen, or shares a telling word."""
    for field in fields:
        if is_misspelling(text, field.label):
            return field
    ignored = COMMON_WORDS | {word.folded for word in words_of(provider)}
    words = {word.folded for word in words_of(text)} - ignored
    alike = [f for f in fields if words & {word.folded for word in words_of(f.label)}]
    return alike[0] if len(alike) == 1 else None
