"""The cases of this folder: a definition beside what is read from it and what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import astuple, fields

from fixture_files import Case, cases_in
from fixture_files import accept as accept_block
from guidekit.connectors import Connector, Field, read_connectors
from guidekit.source import Fault, SourceText, Span

CASES = cases_in(Path(__file__).parent)
PART = "part "
FIELD_DATA = (
    "placeholder",
    "description",
    "options",
    "validation",
    "value",
    "order",
    "example",
    "prefix",
    "suffix",
    "anchor",
    "anchor_span",
    "automated",
    "visible_when",
    "translations",
    "condition",
    "group",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_definition(case: Case, accept: bool) -> None:
    connectors = read(case)
    for name, lines_of in (
        ("fields", fields_of),
        ("field-data", field_data_of),
        ("connector-data", data_of),
        ("faults", faults_of),
    ):
        text = "".join(
            f"{owner(each, connectors, name)}{line}\n"
            for each in connectors
            for line in lines_of(each)
        )
        if accept and (name in case.blocks or name == "faults"):
            accept_block(case, name, text)
        elif name in case.blocks:
            assert text == case.blocks[name]
    assert accept or "faults" in case.blocks, "a case says what is wrong, if only nothing"


def owner(connector: Connector, connectors: tuple[Connector, ...], block: str) -> str:
    """Whose line it is, where a definition has several connectors."""
    return f"{connector.key}: " if len(connectors) > 1 and block != "connector-data" else ""


def read(case: Case) -> tuple[Connector, ...]:
    parts = {
        name.removeprefix(PART): text for name, text in case.blocks.items() if name.startswith(PART)
    }

    def load_part(name: str) -> SourceText | None:
        return SourceText(name, parts[name]) if name in parts else None

    return read_connectors(SourceText("connector.yaml", case.blocks["definition"]), load_part)


def fields_of(connector: Connector) -> Iterator[str]:
    for method in connector.auth_methods:
        for field in method.fields:
            yield f"{method.key} {field.audience} {field_line(field)}"


def field_line(field: Field) -> str:
    words = [field.key, f'"{field.label}"', field.type]
    words += [
        word
        for word, holds in (
            ("required", field.required),
            ("secret", field.secret),
            ("hidden", not field.visible),
        )
        if holds
    ]
    places = f"{extent(field.span)} label {extent(field.label_span)}"
    return f"{' '.join(words)} at {places}"


def field_data_of(connector: Connector) -> Iterator[str]:
    """What a field says beyond its label and places: all that is not as it is by default."""
    for method in connector.auth_methods:
        for each in method.fields:
            known = {item.name: item.default for item in fields(each)}
            for name in FIELD_DATA:
                value = getattr(each, name)
                if value != known[name]:
                    yield f"{each.path or each.key} {name}: {shown(value)}"


def shown(value: object) -> str:
    """A value on one line: data as its class and values, a place as its extent."""
    match value:
        case Span():
            return extent(value)
        case tuple():
            return " | ".join(map(shown, value))
    if isinstance(value, Struct):
        return ", ".join(shown(part) for part in astuple(value) if part is not None)
    return str(value)


def data_of(connector: Connector) -> Iterator[str]:
    yield f"connector {connector.key}: {connector.title}"
    for method in connector.auth_methods:
        yield f"auth {method.key}: {method.type}, {method.label}"
        for notice in method.notices:
            yield f"notice {notice.key}: {notice.type} {notice.position} {notice.anchor}"
    for scope in connector.scopes.values():
        includes = " ".join(scope.includes)
        yield f"scope {scope.name}: {scope.description} [{includes}] at {extent(scope.span)}"
    for action in connector.actions:
        scopes = " ".join(action.required_scopes)
        yield f"action {action.id}: {action.label} [{scopes}] in {action.span.path}"


def faults_of(connector: Connector) -> Iterator[str]:
    for fault in connector.faults:
        yield fault_line(fault)


def fault_line(fault: Fault) -> str:
    path = "" if fault.span.path == "connector.yaml" else f"{fault.span.path}:"
    advice = f" ({fault.help})" if fault.help else ""
    return f"{path}{extent(fault.span)} {fault.name}: {fault.message}{advice}"


def extent(span: Span) -> str:
    return f"{span.start}-{span.end}"
