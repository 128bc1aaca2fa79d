"""A guide without a title.

What it does
    Looks for ``title`` in the frontmatter, and else for a first heading ``# ...``.

Why it matters
    The title is the page's name in the catalogue, in browser tabs and in search results.

Reported::

    Find your subdomain.

Accepted::

    # Connect Lucca

    Find your subdomain.
"""
