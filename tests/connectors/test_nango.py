"""Nango's format: what the cases cannot show, and any data at all."""

from collections import Counter

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.connectors import Connector, read_connector, read_connectors
from guidekit.source import SourceText

# A busy machine is no fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> tuple[Connector, ...]:
    return read_connectors(SourceText("providers.yaml", text), lambda name: None)


def test_links_scopes_and_the_extent_of_a_provider() -> None:
    text = """# first
acme:
  display_name: Acme
  auth_mode: OAUTH2
  categories: [crm, hr]
  scope_separator: ','
  default_scopes: [users.read, teams.read, users.read]
  docs: https://docs.acme.example
  docs_connect: https://docs.acme.example/connect
  setup_guide_url: https://docs.acme.example/setup
plain: {display_name: Plain, auth_mode: NONE}
"""
    acme, plain = read(text)
    assert (acme.docs, acme.categories) == ("https://docs.acme.example", ("crm", "hr"))
    start, end = acme.source.offset(acme.span.start), acme.source.offset(acme.span.end)
    assert text[start:end].startswith("acme:\n")
    assert text[start:end].endswith("/setup")
    (method,) = acme.auth_methods
    assert method.required_scopes == ("users.read", "teams.read")
    assert method.scope_separator == ","
    assert method.support.link == "https://docs.acme.example/connect"
    assert str(method.support.link_span) == "providers.yaml:9:17"
    assert method.support.setup_link == "https://docs.acme.example/setup"
    (method,) = plain.auth_methods
    assert method.scope_separator == " "
    assert (method.support.link, method.support.link_span) == (None, None)


def test_one_connector_is_asked_for_and_two_are_there() -> None:
    text = "a: {display_name: A, auth_mode: NONE}\nb: {display_name: B, auth_mode: NONE}\n"
    connector = read_connector(SourceText("providers.yaml", text), lambda name: None)
    assert connector.key == "a"
    assert [(str(fault.span), fault.message) for fault in connector.faults] == [
        ("providers.yaml:2:1", "2 connectors in one file, expected one")
    ]


@pytest.mark.parametrize("name", ["info", "key", "authentication"])
def test_a_provider_may_have_a_name_that_another_format_gives_a_meaning(name: str) -> None:
    text = f"{name}: {{display_name: Acme, auth_mode: NONE}}\nb: {{display_name: B, alias: {name}}}"
    assert [connector.key for connector in read(text)] == [name, "b"]


def test_a_file_of_one_provider() -> None:
    source = SourceText("providers.yaml", "acme: {display_name: Acme, auth_mode: API_KEY}\n")
    connector = read_connector(source, lambda name: None)
    assert (connector.key, connector.title, connector.faults) == ("acme", "Acme", ())
    (method,) = connector.auth_methods
    (field,) = method.fields_for("config")
    assert (field.label, field.required, field.secret) == ("API Key", True, True)


FIELD_KEYS = [
    "type",
    "title",
    "description",
    "example",
    "pattern",
    "optional",
    "default_value",
    "hidden",
    "automated",
    "secret",
    "order",
    "format",
    "enum",
    "prefix",
    "suffix",
    "doc_section",
    "visible_when",
    "warnings",
    "field",
    "equals",
    "exampel",
]
PROVIDER_KEYS = [
    "display_name",
    "alias",
    "auth_mode",
    "credentials",
    "connection_config",
    "integration_config",
    "assertion_option",
    "default_scopes",
    "scope_separator",
    "docs",
    "docs_connect",
    "categories",
    "require_client_certificate",
    "token_request_auth_method",
]
NAMES = ["acme", "b", "apiKey", "username", "client_secret"]
VALUES = ["acme", "b", "c", "OAUTH2_CC", "TWO_STEP", "BASIC", "private_key_jwt", "#a", ""]

scalars = st.sampled_from(VALUES) | st.none() | st.booleans() | st.integers() | st.floats()
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*NAMES, *FIELD_KEYS]), inner, max_size=4)
    ),
    max_leaves=10,
)
fields = st.dictionaries(st.sampled_from(FIELD_KEYS), anything, max_size=5) | anything
blocks = st.dictionaries(st.sampled_from(NAMES), fields, max_size=3) | anything
providers = st.dictionaries(st.sampled_from(PROVIDER_KEYS), blocks | scalars, max_size=8)


@UNHURRIED
@given(st.dictionaries(st.sampled_from(NAMES), providers | anything, min_size=1), anything)
def test_any_data_gives_connectors_and_places_within_their_files(
    data: object, more: object
) -> None:
    part = SourceText("part", yaml.safe_dump(more))
    source = SourceText("providers.yaml", yaml.safe_dump(data))
    connectors = read_connectors(source, lambda name: part)
    assert connectors
    keys = [connector.key for connector in connectors]
    assert len(set(keys)) == len(keys)
    # Each fault is told once, by one connector.
    assert not [f for f, n in Counter(f for c in connectors for f in c.faults).items() if n > 1]
    for connector in connectors:
        for fault in connector.faults:
            text = source if fault.span.path == source.path else part
            assert text.offset(fault.span.start) <= text.offset(fault.span.end) <= len(text.text)
        for method in connector.auth_methods:
            forms = [(field.audience, field.key) for field in method.fields]
            assert len(set(forms)) == len(forms)
            assert all(field.visible for field in method.fields if field.required)
            for field in method.fields:
                assert field.label
                for span in (field.span, field.label_span, field.key_span or field.span):
                    assert source.offset(span.start) <= source.offset(span.end)


@UNHURRIED
@given(st.text(max_size=60))
def test_any_text_beside_a_provider_gives_a_connector(text: str) -> None:
    part = SourceText("providers.scopes.yaml", text)
    beside = f"acme: {{display_name: Acme, auth_mode: NONE}}\n{text}"
    for content in (text, beside):
        source = SourceText("providers.yaml", content)
        assert read_connectors(source, lambda name: part)[0].source is source
