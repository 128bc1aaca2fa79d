"""The name of the house in running text, where a variable would do.

What it does
    Looks for names of the house and its products in sentences, in the very spelling of the house's
    file, and offers the variable in their place. Only where partners read; headings, code,
    attributes and frontmatter are left alone, and a project may well rely on vocabularies instead.

Why it matters
    A variable is right for every partner from the first day; a name waits for an entry in each
    vocabulary.

Reported::

    # Connect Lucca

    Open the StackOne Hub.

Accepted::

    # Connect Lucca

    Open the {brand.products.hub}.
"""

import re
from collections.abc import Iterable, Iterator

from guidekit.model import Guide, Passage, Segment
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule, Tier
from guidekit.source import Diagnostic, Edit, Fix, Severity
from guidekit.variants import Brand, brand_value

__all__ = ["RULE"]

PROSE = frozenset(("text", "item", "cell", "prerequisite"))


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    house = filter(None, (context.house.name, *context.house.products.values()))
    if not any(name in passage.text for name in house for passage in guide.passages):
        return
    partners = {variant.id: variant.brand for variant in context.partners}
    variables = _variables(context.house, partners.values()) if partners else {}
    longest_first = sorted(variables, key=lambda name: (-len(name), name))
    names = "|".join(map(re.escape, longest_first))
    pattern = re.compile(rf"(?<![\w./@-])(?:{names})(?![\w/@-]|\.\w)")
    for passage in guide.passages if names else ():
        if passage.kind in PROSE and partners.keys() & context.readers(passage.guard):
            yield from _literals(passage, pattern, variables)


def _literals(
    passage: Passage, pattern: re.Pattern[str], variables: dict[str, str]
) -> Iterator[Diagnostic]:
    for segment in passage.segments:
        text = passage.text[segment.at : segment.at + segment.length]
        for match in pattern.finditer(text) if _is_plain(segment, text) else ():
            start = segment.start + match.start()
            span = segment.source.span(start, start + len(match.group()))
            variable = f"{{{variables[match.group()]}}}"
            yield RULE.report(
                f"`{match.group()}` is written out, expected `{variable}`",
                span,
                fix=Fix(f"write `{variable}`", (Edit(span, variable),), safe=False),
            )


def _is_plain(segment: Segment, text: str) -> bool:
    """Whether a run stands in the file as it reads, outside code."""
    return segment.style != "code" and segment.source.text.startswith(text, segment.start)


def _variables(house: Brand, partners: Iterable[Brand]) -> dict[str, str]:
    """The variable for each name of the house, as far as all partners have a value for it."""
    paths = {value: f"brand.products.{key}" for key, value in house.products.items()}
    paths.setdefault(house.name, "brand.name")
    for brand in partners:
        paths = {name: path for name, path in paths.items() if name and brand_value(path, brand)}
    return paths


RULE = Rule("GK520", "literal-brand-name", Severity.INFO, check, tier=Tier.PEDANTIC, fixable=True)
