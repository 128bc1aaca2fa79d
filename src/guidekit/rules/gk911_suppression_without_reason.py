"""A comment that suppresses a problem and does not say why.

What it does
    Reports comments such as ``guidekit-disable-next-line GK701`` without a colon and a reason
    behind it. They suppress nothing.

Why it matters
    Who reads the guide later cannot know whether the reason still holds.

Reported::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable-next-line GK701 */}

    ![](https://lucca.example/keys.png)

Accepted::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable-next-line GK701: the picture is only decoration */}

    ![](https://lucca.example/keys.png)
"""
