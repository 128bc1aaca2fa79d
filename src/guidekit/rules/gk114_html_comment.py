r"""A comment in the way of HTML.

What it does
    Reports ``<!-- -->``. Nothing of it reaches a page. The fix writes it in the way of MDX.
    It is a warning, since the meaning is plain and the page comes out as meant, and nothing at all
    in a ``.md`` file. With ``syntax: strict`` in the project file it is an error: other MDX tools
    stop here.

Why it matters
    Tools that read MDX strictly refuse the whole file.

Reported::

    # Connect Lucca

    Copy the key. <!-- shown only once -->

Accepted::

    # Connect Lucca

    Copy the key. {/* shown only once */}
"""
