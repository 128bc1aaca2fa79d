"""A step named by its number that a variant hides from the readers of these words.

What it does
    Looks up words such as `step 3` in the list of steps that they stand in, or else in the only
    one that is long enough, for each brand's readers.

Why it matters
    The reader looks for a step that is not there, or takes another one for it.

Reported::

    # Connect Lucca

    <Steps>
      <Step title="Create a key">Copy the API key.</Step>
      <Step title="Open the Hub" data-whitelabel-hide>Sign in.</Step>
    </Steps>

    Enter your subdomain in the form of step 2.

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Create a key">Copy the API key.</Step>
      <Step title="Open the Hub" data-whitelabel-hide>Sign in.</Step>
    </Steps>

    Enter your subdomain<span data-whitelabel-hide> in the form of step 2</span>.
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
        if pointer.number is None:
            yield RULE.report(
                f"`{pointer.words}` is hidden from readers of {name_variants(pointer.variants)}, "
                "expected a step that they see",
                pointer.span,
                help="hide these words from them too",
                connector=context.connector_key,
                variant=pointer.variants[0],
            )


RULE = Rule("GK511", "hidden-step-reference", Severity.WARNING, check)
