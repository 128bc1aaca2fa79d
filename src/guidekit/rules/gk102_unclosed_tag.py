"""A tag that is opened and never closed.

What it does
    Reports an opening tag without its closing tag, in the same list item or quote as well.

Why it matters
    Nobody can tell where the part was meant to end; the rest of the page would become part of it.

Reported::

    # Connect Lucca

    <Warning>
      You need to be an administrator.

    ## Find your subdomain

Accepted::

    # Connect Lucca

    <Warning>
      You need to be an administrator.
    </Warning>

    ## Find your subdomain
"""
