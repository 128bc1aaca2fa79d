"""An authentication method that asks for fields and has no guide.

What it does
    Looks, for each method and audience with required fields, for a guide that explains it: in the
    connector's folder, or where the project file says that guides are. A method whose link to its
    guide leads nowhere is told as that.

Why it matters
    The reader stands before the form alone.

Reported::

    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info:
      title: Jira
      key: jira
    authentication:
      - custom:
          type: custom
          label: API Token
          configFields:
            - key: apiToken
              label: API Token
              type: password
              required: true

Accepted::

    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info:
      title: Jira
      key: jira
    authentication:
      - custom:
          type: custom
          label: API Token
          configFields:
            - key: apiToken
              label: API Token
              type: password
              required: true
    # connectors/jira/jira.mdx
    # Connect Jira

    Create an API token.
"""
