"""A brand that names a connector which is not in the project.

What it does
    Compares ``connectors`` and ``scopes`` in brand files with the connectors of the project.

Why it matters
    The partner's catalogue lacks a connector that it was promised, or shows parts that its chosen
    scopes should have hidden.

Reported::

    # brands/acme.yaml
    name: Acme
    connectors: [luca]

Accepted::

    # brands/acme.yaml
    name: Acme
    connectors: [lucca]
"""
