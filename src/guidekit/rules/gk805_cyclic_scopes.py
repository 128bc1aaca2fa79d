"""Scopes that include each other.

What it does
    Follows what each scope includes until it comes back to where it began.

Why it matters
    Such scopes are one and the same; mostly one of the two is meant to be the smaller.

Reported::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    scopeDefinitions:
      users:write:
        description: Write users
        includes: users:read
      users:read:
        description: Read users
        includes: users:write
    authentication:
      - custom:
          type: custom
          label: API Key

Accepted::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    scopeDefinitions:
      users:write:
        description: Write users
        includes: users:read
      users:read:
        description: Read users
    authentication:
      - custom:
          type: custom
          label: API Key
"""
