"""What a form takes as the value of a field, and what it would say against a value.

A value with masked letters (``5ab8****``, ``xxxx``, ``<your key>``) only shows a shape: nothing can
be said against it.
"""

import re
from collections.abc import Iterator

from guidekit.connectors import Field, Validation
from guidekit.rules.js_patterns import has_match
from guidekit.source.patterns import regex

__all__ = ["is_masked", "objection"]

MASK = regex(
    r"[*\u2022\u25cf\u2026<>{}\[\]#]|\.\.\.|([xX0_.-])\1{2}|\byour|\bmy[-_ ]|example(?!\.)",
    re.IGNORECASE,
)
UNTYPED = frozenset({"list", "number", "checkbox", "file"})
"""Kinds of input whose value is no text."""

FORMATS = {
    "uuid": regex(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE),
    "email": regex(r"[^@\s]+@[^@\s]+"),
    "uri": regex(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE),
    "hostname": regex(r"[^\s/?#@]+"),
}
"""What a text of a format must at least look like; a hostname may have a port."""


def is_masked(value: str) -> bool:
    """Whether a value stands for others.

    >>> is_masked("5ab8****"), is_masked("sk-xxxx"), is_masked("<key>"), is_masked("acme.dk")
    (True, True, True, False)
    """
    return MASK.search(value) is not None


def objection(field: Field, value: str) -> str | None:
    """Why the form would refuse a value, in words for a message; None where it may take it.

    A value may be written with or without the prefix and suffix that the form shows around it.
    """
    if field.type in UNTYPED or not value or is_masked(value):
        return None
    if field.options:
        return _not_offered(field, value)
    if field.validation is None:
        return None
    refusals = [_refusal(field.validation, written) for written in _ways(field, value)]
    return None if None in refusals else refusals[0]


def _not_offered(field: Field, value: str) -> str | None:
    """An objection to a value that is none of the field's choices."""
    folded = value.casefold()
    for option in field.options:
        if folded in (option.value.casefold(), option.label.casefold()):
            return None
    first = ", ".join(f"`{option.value}`" for option in field.options[:4])
    return f"none of its choices {first}{', ...' if len(field.options) > 4 else ''}"


def _ways(field: Field, value: str) -> Iterator[str]:
    """The value as it is, without what the form shows around it, and with it."""
    prefix, suffix = field.prefix or "", field.suffix or ""
    yield value
    yield value.removeprefix(prefix).removesuffix(suffix)
    yield f"{prefix}{value}{suffix}"


def _refusal(validation: Validation, value: str) -> str | None:
    """What the field's check has against a text; None where it passes or nobody knows."""
    if validation.pattern is not None:
        whole = validation.type.startswith("html")
        if has_match(validation.pattern, value, whole=whole) is False:
            return f"against the pattern `{validation.pattern}`"
    form = FORMATS.get(validation.type)
    if form is not None and not form.fullmatch(value):
        return f"no {'UUID' if validation.type == 'uuid' else validation.type}"
    return None
