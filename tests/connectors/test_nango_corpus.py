"""Real providers: each of their fields as people who filled in the forms wrote it down."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from guidekit.connectors import Connector, Field, read_connectors
from guidekit.source import SourceText

Record = Mapping[str, object]

PROVIDERS = 470
RECORDS = 816
FORM_SECTIONS = ("credentials", "connection_config", "assertion_option")


@pytest.fixture(scope="module")
def providers(shared: Path) -> dict[str, Connector]:
    """The providers by key."""
    folder = shared / "corpus/nango"

    def load_part(name: str) -> SourceText | None:
        part = folder / name
        return SourceText(name, part.read_text("utf-8")) if part.is_file() else None

    text = (folder / "providers.yaml").read_text("utf-8")
    found = read_connectors(SourceText("providers.yaml", text), load_part)
    return {connector.key: connector for connector in found}


@pytest.fixture(scope="module")
def records(shared: Path) -> list[Record]:
    """The verified fields, one record each."""
    lines = (shared / "truth/nango_fields.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def fields_of(connector: Connector) -> dict[str, Field]:
    return {field.path: field for method in connector.auth_methods for field in method.fields}


def path_of(record: Record) -> str:
    return f"{record['section']}.{record['key']}"


def in_connection_form(field: Field) -> bool:
    """The records are about the connection form alone, whose reader never sees setup fields."""
    return field.audience == "config"


def value_of(record: Record) -> object:
    """What stands in an input at first: a list that must be chosen from begins with its first."""
    choices = record["enum"]
    asked = not (record["optional"] or record["hidden"] or record["automated"])
    if record["default_value"] is None and asked and isinstance(choices, list):
        return choices[0]
    return record["default_value"]


# What a record says in a column, and what the field says of it.
COLUMNS: Mapping[str, tuple[Callable[[Record], object], Callable[[Field], object]]] = {
    # Where the form shows no label at all, our field answers with its key.
    "label": (lambda record: record["label"] or record["key"], lambda field: field.label),
    "visible": (
        lambda record: record["visible"],
        lambda field: field.visible and in_connection_form(field),
    ),
    "required": (
        lambda record: record["required"],
        lambda field: field.required and in_connection_form(field),
    ),
    "value": (value_of, lambda field: field.value),
    "visible_when": (
        lambda record: [record["visible_when"]] if record["visible_when"] else [],
        lambda field: [
            {"field": each.field, "equals": each.equals[0]} for each in field.visible_when
        ],
    ),
    "order": (lambda record: record["order"], lambda field: field.order),
    "secret": (lambda record: record["secret_effective"], lambda field: field.secret),
    "automated": (lambda record: record["automated"] is True, lambda field: field.automated),
    "example": (lambda record: record["example"], lambda field: field.example),
    "prefix": (lambda record: record["prefix"], lambda field: field.prefix),
    "suffix": (lambda record: record["suffix"], lambda field: field.suffix),
    "description": (
        lambda record: record["description"] or None,
        lambda field: field.description,
    ),
    "enum": (
        lambda record: record["enum"] or [],
        lambda field: [option.value for option in field.options],
    ),
    "warnings": (
        lambda record: record["warnings"] or {},
        lambda field: {each.value: each.warning for each in field.options if each.warning},
    ),
    "doc_section": (
        lambda record: record["doc_section"],
        lambda field: f"#{field.anchor}" if field.anchor else None,
    ),
    "pattern": (
        lambda record: record["pattern"],
        lambda field: field.validation.pattern if field.validation else None,
    ),
    "format": (
        lambda record: record["format"] or ("pattern" if record["pattern"] else None),
        lambda field: field.validation.type if field.validation else None,
    ),
}


def test_every_verified_field_is_read_as_the_form_shows_it(
    providers: dict[str, Connector], records: list[Record]
) -> None:
    assert (len(providers), len(records)) == (PROVIDERS, RECORDS)
    wrong = []
    for record in records:
        name = f"{record['provider']} {path_of(record)}"
        field = fields_of(providers[str(record["provider"])]).get(path_of(record))
        if field is None:
            wrong.append(f"{name}: no such field")
            continue
        for column, (expected, actual) in COLUMNS.items():
            if expected(record) != actual(field):
                wrong.append(f"{name}: {column} {actual(field)!r}, not {expected(record)!r}")
    assert wrong == []


def test_no_provider_has_a_field_that_the_form_lacks(
    providers: dict[str, Connector], records: list[Record]
) -> None:
    known = defaultdict(set)
    for record in records:
        known[record["provider"]].add(path_of(record))
    strays = {key: set(fields_of(providers[key])) - known[key] for key in providers}
    # Two providers are here only because others are aliases of them; nobody looked at them.
    assert {key for key, paths in strays.items() if paths} == {"ecu360", "microsoft-oauth2-cc"}


def test_keys_differ_within_each_form(providers: dict[str, Connector]) -> None:
    for connector in providers.values():
        for method in connector.auth_methods:
            keys = [(field.audience, field.key) for field in method.fields]
            assert len(set(keys)) == len(keys), connector.key
    # Both blocks have an apiKey, and the form asks for both.
    (method,) = providers["nyne-ai"].auth_methods
    assert [(field.key, field.label) for field in method.fields_for("config")] == [
        ("connection_config.apiKey", "API Key"),
        ("apiKey", "API Secret"),
    ]


def test_fields_stand_in_the_order_of_the_form(
    providers: dict[str, Connector], records: list[Record]
) -> None:
    forms: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record["rendered"]:
            forms[str(record["provider"])].append(record)
    assert len(forms) > 300
    for provider, form in forms.items():
        form.sort(key=lambda record: int(str(record["position"])))
        method = providers[provider].auth_methods[0]
        config = [field.path for field in method.fields if field.audience == "config"]
        assert config[: len(form)] == [path_of(record) for record in form], provider


def test_auth_modes_and_aliases(providers: dict[str, Connector], records: list[Record]) -> None:
    for record in records:
        connector = providers[str(record["provider"])]
        assert connector.title == record["display_name"]
        assert [method.type for method in connector.auth_methods] == [record["auth_mode"]]
    # An alias of google-calendar, which is one of google.
    assert [method.type for method in providers["google-calendar-mcp"].auth_methods] == ["OAUTH2"]


def test_places(providers: dict[str, Connector]) -> None:
    """A label stands where its span says, even an inherited one."""
    checked = 0
    for connector in providers.values():
        source = connector.source
        for field in fields_of(connector).values():
            start, end = source.offset(field.label_span.start), source.offset(field.label_span.end)
            text = source.text[start:end].strip("\"'").replace("''", "'")
            if field.key_span is None:
                assert text == f"auth_mode: {connector.auth_methods[0].type}"
            else:
                assert text in (field.label, field.key)
            checked += 1
    assert checked > RECORDS


def test_real_providers_are_without_faults(providers: dict[str, Connector]) -> None:
    faults = [fault for connector in providers.values() for fault in connector.faults]
    assert faults == []


def test_scopes_of_real_providers(providers: dict[str, Connector]) -> None:
    assert sum(bool(connector.scopes) for connector in providers.values()) == 121
    (method,) = providers["sedna"].auth_methods
    assert method.scope_separator == ","
    (method,) = providers["microsoft-people"].auth_methods
    assert method.required_scopes == ("offline_access", ".default")
