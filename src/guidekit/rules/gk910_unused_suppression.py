"""A comment that suppresses a problem which is not there.

What it does
    Reports ``guidekit-disable-next-line`` and the like, and ``# guidekit: ignore``, for rules that
    find nothing in what the comment covers. The fix removes the comment, or the rule from it. Of
    files that a run does not check as a whole nothing is said.

Why it matters
    The comment would hide the next problem of that kind, which nobody knows of yet.

Reported::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable-next-line GK701: the picture is only decoration */}

    ![The list of keys](https://lucca.example/keys.png)

Accepted::

    # connectors/lucca/lucca.mdx
    # Connect Lucca

    {/* guidekit-disable-next-line GK701: the picture is only decoration */}

    ![](https://lucca.example/keys.png)
"""
