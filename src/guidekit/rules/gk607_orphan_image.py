"""An image file that no guide shows.

What it does
    Looks in the folders of connectors for images that neither a guide nor a definition, a brand
    or another page names; in a tree that is laid out otherwise, in the folders from which guides
    show any image. Only a run over the whole project tells. In the example there is no other
    image.

Why it matters
    It is copied, reviewed and kept for nothing; or it belongs into a guide that shows another
    image in its place.

Reported::

    # guidekit.yaml
    house: stackone
    # connectors/lucca/images/keys.png
    ...

Accepted::

    # guidekit.yaml
    house: stackone
    # connectors/lucca/images/keys.png
    ...
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Your subdomain and your API key are in the settings.

    ![List of API keys](images/keys.png)
"""
