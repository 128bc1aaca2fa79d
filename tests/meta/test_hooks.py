"""The hook for pre-commit and the action for GitHub run what there is to run."""

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

INPUT = re.compile(r"\$\{\{ inputs\.(\w+) \}\}")


def loaded(path: Path) -> Any:
    """The YAML of a file."""
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture
def path_with_guidekit(tmp_path: Path, guidekit_command: tuple[str, ...]) -> str:
    """A PATH on which there is the command `guidekit`."""
    shim = tmp_path / "bin" / "guidekit"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec {shlex.join(guidekit_command)} "$@"\n', "utf-8")
    shim.chmod(0o755)
    return f"{shim.parent}{os.pathsep}{os.environ['PATH']}"


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the hook or the action would."""
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def broken_project(folder: Path) -> Path:
    """A project that has no house brand."""
    folder.mkdir()
    (folder / "guidekit.yaml").write_text("title: Guides\nhouse: nobody\n", "utf-8")
    return folder


def test_the_hook_passes_and_fails_as_lint_does(
    repository: Path, tmp_path: Path, path_with_guidekit: str
) -> None:
    (hook,) = loaded(repository / ".pre-commit-hooks.yaml")
    assert hook["language"] == "python"
    assert re.search(hook["files"], "connectors/lucca/lucca.mdx")
    good = run(hook["entry"], repository / "guides", PATH=path_with_guidekit)
    assert good.returncode == 0, good.stdout + good.stderr
    bad = run(hook["entry"], broken_project(tmp_path / "broken"), PATH=path_with_guidekit)
    assert bad.returncode == 1, bad.stdout + bad.stderr


def test_the_action_passes_and_fails_as_lint_does(
    repository: Path, tmp_path: Path, path_with_guidekit: str
) -> None:
    action = loaded(repository / "action.yml")
    step = action["runs"]["steps"][-1]
    inputs = {name: str(each["default"]) for name, each in action["inputs"].items()}
    for project, code in ((repository / "guides", 0), (broken_project(tmp_path / "broken"), 1)):
        environment = {}
        for name, value in step["env"].items():
            given = INPUT.fullmatch(value)
            assert given
            environment[name] = (inputs | {"project": str(project)})[given[1]]
        done = run(step["run"], tmp_path, PATH=path_with_guidekit, **environment)
        assert done.returncode == code, done.stdout + done.stderr


def test_the_action_installs_from_its_own_folder(repository: Path) -> None:
    steps = loaded(repository / "action.yml")["runs"]["steps"]
    (install,) = (step for step in steps if "pip install" in step.get("run", ""))
    assert install["env"] == {"HERE": "${{ github.action_path }}"}
    assert (repository / "constraints.txt").is_file()
