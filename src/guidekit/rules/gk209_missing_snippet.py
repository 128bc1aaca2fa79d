"""An import of a snippet that is not there.

What it does
    Looks for the file of each ``import``: relative to the guide, or among the project's snippets.
    What a package offers is no snippet; of components that guidekit has, the import is ignored.

Why it matters
    The place where the snippet is used stays empty.

Reported::

    import Missing from '/snippets/missing.mdx'

    # Connect Lucca

    <Missing />

Accepted::

    import Finish from '/snippets/finish.mdx'

    # Connect Lucca

    <Finish />
"""
