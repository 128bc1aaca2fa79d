"""A step named by a number that is another one's for the readers of a variant.

What it does
    Looks up words such as `step 3` in the list of steps that they stand in, or else in the only
    one that is long enough, and counts the steps as each brand's readers see them: hidden steps
    have no number. A number that the house's readers do not see is left alone.

Why it matters
    The reader is sent to the wrong step.

Reported::

    # Connect Lucca

    <Steps>
      <Step title="Open the Hub" data-whitelabel-hide>Sign in.</Step>
      <Step title="Create a key">Copy the API key.</Step>
      <Step title="Connect">Paste the key of step 2 beside your subdomain.</Step>
    </Steps>

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Open the Hub" data-whitelabel-hide>Sign in.</Step>
      <Step title="Create a key">Copy the API key.</Step>
      <Step title="Connect">Paste the [key](#create-a-key) beside your subdomain.</Step>
    </Steps>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.pointers import step_pointers
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for pointer in step_pointers(guide, context):
        if pointer.number is not None:
            yield RULE.report(
                f"`{pointer.words}` is step {pointer.number} for readers of "
                f"{name_variants(pointer.variants)}, expected words that are true for them too",
                pointer.span,
                help="link to the step, or name it by its title",
                connector=context.connector_key,
                variant=pointer.variants[0],
            )


RULE = Rule("GK510", "renumbered-step-reference", Severity.WARNING, check)
