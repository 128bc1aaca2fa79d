"""A project file, or a folder of the project, that is not as it should be.

What it does
    Checks ``guidekit.yaml``, that the folders it names are there and that the files in them can be
    told apart. Checks the project's own components too: that what describes them can be read and
    that each has a template.

Why it matters
    What cannot be found is neither checked nor built.

Reported::

    # guidekit.yaml
    title: Guides
    house: stackoen

Accepted::

    # guidekit.yaml
    title: Guides
    house: stackone
"""
