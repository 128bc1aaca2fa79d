"""A reference to a part of the definition that is not there.

What it does
    Follows ``$ref`` to the files beside the definition.

Why it matters
    The actions in the part, and the scopes that they need, are unknown.

Reported::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
    actions:
      $ref: lucca.users

Accepted::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
    actions:
      - actionId: list_users
        actionType: list
        label: List Users
        description: List all users
"""
