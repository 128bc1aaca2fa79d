"""A scope that is needed or included and defined nowhere.

What it does
    Compares the scopes that actions require, and those that other scopes include, with the scopes
    that the definition defines.

Why it matters
    No partner can choose the scope, so the action never works.

Reported::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    scopeDefinitions:
      users:write:
        description: Write users
        includes: user:read
      users:read:
        description: Read users
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
