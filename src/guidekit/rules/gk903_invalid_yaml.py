"""YAML that cannot be read.

What it does
    Reports the first place where a file stops being YAML, and keys that stand twice.

Why it matters
    Nothing after that place is known.

Reported::

    StackOne: 1.0.0
    info:
      title: [Lucca
      key: lucca

Accepted::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
"""
