"""A definition whose parts do not have the shape that its format asks for.

What it does
    Checks the keys that guidekit reads: that those which must be there are, and that each value is
    of the expected kind. What is wrong is left out; the rest is read.

Why it matters
    A field that cannot be read is checked in no guide.

Reported::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication: API Key

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
