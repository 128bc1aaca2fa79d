"""Definitions by their usual names, in folders of a project and outside of any."""

import json
from pathlib import Path

import pytest

from guidekit.project import load_project
from sites.conftest import Run
from sites.projects import definition, write_files

AIRBYTE = {
    "documentationUrl": "https://acme.example",
    "connectionSpecification": {
        "type": "object",
        "title": "Harbor",
        "required": ["api_key"],
        "properties": {"api_key": {"type": "string", "title": "API Key", "airbyte_secret": True}},
    },
}
SPEC = json.dumps(AIRBYTE)
MANIFEST = json.dumps({"version": "1.0.0", "type": "DeclarativeSource", "spec": AIRBYTE})
TEXT = "# Harbor\n\nThere is nothing to say.\n"


def codes(run: Run, *arguments: str | Path) -> list[tuple[str, str]]:
    report = json.loads(run("lint", "--format", "json", *arguments).stdout)
    return [(found["path"], found["code"]) for found in report["diagnostics"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("connector.json", SPEC),
        ("spec.json", SPEC),
        ("spec.yaml", SPEC),
        ("spec.yml", SPEC),
        ("manifest.yaml", MANIFEST),
        ("manifest.yml", MANIFEST),
    ],
)
def test_a_definition_is_found_by_its_name(project: Path, run: Run, name: str, text: str) -> None:
    guide = "connectors/harbor/harbor.mdx"
    write_files(project, {guide: TEXT, f"connectors/harbor/{name}": text})
    (folder,) = (each for each in load_project(project).folders if each.key == "harbor")
    assert folder.definition == f"connectors/harbor/{name}"
    unexplained = [path for path, code in codes(run) if code == "GK301"]
    assert unexplained == [f"guides/{guide}"] * 2


def test_of_several_names_the_surest_counts(project: Path, run: Run) -> None:
    write_files(
        project,
        {
            "connectors/lucca/manifest.yaml": "kind: Deployment\n",
            "connectors/lucca/spec.json": SPEC,
            "connectors/jira/connector.json": SPEC,
        },
    )
    folders = {each.key: each.definition for each in load_project(project).folders}
    assert folders["lucca"] == "connectors/lucca/connector.yaml"
    assert ("guides/connectors/jira/connector.yaml", "GK901") in codes(run)


def test_files_of_no_project_are_told_apart_by_what_is_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "tree/harbor/manifest.yaml": MANIFEST,
        "tree/harbor/harbor.md": TEXT,
        "tree/deploy/manifest.yaml": "kind: Deployment\n",
        "tree/lucca/connector.yaml": definition("lucca", "Lucca", "Token"),
        "tree/lucca/spec.yaml": "openapi: 3.0.0\n",
    }
    write_files(tmp_path, files)
    assert codes(run, "tree") == [("tree/harbor/harbor.md", "GK301")]
    assert [path for path, _ in codes(run, "tree/deploy")] == ["tree/deploy/manifest.yaml"]
    assert [path for path, _ in codes(run, "tree/lucca/spec.yaml")] == ["tree/lucca/spec.yaml"]
    done = run("lint", "tree/deploy/other.yaml")
    assert done.exit_code == 2


def test_frontmatter_that_names_no_connector_is_reported_in_a_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(
        tmp_path,
        {
            "guidekit.yaml": "{definitions: d/*.yaml, guides: '*.mdx'}\n",
            "d/lucca.yaml": definition("lucca", "Lucca", "Token"),
            "lucca.mdx": "---\nconnector: {key: lucca}\n---\n# Lucca\n\nCopy the token.\n",
        },
    )
    assert codes(run) == [("lucca.mdx", "GK111")]
