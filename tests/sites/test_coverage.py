"""`guidekit coverage` on projects: what it shows in each form, and how it ends."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sites.conftest import Run
from sites.projects import GUIDE, definition, snapshot, write_files
from sites.trees import ONE_FILE, ONE_FILE_PROJECT

LUCCA = """\
lucca (Lucca)
  custom, config: guides/connectors/lucca/lucca.mdx
    field      need      readers       named  located  entered
    Subdomain  required  orbit            10       10       37
                         acme, globex     10       10        -
    API Key    required  orbit, acme       -        -        -
                         globex           27       27        -

"""


@pytest.fixture
def gaps(project: Path) -> Path:
    """The project with a part that only one partner's readers are shown, and an odd title."""
    guide = GUIDE.replace("- **API Key**\n", "").replace("Create an API key", "Create one")
    guide = guide.replace(
        "Copy the **API Key**.", '<span data-whitelabel-only="globex">Copy the **API Key**.</span>'
    )
    jira = definition("jira", "Jira <b>|", "API Token")
    write_files(
        project, {"connectors/lucca/lucca.mdx": guide, "connectors/jira/connector.yaml": jira}
    )
    return project


def data(run: Run, *arguments: str) -> Any:
    """What the command says as JSON."""
    return json.loads(run("coverage", *arguments, "--format", "json").stdout)


def forms_of(report: Any) -> Iterator[tuple[str, Any]]:
    for connector in report["connectors"]:
        for form in connector["forms"]:
            yield connector["key"], form


def test_the_text_shows_forms_with_gaps_and_totals(gaps: Path, run: Run) -> None:
    done = run("coverage")
    assert done.exit_code == 0
    assert done.stdout.startswith(LUCCA)
    assert re.findall(r"^\w+ \(.*", done.stdout, re.MULTILINE) == ["lucca (Lucca)"]
    assert done.stdout.endswith(
        """\
readers      required  named  located  entered  coverage
orbit               3      2        2        1     66.6%
acme                3      2        2        0     66.6%
all readers         8      6        6        1       75%

1 of 2 connectors with gaps; 2 forms with 3 required, 0 optional, 0 hidden fields
"""
    )
    everything = run("coverage", "--all").stdout
    assert "jira (Jira <b>|)\n" in everything
    assert LUCCA in everything


def test_the_data_has_every_place(gaps: Path, run: Run) -> None:
    report = data(run)
    assert (report["version"], report["variants"]) == (1, ["orbit", "acme", "globex"])
    ((_, jira), (_, lucca)) = forms_of(report)
    assert list(jira["fields"][0]["told"]) == ["orbit", "acme"]
    key = lucca["fields"][1]
    assert (key["key"], key["need"]) == ("apikey", "required")
    assert key["definition"]["path"] == "guides/connectors/lucca/connector.yaml"
    assert key["told"]["acme"] == {"named": None, "located": None, "entered": None}
    place = {"path": "guides/connectors/lucca/lucca.mdx", "line": 27, "column": 51}
    assert key["told"]["globex"] == {"named": place, "located": place, "entered": None}
    text = (gaps / "connectors/lucca/lucca.mdx").read_text("utf-8").splitlines()[26]
    assert text[50:].startswith("API Key")
    totals = report["totals"]
    assert totals["variants"]["globex"]["percent"] == 100
    assert totals["fields"] == {"required": 3, "optional": 0, "hidden": 0}


def test_markdown_is_a_table_that_nothing_breaks(gaps: Path, run: Run) -> None:
    text = run("coverage", "--format", "markdown").stdout
    assert r"## jira (Jira \<b\>\|)" in text
    assert "### custom, config: guides/connectors/lucca/lucca.mdx (has gaps)\n" in text
    assert "|  |  | globex | 27 | 27 | - |\n" in text
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1


