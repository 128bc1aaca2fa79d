"""``guidekit scopes``, and what is wrong with the choices of brands."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guidekit.cli.app import guidekit
from guidekit.project import load_project
from guidekit.site import lint_project

DEFINITION = """
StackOne: 1.0.0
info: {title: Lucca, key: lucca, version: 1.0.0}
scopeDefinitions:
  read: {description: Read people}
  write: {description: Change people, includes: read}
  leaves: {description: Read leaves}
authentication:
  - custom:
      type: custom
      label: API Key
      requiredScopes: openid
      configFields:
        - {key: subdomain, label: Subdomain, type: text, required: true}
        - {key: key, label: API Key, type: text, required: true}
actions:
  - {actionId: list_people, requiredScopes: read}
  - {actionId: create_person, requiredScopes: read write}
"""
GUIDE = """# Lucca

Copy the API key.

<section data-guide-section data-guide-scopes="write leaves">
  <h2>Find your subdomain</h2>

  It is in the address.
</section>

<Steps>
  <Step title="Grant" data-guide-display-scopes-list="true">Grant these.</Step>
</Steps>
"""
FILES = {
    "guidekit.yaml": "house: orbit\n",
    "brands/orbit.yaml": "name: Orbit\n",
    "connectors/lucca/connector.yaml": DEFINITION,
    "connectors/lucca/lucca.mdx": GUIDE,
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(guidekit, ["scopes", *arguments, "--project", str(project)])


def report(project: Path, *arguments: str) -> dict[str, Any]:
    result = run(project, "lucca", "--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_actions_come_to_the_least_scopes_and_one_text(project: Path) -> None:
    found = report(project, "--actions", "create_person,list_people")
    assert [(s["name"], s["required"], s["includes"]) for s in found["scopes"]] == [
        ("openid", True, []),
        ("write", False, ["read"]),
    ]
    assert found["copy"] == [{"auth": "custom", "label": "API Key", "text": "openid write"}]


def test_parts_and_proof(project: Path) -> None:
    [guide] = report(project, "--actions", "list_people")["guides"]
    assert [(part["title"], part["shown"], part["needs"]) for part in guide["parts"]] == [
        ("Find your subdomain", False, [["write", "leaves"]]),
        ("Grant", True, []),
    ]
    assert [
        (f["key"], f["explained"], f["everExplained"], f["smallestChoiceWithout"])
        for f in guide["fields"]
    ] == [("subdomain", False, True, ["openid"]), ("key", True, True, None)]


def test_text_for_people(project: Path) -> None:
    result = run(project, "lucca", "--scopes", "leaves")
    assert result.exit_code == 0
    assert "  leaves  Read leaves\n" in result.output
    assert "shown   5: Find your subdomain  (needs write or leaves)" in result.output
    assert "Subdomain: explained; with openid alone nothing explains it" in result.output
    assert "API Key: explained, whatever is chosen" in result.output


def test_without_a_choice_everything_is_chosen(project: Path) -> None:
    assert [scope["name"] for scope in report(project)["scopes"]] == ["openid", "write", "leaves"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["luca"], "unknown connector `luca`"),
        (["lucca", "--actions", "list_peopl"], "unknown action `list_peopl`"),
        (["lucca", "--scopes", "red"], "unknown scope `red`"),
    ],
)
def test_names_that_are_not_there(project: Path, arguments: list[str], message: str) -> None:
    result = run(project, *arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert "did you mean" in result.output


def test_what_is_wrong_with_a_brand_s_choice_is_shown_in_its_file(project: Path) -> None:
    text = "name: Acme\nscopes:\n  lucca: [write, read, leave]\nactions:\n  lucca: [list_poeple]\n"
    (project / "brands/acme.yaml").write_text(text, "utf-8")
    found = lint_project(load_project(project), jobs=1).diagnostics
    brand = [d for d in found if d.span.path.endswith("acme.yaml")]
    assert [(d.code, d.span.start.line, d.span.start.column) for d in brand] == [
        ("GK402", 3, 18),
        ("GK401", 3, 24),
        ("GK406", 5, 11),
    ]
