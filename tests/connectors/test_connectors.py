"""Reading real definitions, and any text at all."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.connectors import Audience, Connector, read_connector
from guidekit.source import SourceText

# A busy machine is no fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
AUDIENCES: tuple[Audience, ...] = ("config", "setup")
REAL_FIELDS = 19
REAL_CONNECTORS = 7


def read_file(path: Path) -> Connector:
    def load_part(name: str) -> SourceText | None:
        part = path.parent / name
        return SourceText(name, part.read_text("utf-8")) if part.is_file() else None

    return read_connector(SourceText(path.name, path.read_text("utf-8")), load_part)


@pytest.mark.corpus
def test_real_definitions_are_read_whole_and_without_faults(shared: Path) -> None:
    files = sorted((shared / "corpus/stackone/connectors").rglob("*.connector.s1.yaml"))
    assert len(files) == REAL_CONNECTORS
    fields = 0
    for file in files:
        connector = read_file(file)
        assert connector.faults == ()
        text = file.read_text("utf-8")
        references = re.findall(r"^ *\$ref: (\S+)", text, re.MULTILINE)
        parts = [part.path.removesuffix(".s1.partial.yaml") for part in connector.parts]
        assert parts == references
        # Every action of every part is there, as far as a plain search of the text tells.
        actions = [
            name
            for part in connector.parts
            for name in re.findall(r"^ *- actionId: (\S+)", part.text, re.MULTILINE)
        ]
        assert [action.id for action in connector.actions] == actions
        assert actions
        for method in connector.auth_methods:
            fields += len(method.fields)
            for field in method.fields:
                start = connector.source.offset(field.label_span.start)
                assert text[start:].startswith(f"{field.label}\n")
            for audience in AUDIENCES:
                declared = re.findall(rf"^ *{audience}Fields:$", text, re.MULTILINE)
                assert bool(method.fields_for(audience)) == bool(declared)
    assert fields == REAL_FIELDS


def test_the_definitions_of_this_project_are_without_faults(repository: Path) -> None:
    files = sorted((repository / "guides/connectors").glob("*/connector.yaml"))
    assert files
    for file in files:
        connector = read_file(file)
        assert connector.faults == (), file
        assert connector.auth_methods
        assert connector.actions
        assert connector.key == file.parent.name


def test_help_texts_options_and_checks_of_a_field() -> None:
    text = """
info: {key: acme, title: Acme, version: 1.10, assets: {icon: icon.svg}}
releaseStage: beta
authentication:
  - custom:
      type: custom
      label: API Key
      grantType: client_credentials
      environments: [{key: eu, name: Europe}, {key: us}]
      support:
        link: https://help.acme.example
        description: Ask an admin
        guides: {setup: {warning: Careful, sections: [{title: One, list: [a, b]}]}}
      configFields:
        - key: region
          label: Region
          type: select
          tooltip: plain tooltip
          description: plain description
          guide: {description: better description}
          placeholder: eu
          aliases: [Area]
          options: [{label: Europe, value: eu}, {value: us}]
          validation: {type: domain, pattern: "[a-z]+", error: Only letters}
          value: true
"""
    connector = read_connector(SourceText("acme.yaml", text), lambda name: None)
    assert connector.faults == ()
    assert (connector.version, connector.release_stage) == ("1.10", "beta")
    assert connector.icon == "icon.svg"
    method = connector.auth_method("custom")
    assert method is not None
    assert connector.auth_method("oauth2") is None
    assert method.grant_type == "client_credentials"
    assert [(each.key, each.name) for each in method.environments] == [
        ("eu", "Europe"),
        ("us", "us"),
    ]
    assert method.support.link == "https://help.acme.example"
    assert method.support.guides == {
        "setup": {"warning": "Careful", "sections": [{"title": "One", "list": ["a", "b"]}]}
    }
    (field,) = method.fields_for("config")
    assert (field.description, field.tooltip) == ("better description", "plain tooltip")
    assert (field.placeholder, field.value, field.aliases) == ("eu", "true", ("Area",))
    assert [(each.value, each.label) for each in field.options] == [("eu", "Europe"), ("us", "us")]
    assert field.validation is not None
    assert (field.validation.type, field.validation.error) == ("domain", "Only letters")


def test_chosen_scopes_bring_in_what_they_include_even_in_a_circle() -> None:
    text = "info: {key: a, title: A}\nscopeDefinitions: {a: {includes: b c}, b: {includes: a}, c: }"
    connector = read_connector(SourceText("a.yaml", text), lambda name: None)
    assert connector.closure({"b"}) == {"a", "b", "c"}
    assert connector.closure({"c", "unknown"}) == {"c", "unknown"}


KEYS = """
    StackOne info key title authentication custom configFields label type secret $ref actions
    actionId requiredScopes scopeDefinitions includes a b acme.users configNotices anchor
    support guides guide options validation value id name
"""
WORDS = st.sampled_from(KEYS.split())
DATA = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=25,
)


@UNHURRIED
@given(st.dictionaries(WORDS, DATA, min_size=1, max_size=6), DATA)
def test_any_data_gives_a_connector_and_places_within_its_files(data: object, more: object) -> None:
    source = SourceText("connector.yaml", yaml.safe_dump(data))
    part = SourceText("part.yaml", yaml.safe_dump(more))
    connector = read_connector(source, lambda name: part)
    for fault in connector.faults:
        where = source if fault.span.path == source.path else part
        assert where.offset(fault.span.start) <= where.offset(fault.span.end) <= len(where.text)
        assert fault.name in {
            "invalid-definition",
            "unknown-definition-key",
            "missing-part",
            "undefined-scope",
            "cyclic-scopes",
            "duplicate-field",
        }
    keys = [method.key for method in connector.auth_methods]
    assert len(set(keys)) == len(keys)


@UNHURRIED
@given(st.text(max_size=60))
def test_any_text_gives_a_connector(text: str) -> None:
    source = SourceText("connector.yaml", text)
    connector = read_connector(source, lambda name: source)
    assert connector.key
    assert connector.faults