class Tags(HTMLParser):
    """The tags of a page, what they may load, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.open: list[str | None] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [name for name, _ in attrs if name in ("src", "href", "srcset")]
        if tag == "details" and ("open", None) in attrs:
            self.open.append(dict(attrs)["id"])

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_needs_nothing_else(gaps: Path, run: Run) -> None:
    done = run("coverage", "--format", "html", "--output", "coverage.html")
    assert (done.exit_code, done.stdout) == (0, "")
    page = Tags(Path("coverage.html").read_text("utf-8"))
    assert {"script", "link", "img", "iframe", "b"} & set(page.tags) == set()
    assert page.loads == []
    assert page.open == ["lucca"]
    assert "Jira <b>|" in page.text
    assert page.text.count("not located") == 1
    assert page.text.count("line 27") == 2
    assert sorted(path.name for path in Path().iterdir()) == ["coverage.html", "guides"]


def test_only_the_connectors_that_are_named(gaps: Path, run: Run) -> None:
    assert [key for key, _ in forms_of(data(run, "--connector", "jira"))] == ["jira"]
    done = run("coverage", "--connector", "luca")
    assert (done.exit_code, "did you mean `lucca`?" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--fail-under", "75"), 0),
        (("--fail-under", "75.01"), 1),
        (("--fail-under", "100", "--connector", "jira"), 0),
        (("--fail-under", "101"), 2),
        (("nowhere",), 2),
        (("--output", "guides"), 2),
    ],
)
def test_how_it_ends(gaps: Path, run: Run, arguments: tuple[str, ...], code: int) -> None:
    before = snapshot(Path())
    assert run("coverage", *arguments).exit_code == code
    assert snapshot(Path()) == before


def test_a_form_without_a_guide_is_a_gap_where_lint_says_so(project: Path, run: Run) -> None:
    two = definition("jira", "Jira", "API Token") + (
        "  - oauth2: {type: oauth2, label: OAuth, configFields:"
        " [{key: site, label: Site, type: text, required: true}]}\n"
    )
    guide = "---\nauth: custom\n---\n# Jira\n\n## API Token\n\nCopy it.\n"
    write_files(project, {"connectors/jira/connector.yaml": two, "connectors/jira/jira.mdx": guide})
    lint = json.loads(run("lint", "--format", "json").stdout)["diagnostics"]
    lacking = {(d["connector"], d["auth"]) for d in lint if d["code"] == "GK904"}
    forms = [(key, form) for key, form in forms_of(data(run)) if form["guide"] is None]
    assert {(key, form["auth"]) for key, form in forms} == lacking == {("jira", "oauth2")}
    assert [each["told"]["orbit"]["named"] for _, form in forms for each in form["fields"]] == [
        None
    ]
    assert "  oauth2, config: no guide\n" in run("coverage").stdout


def test_a_guide_in_the_definition_is_not_looked_into(project: Path, run: Run) -> None:
    text = definition("jira", "Jira", "API Token") + (
        "      support: {guides: {config: {sections: [{title: Token, content: Copy it.}]}}}\n"
    )
    (project / "connectors/jira/jira.mdx").unlink()
    write_files(project, {"connectors/jira/connector.yaml": text})
    report = data(run, "--connector", "jira")
    ((_, form),) = forms_of(report)
    assert (form["supplied"], form["fields"][0]["told"]) == (True, {})
    assert report["totals"]["percent"] == 100
    assert "the guide in the definition" in run("coverage", "--all").stdout


def test_workers_do_not_matter(gaps: Path, run: Run) -> None:
    assert data(run, "--jobs", "1") == data(run, "--jobs", "2")


def test_a_tree_that_was_not_made_for_guidekit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "own", {"acme.yaml": ONE_FILE_PROJECT, "images.txt": "images/form.png"})
    write_files(tmp_path / "tree", ONE_FILE)
    report = data(run, "--project", "own/acme.yaml", "tree")
    told = {key: form["guide"] for key, form in forms_of(report)}
    guide = "tree/docs/integrations/harbor/connect.mdx"
    assert told == {"anchor": None, "harbor": guide, "harbor-eu": guide}
