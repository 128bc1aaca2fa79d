"""The forms of a Nango provider: which fields its auth mode asks for, and in which order."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from guidekit.connectors.nango_fields import built_in_field, read_block
from guidekit.connectors.types import Field
from guidekit.source import Span
from guidekit.source.reading import YamlReader

__all__ = ["AUTH_MODES", "read_forms"]

BASE_FORMS: Mapping[str, tuple[str, ...]] = {
    "API_KEY": ("apiKey",),
    "AWS_SIGV4": ("role_arn",),
    "BASIC": ("username", "password"),
    "BILL": ("username", "password", "organization_id", "dev_key"),
    "OAUTH2_CC": ("client_id", "client_secret", "client_certificate", "client_private_key"),
    "SIGNATURE": ("username", "password"),
    "TBA": (
        "oauth_client_id_override",
        "oauth_client_secret_override",
        "token_id",
        "token_secret",
    ),
}
"""The credentials that an auth mode asks for, whatever the definition declares."""

AUTH_MODES: Mapping[str, str] = {
    "API_KEY": "API Key",
    "APP": "App",
    "APP_STORE": "App Store",
    "AWS_SIGV4": "AWS Signature",
    "BASIC": "Basic",
    "BILL": "Bill",
    "CUSTOM": "Custom",
    "INSTALL_PLUGIN": "Plugin",
    "JWT": "JWT",
    "MCP_OAUTH2": "MCP OAuth 2.0",
    "MCP_OAUTH2_GENERIC": "MCP OAuth 2.0 (any server)",
    "NONE": "None",
    "OAUTH1": "OAuth 1.0",
    "OAUTH2": "OAuth 2.0",
    "OAUTH2_CC": "OAuth 2.0 (client credentials)",
    "SIGNATURE": "Signature",
    "TABLEAU": "Tableau",
    "TBA": "Token",
    "TWO_STEP": "Two steps",
}
"""The known auth modes, and what people call them."""


def read_forms(provider: YamlReader, mode: str | None, mode_span: Span) -> tuple[Field, ...]:
    """All fields: of the setup form, of the connection form, then what neither ever shows."""
    setup = read_block(provider, "integration_config", "setup")
    credentials = read_block(provider, "credentials", "config")
    if mode == "TWO_STEP":
        # What the app's owner may leave open is asked of whoever connects.
        left_open = (field for key, field in setup.items() if key not in credentials)
        credentials |= {field.key: asked_anyway(field) for field in left_open}
    config = read_block(provider, "connection_config", "config")
    assertion = read_block(provider, "assertion_option", "config")
    base = {key: built_in_field(key, mode_span) for key in BASE_FORMS.get(mode or "", ())}
    unasked = [key for key in base if not asks_for(provider, key)]
    unseen = [
        replace(base.pop(key), required=False, visible=False)
        for key in unasked
        if key not in credentials
    ]
    asked = {key: field for key, field in base.items() if key not in unasked} | credentials
    others = with_own_keys(asked, (*config.values(), *assertion.values()))
    form = in_form_order((*asked.values(), *others))
    automated = [field for field in form if field.automated]
    shown = [field for field in form if not field.automated]
    owner = sorted(setup.values(), key=lambda field: field.order or float("inf"))
    return (*owner, *shown, *automated, *unseen)


def asked_anyway(field: Field) -> Field:
    """A field of the setup form as the connection form asks for it: it cannot be left empty."""
    return replace(field, audience="config", required=field.visible)


def asks_for(provider: YamlReader, key: str) -> bool:
    """Whether the connection form shows a credential of the auth mode without a definition."""
    if key in ("client_certificate", "client_private_key"):
        return provider.boolean("require_client_certificate") is True
    if key == "client_secret":
        return provider.string("token_request_auth_method") != "private_key_jwt"
    return True


def with_own_keys(credentials: Iterable[str], fields: Iterable[Field]) -> Iterator[Field]:
    """The form's other fields; those whose key is taken already are known by their path."""
    taken = set(credentials)
    for field in fields:
        yield replace(field, key=field.path) if field.key in taken else field
        taken.add(field.key)


def in_form_order(fields: Iterable[Field]) -> list[Field]:
    """The connection form: only an `order` of the connection's settings counts, as a rank.

    What has none follows in the order of the definition, from rank 100 on.
    """
    ranked: list[tuple[float, Field]] = []
    last = 99
    for field in fields:
        rank = field.order if field.path.startswith("connection_config.") else None
        if not rank:
            rank = last = last + 1
        ranked.append((rank, field))
    ranked.sort(key=lambda pair: pair[0])
    return [field for _, field in ranked]
