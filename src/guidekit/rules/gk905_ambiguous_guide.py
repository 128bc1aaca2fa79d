"""A guide that could belong to several authentication methods, or a method with several guides.

What it does
    Takes the method from ``auth`` in the frontmatter, else from the project's ``pairs`` and the
    definition's links, else from the file's name, else the only one that asks the guide's audience
    for something; reports what is left open, and a ``connector`` in the frontmatter that is none.

Why it matters
    The guide cannot be compared with the form, and readers cannot be sent to the right page.

Reported::

    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info:
      title: Jira
      key: jira
    authentication:
      - token:
          type: custom
          label: API Token
          configFields:
            - { key: apiToken, label: API Token, type: password, required: true }
      - basic:
          type: custom
          label: Password
          configFields:
            - { key: password, label: Password, type: password, required: true }
    # connectors/jira/jira.mdx
    # Connect Jira

    Create an API token.

Accepted::

    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info:
      title: Jira
      key: jira
    authentication:
      - token:
          type: custom
          label: API Token
          configFields:
            - { key: apiToken, label: API Token, type: password, required: true }
      - basic:
          type: custom
          label: Password
          configFields:
            - { key: password, label: Password, type: password, required: true }
    # connectors/jira/token.mdx
    # Connect Jira with a token

    Create an API token.
    # connectors/jira/basic.mdx
    # Connect Jira with a password

    Use your password.
"""
