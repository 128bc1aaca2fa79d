r"""An element that has no end, such as ``<br>`` or ``<img>``, written without its slash.

What it does
    Reports elements that can hold nothing and lack the slash that MDX asks for. The fix adds it.
    It is a warning, since the meaning is plain and the page comes out as meant, and nothing at all
    in a ``.md`` file. With ``syntax: strict`` in the project file it is an error: other MDX tools
    stop here.

Why it matters
    Tools that read MDX strictly refuse the whole file, and blame another line.

Reported::

    # Connect Lucca

    One line<br>another line.

Accepted::

    # Connect Lucca

    One line<br />another line.
"""
