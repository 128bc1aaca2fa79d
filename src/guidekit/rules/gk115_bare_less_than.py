r"""A ``<`` in text that begins no tag.

What it does
    Reports a ``<`` right before what cannot begin a tag's name. It is shown as it is. The fix puts
    a backslash before it.
    It is a warning, since the meaning is plain and the page comes out as meant, and nothing at all
    in a ``.md`` file. With ``syntax: strict`` in the project file it is an error: other MDX tools
    stop here.

Why it matters
    In a guide ``<`` begins a tag: a slip further on may turn the text into one.

Reported::

    # Connect Lucca

    The key has <40 characters.

Accepted::

    # Connect Lucca

    The key has \<40 characters, or < 40, or `<40`.
"""
