"""The shape of the files: size, names, and nothing of one machine in them."""

import re
import subprocess
from pathlib import Path

import pytest

MAX_LINES = 400
FORBIDDEN_NAMES = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py"}
HOME = re.compile(r"/(?:home|Users)/(?!<)\w+/|/[r]oot/")
# The words are put together here so that this file does not find itself.
REGISTRIES = re.compile(
    "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "--index" + "-url"))
)


def tracked_files(repository: Path) -> list[Path]:
    """What is or will be committed."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=repository,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"git lists no files: {done.stderr.decode().strip()}")
    names = done.stdout.decode().split("\0")
    return [path for name in names if name and (path := repository / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file; empty for an image and the like."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def test_no_module_is_long(repository: Path) -> None:
    lengths = {
        str(path.relative_to(repository)): len(path.read_text("utf-8").splitlines())
        for folder in ("src", "tests")
        for path in (repository / folder).rglob("*.py")
    }
    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > MAX_LINES} == {}


def test_no_module_has_a_name_that_says_nothing(repository: Path) -> None:
    found = [path for path in (repository / "src").rglob("*.py") if path.name in FORBIDDEN_NAMES]
    assert found == []


def test_no_file_names_a_place_on_one_machine(repository: Path) -> None:
    found = []
    # A checkout in `/src` or the like has a path that is in many others.
    here = re.compile(rf"(?<![\w.~/-]){re.escape(str(repository))}/")
    for path in tracked_files(repository):
        text = text_of(path)
        name = str(path.relative_to(repository))
        found += [f"{name}: {match[0]}" for match in HOME.finditer(text)]
        if len(repository.parts) > 2 and here.search(text):
            found.append(f"{name}: {repository}")
    assert found == []


def test_no_file_names_a_package_registry(repository: Path) -> None:
    names = ("constraints.txt", "pyproject.toml", "Makefile", *(".ci/" + n for n in ci(repository)))
    found = [name for name in names if REGISTRIES.search((repository / name).read_text("utf-8"))]
    assert found == []


def ci(repository: Path) -> list[str]:
    """The names of the scripts of the gate."""
    return sorted(path.name for path in (repository / ".ci").iterdir())


def test_constraints_pin_every_direct_dependency(repository: Path) -> None:
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (repository / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    project = (repository / "pyproject.toml").read_text("utf-8")
    direct = {name.lower() for name in re.findall(r'^ *"([\w-]+)>=', project, re.MULTILINE)}
    assert direct
    assert direct - pinned == set()
