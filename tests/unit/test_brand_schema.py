"""The published schema of brand files says what their reader says."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from guidekit.source import SourceText
from guidekit.source.yaml import load_yaml, plain
from guidekit.variants import brand_schema, brand_schema_text, read_brand

VALIDATOR = Draft202012Validator(brand_schema())

EVERYTHING = r"""
name: Acme
extends: base
abstract: false
products: {hub: Acme Hub}
vocabulary:
  StackOne: Acme
  Hub: {use: Gateway, plural: Gateways, possessive: Gateway's, article: a, exact: true,
        case: keep, exempt: [Tooltip], only: [Card, code], code: true}
colors: {light: {accent: "#123", text: "#112233"}, dark: {border: "#ABCDEF"}}
fonts: {body: "Inter, 'Open Sans', sans-serif", headings: '"Source Serif 4", serif', code: mono}
radius: 0
css: acme/own.css
logo: {light: a.svg, dark: b.svg}
favicon: acme/icon.png
links: {/guides/: https://help.acme.example/, https://x.example/: null, https://y.example/: refuse}
assets: {"images/*.png": acme/own.png}
support: {email: a@acme.example, url: /help}
legal: {privacy: https://acme.example/privacy, terms: /terms, imprint: /imprint}
base_url: https://help.acme.example/connect
canonical: https://docs.acme.example/
robots: noindex, nofollow
connectors: [jira]
scopes: {jira: [read], lucca: }
actions: {jira: [list_issues]}
audience: config
locale: pt-BR
templates: acme/templates
"""
HOUSE = """
name: StackOne
identity:
  names: [StackOne]
  domains: [stackone.com]
  emails: [stackone.com]
  nouns: [Hub]
  assets: ["stackone*"]
  keep:
    - api.stackone.com
    - {value: login.stackone.com, reason: providers redirect there}
"""
FAULTY = [
    "support: {}",
    "name: [A]",
    "name: A\ncolour: x",
    "name: A\nproducts: Hub",
    "name: A\nproducts: {hub: }",
    "name: A\nvocabulary: {'+': plus}",
    "name: A\nvocabulary: {Hub: {plural: x}}",
    "name: A\nvocabulary: {Hub: {use: x, article: the}}",
    "name: A\nvocabulary: {Hub: {use: x, exempt: [tooltip]}}",
    "name: A\nvocabulary: {Hub: {use: x, exact: 'yes'}}",
    "name: A\ncolors: {light: {accent: red}}",
    "name: A\ncolors: {light: {accent: }}",
    "name: A\nfonts: {body: 'Inter; } body { display: none'}",
    "name: A\nfonts: {body: 'url(https://x.example/a.woff)'}",
    "name: A\nradius: calc(1px)",
    "name: A\nradius: 5",
    "name: A\ncss: C:\\own.css",
    "name: A\ncss: /etc/own.css",
    "name: A\nlinks: {/a/: 'javascript:x'}",
    "name: A\nlinks: {'': /a}",
    "name: A\nsupport: {email: nobody}",
    "name: A\nlegal: {privacy: privacy.html}",
    "name: A\nbase_url: acme.example",
    "name: A\ncanonical: true",
    "name: A\nrobots: please do not",
    "name: A\nconnectors: all",
    "name: A\nscopes: {jira: read}",
    "name: A\nactions: [a]",
    "name: A\naudience: everyone",
    "name: A\nlocale: English",
    "name: A\nabstract: maybe",
    "name: A\nextends: a/b",
    "name: A\nidentity: {domains: [https://a.example]}",
    "name: A\nidentity: {keep: [{reason: x}]}",
    "- name: A",
]  # fmt: skip


def data_of(text: str) -> Any:
    node, _ = load_yaml(SourceText("b.yaml", text))
    return None if node is None else plain(node)


def accepted(text: str, *, house: bool = False) -> bool:
    _, faults = read_brand(SourceText("b.yaml", text), id="b", house=house)
    return not any(fault.name == "invalid-brand" for fault in faults)


def test_the_published_file_is_in_step(repository: Path, accept: bool) -> None:
    path = repository / "docs" / "schema" / "brand.schema.json"
    if accept:
        path.write_text(brand_schema_text(), "utf-8")
    assert path.read_text("utf-8") == brand_schema_text()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(brand_schema())


@pytest.mark.parametrize(("text", "house"), [(EVERYTHING, False), (HOUSE, True)])
def test_schema_and_reader_accept_a_brand_with_everything(text: str, house: bool) -> None:
    assert list(VALIDATOR.iter_errors(data_of(text))) == []
    assert accepted(text, house=house)


def test_every_key_has_been_tried() -> None:
    assert {*data_of(EVERYTHING), *data_of(HOUSE)} == {*brand_schema()["properties"]}


@pytest.mark.parametrize("text", FAULTY)
def test_schema_and_reader_refuse_what_is_wrong(text: str) -> None:
    assert not VALIDATOR.is_valid(data_of(text))
    assert not accepted(text, house="identity" in text)


def test_the_project_s_own_brands_fit(repository: Path) -> None:
    for path in sorted((repository / "guides" / "brands").glob("*.yaml")):
        assert list(VALIDATOR.iter_errors(data_of(path.read_text("utf-8")))) == []


SCALARS = st.sampled_from(["a", "#fff", True, False, 1, 0, None, "", "https://a.example", "config"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["light", "email", "use", "accent", "Hub"]), inner, max_size=2
        )
    ),
    max_leaves=4,
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from([*brand_schema()["properties"]]), VALUES, max_size=3))
def test_what_the_schema_accepts_the_reader_accepts(data: dict[str, Any]) -> None:
    data = {"name": "Acme", **data}
    data.pop("identity", None)
    if VALIDATOR.is_valid(data):
        assert accepted(json.dumps(data))
