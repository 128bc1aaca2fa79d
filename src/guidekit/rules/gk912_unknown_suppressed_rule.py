"""A comment that suppresses a rule which does not exist.

What it does
    Reports codes and names in ``guidekit-disable-next-line`` and the like that mean no rule, and
    those of rules that are always reported.

Why it matters
    The comment does nothing, and the problem that it was written for is still reported.

Reported::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable-next-line image-without-text: the picture is only decoration */}

    ![](https://lucca.example/keys.png)

Accepted::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable-next-line image-without-alt: the picture is only decoration */}

    ![](https://lucca.example/keys.png)
"""
