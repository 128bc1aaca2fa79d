"""`guidekit lint --stdin-filename` and patterns: what a check is about besides files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guidekit.cli import guidekit
from sites.conftest import Run
from sites.projects import FILES, snapshot, write_files

JIRA = "connectors/jira/jira.mdx"
SLIP = "\nOne<br>two\n"
Feed = Callable[..., Result]


@pytest.fixture
def feed() -> Feed:
    """Run a check with a text as standard input."""

    def feed(text: str | bytes, *arguments: str) -> Result:
        return CliRunner().invoke(guidekit, ["lint", *arguments], input=text)

    return feed


def test_a_text_is_checked_as_the_file_that_it_is_for(project: Path, run: Run, feed: Feed) -> None:
    write_files(project, {"connectors/lucca/lucca.mdx": FILES["connectors/lucca/lucca.mdx"] + SLIP})
    before = snapshot(project)
    text = FILES[JIRA] + SLIP + "\nSee [Lucca](../lucca/lucca.mdx#gone).\n"
    for _ in range(2):
        result = feed(text, "--stdin-filename", f"guides/{JIRA}")
        assert result.exit_code == 1
        assert f"guides/{JIRA}:9:4" in result.stdout
        assert "One<br>two" in result.stdout  # quoted from the text, not from the file
        assert "GK603" in result.stdout
        assert "lucca.mdx:" not in result.stdout
    assert snapshot(project) == before
    assert f"guides/{JIRA}:" not in run("lint", "--format", "concise").stdout
    assert feed(FILES[JIRA], "-", "--stdin-filename", f"guides/{JIRA}").exit_code == 0


def test_the_fixed_text_comes_out(project: Path, feed: Feed) -> None:
    before = snapshot(project)
    text = "\ufeff" + (FILES[JIRA] + SLIP).replace("\n", "\r\n")
    result = feed(text, "--fix", "--stdin-filename", f"guides/{JIRA}")
    assert result.stdout_bytes.decode() == text.replace("<br>", "<br />")
    assert "Fixed 1 problem (0 left)" in result.stderr
    assert result.exit_code == 0
    unchanged = feed(FILES[JIRA], "--fix", "--stdin-filename", f"guides/{JIRA}")
    assert unchanged.stdout == FILES[JIRA]
    patch = feed(FILES[JIRA] + SLIP, "--diff", "--stdin-filename", f"guides/{JIRA}")
    assert "\n-One<br>two\n+One<br />two\n" in patch.stdout
    assert patch.exit_code == 1
    assert snapshot(project) == before


@pytest.mark.parametrize("name", ["guides/connectors/jira/new.mdx", "elsewhere/new.mdx"])
def test_a_file_that_is_not_saved_yet(project: Path, feed: Feed, name: str) -> None:
    (project.parent / "elsewhere").mkdir()
    text = "# New\n\nOne<br>two and the **API Token**.\n"
    result = feed(text, "--stdin-filename", name, "--format", "concise", "--select", "GK113")
    assert f"{name}:3:4" in result.stdout
    assert feed(text, "--fix", "--stdin-filename", name).stdout == text.replace("<br>", "<br />")
    assert not (project.parent / name).exists()


def test_what_is_known_of_a_typed_text_is_not_said_of_the_file(
    project: Path, run: Run, feed: Feed
) -> None:
    for _ in range(2):
        feed(FILES[JIRA] + SLIP, "--stdin-filename", f"guides/{JIRA}")
        assert run("lint").stdout == "no problems\n"
        assert run("lint", f"guides/{JIRA}").stdout == "no problems\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-",), "`-` alone, expected `--stdin-filename FILE` with it"),
        (("guides", "--stdin-filename", "a.mdx"), "`--stdin-filename` with other files"),
        (("--stdin-filename", "a.mdx", "--add-ignores", "old"), "with `--add-ignores`"),
        (("--stdin-filename", "a.mdx", "--watch"), "expected one of them"),
        (("--stdin-filename", "a.txt"), "outside a project and no guide or definition"),
    ],
)
def test_what_does_not_go_together(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    feed: Feed,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = feed("# A\n", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_what_is_no_text(project: Path, feed: Feed) -> None:
    result = feed(b"# \xff", "--stdin-filename", f"guides/{JIRA}")
    assert result.exit_code == 2
    assert "standard input: byte `0xff` is no UTF-8" in result.stderr


def test_patterns(project: Path, run: Run) -> None:
    texts = {path: FILES[path] + SLIP for path in (JIRA, "connectors/lucca/lucca.mdx")}
    write_files(project, texts)
    for pattern in ("guides/**/j*.mdx", "guides/connectors/ji*", "guides/connectors/jira/*"):
        found = run("lint", pattern, "--format", "concise").stdout
        assert "jira.mdx:9" in found
        assert "lucca.mdx" not in found
    assert "lucca.mdx" in run("lint", "guides/**/*.mdx", "--format", "concise").stdout
    nothing = run("lint", "guides/**/*.rst")
    assert nothing.exit_code == 2
    assert "`guides/**/*.rst` matches no file to check" in nothing.stderr


def test_a_name_that_reads_like_a_pattern(project: Path, run: Run) -> None:
    write_files(project, {"connectors/jira/a[b]*.mdx": "# A\n" + SLIP})
    found = run("lint", "guides/connectors/jira/a[b]*.mdx", "--format", "concise").stdout
    assert "a[b]*.mdx:3:4" in found
