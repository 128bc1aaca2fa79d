"""A placeholder for a value that no field gives.

What it does
    Looks for placeholders such as `${connectionConfig.subdomain}` and `${credentials.apiKey}` in a
    definition, and for what they name: a field of any form, or the same word anywhere else in the
    definition, such as in a list of what the provider sends. Definitions that inherit from others
    are left alone.

Why it matters
    The placeholder stays in the address or the header, and every call fails.

Reported::

    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      proxy:
        base_url: https://${connectionConfig.subdomain}.ilucca.net

Accepted::

    lucca:
      display_name: Lucca
      auth_mode: API_KEY
      docs: https://example.com/docs
      proxy:
        base_url: https://${connectionConfig.subdomain}.ilucca.net
      connection_config:
        subdomain:
          type: string
          title: Subdomain
          description: The first part of the address
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from guidekit.connectors import Connector
from guidekit.rules.definition_places import own_text
from guidekit.rules.labels import fold, word_set
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, did_you_mean
from guidekit.source.patterns import regex

__all__ = ["RULE"]

PLACEHOLDER = re.compile(r"\$\{\s*(credentials|connectionConfig)\.([A-Za-z][\w-]*)[^}]*\}")
ANY_PLACEHOLDER = regex(r"\$\{[^}]*\}")
WORD = regex(r"[A-Za-z][\w-]*")
INHERITS = regex(r"^\s*alias\s*:", re.MULTILINE)
GIVEN = word_set("accesstoken refreshtoken idtoken tokentype expiresin expiresat scope")
"""What authorization gives by itself."""


def check(connector: Connector) -> Iterator[Diagnostic]:
    texts = tuple(own_text(connector))
    text = texts[0]
    placeholders = list(PLACEHOLDER.finditer(text))
    if not placeholders or INHERITS.search(text):
        return
    keys = {f.path.partition(".")[2] or f.key for m in connector.auth_methods for f in m.fields}
    start = connector.source.offset(connector.span.start)
    for found in placeholders:
        name = found[2]
        known = name in keys or fold(name) in GIVEN
        if not known and not any(_says(part, name) for part in texts):
            yield RULE.report(
                f"`{found[0]}` names `{name}`, expected a field of the definition",
                connector.source.span(start + found.start(), start + found.end()),
                help=did_you_mean(name, keys),
                connector=connector.key,
            )


def _says(text: str, word: str) -> bool:
    """Whether a text has a word outside of placeholders; most texts don't have it at all."""
    return word in text and word in _words(text)


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    """The words of a text; all connectors of a file share the long one beside it."""
    return frozenset(WORD.findall(ANY_PLACEHOLDER.sub(" ", text)))


RULE = Rule(
    "GK811", "undeclared-placeholder", Severity.WARNING, subject="connector", connector_check=check
)
