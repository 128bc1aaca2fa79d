"""An attribute whose braces hold no expression.

What it does
    Reports values in braces that cannot be read as a JavaScript expression.

Why it matters
    The value is lost. Use quotes for text: ``title="Your subdomain"``.

Reported::

    # Connect Lucca

    <Card title={Your subdomain}>
    It is in your address bar.
    </Card>

Accepted::

    # Connect Lucca

    <Card title="Your subdomain">
    It is in your address bar.
    </Card>
"""
