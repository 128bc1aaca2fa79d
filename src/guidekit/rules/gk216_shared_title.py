"""Two guides of the project with the same title.

What it does
    Compares the titles of all guides; letter case does not matter. A file that is the guide of
    several connectors or methods is one guide. Only a run over the whole project tells, and only
    where it is asked for: folders often tell guides of one title apart.

Why it matters
    In the catalogue, in search results and among the tabs of a browser, the reader cannot tell the
    two apart.

Reported::

    # guidekit.yaml
    house: stackone
    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info: {title: Jira, key: jira}
    # connectors/jira/jira.mdx
    # Connect your account

    Sign in to Jira.
    # connectors/lucca/lucca.mdx
    # Connect your account

    Your subdomain and your API key are in the settings.

Accepted::

    # guidekit.yaml
    house: stackone
    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info: {title: Jira, key: jira}
    # connectors/jira/jira.mdx
    # Connect Jira

    Sign in to Jira.
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Your subdomain and your API key are in the settings.
"""
