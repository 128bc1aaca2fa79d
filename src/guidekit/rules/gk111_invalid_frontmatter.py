"""Frontmatter that cannot be read, or a key in it with a wrong value.

What it does
    Reads the YAML between the first two ``---`` lines as keys and values, and checks those that
    guidekit knows: ``title``, ``description``, ``connector``, ``auth`` and ``audience``.

Why it matters
    Title, description and the guide's place among its connector's methods come from there.

Reported::

    ---
    title: [Lucca
    ---

    Find your subdomain.

Accepted::

    ---
    title: Lucca
    ---

    Find your subdomain.
"""
