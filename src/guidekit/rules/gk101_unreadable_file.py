r"""A file that is no text in UTF-8, or far too large.

What it does
    Reports files with bytes that are no UTF-8, binary files and files above two megabytes, none of
    which are read on.

Why it matters
    A guess at the encoding would put wrong letters before the reader. In the first example the
    ``é`` was saved in an old encoding, as the single byte E9.

Reported::

    # Connecter Caf\xe9

Accepted::

    # Connecter Café

    Créez une clé.
"""
