"""The command line as its users meet it: help, exit codes, terminals, pipes, interruptions."""

import importlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from guidekit import __version__
from guidekit.cli import guidekit
from guidekit.cli.app import COMMANDS
from guidekit.rules import ALL_RULES
from guidekit.source import GuidekitError
from sites.projects import FILES, write_files

GUIDE = "guides/connectors/lucca/lucca.mdx"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a project in `guides/`, as the current one."""
    write_files(tmp_path / "guides", FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def output(*arguments: str) -> str:
    """What a successful command prints."""
    done = CliRunner().invoke(guidekit, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_version() -> None:
    assert output("--version") == f"guidekit, version {__version__}\n"


def test_without_arguments_there_is_help() -> None:
    done = CliRunner().invoke(guidekit, [])
    assert "Usage: guidekit" in done.output
    assert done.exit_code == 2


def test_the_help_lists_every_command() -> None:
    text = output("--help")
    for name in COMMANDS:
        assert f"\n  {name} " in text
    assert "Exit codes" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_with_examples(command: str) -> None:
    text = output(command, "--help")
    assert "Examples:\n" in text
    assert f"    guidekit {command}" in text
    where, line = COMMANDS[command]
    module, _, name = where.partition(":")
    loaded = getattr(importlib.import_module(module), name)
    assert loaded.get_short_help_str(limit=100) == line
    for parameter in loaded.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_an_unknown_command_is_a_usage_error_that_names_the_nearest() -> None:
    done = CliRunner().invoke(guidekit, ["biuld"])
    assert done.exit_code == 2
    assert done.stderr.endswith("Error: no command `biuld`; did you mean `build`?\n")
    done = CliRunner().invoke(guidekit, ["--biuld"])
    assert "No such option" in done.stderr


def test_it_runs_as_a_module_of_python(here: Path) -> None:
    command = [sys.executable, "-m", "guidekit"]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"guidekit, version {__version__}\n"
    built = subprocess.run([*command, "build", "--jobs", "2"], capture_output=True, check=False)
    assert built.returncode == 0, built.stderr


def test_rules_are_listed_and_explained() -> None:
    listed = output("rule")
    assert [line.split()[0] for line in listed.splitlines()] == [rule.code for rule in ALL_RULES]
    page = output("rule", "gk203")
    assert page == output("rule", "step-without-title")
    assert page.startswith("GK203 step-without-title (")
    assert "Why it matters" in page


@pytest.mark.parametrize(
    ("word", "near"),
    [("step-without-titel", "step-without-title"), ("unclosed-tags", "unclosed-tag")],
)
def test_an_unknown_rule_names_the_nearest(word: str, near: str) -> None:
    done = CliRunner().invoke(guidekit, ["rule", word])
    assert done.exit_code == 2
    assert f"did you mean `{near}`?" in done.stderr


def test_an_unknown_brand_names_the_nearest(here: Path) -> None:
    done = CliRunner().invoke(guidekit, ["build", "--brand", "acne"])
    assert done.exit_code == 2
    assert done.stderr == "guidekit: unknown brand `acne`\n  help: did you mean `acme`?\n"


def test_brands_are_listed_with_the_house_first(here: Path) -> None:
    write_files(
        here / "guides", {"brands/acme.yaml": FILES["brands/acme.yaml"] + "scopes: {lucca: []}\n"}
    )
    rows = [line.split() for line in output("brands").splitlines()]
    assert rows[0] == ["id", "name", "connectors", "scopes"]
    assert rows[1] == ["orbit*", "Orbit", "2", "of", "2", "all"]
    assert rows[2] == ["acme", "Acme", "2", "of", "2", "lucca", "(0)"]
    assert rows[3] == ["globex", "Globex", "1", "of", "2", "all"]


def test_the_project_is_found_from_a_folder_in_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = output("brands")
    monkeypatch.chdir(here / "guides" / "connectors" / "lucca")
    assert output("brands") == expected
    monkeypatch.chdir(here / "guides")
    assert output("brands") == expected
    assert output("brands", str(here / "guides")) == expected


def test_some_files_of_a_project_are_checked_with_their_connectors(here: Path) -> None:
    broken = {
        "connectors/lucca/lucca.mdx": FILES["connectors/lucca/lucca.mdx"] + "\n<Tipp>x</Tipp>\n",
        "connectors/jira/jira.mdx": FILES["connectors/jira/jira.mdx"] + "\n<Tipp>x</Tipp>\n",
    }
    write_files(here / "guides", broken)

    def paths(*arguments: str) -> set[str]:
        done = CliRunner().invoke(guidekit, ["lint", "--format", "json", *arguments])
        return {found["path"].split("/")[-1] for found in json.loads(done.stdout)["diagnostics"]}

    assert paths(GUIDE) == {"lucca.mdx"}
    assert paths("guides/connectors/jira/connector.yaml") == {"jira.mdx"}
    assert paths("guides/connectors/jira") == {"jira.mdx"}
    assert paths("guides/snippets/finish.mdx") == {"lucca.mdx", "jira.mdx"}
    assert paths("guides/connectors") == {"lucca.mdx", "jira.mdx"}
    assert paths("guides") == paths() == {"lucca.mdx", "jira.mdx"}


def test_files_of_no_project_are_checked_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(
        tmp_path, {"a/one.mdx": "# One\n\n<Tipp>x</Tipp>\n", "b/two.md": "# Two\n\nText.\n"}
    )
    done = CliRunner().invoke(guidekit, ["lint", "a/one.mdx", "b"])
    assert "a/one.mdx:3:" in done.stdout
    assert "GK201" in done.stdout
    assert "two.md" not in done.stdout


def test_files_of_two_projects_are_refused(here: Path) -> None:
    write_files(here / "other", FILES)
    done = CliRunner().invoke(guidekit, ["lint", GUIDE, "other/brands/acme.yaml"])
    assert done.exit_code == 2
    assert "several projects" in done.stderr


def test_inspect_shows_syntax_with_the_path_as_given(here: Path) -> None:
    write_files(here, {"x.mdx": "## A *title*\n"})
    record = json.loads(output("inspect", "x.mdx", "--as", "syntax"))
    assert record["path"] == "x.mdx"
    assert record["headings"][0]["text"] == "A title"
    lines = output("inspect", "x.mdx", GUIDE, "--as", "syntax", "--format", "jsonl").splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["x.mdx", GUIDE]
    assert len(json.loads(output("inspect", "x.mdx", GUIDE, "--as", "syntax"))) == 2


def test_inspect_shows_the_guide_and_what_a_brand_gets_of_it(here: Path) -> None:
    guide = json.loads(output("inspect", GUIDE, "--as", "guide"))
    assert guide["title"] == "Lucca"
    assert guide["auth"] == "custom"
    titles = [section["title"] for section in guide["sections"]]
    assert titles == ["Find your subdomain", "Create an API key", "Fill out the form in the Hub"]
    assert guide["sections"][0]["steps"][0]["title"] == "Read the address"
    partner = json.loads(output("inspect", GUIDE, "--as", "guide", "--brand", "acme"))
    assert [section["title"] for section in partner["sections"]] == titles[:2]


def test_inspect_shows_the_page_with_holes_or_as_html(here: Path) -> None:
    page = json.loads(output("inspect", GUIDE, "--as", "page"))
    holes = {part["type"] for part in page["parts"] if isinstance(part, dict)}
    assert {"When", "Term"} <= holes
    html = json.loads(output("inspect", GUIDE, "--as", "page", "--brand", "acme"))["html"]
    assert html.lower().startswith("<!doctype html>")
    assert "Give it to Acme." in html


def test_inspect_names_values_and_knows_for_whom_a_brand_is(here: Path) -> None:
    path = "guides/connectors/lucca/lucca-setup.mdx"
    text = "# Link to {brand.name}\n\n## Ask {support.url}\n\nAsk.\n"
    acme = FILES["brands/acme.yaml"] + "audience: config\n"
    write_files(here, {path: text, "guides/brands/acme.yaml": acme})
    setup = ("inspect", path, "--as")
    guide = json.loads(output(*setup, "guide"))
    assert guide["title"] == "Link to {brand.name}"
    assert [section["title"] for section in guide["sections"]] == ["Ask {support.url}"]
    for stage in ("guide", "page"):
        done = CliRunner().invoke(guidekit, [*setup, stage, "--brand", "acme"])
        assert done.exit_code == 2
        assert "brand `acme` has no guides for `setup`" in done.output


def test_inspect_reads_a_guide_of_no_project(here: Path) -> None:
    write_files(here, {"x/y.mdx": "# Alone\n\nText.\n"})
    assert json.loads(output("inspect", "x/y.mdx", "--as", "guide"))["title"] == "Alone"


def run_in_terminal(command: list[str], **environment: str) -> bytes:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env={**os.environ, **environment}
    ) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                chunk = os.read(ours, 4096)
            except OSError:  # Linux's way to say that the other end has gone
                break
            if not chunk:
                break
            written += chunk
        process.wait(timeout=60)
    os.close(ours)
    return written


def test_colours_and_progress_are_for_terminals_that_want_them(
    here: Path, guidekit_command: tuple[str, ...]
) -> None:
    write_files(here / "guides", {"connectors/lucca/lucca.mdx": "# Lucca\n\n<Steps>\n"})
    command = [*guidekit_command, "lint"]
    shown = run_in_terminal(command, TERM="xterm", NO_COLOR="")
    assert b"\x1b[31m" in shown
    assert b"checking 2/2 connectors" in shown
    assert b"\x1b[31m" not in run_in_terminal(command, TERM="xterm", NO_COLOR="1")
    assert b"\x1b[31m" not in run_in_terminal(command, TERM="dumb", NO_COLOR="")
    done = subprocess.run(command, capture_output=True, check=False)
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stderr == b""


def test_a_reader_that_has_gone_is_no_error(here: Path, guidekit_command: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [*guidekit_command, "inspect", *[GUIDE] * 200, "--as", "syntax", "--format", "jsonl"],
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(write)
    assert done.stderr == b""
    assert done.returncode == 141, "it did not come to say whether all is well"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_output_to_a_full_disk_has_a_message(here: Path, guidekit_command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*guidekit_command, "rule", "--all"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b"guidekit: cannot write: No space left on device\n"
    assert done.returncode == 2


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_error(
    here: Path, guidekit_command: tuple[str, ...], closed: str
) -> None:
    script = f'"$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *guidekit_command, "lint"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_guide_is_inspected_as_what_it_says(here: Path) -> None:
    assert output("inspect", GUIDE) == output("inspect", GUIDE, "--as", "guide")


def test_a_terminal_without_the_characters_of_a_guide_is_no_error(
    here: Path, guidekit_command: tuple[str, ...]
) -> None:
    write_files(here, {"x.mdx": "# Caf\u00e9 \U0001f600\n"})
    done = subprocess.run(
        [*guidekit_command, "inspect", "x.mdx", "--as", "guide"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b'"title": "Caf' in done.stdout


def test_an_interruption_is_quiet() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    done = run_command(interrupt)
    assert done.exit_code == 130
    assert done.output == ""


def test_what_guidekit_cannot_do_has_a_message_and_a_way_out() -> None:
    def fail() -> None:
        raise GuidekitError("no folder `x`", help="make it")

    done = run_command(fail)
    assert done.exit_code == 2
    assert done.stderr == "guidekit: no folder `x`\n  help: make it\n"


def test_a_bug_stays_a_traceback() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    assert isinstance(run_command(fail).exception, ZeroDivisionError)


def run_command(work: Callable[[], None]) -> "click.testing.Result":
    """Run the group with one more command that does this."""
    from guidekit.cli.lazy import LazyGroup

    class WithOne(LazyGroup):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
            return click.Command(cmd_name, callback=work)

    return CliRunner().invoke(WithOne("guidekit", lazy={}), ["work"])


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["rule", "GK203"], ("jinja2", "bs4", "multiprocessing.pool")),
        (["inspect", "x.mdx", "--as", "syntax"], ("jinja2", "bs4", "guidekit.site")),
        (["lint", "guides"], ("bs4", "concurrent.futures.process")),
    ],
)
def test_a_command_loads_only_what_it_needs(
    here: Path, arguments: list[str], absent: tuple[str, ...]
) -> None:
    write_files(here, {"x.mdx": "# X\n"})
    code = f"""
import sys
from guidekit.cli import main
sys.argv[1:] = {arguments!r}
try:
    main()
finally:
    print([name for name in {absent!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "[]\n"
