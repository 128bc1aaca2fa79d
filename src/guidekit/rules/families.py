"""The families of rules: what the first digit of a code says."""

from msgspec import Struct

__all__ = ["FAMILIES", "Family", "family_of"]


class Family(Struct, frozen=True):
    """Rules about one subject: the beginning of their codes, a word for addresses, a title."""

    prefix: str
    slug: str
    title: str


FAMILIES: tuple[Family, ...] = (
    Family("GK1", "syntax", "Syntax"),
    Family("GK2", "structure", "Components and structure"),
    Family("GK3", "fields", "Fields of the form"),
    Family("GK4", "scopes", "Scopes"),
    Family("GK5", "whitelabel", "Whitelabel"),
    Family("GK6", "links", "Links, images and anchors"),
    Family("GK7", "prose", "Accessibility and prose"),
    Family("GK8", "definitions", "Connector definitions"),
    Family("GK9", "project", "Project and brand files"),
)


def family_of(code: str) -> Family:
    """The family of a rule, by its code.

    >>> family_of("GK301").slug
    'fields'
    """
    return next(family for family in FAMILIES if code.startswith(family.prefix))
