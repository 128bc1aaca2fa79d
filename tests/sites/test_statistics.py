"""`guidekit lint --statistics`: how often each rule finds something, and examples of it."""

import json
from pathlib import Path

import pytest

from sites.conftest import Run
from sites.projects import FILES, write_files

LUCCA, JIRA = "connectors/lucca/lucca.mdx", "connectors/jira/jira.mdx"
HEAD = "guides/connectors"


@pytest.fixture
def guides(project: Path) -> Path:
    """Pictures without a text in two guides, four and one, and one that is missing."""
    names = ("a-picture-with-a-long-name", "one", "two", "a-picture")
    pictures = "".join(f"\n![](https://x.example/{name}.png)\n" for name in names)
    return write_files(
        project,
        {
            LUCCA: FILES[LUCCA] + pictures,
            JIRA: FILES[JIRA] + "\n![](https://x.example/quite-a-long-name.png)\n\n![A](./b.png)\n",
        },
    )


def test_the_clearest_examples_come_from_different_files(guides: Path, run: Run) -> None:
    result = run("lint", "--statistics")
    assert result.exit_code == 1
    message = (
        "image `https://x.example/{}.png` without a text, expected one that says what it shows"
    )
    one, two = message.format("one"), message.format("two")
    long = message.format("quite-a-long-name")
    lines = result.stdout.splitlines()
    assert lines[0] == "5  GK701 image-without-alt (warning, 2 files)"
    assert lines[1:7] == [
        f"   {HEAD}/lucca/lucca.mdx:52:1: {one}",
        "       ![](https://x.example/one.png)",
        f"   {HEAD}/jira/jira.mdx:9:1: {long}",
        "       ![](https://x.example/quite-a-long-name.png)",
        f"   {HEAD}/lucca/lucca.mdx:54:1: {two}",
        "       ![](https://x.example/two.png)",
    ]
    assert lines[8] == "1  GK602 broken-image (error, 1 file)"
    assert lines[-1] == "6 problems of 2 rules in 2 files"


def test_as_json(guides: Path, run: Run) -> None:
    report = json.loads(run("lint", "--statistics", "--format", "json").stdout)
    counts = [(each["code"], each["count"], each["files"]) for each in report["rules"]]
    assert counts == [("GK701", 5, 2), ("GK602", 1, 1)]
    assert report["rules"][1]["examples"] == [
        {
            "path": f"{HEAD}/jira/jira.mdx",
            "line": 11,
            "column": 1,
            "message": report["rules"][1]["examples"][0]["message"],
            "text": "![A](./b.png)",
        }
    ]
    assert report["summary"]["errors"] == 1
    assert report["summary"]["guides"] == 2


def test_of_new_problems_alone(guides: Path, run: Run) -> None:
    run("lint", "--baseline", "known.json", "--write-baseline")
    write_files(guides, {JIRA: FILES[JIRA] + "\n[Gone](./gone.mdx)\n"})
    words = ("lint", "--baseline", "known.json", "--statistics")
    assert run(*words).stdout.splitlines()[-1] == "1 problem of 1 rule in 1 file"


def test_nothing_to_count(project: Path, run: Run) -> None:
    assert run("lint", "--statistics").stdout == "no problems\n"


@pytest.mark.parametrize("options", [["--format", "sarif"], ["--output", "junit:x.xml"]])
def test_other_formats_have_no_statistics(project: Path, run: Run, options: list[str]) -> None:
    result = run("lint", "--statistics", *options)
    assert result.exit_code == 2
    assert "expected `text` or `json`" in result.stderr
    assert run("lint", "--statistics", "--baseline=x.json", "--write-baseline").exit_code == 2
