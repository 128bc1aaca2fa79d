"""Two fields of one form with the same key.

What it does
    Compares the keys of the fields of each authentication method.

Why it matters
    The form can keep only one of the two values.

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
              required: true
            - key: apiKey
              label: API Secret
              type: password
              required: true

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
            - key: apiSecret
              label: API Secret
              type: password
              required: true
"""
