"""A part whose conditions no reader can meet.

What it does
    Reports parts that are hidden from partners inside a part that only partners see, or the other
    way around, and parts for an audience in a guide for another one.

Why it matters
    Nobody reads the part; mostly one of the conditions is a slip.

Reported::

    # Connect Lucca

    Your subdomain and API key are in the settings.

    <div data-whitelabel-only>
      <p data-whitelabel-hide>Ask for help.</p>
    </div>

Accepted::

    # Connect Lucca

    Your subdomain and API key are in the settings.

    <div data-whitelabel-only>
      <p data-whitelabel-hide="acme">Ask for help.</p>
    </div>
"""

from collections.abc import Iterator

from guidekit.model import ForAudience, Guard, Guide, exclusive
from guidekit.rules.context import Context
from guidekit.rules.guarded import guarded_parts
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for part in guarded_parts(guide, context):
        # What is inside such a part is never shown either, and needs no word of its own.
        if not _impossible(part.around, guide) and _impossible(part.guard, guide):
            yield RULE.report(
                "part that no reader is shown, expected conditions that some reader meets",
                part.span,
                help=_help(part.own, guide),
                connector=context.connector_key,
            )


def _impossible(guard: Guard, guide: Guide) -> bool:
    audiences = (c.audience for c in guard if isinstance(c, ForAudience))
    other = any(audience != guide.audience for audience in audiences)
    return other or any(exclusive((one,), (two,)) for one in guard for two in guard)


def _help(own: Guard, guide: Guide) -> str | None:
    if any(isinstance(c, ForAudience) and c.audience != guide.audience for c in own):
        return f"the guide is for the audience `{guide.audience}`"
    return None


RULE = Rule("GK513", "never-shown", Severity.WARNING, check)
