"""A word of the vocabulary that looks like a part of somebody else's name.

What it does
    Looks at terms of one word that are no name of the house, in capitals, right after another word
    in capitals in the midst of a sentence: a `Hub` in `Webex Control Hub`. In the examples the
    partner `acme` has `Gateway` for `Hub`.

Why it matters
    The provider's menu does not change its name for a partner; the sentence would send readers to
    what does not exist.

Reported::

    # Connect Lucca

    Log in to the Lucca Control Hub.

Accepted::

    # Connect Lucca

    Log in to the control hub of Lucca, then open the Hub.
"""

from collections.abc import Iterator

from guidekit.model import Guide, Passage
from guidekit.rules.context import Context, name_variants
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex
from guidekit.variants import CODE, reword

__all__ = ["RULE"]

CAPITAL = r"[A-Z][\w'\u2019]*"
NAME = regex(rf"(?<![.!?:] )(?<!^)(?<![\w-])((?:{CAPITAL} )+)({CAPITAL})(?![\w-])")


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    words = _single_words(context)
    for passage in guide.passages if words else ():
        if passage.kind != CODE:
            yield from _names(passage, words, context)


def _names(passage: Passage, words: dict[str, set[str]], context: Context) -> Iterator[Diagnostic]:
    around = context.terms.places & {*passage.within}
    readers = context.readers(passage.guard)
    for match in NAME.finditer(passage.text):
        name, term = match.group(), match[2]
        changed = [
            v.id
            for v in context.partners
            if v.id in readers
            and v.id in words.get(term, ())
            and reword(name, v.brand, around) != name
            and reword(match[1], v.brand, around) == match[1]
        ]
        if changed and not any(leak in name for leak in _own_names(context)):
            yield RULE.report(
                f"`{term}` of `{name}` becomes another word for {name_variants(changed)}, "
                "expected a name to stay whole",
                passage.span(*match.span(2)),
                help=f"if it is not the house's, add `{name}: {name}` to `vocabulary`",
                variant=changed[0],
            )


def _single_words(context: Context) -> dict[str, set[str]]:
    """The terms of one word that are no name of the house, with the partners that replace them."""
    own = _own_names(context)
    return {
        term: brands
        for term, brands in context.terms.replacing.items()
        if " " not in term and term[:1].isupper() and term not in own
    }


def _own_names(context: Context) -> tuple[str, ...]:
    return (context.house.name, *context.house.identity.names)


RULE = Rule("GK522", "term-in-longer-name", Severity.WARNING, check)
