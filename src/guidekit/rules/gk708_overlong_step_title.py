"""A step title of more than sixty characters.

What it does
    Counts the characters of step titles; a number such as `Step 3:` at the beginning is left out.

Why it matters
    The title is a line of the table of contents, and the first thing that a reader in a hurry
    reads. What does not fit there belongs into the step.

Reported::

    # Connect Lucca

    <Steps>
      <Step title="Go to the settings of your account and choose API Keys in the menu at the side">
        Then choose **New**.
      </Step>
    </Steps>

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Open the list of API keys">
        Go to the settings of your account and choose **API Keys**. Then choose **New**.
      </Step>
    </Steps>
"""

import re
from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule, Tier
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

MOST = 60
NUMBER = regex(r"\s*step\s+\d+\s*[:.)\N{EN DASH}\N{EM DASH}-]?\s*", re.IGNORECASE)


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for step in guide.steps:
        if step.title is None or len(step.title.text) <= MOST:
            continue
        length = len(NUMBER.sub("", step.title.text, count=1))
        if length > MOST and context.readers(step.guard):
            yield RULE.report(
                f"step title of {length} characters, expected at most {MOST}",
                step.title.span,
                help="say what to do in a few words, and how in the step",
                connector=context.connector_key,
            )


RULE = Rule("GK708", "overlong-step-title", Severity.INFO, check, tier=Tier.PEDANTIC)
