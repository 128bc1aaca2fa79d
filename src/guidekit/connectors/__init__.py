"""Room 2a: definition files of connectors, whatever their format, as one type."""

from guidekit.connectors.choices import includers, least_scopes, scope_names, scopes_for
from guidekit.connectors.field_names import keys_named
from guidekit.connectors.formats import FORMATS, Format, key_of, read_connector, read_connectors
from guidekit.connectors.sameness import says_the_same
from guidekit.connectors.types import (
    Action,
    Audience,
    AuthMethod,
    Connector,
    Environment,
    Field,
    Notice,
    Option,
    Scope,
    Support,
    Translation,
    Validation,
    VisibleWhen,
)

__all__ = [
    "FORMATS",
    "Action",
    "Audience",
    "AuthMethod",
    "Connector",
    "Environment",
    "Field",
    "Format",
    "Notice",
    "Option",
    "Scope",
    "Support",
    "Translation",
    "Validation",
    "VisibleWhen",
    "includers",
    "key_of",
    "keys_named",
    "least_scopes",
    "read_connector",
    "read_connectors",
    "says_the_same",
    "scope_names",
    "scopes_for",
]
