"""An item of a numbered list that readers see under another number, or that starts amiss.

What it does
    Compares the numbers as they are written with those that pages show: a page counts on from the
    first number of a list, whatever stands at the other items. `1.` at every item is a custom of
    its own and accepted. A list that goes on from the one before, after a picture that is not
    indented, in a box or under a heading of a lower level, starts where that ended.

Why it matters
    Where the number in the file is another than that on the page, a text that speaks of `step 3`
    means the wrong one; where a number stands twice on the page, an item seems to be missing.

Reported::

    # Connect Lucca

    1. Open the settings.
    2. Choose **API**.
    4. Copy the key.

Accepted::

    # Connect Lucca

    1. Open the settings.
    2. Choose **API**.
    3. Copy the key.
"""

import re
from collections import deque
from collections.abc import Container, Iterator, Sequence

from guidekit.model import Guide
from guidekit.rules.blocks import Blocks, HeadingUse, Placed, blocks_of
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Edit, Fix, Severity, Span
from guidekit.syntax import List

__all__ = ["RULE"]

NUMBER = re.compile(r"[ \t]*(\d{1,9})[.)]")


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    blocks = blocks_of(guide, context)
    continued = _continued(blocks)
    for group in blocks.lists:
        shown = [placed for placed in group if context.readers(placed.guard)]
        yield from _of_group(shown, continued, context)


def _continued(blocks: Blocks) -> frozenset[List]:
    """The lists that count on from the one that ended last before them, wherever both stand.

    A heading of the same or of a higher level than that above the earlier one parts them.
    """
    lists = [placed for group in blocks.lists for placed in group]
    ended = deque(sorted(lists, key=lambda each: (each.node.end, -each.node.start)))
    found: set[List] = set()
    last: Placed[List] | None = None
    for placed in sorted(lists, key=lambda each: each.node.start):
        while ended and ended[0].node.end <= placed.node.start:
            last = ended.popleft()
        number = _next(last.node) if last and last.source is placed.source else None
        if last and placed.node.first == number and not _parted(last, placed, blocks.headings):
            found.add(placed.node)
    return frozenset(found)


def _next(node: List) -> int:
    return (node.first or 0) + len(node.children)


def _parted(one: Placed[List], other: Placed[List], headings: Sequence[HeadingUse]) -> bool:
    start, end = one.node.start, other.node.start
    mine = [each for each in headings if each.source.path == one.source.path]
    above = [each.depth for each in mine if each.start < start]
    between = [each.depth for each in mine if start < each.start < end]
    return any(depth <= above[-1] if above else True for depth in between)


def _of_group(
    group: Sequence[Placed[List]], continued: Container[List], context: Context
) -> Iterator[Diagnostic]:
    """What is wrong with lists side by side: ``shift`` is what would put a list right.

    A list that goes on from one that is wrong is as wrong, and part of the same fix.
    """
    last, shift = 0, 0
    amiss: tuple[str, Span] | None = None
    edits: list[Edit] = []
    for placed in group:
        first, written = placed.node.first or 0, list(_numbers(placed))
        goes_on = first > 1 and (first == last + 1 or placed.node in continued)
        if not goes_on or not written:
            yield from _wrong_start(amiss, edits, context)
            amiss, edits = None, []
            expected = last + shift + 1
            shift = expected - first if first > 1 else 0
            if shift and written:
                amiss = (
                    f"the list starts at {first}, expected {expected}",
                    _place(placed, written[0]),
                )
        if shift:
            for at, number in enumerate(written, first + shift):
                edits.append(Edit(_place(placed, number), str(at)))
        else:
            yield from _wrong_items(placed, written, context)
        last = first + len(placed.node.children) - 1
    yield from _wrong_start(amiss, edits, context)


def _numbers(placed: Placed[List]) -> Iterator[re.Match[str]]:
    """What is written before each item."""
    for item in placed.node.children:
        found = NUMBER.match(placed.source.text, item.start)
        if found:
            yield found


def _place(placed: Placed[List], number: re.Match[str]) -> Span:
    return placed.source.span(*number.span(1))


def _wrong_start(
    amiss: tuple[str, Span] | None, edits: Sequence[Edit], context: Context
) -> Iterator[Diagnostic]:
    if amiss:
        fix = Fix(f"count from {edits[0].text}", tuple(edits), safe=False)
        yield RULE.report(*amiss, fix=fix, connector=context.connector_key)


def _wrong_items(
    placed: Placed[List], written: Sequence[re.Match[str]], context: Context
) -> Iterator[Diagnostic]:
    first = placed.node.first or 0
    if all(int(number[1]) == first for number in written):
        return
    for at, number in enumerate(written, first):
        if int(number[1]) != at:
            span = _place(placed, number)
            yield RULE.report(
                f"item {int(number[1])} has the number {at} on the page, expected the same",
                span,
                fix=Fix(f"number it {at}", (Edit(span, str(at)),)),
                connector=context.connector_key,
            )


RULE = Rule("GK219", "wrong-list-number", Severity.WARNING, check, fixable=True)
