"""A closing tag for which no tag is open.

What it does
    Reports a closing tag that stands alone, for instance after its part was deleted.

Why it matters
    Either an opening tag was lost, with all that it would have done, or the tag is litter.

Reported::

    # Connect Lucca

    Keep the key safe.

    </Note>

Accepted::

    # Connect Lucca

    <Note>

    Keep the key safe.

    </Note>
"""
