"""A key that the definition's format does not have.

What it does
    Compares the keys of a definition with those of its format.

Why it matters
    The key has no effect; mostly its name is mistyped. A field with ``requierd: true``
    is not required.

Reported::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          configFields:
            - key: apiKey
              label: API Key
              type: password
              requierd: true

Accepted::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          configFields:
            - key: apiKey
              label: API Key
              type: password
              required: true
"""
