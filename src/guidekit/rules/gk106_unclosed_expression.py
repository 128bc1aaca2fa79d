"""An attribute's ``{`` without its ``}``.

What it does
    Reports a brace that begins the value of an attribute which does not end.

Why it matters
    Nothing tells where the tag ends, so that it is shown as text.

Reported::

    # Connect Lucca

    <Card title={"Subdomain">
    It is in your address bar.
    </Card>

Accepted::

    # Connect Lucca

    <Card title={"Subdomain"}>
    It is in your address bar.
    </Card>
"""

from guidekit.rules.registry import Rule
from guidekit.source import Severity

__all__ = ["RULE"]

RULE = Rule("GK106", "unclosed-expression", Severity.ERROR, essential=True)
