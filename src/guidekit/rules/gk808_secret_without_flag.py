"""A field that reads like a secret and is shown while it is typed.

What it does
    Looks at the labels and keys of the fields that a form shows as they are typed, for those that
    end in a word such as `password`, `token`, `secret` or `API key`. A user name is none, whatever
    its label, nor is an `Access Key` beside an `Access Key Secret`.

Why it matters
    Whoever looks over the reader's shoulder, or at a recording of the screen, has the secret.

Reported::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          configFields:
            - key: apiKey
              label: API Key
              type: text
              required: true
              secret: false

Accepted::

    StackOne: 1.0.0
    info:
      title: Lucca
      key: lucca
    authentication:
      - custom:
          type: custom
          label: API Key
          configFields:
            - key: apiKey
              label: API Key
              type: password
              required: true
              secret: true
"""

import re
from collections.abc import Iterator

from guidekit.connectors import Connector, Field
from guidekit.rules.definition_places import own_fields
from guidekit.rules.labels import words_of
from guidekit.rules.registry import Rule, Tier
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

SECRET = regex(
    r"(?:^| )(?:password|passphrase|secret|token|(?:api|access|private|secret|auth|license|service"
    r"|security|account|developer|dev|encryption|signing|shared|master) key|(?:api|app) secret)$"
)
USER_NAMES = frozenset({"user name", "username", "user"})


def check(connector: Connector) -> Iterator[Diagnostic]:
    for method in connector.auth_methods:
        labels = {_spoken(field.label) for field in method.fields}
        for field in own_fields(connector, method):
            if not _is_shown(field) or not _is_secret(field):
                continue
            if f"{_spoken(field.label)} secret" not in labels:
                yield RULE.report(
                    f"`{field.label}` is shown while it is typed, expected a field that is secret",
                    field.label_span,
                    connector=connector.key,
                    auth=method.key,
                    field=field.key,
                )


def _is_shown(field: Field) -> bool:
    """Whether a form shows what is typed into a field."""
    typed = field.visible and not field.options and field.type not in ("password", "file")
    return typed and not field.secret


def _is_secret(field: Field) -> bool:
    key, label = _spoken(field.key), _spoken(re.sub(r"\(.*?\)", " ", field.label))
    if key.rpartition(".")[2].strip() in USER_NAMES:
        return False
    return SECRET.search(label) is not None


def _spoken(name: str) -> str:
    return " ".join(word.folded for word in words_of(name))


RULE = Rule(
    "GK808",
    "secret-without-flag",
    Severity.INFO,
    subject="connector",
    connector_check=check,
    tier=Tier.STRICT,
)
