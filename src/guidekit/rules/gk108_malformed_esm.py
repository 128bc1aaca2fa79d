"""A paragraph that begins like an import and is none.

What it does
    Reports text that starts a line with ``import`` or ``export`` and cannot be read as such a
    statement.

Why it matters
    The whole paragraph is taken for a statement and is not shown.

Reported::

    # Connect Lucca

    import your employees with one click.

Accepted::

    # Connect Lucca

    You import your employees with one click.
"""
