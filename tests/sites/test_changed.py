"""`guidekit lint --changed`: what a change concerns, as git knows it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from guidekit.cli.revisions import difference_from
from guidekit.project import load_project
from guidekit.site import Changes, lint_project
from guidekit.source import GuidekitError
from sites.conftest import Run
from sites.projects import DRAWING, FILES, definition, write_files
from sites.trees import ONE_FILE, ONE_FILE_PROJECT, PROVIDERS

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

SLIP = "\nOne<br>two\n"
"""Every guide has one, so that a report tells which guides were looked at."""
LUCCA, JIRA = "connectors/lucca/lucca.mdx", "connectors/jira/jira.mdx"
ANCHOR, OTHER = "connectors/anchor/anchor.mdx", "connectors/anchor/other.mdx"
GUIDES = {
    LUCCA: FILES[LUCCA] + SLIP,
    JIRA: FILES[JIRA] + SLIP,
    ANCHOR: "import Note from '/snippets/note.mdx'\n\n# Anchor\n\nCopy the **Key**.\n\n<Note />\n\n"
    "![The key](./images/key.svg)\n" + SLIP,
    OTHER: "# Anchor for others\n\nCopy the **Key**.\n" + SLIP,
    "connectors/anchor/connector.yaml": definition("anchor", "Anchor", "Key"),
    "connectors/anchor/images/key.svg": DRAWING.format(size=21),
    "snippets/note.mdx": "Ask an admin.\n",
}
OF_THE_WHOLE = {"GK216", "GK607"}
"""Shared titles and orphan images: who checks a part of a project does not learn of them."""
ALL = {LUCCA, JIRA, ANCHOR, OTHER}
Git = Callable[..., str]


@pytest.fixture
def git(project: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The project in a repository of its own, whose first commit has all of it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def git(*words: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@acme.example")
        command = ["git", *who, *words]
        done = subprocess.run(command, cwd=project.parent, capture_output=True, check=True)
        return done.stdout.decode().strip()

    write_files(project, GUIDES)
    write_files(project.parent, {"README.md": "Read me.\n"})
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "First")
    return git


def looked_at(run: Run, *arguments: str) -> set[str]:
    """The guides of which a check tells something."""
    result = run("lint", "--format", "json", *arguments)
    assert result.exit_code in (0, 1), result.output
    found = json.loads(result.stdout)["diagnostics"]
    return {each["path"].removeprefix("guides/") for each in found if each["code"] == "GK113"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (ANCHOR, {ANCHOR}),
        (OTHER, {OTHER}),
        ("snippets/note.mdx", {ANCHOR}),
        ("snippets/finish.mdx", {LUCCA, JIRA}),
        ("connectors/anchor/images/key.svg", {ANCHOR}),
        ("connectors/anchor/connector.yaml", {ANCHOR, OTHER}),
        (JIRA, {JIRA, LUCCA}),
        ("brands/acme.yaml", ALL),
        ("guidekit.yaml", ALL),
        ("../README.md", set()),
        ("connectors/lucca/images/unused.svg", set()),
    ],
)
def test_guides_that_a_change_concerns(
    project: Path, git: Git, run: Run, path: str, expected: set[str]
) -> None:
    assert looked_at(run, "--changed") == set()
    with (project / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    for _ in ("found out", "known from the run before"):
        assert looked_at(run, "--changed") == expected
    assert looked_at(run, "--changed", "--no-cache") == expected
    git("add", "-A")
    assert looked_at(run, "--changed") == expected
    git("commit", "-q", "-m", "Second")
    assert looked_at(run, "--changed") == set()
    assert looked_at(run, "--changed=HEAD~1") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Harbor key", "title: Harbor token", {"docs/integrations/harbor/connect.mdx"}),
        ("display_name: Anchor", "display_name: Buoy", {"docs/setup/anchor.mdx"}),
        ("harbor:\n", "# More.\nharbor:\n", set()),
        (
            "anchor:\n",
            "anchor: # guidekit: ignore GK809: old\n",
            {"docs/integrations/harbor/connect.mdx", "docs/setup/anchor.mdx"},
        ),
    ],
)
def test_a_file_of_many_connectors(
    project: Path, git: Git, run: Run, old: str, new: str, expected: set[str]
) -> None:
    tree = project.parent / "tree"
    guides = ("docs/integrations/harbor/connect.mdx", "docs/setup/anchor.mdx")
    write_files(tree, {**ONE_FILE, **{path: ONE_FILE[path] + SLIP for path in guides}})
    write_files(tree, {"guidekit.yaml": ONE_FILE_PROJECT, "images.txt": ""})
    git("add", "-A")
    git("commit", "-q", "-m", "Second")
    assert old in PROVIDERS
    write_files(tree, {"defs/providers.yaml": PROVIDERS.replace(old, new, 1)})
    for _ in range(2):
        found = looked_at(run, "--changed", "--", "tree")
        assert {path.removeprefix("tree/") for path in found} == expected


def test_files_that_come_and_go(project: Path, git: Git, run: Run) -> None:
    new = "connectors/anchor/new.mdx"
    write_files(project, {new: "# New\n\nCopy the **Key**.\n" + SLIP})
    assert new in looked_at(run, "--changed")
    git("add", "-A")
    git("commit", "-q", "-m", "Second")
    (project / "snippets/note.mdx").unlink()
    assert looked_at(run, "--changed") == {ANCHOR}
    git("checkout", "-q", ".")
    (project / "connectors/anchor/images/key.svg").unlink()
    result = run("lint", "--changed", "--format", "concise")
    assert "image `./images/key.svg`" in result.stdout
    git("checkout", "-q", ".")
    (project / JIRA).unlink()
    assert "GK601" in run("lint", "--changed", "--format", "concise").stdout


def test_a_branch_is_compared_from_where_it_began(project: Path, git: Git, run: Run) -> None:
    git("checkout", "-q", "-b", "mine")
    write_files(project, {OTHER: GUIDES[OTHER] + "\nMore.\n"})
    git("commit", "-qam", "Mine")
    git("checkout", "-q", "main")
    write_files(project, {JIRA: GUIDES[JIRA] + "\nMore.\n"})
    git("commit", "-qam", "Theirs")
    git("checkout", "-q", "mine")
    assert looked_at(run, "--changed", "main") == {OTHER}


def test_files_and_changes_both_narrow_a_check(project: Path, git: Git, run: Run) -> None:
    for path in (ANCHOR, OTHER, JIRA):
        write_files(project, {path: GUIDES[path] + "\nMore.\n"})
    assert git("diff", "--name-only")
    assert looked_at(run, "--changed", "--", "guides/connectors/anchor") == {ANCHOR, OTHER}


def test_only_what_is_looked_at_is_fixed(project: Path, git: Git, run: Run) -> None:
    write_files(project, {OTHER: GUIDES[OTHER] + "\nMore.\n"})
    run("lint", "--fix", "--changed")
    assert git("diff", "--name-only") == f"guides/{OTHER}"
    assert "One<br />two" in (project / OTHER).read_text("utf-8")


def test_names_that_are_meant_to_confuse(project: Path, git: Git, run: Run) -> None:
    names = ['it\'s "a" guide.mdx', "--output=x.mdx", " ü\u2028.mdx", "$(touch pwned).mdx", "M.mdx"]
    paths = [f"connectors/anchor/{name}" for name in names]
    text = "# Guide\n\nCopy the **Key**.\n"
    write_files(project, dict.fromkeys(paths, text))
    write_files(project, {"connectors/anchor/A\nM\tb.txt": "x", "-x.mdx": "x"})
    git("add", "-A")
    git("commit", "-q", "-m", "Second")
    assert looked_at(run, "--changed") == set()
    for path in paths:
        write_files(project, {path: text + SLIP})
        if path.isprintable():
            assert looked_at(run, "--changed") == {path}
        git("checkout", "-q", ".")
    assert not list(project.parent.rglob("pwned"))
    assert git("status", "--porcelain") == ""


def test_what_git_tells_its_hooks_does_not_mislead(
    project: Path, git: Git, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(project, {OTHER: GUIDES[OTHER] + "\nMore.\n"})
    assert git("diff", "--name-only") == f"guides/{OTHER}"
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "gone/index")
    assert looked_at(run, "--changed") == {OTHER}


def test_a_repository_without_a_commit(project: Path, run: Run, git: Git) -> None:
    shutil.rmtree(project.parent / ".git")
    git("init", "-q")
    git("add", f"guides/{OTHER}")
    assert looked_at(run, "--changed") == ALL


@pytest.mark.parametrize("base", ["gone", "main:README.md", "main..main", ""])
def test_a_base_that_is_no_commit(project: Path, git: Git, run: Run, base: str) -> None:
    result = run("lint", f"--changed={base}")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"guidekit: no commit `{base}`, expected a branch")
    assert git("status", "--porcelain") == ""
    hint = run("lint", "--changed", "guides").stderr
    assert "write `--changed=BASE` where files follow" in hint


def test_a_base_that_is_an_option_to_git(project: Path, git: Git) -> None:
    with pytest.raises(GuidekitError, match="no commit `--output=stolen`"):
        difference_from(project, "--output=stolen")
    assert git("status", "--porcelain") == ""


def test_a_base_without_a_common_history(project: Path, git: Git, run: Run) -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-q", "-m", "Other")
    result = run("lint", "--changed=main")
    assert result.exit_code == 2
    assert "`main` and `HEAD` have no commit in common" in result.stderr


def test_outside_of_a_repository(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = run("lint", "--changed")
    assert result.exit_code == 2
    assert result.stderr == (
        f"guidekit: `{project}` is in no git repository\n  help: name the files to check instead\n"
    )


def test_a_machine_without_git(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    result = run("lint", "--changed")
    assert result.exit_code == 2
    assert "`git` cannot be run" in result.stderr


def break_it(path: Path, how: str) -> None:
    """Change a file in one of many ways."""
    text = path.read_text("utf-8")
    if how == "gone":
        path.unlink()
    elif how == "shorter":
        path.write_text(text[: len(text) * 2 // 3], "utf-8")
    else:
        path.write_text(text.replace("Key", "Word").replace("lucca", "luca"), "utf-8")


def told(project: Path, changes: Changes | None = None) -> set[tuple[str, str, str]]:
    result = lint_project(load_project(project), jobs=1, changes=changes)
    return {(each.span.path, each.code, each.message) for each in result.diagnostics}


@pytest.mark.parametrize(
    ("path", "how"),
    [
        (path, how)
        for path in sorted({*FILES, *GUIDES})
        for how in ("gone", "shorter", "other")
        if how == "gone" or not path.endswith(".svg")
    ],
)
def test_no_problem_that_a_change_brings_is_missed(project: Path, path: str, how: str) -> None:
    write_files(project, GUIDES)
    before = told(project)
    break_it(project / path, how)
    moved = [project / path] if how == "gone" else []
    changes = Changes.of([project / path], moved)
    try:
        new = {each for each in told(project) - before if each[1] not in OF_THE_WHOLE}
    except GuidekitError:
        assert path == "guidekit.yaml"
        return
    assert new <= told(project, changes)
