"""Which fields of a form a name means that a guide gives: their keys, or their places in the form.

Places are written in many ways: ``credentials.token`` whichever form of the credentials is chosen,
``credentials[oauth].token`` for one of them, ``streams.0.name`` for what stands in a list.
"""

from collections.abc import Iterable

from guidekit.connectors.types import Field
from guidekit.source.patterns import regex

__all__ = ["keys_named"]

CHOSEN = regex(r"\[[^\]]*\]")
NUMBER = regex(r"\.(?:\d+|\*)(?=[.\[]|$)")


def keys_named(fields: Iterable[Field], name: str) -> tuple[str, ...] | None:
    """The keys of the fields that a name means; None where it means nothing of the form.

    A part of the form, such as a group of fields, is there but means no field.

    >>> from guidekit.source import Span
    >>> span = Span.of_file("a.yaml")
    >>> def field(key, path):
    ...     return Field(key, key, True, False, True, "config", span, span, path=path)
    >>> form = [field("host", "host"), field("token", "credentials[oauth].token")]
    >>> keys_named(form, "host"), keys_named(form, "credentials.token")
    (('host',), ('token',))
    >>> keys_named(form, "credentials"), keys_named(form, "port")
    ((), None)
    """
    fields = tuple(fields)
    exact = tuple(field.key for field in fields if name in (field.key, field.path))
    if exact:
        return exact
    place = _plain(name)
    paths = {field.key: _plain(field.path) for field in fields}
    found = tuple(key for key, path in paths.items() if path == place)
    around = any(path.startswith(f"{place}.") for path in paths.values())
    return found if found or around else None


def _plain(path: str) -> str:
    """A path without the forms that are chosen and the numbers of items."""
    return NUMBER.sub("", CHOSEN.sub("", path))
