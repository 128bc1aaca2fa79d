"""A brand that chooses an action which the connector does not have.

What it does
    Compares ``actions`` in brand files with the ids of the connector's actions.

Why it matters
    The scopes of the action are not chosen, and its steps are hidden from the partner's readers.

Reported::

    # connectors/lucca/connector.yaml
    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
    actions:
      - actionId: list_employees
    # brands/acme.yaml
    name: Acme
    actions:
      lucca: [list_employee]

Accepted::

    # connectors/lucca/connector.yaml
    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
    actions:
      - actionId: list_employees
    # brands/acme.yaml
    name: Acme
    actions:
      lucca: [list_employees]
"""
