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
