"""Airbyte specifications and plain JSON Schema: what is read beside fields, limits, any data."""

import json

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.connectors import Connector, read_connector
from guidekit.source import SourceText

# A busy machine is no fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(data: object, path: str = "connector.json") -> Connector:
    return read_connector(SourceText(path, json.dumps(data)), lambda name: None)


def test_where_help_is_and_what_the_flow_asks_for() -> None:
    text = """\
documentation_url: https://docs.papyr.example
connection_specification:
  description: Sheets and folders
  properties:
    token: {type: string}
advanced_auth:
  auth_flow_type: oauth2.0
  oauth_config_specification:
    oauth_connector_input_specification: {scope: "a {{ b }} c", optional_scopes: [d, {scope: e}]}
"""
    connector = read_connector(SourceText("papyr/spec.yaml", text), lambda name: None)
    assert connector.faults[0].message == "`optional_scopes` holds `d`, expected a list of maps"
    assert (connector.key, connector.docs) == ("papyr", "https://docs.papyr.example")
    assert connector.description == "Sheets and folders"
    (method,) = connector.auth_methods
    assert (method.key, method.label) == ("oauth2", "OAuth 2.0")
    assert method.required_scopes == ("a", "c")
    assert [*connector.scopes] == ["a", "c", "e"]
    assert method.support.link == connector.docs
    assert str(method.support.link_span) == "papyr/spec.yaml:1:20"


def test_yaml_and_json_say_the_same() -> None:
    data = {
        "connectionSpecification": {
            "title": "Papyr",
            "required": ["key"],
            "properties": {"key": {"title": "Key 🔑", "airbyte_secret": True}},
        }
    }
    lines = yaml.safe_dump(data, allow_unicode=True)
    written = read_connector(SourceText("connector.json", lines), lambda name: None)
    for connector in (written, read(data)):
        (field,) = connector.auth_methods[0].fields
        assert (field.label, field.required, field.secret) == ("Key 🔑", True, True)
        start = connector.source.offset(field.label_span.start)
        end = connector.source.offset(field.label_span.end)
        assert json.loads(f'"{connector.source.text[start:end].strip(chr(34))}"') == "Key 🔑"


def test_all_examples_of_a_field() -> None:
    examples = ["a", 1, None, {"b": 2}]
    (field,) = read({"properties": {"x": {"examples": examples}}}).auth_methods[0].fields
    assert (field.examples, field.example) == (("a", "1"), "a")


@pytest.mark.parametrize("levels", [12, 13, 40])
def test_nesting_ends_somewhere(levels: int) -> None:
    schema: dict[str, object] = {"type": "string"}
    for _ in range(levels):
        schema = {"properties": {"x": schema}}
    connector = read(schema)
    assert len(connector.auth_methods[0].fields) == (levels == 12)
    assert len(connector.faults) == (levels != 12)


def test_references_do_not_unfold_beyond_measure() -> None:
    definitions: dict[str, object] = {"d0": {"type": "string"}}
    for level in range(1, 12):
        inner = {"$ref": f"#/definitions/d{level - 1}"}
        definitions[f"d{level}"] = {"properties": dict.fromkeys("abcdefgh", inner)}
    connector = read(
        {"properties": {"x": {"$ref": "#/definitions/d11"}}, "definitions": definitions}
    )
    assert len(connector.auth_methods[0].fields) == 1000
    assert "more than 1,000 fields" in connector.faults[0].message


def test_parts_of_parts_do_not_unfold_beyond_measure() -> None:
    definitions: dict[str, object] = {"d0": {"properties": {"x": {"type": "string"}}}}
    for level in range(1, 16):
        definitions[f"d{level}"] = {"allOf": [{"$ref": f"#/definitions/d{level - 1}"}] * 2}
    connector = read({"$ref": "#/definitions/d15", "definitions": definitions})
    assert [fault.name for fault in connector.faults] == ["invalid-definition"]
    assert "more than 20,000 schemas" in connector.faults[0].message


def test_a_long_chain_of_references_ends() -> None:
    definitions: dict[str, object] = {
        f"d{number}": {"$ref": f"#/definitions/d{number + 1}"} for number in range(5000)
    }
    connector = read(
        {"properties": {"x": {"$ref": "#/definitions/d0"}}, "definitions": definitions}
    )
    assert [fault.message for fault in connector.faults] == [
        "more than 40 references in turn, expected fewer"
    ]


def test_branches_that_refer_to_their_own_kind_end() -> None:
    node = {"properties": {"k": {"const": "v"}}, "$ref": "#/definitions/more"}
    definitions = {"more": {"oneOf": [node, node]}}
    connector = read({"properties": {"x": node}, "definitions": definitions})
    paths = [field.path for field in connector.auth_methods[0].fields]
    assert len(set(paths)) == len(paths)
    assert connector.faults


KEYS = """
    connectionSpecification connection_specification spec properties required type title items
    oneOf anyOf allOf $ref definitions $defs const enum default examples pattern format order
    group groups id airbyte_secret airbyte_hidden multiline credentials auth_type advanced_auth
    auth_flow_type predicate_key predicate_value oauth_config_specification scope scopes
    oauth_connector_input_specification object string array oauth2.0 a b tittle documentationUrl
    #/definitions/a #/$defs/b # $id $schema
"""
WORDS = st.sampled_from(KEYS.split())
DATA = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=25,
)
SCHEMA = st.recursive(
    st.fixed_dictionaries(
        {}, optional={"type": WORDS, "const": WORDS, "$ref": WORDS, "title": WORDS}
    ),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(WORDS, inner, max_size=4) | DATA,
            "oneOf": st.lists(inner, max_size=3),
            "anyOf": st.lists(inner, max_size=3) | DATA,
            "allOf": st.lists(inner, max_size=2),
            "items": inner,
            "required": st.lists(WORDS, max_size=3) | DATA,
            "definitions": st.dictionaries(WORDS, inner, max_size=3),
            "$ref": WORDS,
            "order": st.integers(0, 2) | DATA,
        },
    ),
    max_leaves=20,
)
FILES = (
    SCHEMA
    | st.fixed_dictionaries({"connectionSpecification": SCHEMA}, optional={"advanced_auth": DATA})
    | st.fixed_dictionaries({"$schema": DATA, "properties": DATA})
    | st.fixed_dictionaries({"spec": st.fixed_dictionaries({"connectionSpecification": DATA})})
)


@UNHURRIED
@given(FILES)
def test_any_data_gives_fields_with_keys_and_places_of_their_own(data: object) -> None:
    connector = read(data)
    source = connector.source
    for fault in connector.faults:
        assert source.offset(fault.span.start) <= source.offset(fault.span.end) <= len(source.text)
        assert fault.name in {
            "invalid-definition",
            "unknown-definition-key",
            "missing-part",
            "duplicate-field",
        }
    methods = [method.key for method in connector.auth_methods]
    assert len(set(methods)) == len(methods)
    for method in connector.auth_methods:
        keys = [field.key for field in method.fields]
        assert len(set(keys)) == len(keys)
        assert len({field.path for field in method.fields}) == len(keys)
        for field in method.fields:
            assert {when.field for when in field.visible_when} <= set(keys)
            assert source.offset(field.span.start) < source.offset(field.span.end)
            assert field.label.strip()
