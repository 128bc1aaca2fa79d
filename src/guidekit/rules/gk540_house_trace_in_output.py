"""A trace of the house in a finished file of a partner.

What it does
    Looks at every file that a build writes for a partner as a stranger would: texts (also cut by
    tags, encoded, or in letters that only look right), attributes, addresses, names of files,
    style sheets, scripts, data, and what images carry beside their picture. The house's
    ``identity`` says what to look for, its ``keep`` what may stay. The place is where the trace
    comes from, as far as that can be found. In the examples the house is `StackOne`.

Why it matters
    The rules for guides know guides. A template, a brand's own file or an image's metadata can tell
    whose page it was all the same. The brand's site is not written; those of others are.

Reported::

    # brands/acme.yaml
    name: Acme
    support: {url: https://acme.example/stackone-help}

Accepted::

    # brands/acme.yaml
    name: Acme
    support: {url: https://acme.example/help}
"""
