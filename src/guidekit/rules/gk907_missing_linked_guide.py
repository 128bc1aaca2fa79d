"""A definition that links to a guide which is not there.

What it does
    Follows the links of a definition to its guides (``support.link``, ``docs_connect``,
    ``setup_guide_url``) where ``links`` in the project file says what part of the tree their
    addresses stand for. Other links are not followed.

Why it matters
    The connection form sends people there when they do not know what to enter.

Reported::

    # guidekit.yaml
    title: Guides
    house: stackone
    links: {"https://docs.example.com/": connectors/}
    # connectors/lucca/connector.yaml
    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          support:
            link: https://docs.example.com/lucca/api-key

Accepted::

    # guidekit.yaml
    title: Guides
    house: stackone
    links: {"https://docs.example.com/": connectors/}
    # connectors/lucca/connector.yaml
    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          support:
            link: https://docs.example.com/lucca/lucca
"""
