"""A step whose number, written in its title, does not follow that of the step before.

What it does
    Reads the numbers in titles such as `Step 2: Copy the key`, section by section, as readers of
    the house see them: a number that is left out, or that stands twice. Numbers start at 1, or at
    0, and may start again, or go on from the section before. What partners do not see of them is
    for `skipped-step-number`.

Why it matters
    The reader looks for the step that is missing. Most often a step was taken out or moved; then
    what the text says of `step 3` is wrong, too.

Reported::

    # Connect Lucca

    ## Step 1: Open the settings

    Choose **Settings**.

    ## Step 3: Copy the key

    Choose **Copy**.

Accepted::

    # Connect Lucca

    ## Step 1: Open the settings

    Choose **Settings**.

    ## Step 2: Copy the key

    Choose **Copy**.
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from guidekit.model import Guide, Step
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]

NUMBER = re.compile(
    r"\s*(?:step\s+(\d{1,3})(?![\w.])|step\s+(\d{1,3})\.(?!\d)|(\d{1,3})[.)]\s)", re.I
)


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    house = next((variant.id for variant in context.variants if variant.brand.house), None)
    numbered = [(step, number) for step in guide.steps if (number := _number(step)) is not None]
    shown = [entry for entry in numbered if house in context.readers(entry[0].guard)]
    last = 0  # of the section before: numbers may go on through the sections
    for _, group in groupby(shown, key=lambda entry: entry[0].section):
        steps = [(None, 0), *group]
        for (_, before), (step, number) in pairwise(steps):
            goes_on = before == 0 and number == last + 1
            fits = goes_on or number in (before + 1, 1) or (number == 0 and before == 0)
            if not fits and step is not None:
                yield RULE.report(
                    _message(number, before),
                    step.title.span if step.title else step.span,
                    connector=context.connector_key,
                )
        last = steps[-1][1]


def _message(number: int, before: int) -> str:
    if before == 0:
        return f"the first step has the number {number}, expected 1"
    return f"step {number} after step {before}, expected {before + 1}"


def _number(step: Step) -> int | None:
    found = NUMBER.match(step.title.text) if step.title else None
    return int(found[found.lastindex or 0]) if found else None


RULE = Rule("GK218", "step-out-of-sequence", Severity.WARNING, check)
