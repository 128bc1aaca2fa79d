"""A comment that looks like a suppression and is none.

What it does
    Reports comments that begin with ``guidekit-``, and with ``guidekit:`` in YAML, which are not
    written as guidekit reads them: with an unknown word, without a list of rules, or ending a
    block that none has begun.

Why it matters
    The comment does nothing, and the problem that it was written for is still reported.

Reported::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable-next GK701: the picture is only decoration */}

    ![](https://lucca.example/keys.png)

Accepted::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable GK701: the pictures are only decoration */}

    ![](https://lucca.example/keys.png)

    {/* guidekit-enable GK701 */}
"""
