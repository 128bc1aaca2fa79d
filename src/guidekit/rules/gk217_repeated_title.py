"""Two headings, or two steps, with the same title side by side.

What it does
    Compares the headings below one heading, and the steps of one list, as far as the same readers
    see them. The same title under different headings is no problem.

Why it matters
    The table of contents has the same line twice, and a link to the second one breaks when the
    first is renamed.

Reported::

    # Connect Lucca

    ## Create a key

    Open the settings.

    ## Create a key

    Copy the key.

Accepted::

    # Connect Lucca

    ## Create a key

    Open the settings.

    ## Copy the key

    Copy it at once.
"""

from collections.abc import Iterable, Iterator

from guidekit.model import Guard, Guide, Step, exclusive
from guidekit.rules.blocks import HeadingUse, blocks_of
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]

Entry = tuple[str, HeadingUse | Step, Guard]
"""A title, what has it, and who sees it."""


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for entries in _groups(guide, context):
        first: dict[str, list[Entry]] = {}
        for entry in entries:
            title, owner, guard = entry
            before = first.setdefault(title.casefold(), [])
            twin = next((each for each in before if not exclusive(each[2], guard)), None)
            if twin and context.readers(guard) & context.readers(twin[2]):
                line = twin[1].span.start.line
                yield RULE.report(
                    f"second `{title}` after that in line {line}, expected a title of its own",
                    owner.span,
                    connector=context.connector_key,
                )
            before.append(entry)


def _groups(guide: Guide, context: Context) -> Iterator[Iterable[Entry]]:
    """The headings below one heading, and the steps side by side."""
    blocks = blocks_of(guide, context)
    below: dict[tuple[int, ...], list[Entry]] = {}
    path: list[tuple[int, int]] = []
    for index, heading in enumerate(blocks.headings):
        path = [entry for entry in path if entry[0] < heading.depth]
        above = (*(at for _, at in path), -heading.depth)
        entry = (heading.text, heading, heading.guard)
        below.setdefault(above, []).append(entry)
        path.append((heading.depth, index))
    yield from below.values()
    for group in blocks.steps:
        steps = [guide.steps[at] for at in group]
        yield [(s.title.written, s, s.guard) for s in steps if s.title]


RULE = Rule("GK217", "repeated-title", Severity.WARNING, check)
