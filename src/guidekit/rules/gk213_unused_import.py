"""An import that its guide never uses.

What it does
    Reports names that an import brings in, and that no tag and no expression of the file mentions.

Why it matters
    It is left over from an edit, or the tag that should use it is misspelt.

Reported::

    # Connect Lucca

    import Finish from '/snippets/finish.mdx'

    Copy the key.

Accepted::

    # Connect Lucca

    import Finish from '/snippets/finish.mdx'

    Copy the key.

    <Finish />
"""
