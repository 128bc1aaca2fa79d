"""A closing tag of another name than the tag that is open.

What it does
    Compares each closing tag with the innermost open tag.

Why it matters
    Tags that cross each other have no meaning: one of them ends somewhere else than it looks.

Reported::

    # Connect Lucca

    <Note>
    Keep the key safe.
    </Tip>

Accepted::

    # Connect Lucca

    <Note>
    Keep the key safe.
    </Note>
"""
