"""A field under another name than the form's label.

What it does
    Compares the entries of the guide's field lists, and words in bold, with the labels of the
    form: an entry that shares a word with the one field that the list lacks, and a label with a
    slip of the pen. In the examples the form has `Subdomain` and `API Key`.

Why it matters
    The reader must guess that the `API Token` of the guide is the `API Key` of the form.

Reported::

    # Connect Lucca

    Fill out the following fields:

    - **Subdomain**
    - **API Token**

Accepted::

    # Connect Lucca

    Fill out the following fields:

    - **Subdomain**
    - **API Key**
"""

from collections.abc import Iterator

from guidekit.connectors import Field
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.form_lists import bold_runs
from guidekit.rules.labels import is_misspelling
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule
from guidekit.rules.strays import strays_of
from guidekit.source import Diagnostic, Edit, Fix, Severity, Span
from guidekit.source.patterns import regex

__all__ = ["RULE"]

MARKUP = regex(r"[\[\]<>{}\\*_`~|&\"\n]")


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    renamed: dict[tuple[str, Span], tuple[Field, bool]] = {}
    for stray in strays_of(guide, context):
        if stray.meant is not None:
            renamed[stray.entry.text, stray.entry.span] = (stray.meant, stray.sure)
    for place, field in _slips(guide, context):
        renamed.setdefault(place, (field, True))
    for (text, span), (field, sure) in renamed.items():
        yield RULE.report(
            f"`{text}` is no label of the form, expected `{field.label}`",
            span,
            help=f"the form's label: {field.label_span}",
            fix=_fix(text, span, field.label) if sure else None,
            connector=context.connector_key,
            auth=context.auth_key,
            field=field.key,
        )


def _fix(text: str, span: Span, label: str) -> Fix | None:
    """The label in place of the text, where both are written as they read."""
    as_written = span.start.line == span.end.line
    as_written &= span.end.column - span.start.column == len(text)
    if not as_written or MARKUP.search(label):
        return None
    return Fix(f"write `{label}`", (Edit(span, label),), safe=False)


def _slips(guide: Guide, context: Context) -> Iterator[tuple[tuple[str, Span], Field]]:
    mentions = mentions_of(guide, context)
    for passage in guide.passages if mentions.fields else ():
        bold = bold_runs(passage)
        for start, end in bold if bold and context.readers(passage.guard) else ():
            text = passage.text[start:end]
            for field in mentions.fields:
                if is_misspelling(text, field.label) and not mentions.labels.exact(text):
                    yield (text, passage.span(start, end)), field


RULE = Rule("GK304", "renamed-label", Severity.WARNING, check, fixable=True)
