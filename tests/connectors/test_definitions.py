"""The cases of this folder: a definition beside what is read from it and what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fixture_files import Case, cases_in
from fixture_files import accept as accept_block
from guidekit.connectors import Connector, Field, read_connector
from guidekit.source import Fault, SourceText, Span

CASES = cases_in(Path(__file__).parent)
PART = "part "


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_definition(case: Case, accept: bool) -> None:
    connector = read(case)
    for name, text in (
        ("fields", "".join(f"{line}\n" for line in fields_of(connector))),
        ("connector-data", "".join(f"{line}\n" for line in data_of(connector))),
        ("faults", "".join(f"{line}\n" for line in faults_of(connector))),
    ):
        if accept and (name in case.blocks or name == "faults"):
            accept_block(case, name, text)
        elif name in case.blocks:
            assert text == case.blocks[name]
    assert accept or "faults" in case.blocks, "a case says what is wrong, if only nothing"


def read(case: Case) -> Connector:
    parts = {
        name.removeprefix(PART): text for name, text in case.blocks.items() if name.startswith(PART)
    }

    def load_part(name: str) -> SourceText | None:
        return SourceText(name, parts[name]) if name in parts else None

    return read_connector(SourceText("connector.yaml", case.blocks["definition"]), load_part)


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
