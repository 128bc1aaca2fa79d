"""Two real trees, checked and built as they are, by the project files that are shipped."""

import json
from collections import Counter
from pathlib import Path

import pytest

from guidekit.project import Project, load_project
from guidekit.site import build_site, lint_project

EXAMPLES = {"nango": "nango-like.yaml", "stackone": "stackone-like.yaml"}
PLACES = {"packages/providers/providers.yaml": "providers.yaml"}
"""Where the corpora keep what the examples name."""


@pytest.fixture
def tree(request: pytest.FixtureRequest, shared: Path, repository: Path, tmp_path: Path) -> Project:
    """A corpus as a project; its images are only listed."""
    name: str = request.param
    text = (repository / "docs" / "examples" / EXAMPLES[name]).read_text("utf-8")
    for written, here in PLACES.items():
        text = text.replace(written, here)
    file = tmp_path / "project.yaml"
    file.write_text(f"{text}images: images.txt\n", "utf-8")
    return load_project(shared / "corpus" / name, file)


@pytest.mark.parametrize("tree", ["nango"], indirect=True)
def test_definitions_find_the_guides_that_they_link_to(tree: Project, shared: Path) -> None:
    lines = (shared / "truth" / "nango_guide_map.jsonl").read_text("utf-8").splitlines()
    guides = {folder.key: folder.guides for folder in tree.folders}
    expected, actual = {}, {}
    for known in map(json.loads, lines):
        expected[known["provider"]] = known["status"]
        there = known["path"] in guides[known["provider"]]
        actual[known["provider"]] = "exists" if there else "missing"
    assert expected
    assert actual == expected


@pytest.mark.parametrize("tree", ["nango"], indirect=True)
def test_only_links_to_guides_that_are_missing_are_told(tree: Project, shared: Path) -> None:
    lines = (shared / "truth" / "nango_guide_map.jsonl").read_text("utf-8").splitlines()
    missing = [each["provider"] for each in map(json.loads, lines) if each["status"] == "missing"]
    found = lint_project(tree).diagnostics
    told = [
        each.connector for each in found if each.code == "GK907" and "/connect`" in each.message
    ]
    assert told == missing
    assert "GK901" not in {each.code for each in found}


@pytest.mark.parametrize("tree", ["stackone"], indirect=True)
def test_connectors_find_their_guides_by_pairs_and_links(tree: Project) -> None:
    assert tree.faults == ()
    pages = {f.key: sorted(f.pages.values()) for f in tree.folders if f.definition}
    assert pages == {
        "ashby-custom-test": ["ats-ashby", "iam-ashby"],
        "bamboohr": ["hris-bamboohr", "lms-bamboohr"],
        "gong_crm": ["gong"],
        "googledrive": ["googledrive"],
        "hubspot": ["crm-hubspot", "ticketing-hubspot"],
        "lattice_hris": ["lattice", "lattice-partner-oauth"],
        "workday": ["workday_OAuth2"],
    }


@pytest.mark.parametrize("tree", ["stackone"], indirect=True)
def test_a_guide_is_compared_with_the_form_of_its_audience(tree: Project) -> None:
    found = lint_project(tree).diagnostics
    fields = Counter((each.connector, each.field) for each in found if each.code == "GK301")
    assert fields == {("bamboohr", "subdomain"): 2}
    lacking = {each.connector for each in found if each.code == "GK904"}
    assert lacking == {"googledrive", "hubspot", "workday"}
    assert "GK905" not in {each.code for each in found}


@pytest.mark.parametrize("tree", ["nango", "stackone"], indirect=True)
def test_every_guide_has_a_page(tree: Project, tmp_path: Path) -> None:
    built = build_site(tree, tmp_path / "build", allow_errors=True)
    pages = {f"house/{f.key}/{f.page(path)}" for f in tree.folders for path in f.guides}
    written = {
        path.parent.relative_to(tmp_path / "build").as_posix()
        for path in (tmp_path / "build" / "house").glob("*/*/index.html")
    }
    assert written == pages
    assert built.pages == len(pages)
