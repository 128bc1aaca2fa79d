"""Where reports go: standard output, files, the summary of a job, and how paths read there."""

import json
import os
import stat
import subprocess
import threading
from pathlib import Path

import click.testing
import pytest
from click.testing import CliRunner

from guidekit.cli import guidekit
from guidekit.reports import FORMATS
from sites.projects import FILES, write_files
from unit.test_cli import run_in_terminal

BROKEN = {"connectors/lucca/lucca.mdx": "# Lucca\n\n<Tipp>x</Tipp>\n"}
RULES = "https://acme.example/rules"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a broken project in `docs/guides`; the current folder is `docs`."""
    write_files(tmp_path / "docs" / "guides", {**FILES, **BROKEN})
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path / "docs"


def lint(*arguments: str) -> click.testing.Result:
    return CliRunner().invoke(guidekit, ["lint", *arguments], catch_exceptions=False)


def test_several_reports_at_once(here: Path) -> None:
    outputs = [f"{form}:out/{form}" for form in FORMATS]
    done = lint(*(word for each in outputs for word in ("--output", each)))
    assert done.exit_code == 1
    assert sorted(path.name for path in (here / "out").iterdir()) == sorted(FORMATS)
    assert (here / "out" / "text").read_text("utf-8") == done.stdout
    assert json.loads((here / "out" / "json").read_text("utf-8"))["summary"]["errors"]


def test_a_report_to_standard_output_is_the_only_one_there(here: Path) -> None:
    done = lint("--output", "jsonl:-", "--output", "text:out.txt")
    assert [json.loads(line)["severity"] for line in done.stdout.splitlines()]
    assert "lucca.mdx" in (here / "out.txt").read_text("utf-8")
    assert lint("--format", "jsonl").stdout == done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--output", "sarif"), "expected FORMAT:FILE"),
        (("--output", "sarif:"), "expected FORMAT:FILE"),
        (("--output", "serif:x"), "unknown format `serif`"),
        (("--output", "json:x", "--output", "sarif:./x"), "two reports to"),
        (("--output", "json:-", "--format", "text"), "two reports to standard output"),
        (("--rules-url", "javascript:alert(1)"), "expected `https://...`"),
        (("--rules-url", "https://x\x1b]8"), "expected `https://...`"),
    ],
)
def test_what_cannot_be_meant_is_refused(here: Path, arguments: list[str], said: str) -> None:
    done = lint(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (here / "x").exists()


def test_a_report_takes_the_place_of_the_old_one_at_once(here: Path) -> None:
    old = here / "lint.json"
    old.write_text("old", "utf-8")
    old.chmod(0o640)
    with old.open(encoding="utf-8") as reader:
        lint("--output", "json:lint.json")
        assert reader.read() == "old"
    assert json.loads(old.read_text("utf-8"))["version"] == 1
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert {path.name for path in here.iterdir()} == {"guides", "lint.json"}


def test_a_report_follows_a_link_and_leaves_a_pipe_a_pipe(here: Path) -> None:
    (here / "link").symlink_to("target.json")
    lint("--output", "json:link")
    assert (here / "link").is_symlink()
    assert (here / "target.json").is_file()
    os.mkfifo(here / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((here / "pipe").read_text("utf-8")))
    reader.start()
    lint("--output", "json:pipe")
    reader.join(timeout=30)
    assert (here / "pipe").is_fifo()
    assert json.loads(read[0])["version"] == 1


def test_a_report_that_cannot_be_written_is_an_error(here: Path) -> None:
    done = lint("--output", "json:guides")
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_forges_get_paths_from_the_top_of_the_repository(here: Path) -> None:
    top, plain = "docs/guides/connectors/lucca/lucca.mdx", "guides/connectors/lucca/lucca.mdx"
    assert f"file={top}," in lint("--format", "github").stdout
    assert json.loads(lint("--format", "gitlab").stdout)[0]["location"]["path"] == top
    assert f'"uri": "{top}"' in lint("--format", "sarif").stdout
    assert f"`{top}:" in lint("--format", "markdown").stdout
    for form in ("text", "concise", "junit", "rdjson"):
        assert plain in (out := lint("--format", form).stdout)
        assert top not in out


def test_outside_of_a_repository_paths_start_here(here: Path) -> None:
    (here.parent / ".git").rmdir()
    assert "file=guides/connectors" in lint("--format", "github").stdout
    elsewhere = here.parent / "elsewhere"
    write_files(elsewhere, {"a.mdx": "# A\n\n<Tipp>x</Tipp>\n"})
    assert (
        f"file={elsewhere.as_posix()}/a.mdx," in lint("../elsewhere", "--format", "github").stdout
    )
    (elsewhere / ".git").write_text("gitdir: x\n", "utf-8")
    assert "file=a.mdx," in lint("../elsewhere", "--format", "github").stdout


def test_the_summary_of_the_job_has_all_that_annotations_leave_out(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(
        here / "guides", {"connectors/lucca/lucca.mdx": "# Lucca\n\n" + "<Tipp>x</Tipp>\n\n" * 30}
    )
    summary = here / "summary.md"
    summary.write_text("# Earlier\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lint("--format", "json")
    assert summary.read_text("utf-8") == "# Earlier\n"
    done = lint("--output", "github:-")
    text = summary.read_text("utf-8")
    assert text.startswith("# Earlier\n**guidekit**: ")
    assert text.count("GK201") == done.stdout.count("title=GK201") == 30


def test_a_sound_project_leaves_the_summary_alone(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(here / "guides", FILES)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    done = lint("--format", "github")
    assert (done.exit_code, done.stdout) == (0, "")
    assert not (here / "summary.md").exists()


def test_rules_lead_to_their_pages(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"{RULES}/structure.html#GK201"
    given = json.loads(lint("--format", "sarif", "--rules-url", f"{RULES}/").stdout)
    monkeypatch.setenv("GUIDEKIT_RULES_URL", RULES)
    rules = json.loads(lint("--format", "sarif").stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert given["runs"][0]["tool"]["driver"]["rules"] == rules
    (rule,) = (rule for rule in rules if rule["id"] == "GK201")
    assert rule["helpUri"] == page
    assert "Why it matters" in rule["help"]["markdown"]
    assert f"[GK201]({page})" in lint("--format", "markdown").stdout
    assert "acme.example" not in lint().stdout


def test_codes_are_links_on_a_terminal(here: Path, guidekit_command: tuple[str, ...]) -> None:
    command = [*guidekit_command, "lint"]
    page = f"{RULES}/structure.html#GK201".encode()
    shown = run_in_terminal(command, TERM="xterm", NO_COLOR="", GUIDEKIT_RULES_URL=RULES)
    assert b"\x1b]8;;" + page + b"\x1b\\GK201\x1b]8;;\x1b\\" in shown
    alone = run_in_terminal(command, TERM="xterm", NO_COLOR="", GUIDEKIT_RULES_URL="")
    assert b"gk201_unknown_component.py\x1b\\GK201" in alone
    piped = subprocess.run(command, capture_output=True, check=False).stdout
    assert b"\x1b" not in piped
