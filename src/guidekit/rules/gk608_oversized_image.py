"""An image file that is larger than a screenshot needs to be.

What it does
    Looks at the size of each image that a guide shows: one million bytes is the most, unless
    ``image-limit`` in the project file says otherwise. Only a run over the whole project tells. In
    the example the limit is very low.

Why it matters
    The reader waits for it, on whatever network; and each of the brands' sites has a copy.

Reported::

    # guidekit.yaml
    house: stackone
    image-limit: 10
    # connectors/lucca/images/keys.svg
    <svg xmlns="http://www.w3.org/2000/svg"/>
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Your subdomain and your API key are in the settings.

    ![List of API keys](images/keys.svg)

Accepted::

    # guidekit.yaml
    house: stackone
    image-limit: 100
    # connectors/lucca/images/keys.svg
    <svg xmlns="http://www.w3.org/2000/svg"/>
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Your subdomain and your API key are in the settings.

    ![List of API keys](images/keys.svg)
"""
