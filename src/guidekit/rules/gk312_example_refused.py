"""An example in a guide that the form would refuse.

What it does
    Holds what stands as code behind "e.g." or "for example", in a sentence about one field alone,
    against what the form checks: the field's pattern, its format or its choices. Examples that
    only show a shape, such as `abcd****`, are left alone.
    In the examples the form takes `eu-1` or `us-2` as `Region`.

Why it matters
    The reader types what the guide shows, and the form says that it is wrong.

Reported::

    # Connect Lucca

    Copy your subdomain and the API key.

    - **Region**: where your data are, for example `europe`

Accepted::

    # Connect Lucca

    Copy your subdomain and the API key.

    - **Region**: where your data are, for example `eu-1`
"""

import re
from collections.abc import Iterator

from guidekit.connectors import Field
from guidekit.model import Guide, Passage
from guidekit.rules.context import Context
from guidekit.rules.field_values import objection
from guidekit.rules.mentions import FieldMentions, bare_text, mentions_of
from guidekit.rules.registry import Rule
from guidekit.rules.sentences import sentences_with
from guidekit.rules.wording import wording_of
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

EXAMPLES = regex(
    r"(?:\be\.g\.?|\bfor example|\bfor instance|\bsuch as),?"
    r"[\s(\"'\u201c:]*((?:\0+(?:[\"'\u201d]|,? or |, and |, | and )?)+)",
    re.IGNORECASE,
)
WORDS = ("e.g", "for example", "for instance", "such as")
CODE = regex(r"\0+")


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    mentions = mentions_of(guide, context)
    for passage in wording_of(guide, context).passages_with(*WORDS) if mentions.fields else ():
        if not context.readers(passage.guard):
            continue
        for field, start, end in _examples(passage, mentions):
            why = objection(field, passage.text[start:end])
            if why:
                yield RULE.report(
                    f"example `{passage.text[start:end]}` of `{field.label}` is {why}, expected a "
                    "value that the form takes",
                    passage.span(start, end),
                    help=f"the form's field: {field.label_span}",
                    connector=context.connector_key,
                    auth=context.auth_key,
                    field=field.key,
                )


def _examples(passage: Passage, mentions: FieldMentions) -> Iterator[tuple[Field, int, int]]:
    """The examples in sentences about one field alone, each with that field."""
    text = bare_text(passage)
    if "\0" not in text:
        return
    fields = {field.key: field for field in mentions.fields}
    for sentence, inside in sentences_with(tuple(mentions.words.find(text)), text):
        keys = {found.key for found in inside}
        field = fields.get(keys.pop()) if len(keys) == 1 else None
        examples = EXAMPLES.search(text, sentence.start, sentence.end)
        if field is None or examples is None:
            continue
        for code in CODE.finditer(text, examples.start(1), examples.end(1)):
            yield field, code.start(), code.end()


RULE = Rule("GK312", "example-refused", Severity.WARNING, check)
