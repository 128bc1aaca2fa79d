"""A guide without a text.

What it does
    Reports a guide that shows nothing but its title and description.

Why it matters
    A page that explains nothing costs its reader more than no page.

Reported::

    # Connect Lucca

Accepted::

    # Connect Lucca

    Find your subdomain.
"""

from guidekit.rules.registry import Rule
from guidekit.source import Severity

__all__ = ["RULE"]

RULE = Rule("GK112", "empty-guide", Severity.ERROR)
