r"""An anchor in braces at the end of a heading.

What it does
    Reports ``{#id}``. The heading gets that anchor.
    It is a warning, since the meaning is plain and the page comes out as meant, and nothing at all
    in a ``.md`` file. With ``syntax: strict`` in the project file it is an error: other MDX tools
    stop here.

Why it matters
    Tools that read MDX strictly refuse the whole file: they take the braces for JavaScript.

Reported::

    # Connect Lucca

    ## Create an API key {#key}

    Open the settings.

Accepted::

    # Connect Lucca

    <h2 id="key">Create an API key</h2>

    Open the settings.
"""
