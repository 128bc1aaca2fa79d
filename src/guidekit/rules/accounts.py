"""The two accounts that a guide gives of the whole form: its overview, and its last step.

The overview is a list before the first step ("you need: ..."), or a sentence there that has what
is needed in bold. The last step is that in which the reader fills in the form, and ends the guide.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from guidekit.connectors import Field
from guidekit.model import Guide, Passage
from guidekit.rules.context import Context
from guidekit.rules.form_lists import Entry, FormList, bold_runs, lists_of
from guidekit.rules.mentions import Degree, FieldMentions, mentions_of

__all__ = ["Account", "accounts_of"]

NEEDS = re.compile(r"\b(?:needs?|requires?|required)\b", re.IGNORECASE)


class Account(Struct, frozen=True):
    """One account; ``entries`` are its fields' labels in order, ``missing`` what it leaves out.

    A required field is missing where the guide tells of it, but neither in this account nor
    elsewhere in the same part. The last step only misses those that the reader is told to enter
    nowhere else.
    """

    kind: Literal["overview", "last step"]
    entries: tuple[Entry, ...]
    missing: tuple[Field, ...]


def accounts_of(guide: Guide, context: Context) -> tuple[Account, ...]:
    """The accounts whose entries are all fields; of others nobody knows what they leave out."""
    mentions = mentions_of(guide, context)
    if not mentions.fields:
        return ()
    if "accounts" not in context.known:
        lists = lists_of(guide, context)
        context.known["accounts"] = tuple(_accounts(guide, mentions, lists))
    found: tuple[Account, ...] = context.known["accounts"]
    return found


def _accounts(
    guide: Guide, mentions: FieldMentions, lists: tuple[FormList, ...]
) -> Iterator[Account]:
    overview = _overview(guide)
    own = {id(passage) for passage in overview}
    for each in lists:
        if id(each.passage) in own and not each.asked and _is_plain(each.entries, mentions):
            yield Account("overview", each.entries, _unsaid(mentions, each.passage))
    for passage in overview:
        entries = tuple(_needed(passage, mentions))
        if _is_plain(entries, mentions):
            yield Account("overview", entries, _unsaid(mentions, passage))
    asked = [each for each in lists if each.asked]
    if asked and _is_last(guide, asked[-1].passage) and _is_plain(asked[-1].entries, mentions):
        last = asked[-1]
        entered = {key for each in asked for entry in each.entries for key in entry.keys}
        left = [f for f in _unsaid(mentions, last.passage) if f.key not in entered]
        yield Account("last step", last.entries, tuple(_unentered(mentions, left)))


def _overview(guide: Guide) -> tuple[Passage, ...]:
    """The passages of sections that come before the first step; none where there are no steps."""
    passages = guide.passages
    steps = [index for index, passage in enumerate(passages) if passage.step is not None]
    return passages[: steps[0]] if steps else ()


def _is_last(guide: Guide, passage: Passage) -> bool:
    return passage.step == len(guide.steps) - 1 if guide.steps else True


def _is_plain(entries: tuple[Entry, ...], mentions: FieldMentions) -> bool:
    """Whether each entry is a visible field of its own."""
    keys = [entry.keys[0] for entry in entries if entry.keys]
    return (
        len(keys) == len(entries) > 0
        and len(set(keys)) == len(keys)
        and all(entry.exact for entry in entries)
        and set(keys) <= set(mentions.by_field)
    )


def _needed(passage: Passage, mentions: FieldMentions) -> Iterator[Entry]:
    """The labels in bold of a sentence such as "you need an **API Key**"."""
    if passage.kind != "text" or not NEEDS.search(passage.text):
        return
    for start, end in bold_runs(passage):
        text = passage.text[start:end]
        keys = mentions.labels.exact(text)
        yield Entry(text, passage, start, end, keys, exact=bool(keys))


def _unsaid(mentions: FieldMentions, passage: Passage) -> tuple[Field, ...]:
    """The required fields that the guide tells of, though not in the part with this passage."""
    return tuple(
        field
        for field in mentions.required
        if mentions.by_field[field.key]
        and not field.visible_when
        and field.condition is None
        and not any(
            (said.section, said.step) == (passage.section, passage.step)
            for said in mentions.by_field[field.key]
        )
    )


def _unentered(mentions: FieldMentions, fields: Iterable[Field]) -> Iterator[Field]:
    """Those of the fields that the reader enters nowhere."""
    for field in fields:
        if not any(said.degree is Degree.ENTERED for said in mentions.by_field[field.key]):
            yield field
