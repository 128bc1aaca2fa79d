"""A value of the house that partners' pages keep, and nobody says why.

What it does
    Looks at ``identity.keep`` in the house's brand file: each entry is a map of ``value`` and
    ``reason``. A bare text is kept too.

Why it matters
    Who reads what proves a partner's build meets the house's name there, and must be told why.

Reported::

    # brands/stackone.yaml
    name: StackOne
    identity:
      names: [StackOne]
      keep: [api.stackone.com]

Accepted::

    # brands/stackone.yaml
    name: StackOne
    identity:
      names: [StackOne]
      keep:
        - value: api.stackone.com
          reason: providers redirect to this address
"""
