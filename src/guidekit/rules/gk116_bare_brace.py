r"""A brace in text whose content cannot be an expression.

What it does
    Reports ``{`` where what follows is not JavaScript, or where no ``}`` follows. It is shown as it
    is. The fix puts a backslash before it.
    It is a warning, since the meaning is plain and the page comes out as meant, and nothing at all
    in a ``.md`` file. With ``syntax: strict`` in the project file it is an error: other MDX tools
    stop here.

Why it matters
    In a guide braces hold expressions: ``{name}`` is replaced by a value.

Reported::

    # Connect Lucca

    Replace {your subdomain} with your own.

Accepted::

    # Connect Lucca

    Replace \{your subdomain} or `{your subdomain}` with your own.
"""
