"""A tag or an expression that goes on outside the list item or quote in which it began.

What it does
    Reports the first line of a tag, or of braces, that stands further left than the text of its
    list item, or without the ``>`` of its quote.

Why it matters
    It is read as one with what came before, but other tools that read such files stop here.

Reported::

    # Connect Lucca

    > <img src="https://images.example.com/menu.png"
    alt="A menu" />

Accepted::

    # Connect Lucca

    > <img src="https://images.example.com/menu.png"
    > alt="A menu" />
"""
