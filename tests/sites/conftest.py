"""A project with three brands in a folder of its own, and the command line to run on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guidekit.cli import guidekit
from guidekit.project import load_project
from guidekit.site import Memory, build_site
from guidekit.site.memory import FOLDER
from sites.projects import FILES, write_files

Run = Callable[..., Result]
Build = Callable[[], dict[str, int]]

JIRA = FILES["connectors/jira/jira.mdx"].partition(" It works like")[0]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in `guides/` of an otherwise empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return write_files(tmp_path / "guides", FILES)


@pytest.fixture
def run() -> Run:
    """Run guidekit in this process; a bug in it is an error of the test."""

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(guidekit, [str(a) for a in arguments], catch_exceptions=False)

    return run


@pytest.fixture
def build(project: Path) -> Build:
    """Build with a memory, and tell what was done; Lucca links to Jira, Jira to nothing."""
    write_files(project, {"connectors/jira/jira.mdx": JIRA})

    def build() -> dict[str, int]:
        memory = Memory(project / FOLDER)
        return dict(build_site(load_project(project), Path("build"), memory=memory).tally.counts)

    return build
