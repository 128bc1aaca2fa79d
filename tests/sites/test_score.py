"""Grades of guides: what each asks for, what is exempt, and what may not get worse."""

import json
import re
from pathlib import Path

import click.testing
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from guidekit.cli import guidekit
from guidekit.rules import CRITERIA
from sites.projects import FILES, definition, write_files

LUCCA, JIRA = "connectors/lucca/lucca.mdx", "connectors/jira/jira.mdx"
SETTINGS = FILES["guidekit.yaml"]
GUIDE = FILES[JIRA]
NO_ALT = GUIDE + "\n![](https://images.example.com/x.png)\n"
ONLY_LISTED = "# Jira\n\n> Link a Jira account.\n\n## Connect\n\nFill out:\n\n- **API Token**\n"
BROKEN = GUIDE + "\n<Tipp>x</Tipp>\n"
SWAPPED = """# Harbor

> Link a Harbor account.

## Find your subdomain

The **Subdomain** is the first part of the address.

## Create an API key

The **API Key** is in the settings, under **Keys**.

## Connect

Fill out the following fields:

- **API Key**
- **Subdomain**
"""
EXEMPT = """score:
  exempt:
    - {guide: "connectors/*/jira.mdx", rule: GK701, reason: only decoration}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project as the current folder, whose guides leave nothing to wish for."""
    lucca = FILES[LUCCA].replace("Give it to Orbit", "Give it to {brand.name}")
    write_files(tmp_path, {**FILES, LUCCA: lucca})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def score(*arguments: str) -> click.testing.Result:
    return CliRunner().invoke(guidekit, ["score", *arguments], catch_exceptions=False)


def grades(*arguments: str) -> dict[str, str]:
    """The grade of each guide."""
    assert score("--json", "score.json", *arguments).exit_code == 0
    data = json.loads(Path("score.json").read_text("utf-8"))
    assert sum(data["total"].values()) == len(data["guides"])
    return {guide["path"]: guide["grade"] for guide in data["guides"]}


@pytest.mark.parametrize(
    ("guide", "grade"),
    [
        (GUIDE, "gold"),
        (NO_ALT, "bronze"),
        (ONLY_LISTED, "bronze"),
        (BROKEN, "none"),
        ("\xff", "none"),
    ],
)
def test_a_guide_gets_the_grade_that_nothing_stands_against(
    here: Path, guide: str, grade: str
) -> None:
    (here / JIRA).write_bytes(guide.encode("latin-1"))
    assert grades()[JIRA] == grade


def test_infos_stand_between_silver_and_gold(here: Path) -> None:
    path = "connectors/harbor/harbor.mdx"
    form = definition("harbor", "Harbor", "Subdomain", "API Key")
    write_files(here, {"connectors/harbor/connector.yaml": form, path: SWAPPED})
    assert grades()[path] == "silver"
    assert re.search(rf"^silver  {path} +GK306$", score().stdout, re.MULTILINE)


@pytest.mark.parametrize(
    "settings",
    [
        "lint: {ignore: [GK7]}\n",
        "lint: {severity: {GK701: info}}\n",
        'lint: {per-file-ignores: {"**/*.mdx": [GK701]}}\n',
    ],
)
def test_what_a_project_ignores_still_counts(here: Path, settings: str) -> None:
    write_files(here, {"guidekit.yaml": SETTINGS + settings, JIRA: NO_ALT})
    assert grades()[JIRA] == "bronze"


def test_what_a_comment_suppresses_does_not_count(here: Path) -> None:
    comment = "{/* guidekit-disable-line GK701: only decoration */}"
    write_files(here, {JIRA: NO_ALT.rstrip("\n") + f" {comment}\n"})
    assert grades()[JIRA] == "gold"


def test_a_guide_answers_for_its_snippets_and_for_nobody_elses(here: Path) -> None:
    write_files(
        here,
        {
            "snippets/finish.mdx": "<Tipp>x</Tipp>\n",
            "brands/globex.yaml": FILES["brands/globex.yaml"] + "nmae: x\n",
        },
    )
    assert grades() == {JIRA: "gold", LUCCA: "none"}
    assert "1 error outside of guides" in score().stdout


