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
