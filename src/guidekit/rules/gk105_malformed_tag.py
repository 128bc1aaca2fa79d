"""A tag that cannot be read.

What it does
    Reports a tag with an attribute without quotes, a quote that is never closed, or anything else
    that no tag may hold.

Why it matters
    Nothing tells what the tag was to be, so that it is shown as text.

Reported::

    # Connect Lucca

    <Card title=Subdomain>
    It is in your address bar.
    </Card>

Accepted::

    # Connect Lucca

    <Card title="Subdomain">
    It is in your address bar.
    </Card>
"""
