"""The hook for pre-commit, the action for GitHub and the job for GitLab do what they say."""

import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from sites.projects import FILES, write_files

INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OFFLINE = {
    # What is to be installed comes from here, and what it needs is where the tests have it.
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # pip reads "no isolation: false" as no isolation
    "PYTHONPATH": sysconfig.get_path("purelib"),
}


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
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def broken_project(folder: Path) -> Path:
    """A project that has no house brand."""
    return write_files(folder, {"guidekit.yaml": "title: Guides\nhouse: nobody\n"})


def step_of(repository: Path, name: str) -> Any:
    """A step of the action."""
    steps = loaded(repository / "action.yml")["runs"]["steps"]
    (step,) = (step for step in steps if step.get("name") == name)
    return step


def environment_of(repository: Path, step: Any, **inputs: str) -> dict[str, str]:
    """The environment of a step, with these inputs and the defaults of the others."""
    action = loaded(repository / "action.yml")
    known = {name: str(each["default"]) for name, each in action["inputs"].items()}
    assert set(inputs) <= set(known)
    environment = {}
    for name, value in step["env"].items():
        given = INPUT.fullmatch(value)
        if value == "${{ github.action_path }}":
            environment[name] = str(repository)
        else:
            assert given, value
            environment[name] = (known | inputs)[given[1]]
    return environment


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


def git(folder: Path, *arguments: str) -> str:
    """What git says; its own settings are none but these."""
    name = ("-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *name, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


@pytest.mark.timeout(300)
def test_precommit_runs_the_hook_from_a_clone(repository: Path, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    clone, scratch = tmp_path / "clone", write_files(tmp_path / "scratch", FILES)
    git(tmp_path, "clone", "--quiet", "--no-hardlinks", str(repository), str(clone))
    hook = {"repo": str(clone), "rev": git(clone, "rev-parse", "HEAD")}
    config = {"repos": [hook | {"hooks": [{"id": "guidekit-lint"}]}]}
    write_files(scratch, {".pre-commit-config.yaml": yaml.safe_dump(config)})
    git(scratch, "init", "--quiet")
    git(scratch, "add", ".")
    command = f"{shlex.quote(sys.executable)} -m pre_commit run --color never"
    places = {**OFFLINE, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    good = run(command, scratch, **places)
    assert good.returncode == 0, good.stdout + good.stderr
    assert re.search(r"guidekit lint\.+Passed", good.stdout)
    write_files(scratch, {"connectors/lucca/lucca.mdx": "# Lucca\n\n<Tipp>x</Tipp>\n"})
    git(scratch, "add", ".")
    bad = run(command, scratch, **places)
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "connectors/lucca/lucca.mdx:3:1 error GK201" in bad.stdout


def test_the_action_passes_and_fails_as_lint_does(
    repository: Path, tmp_path: Path, path_with_guidekit: str
) -> None:
    step = step_of(repository, "Check the guides")
    for project, code in ((repository / "guides", 0), (broken_project(tmp_path / "broken"), 1)):
        environment = environment_of(repository, step, project=str(project))
        done = run(step["run"], tmp_path, PATH=path_with_guidekit, **environment)
        assert done.returncode == code, done.stdout + done.stderr
        assert done.stdout.startswith("::error file=") or not code


def test_the_inputs_of_the_action_reach_lint(
    repository: Path, tmp_path: Path, path_with_guidekit: str
) -> None:
    step = step_of(repository, "Check the guides")
    write_files(tmp_path / "a b", {"guidekit.yaml": "title: Guides\nhouse: nobody\n"})
    environment = environment_of(
        repository,
        step,
        project="a b",
        format="jsonl",
        sarif="out put.sarif",
        arguments="--jobs 1 --output json:*.json",
    )
    done = run(step["run"], tmp_path, PATH=path_with_guidekit, **environment)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout.splitlines()[0])["path"] == "a b/guidekit.yaml"
    log = json.loads((tmp_path / "out put.sarif").read_text("utf-8"))
    assert log["runs"][0]["results"]
    assert (tmp_path / "*.json").is_file()
    upload = step_of(repository, "Upload the report")
    assert upload["with"]["sarif_file"] == "${{ inputs.sarif }}"
    assert "always()" in upload["if"]


def test_the_action_installs_itself_and_runs(repository: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    binaries = tmp_path / "venv" / "bin"
    places = {**OFFLINE, "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}"}
    install = step_of(repository, "Install guidekit")
    done = run(install["run"], tmp_path, **places, **environment_of(repository, install))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (binaries / "guidekit").is_file()
    step = step_of(repository, "Check the guides")
    environment = environment_of(repository, step, project=str(repository / "guides"))
    done = run(step["run"], tmp_path, **places, **environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_installs_a_release_by_its_number(repository: Path, tmp_path: Path) -> None:
    shim = write_files(tmp_path, {"python": '#!/bin/sh\necho "$@"\n'}) / "python"
    shim.chmod(0o755)
    step = step_of(repository, "Install guidekit")
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    environment = environment_of(repository, step, version="1.2.3")
    done = run(step["run"], tmp_path, PATH=path, **environment)
    assert done.stdout == "-m pip install --quiet guidekit==1.2.3\n"


def test_the_job_for_gitlab_leaves_the_reports_that_it_names(
    repository: Path, tmp_path: Path, path_with_guidekit: str
) -> None:
    blocks = map(yaml.safe_load, YAML.findall((repository / "docs" / "ci.md").read_text("utf-8")))
    (job,) = (block["guides"] for block in blocks if "guides" in block)
    install, *script = job["script"]
    assert install == "pip install guidekit"
    broken_project(tmp_path / "guides")
    done = run("\n".join(script), tmp_path, PATH=path_with_guidekit)
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    assert json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert "<failure" in (tmp_path / reports["junit"]).read_text("utf-8")


def test_the_documented_hook_and_action_are_there(repository: Path) -> None:
    text = (repository / "docs" / "ci.md").read_text("utf-8")
    blocks = [yaml.safe_load(block) for block in YAML.findall(text)]
    (hook,) = loaded(repository / ".pre-commit-hooks.yaml")
    (config,) = (block for block in blocks if "repos" in block)
    assert config["repos"][0]["hooks"] == [{"id": hook["id"]}]
    (workflow,) = (block for block in blocks if "jobs" in block)
    used = workflow["jobs"]["guides"]["steps"][-1]["with"]
    inputs = loaded(repository / "action.yml")["inputs"]
    assert set(used) <= set(inputs)
    assert [name for name in inputs if name not in used and f"`{name}`" not in text] == []
