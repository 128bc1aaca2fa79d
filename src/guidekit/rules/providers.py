"""What the connectors of a project are called, as texts may spell it."""

import re
from collections.abc import Iterable, Mapping

from guidekit.rules.labels import word_set

__all__ = ["fold_name", "provider_names"]

SHORTEST = 4
"""Shorter names are words and abbreviations of other things, too."""

OFTEN_ELSEWHERE = word_set(
    "auth authentication connect connection config connector email guide home index link oauth "
    "overview readme setup start webhook webhooks"
)
"""Names of files that are no names of providers."""


def fold_name(name: str) -> str:
    """A name as it is compared.

    >>> fold_name("Google Drive"), fold_name("google-drive")
    ('googledrive', 'googledrive')
    """
    return re.sub(r"[\W_]+", "", name).casefold()


def provider_names(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Folded names with the keys that they stand for, of pairs of a name and a key.

    >>> provider_names([("google-drive", "google-drive"), ("hr", "hr"), ("setup", "lucca")])
    {'googledrive': 'google-drive'}
    """
    found: dict[str, str] = {}
    for name, key in names:
        folded = fold_name(name)
        if len(folded) >= SHORTEST and folded not in OFTEN_ELSEWHERE:
            found.setdefault(folded, key)
    return found
