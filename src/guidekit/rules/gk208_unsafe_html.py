"""HTML that a guide may not hold.

What it does
    Compares elements, attributes and addresses with a list of what is allowed. Scripts, frames,
    forms, event handlers and addresses such as ``javascript:`` are not, and are left out of pages.

Why it matters
    Pages are shown to other companies' users: a guide must not be able to run anything there.

Reported::

    # Connect Lucca

    <p onclick="alert(1)">Open the settings.</p>

Accepted::

    # Connect Lucca

    <p>Open the settings.</p>
"""
