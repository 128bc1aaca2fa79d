"""README, CONTRIBUTING and CHANGELOG say what is true.

`pytest --accept` writes the list of rules and the output of the commands anew.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from guidekit.project.settings import read_settings
from guidekit.rules import ALL_RULES, rule_page
from guidekit.source import SourceText

FENCE = re.compile(r"^```(\w+)(?: (\w+)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RULES = re.compile(r"(<!-- rules -->\n).*?(<!-- /rules -->)", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/adopting.md",
    "docs/audit.md",
    "docs/ci.md",
    "docs/coverage.md",
    "docs/editor.md",
    "docs/fields.md",
    "docs/scale.md",
    "docs/score.md",
    "docs/links.md",
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the word after it (`file=...`, `from=...`) and its text."""

    language: str
    role: str
    name: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a document."""
    for match in FENCE.finditer(text):
        yield Block(match[1], match[2] or "", match[3] or "", match[4])


def rule_table() -> str:
    """The list of rules as the README shows it."""
    rows = ["| code | name | severity | what it finds |", "|---|---|---|---|"]
    for rule in ALL_RULES:
        summary = summary_of(rule.code)
        rows.append(f"| {rule.code} | `{rule.name}` | {rule.severity} | {summary} |")
    return "\n".join(["", *rows, "", ""])


def summary_of(code: str) -> str:
    """The first paragraph of a rule's page, without the page's heading."""
    paragraphs = rule_page(code).split("\n\n")
    first = paragraphs[1] if code in paragraphs[0] else paragraphs[0]
    return " ".join(first.split()).replace("``", "`").replace("|", "\\|")


def write_files(text: str, folder: Path) -> None:
    """Write the blocks that are files."""
    for block in blocks(text):
        if block.role == "file":
            path = folder / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")


def output_of(session: str, folder: Path, command: tuple[str, ...]) -> str:
    """The session again, with what its commands say now."""
    shim = folder / ".bin" / "guidekit"
    shim.parent.mkdir(exist_ok=True)
    shim.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n', "utf-8")
    shim.chmod(0o755)
    environment = os.environ | {"PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}"}
    said = ""
    for line in session.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(
                ["sh", "-c", line[2:]],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            said += f"{line}\n{done.stdout}"
    return said


def test_the_list_of_rules_is_in_step(repository: Path, accept: bool) -> None:
    path = repository / "README.md"
    text = path.read_text("utf-8")
    expected = RULES.sub(lambda match: match[1] + rule_table() + match[2], text)
    assert RULES.search(text)
    if accept:
        path.write_text(expected, "utf-8")
    else:
        assert text == expected


def test_the_readmes_commands_say_what_it_shows(
    repository: Path, tmp_path: Path, accept: bool, guidekit_command: tuple[str, ...]
) -> None:
    path = repository / "README.md"
    text = path.read_text("utf-8")
    write_files(text, tmp_path)
    sessions = [block.text for block in blocks(text) if block.language == "console"]
    assert sessions
    for session in sessions:
        said = output_of(session, tmp_path, guidekit_command)
        if accept:
            text = text.replace(session, said)
            path.write_text(text, "utf-8")
        else:
            assert session == said


def test_the_readmes_pages_hold_what_it_shows(
    repository: Path, tmp_path: Path, guidekit_command: tuple[str, ...]
) -> None:
    text = (repository / "README.md").read_text("utf-8")
    write_files(text, tmp_path)
    subprocess.run([*guidekit_command, "build", "."], cwd=tmp_path, check=True, capture_output=True)
    shown = [block for block in blocks(text) if block.role == "from"]
    assert shown
    for block in shown:
        page = (tmp_path / block.name).read_text("utf-8")
        assert "".join(block.text.split()) in "".join(page.split())


def test_the_readme_names_every_command(
    repository: Path, guidekit_command: tuple[str, ...]
) -> None:
    done = subprocess.run([*guidekit_command, "--help"], check=True, capture_output=True, text=True)
    section = done.stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    commands = re.findall(r"^  (\w+)", section, re.MULTILINE)
    assert commands
    text = (repository / "README.md").read_text("utf-8")
    assert [each for each in commands if f"`guidekit {each} " not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files(repository: Path, name: str) -> None:
    document = repository / name
    linked = LINK.findall(document.read_text("utf-8"))
    assert [link for link in linked if not (document.parent / link).exists()] == []


def test_the_changelog_names_every_rule(repository: Path) -> None:
    text = " ".join((repository / "CHANGELOG.md").read_text("utf-8").split())
    assert "### Rules" in text
    assert [rule.code for rule in ALL_RULES if f"{rule.code} `{rule.name}`" not in text] == []


def test_contributing_maps_every_room(repository: Path) -> None:
    text = (repository / "CONTRIBUTING.md").read_text("utf-8")
    rooms = [path.name for path in (repository / "src" / "guidekit").iterdir() if path.is_dir()]
    missing = [room for room in rooms if not room.startswith("_") and f"`{room}`" not in text]
    assert missing == []


def test_the_project_files_to_begin_with_are_sound(repository: Path) -> None:
    files = sorted((repository / "docs/examples").glob("*.yaml"))
    assert files
    adopting = (repository / "docs/adopting.md").read_text("utf-8")
    for file in files:
        assert f"(examples/{file.name})" in adopting
        settings, faults = read_settings(
            SourceText(file.name, file.read_text("utf-8")), str.isspace
        )
        assert faults == ()
        assert settings.layout.free
