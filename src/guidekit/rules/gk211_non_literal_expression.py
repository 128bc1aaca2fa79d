"""An expression that would have to be run.

What it does
    Reports braces with anything but a literal value, a variable or a comment.

Why it matters
    guidekit never runs code from a guide, so it cannot know the value.

Reported::

    # Connect Lucca

    The key has {30 + 2} characters.

Accepted::

    # Connect Lucca

    The key has {32} characters.
"""
