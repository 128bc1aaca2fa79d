r"""An address in angle brackets.

What it does
    Reports ``<https://...>`` and ``<name@example.com>``. They become links. The fix drops the
    brackets: a bare address is a link by itself.
    It is a warning, since the meaning is plain and the page comes out as meant, and nothing at all
    in a ``.md`` file. With ``syntax: strict`` in the project file it is an error: other MDX tools
    stop here.

Why it matters
    Tools that read MDX strictly refuse the whole file: they take the brackets for a tag.

Reported::

    # Connect Lucca

    Sign in at <https://acme.ilucca.net>.

Accepted::

    # Connect Lucca

    Sign in at https://acme.ilucca.net.
"""
