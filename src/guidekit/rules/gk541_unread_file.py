r"""A file of a partner that could not be looked into.

What it does
    Reports images that are damaged or are no images of the kind that their names tell, and other
    files whose text cannot be had, in what a build writes for partners.

Why it matters
    Nobody can say that nothing of the house is in it. The certificate lists the file.

Reported::

    # guidekit.yaml
    house: stackone
    templates: look
    # look/assets/extra.css
    /* \xe9 */

Accepted::

    # guidekit.yaml
    house: stackone
    templates: look
    # look/assets/extra.css
    /* e */
"""
