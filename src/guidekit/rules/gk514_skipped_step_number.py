"""A number that headings leave out for the readers of a variant.

What it does
    Reads headings such as `Step 2: Create a key`, whose numbers are text, as each brand's readers
    see them. The house's headings must count without a gap.

Why it matters
    After step 1 comes step 3, and the reader looks for the second one.

Reported::

    # Connect Lucca

    ## Step 1: Find your subdomain

    Look at the address.

    <div data-whitelabel-hide>

    ## Step 2: Open the Hub

    Sign in.

    </div>

    ## Step 3: Create an API key

    Copy it.

Accepted::

    # Connect Lucca

    ## Step 1: Find your subdomain

    Look at the address.

    ## Step 2: Create an API key

    Copy it.

    <div data-whitelabel-hide>

    ## Step 3: Open the Hub

    Sign in.

    </div>
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from guidekit.model import Guide, Step
from guidekit.rules.context import Context, name_variants
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity
from guidekit.variants import Variant, visible

__all__ = ["RULE"]


NUMBER = re.compile(r"\s*step\s+(\d{1,3})\b", re.IGNORECASE)


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    steps = [(int(found[1]), step) for step in guide.steps if (found := _number(step))]
    if not any(step.guard for _, step in steps):
        return
    house = Variant(context.house, None, guide.audience)
    own = [number for number, step in steps if visible(step.guard, house)]
    if list(_gaps(own)):
        return
    gaps: dict[int, list[str]] = {}
    for variant in context.variants:
        seen = [at for at, (_, step) in enumerate(steps) if visible(step.guard, variant)]
        for gap in _gaps([steps[at][0] for at in seen]):
            gaps.setdefault(seen[gap], []).append(variant.id)
    for at, lost in gaps.items():
        yield RULE.report(
            f"`Step {steps[at][0]}` without the step before it for readers of "
            f"{name_variants(lost)}, expected numbers without a gap",
            steps[at][1].span,
            help="use `<Steps>`, which counts what is shown",
            connector=context.connector_key,
            variant=sorted(lost)[0],
        )


def _number(step: Step) -> re.Match[str] | None:
    return NUMBER.match(step.title.text) if step.title else None


def _gaps(numbers: list[int]) -> Iterator[int]:
    """Places of numbers that neither begin at 1 nor follow the one before."""
    for at, (before, number) in enumerate(pairwise([0, *numbers])):
        if number not in (1, before, before + 1):
            yield at


RULE = Rule("GK514", "skipped-step-number", Severity.WARNING, check)
