"""The same ``id`` twice in one guide.

What it does
    Reports an ``id`` that an element before has too. Headings with the same words are no problem,
    for they are numbered.

Why it matters
    A link to the second one leads to the first.

Reported::

    # Connect Lucca

    <h2 id="key">Create a key</h2>

    <h2 id="key">Copy the key</h2>

Accepted::

    # Connect Lucca

    <h2 id="create-key">Create a key</h2>

    <h2 id="copy-key">Copy the key</h2>
"""
