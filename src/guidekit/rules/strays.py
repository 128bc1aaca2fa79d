"""Entries of a guide's field lists that are no field of the form, and what they may mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidekit.connectors import Field
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.form_lists import Entry, FormList, form_lists
from guidekit.rules.labels import is_misspelling, word_set, words_of
from guidekit.rules.mentions import mentions_of

__all__ = ["Stray", "strays_of"]

COMMON_WORDS = word_set("id name url the your")
"""Words that two labels may share without meaning the same."""


@dataclass(frozen=True, slots=True)
class Stray:
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
        provider = context.connector.title
        context.known["strays"] = tuple(
            stray
            for form_list in form_lists(guide, mentions.labels, provider)
            if context.readers(form_list.entries[0].passage.guard)
            for stray in _strays(form_list, mentions.fields, provider)
        )
    found: tuple[Stray, ...] = context.known["strays"]
    return found


def _strays(form_list: FormList, fields: tuple[Field, ...], provider: str) -> Iterator[Stray]:
    listed = {key for entry in form_list.entries for key in entry.keys}
    left = [field for field in fields if field.key not in listed]
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
    yield from (Stray(entry, only) for entry in unlike if entry.is_credential)


def _alike(text: str, fields: list[Field], provider: str) -> Field | None:
    """The one field whose label differs by a slip of the pen, or shares a telling word."""
    for field in fields:
        if is_misspelling(text, field.label):
            return field
    ignored = COMMON_WORDS | {word.folded for word in words_of(provider)}
    words = {word.folded for word in words_of(text)} - ignored
    alike = [f for f in fields if words & {word.folded for word in words_of(f.label)}]
    return alike[0] if len(alike) == 1 else None