def test_an_exemption_counts_with_its_reason(here: Path) -> None:
    write_files(here, {"guidekit.yaml": SETTINGS + EXEMPT, JIRA: NO_ALT})
    assert grades() == {JIRA: "gold", LUCCA: "gold"}
    data = json.loads((here / "score.json").read_text("utf-8"))
    exempt = [{"rule": "GK701", "reason": "only decoration", "problems": 1}]
    assert [guide["exempt"] for guide in data["guides"]] == [exempt, []]
    assert "1 exempt" in score().stdout
    write_files(here, {JIRA: GUIDE})
    assert (
        "exempt for nothing: GK701 in `connectors/*/jira.mdx` (guidekit.yaml:5:" in score().stdout
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{guide: a, rule: GK701}", "no `reason`, expected text"),
        ("{guide: a, rule: imag-without-alt, reason: x}", "did you mean `image-without-alt`?"),
        ("{guide: a, rule: GK102, reason: x}", "`GK102` is always reported, expected a rule"),
        ("{guide: a, rule: GK701, reason: x, why: y}", "unknown key `why`"),
    ],
)
def test_a_faulty_exemption_is_an_error_of_the_project_file(
    here: Path, entry: str, said: str
) -> None:
    write_files(here, {"guidekit.yaml": f"{SETTINGS}score:\n  exempt:\n    - {entry}\n"})
    done = CliRunner().invoke(guidekit, ["lint"])
    assert done.exit_code == 1
    assert said in done.stdout
    assert "guidekit.yaml:5:" in done.stdout


def test_no_guide_may_get_worse(here: Path) -> None:
    write_files(here, {JIRA: NO_ALT})
    grades()
    base = (here / "score.json").read_bytes()
    again = ("--no-regress", "score.json", "--json", "score.json")
    assert score(*again).exit_code == 0
    write_files(here, {JIRA: BROKEN, "connectors/jira/more.mdx": "# More\n\n<Tipp>x</Tipp>\n"})
    done = score(*again)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        f"worse: `{JIRA}` is none, it was bronze",
        "worse: `connectors/jira/more.mdx` is none, a new guide needs bronze",
    ]
    assert (here / "score.json").read_bytes() == base
    (here / "connectors/jira/more.mdx").unlink()
    write_files(here, {JIRA: GUIDE})
    assert score(*again).exit_code == 0
    write_files(here, {JIRA: NO_ALT})
    assert score(*again).stderr == f"worse: `{JIRA}` is bronze, it was gold\n"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "guides": []}', '{"version": 1, "guides": [{}]}', "[" * 9999],
)
def test_a_file_without_grades_is_refused(here: Path, text: str) -> None:
    write_files(here, {"base.json": text})
    done = score("--no-regress", "base.json")
    assert done.exit_code == 2
    assert "holds no grades of guides" in done.stderr


def test_a_file_that_cannot_be_read_is_an_error(here: Path) -> None:
    for name in ("absent.json", "connectors"):
        done = score("--no-regress", name)
        assert done.exit_code == 2
        assert f"`{name}` cannot be read" in done.stderr
    (here / "base.json").write_bytes(b"\xff")
    assert "holds no grades" in score("--no-regress", "base.json").stderr


def test_a_badge_is_a_picture_or_an_endpoint(here: Path) -> None:
    write_files(here, {JIRA: NO_ALT})
    assert score("--badge", "b.svg", "--badge", "out/b.json").exit_code == 0
    picture = BeautifulSoup((here / "b.svg").read_text("utf-8"), "html.parser").svg
    assert picture
    assert picture["aria-label"] == "guides: 1 gold, 1 bronze"
    assert [text.string for text in picture.find_all("text")] == ["guides", "1 gold, 1 bronze"]
    endpoint = json.loads((here / "out" / "b.json").read_text("utf-8"))
    assert set(endpoint) == {"schemaVersion", "label", "message", "color"}
    assert endpoint["schemaVersion"] == 1
    assert f'fill="#{endpoint["color"]}"' in (here / "b.svg").read_text("utf-8")
    done = score("--badge", "b.png")
    assert done.exit_code == 2
    assert "expected a file of `.svg` or `.json`" in done.stderr


def test_the_number_of_processes_changes_nothing(here: Path) -> None:
    write_files(here, {JIRA: NO_ALT})
    assert score("--jobs", "1").stdout == score("--jobs", "2").stdout


def test_the_documented_criteria_are_those_that_count(repository: Path) -> None:
    text = (repository / "docs" / "score.md").read_text("utf-8")
    rows = re.findall(r"^\| (bronze|silver|gold) \| (.*) \|$", text, re.MULTILINE)
    assert rows == [(each.grade.word, each.words) for each in CRITERIA]
