"""A brand file with a key or value that guidekit does not understand.

What it does
    Checks the keys of a brand file and their values: colours, addresses, words, scopes.

Why it matters
    What is wrong is left out: the partner's pages would lack a colour or keep a word of the house.

Reported::

    name: Acme
    vocabluary:
      StackOne: Acme

Accepted::

    name: Acme
    vocabulary:
      StackOne: Acme
"""
