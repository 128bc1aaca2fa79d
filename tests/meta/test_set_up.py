"""The set-up of a fresh machine says plainly what the machine lacks."""

import os
import subprocess
from pathlib import Path

import pytest

OLD = """#!/bin/sh
case "$*" in
  *version_info*) exit 1 ;;
  *--version*) echo Python 3.9.2 ;;
esac
"""
WITHOUT_VENV = """#!/bin/sh
case "$*" in
  *ensurepip*) exit 1 ;;
  *--version*) echo Python 3.12.1 ;;
esac
"""
WITHOUT_NETWORK = """#!/bin/sh
case "$*" in
  *--version*) echo Python 3.12.1 ;;
  *"-m venv"*)
    mkdir -p "$VENV/bin"
    printf '#!/bin/sh\\necho no route to host >&2\\nexit 1\\n' >"$VENV/bin/python"
    chmod +x "$VENV/bin/python" ;;
esac
"""


def set_up(repository: Path, folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up with this Python, into a folder of the test."""
    environment = os.environ | {"PYTHON": python, "VENV": str(folder / "venv")}
    return subprocess.run(
        ["sh", str(repository / ".ci" / "set-up"), "test"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("python", "said"),
    [
        (OLD, "is Python 3.9.2, expected Python 3.11 or later"),
        (WITHOUT_VENV, "apt-get install python3-venv"),
        (WITHOUT_NETWORK, "no route to host"),
        (WITHOUT_NETWORK, "the packages could not be installed"),
    ],
)
def test_it_says_what_is_missing(repository: Path, tmp_path: Path, python: str, said: str) -> None:
    fake = tmp_path / "python"
    fake.write_text(python, "utf-8")
    fake.chmod(0o755)
    done = set_up(repository, tmp_path, str(fake))
    assert done.returncode == 1
    assert said in done.stderr


def test_it_says_that_a_named_python_is_not_there(repository: Path, tmp_path: Path) -> None:
    done = set_up(repository, tmp_path, "no-such-python")
    assert done.returncode == 1
    assert "`no-such-python`, which is no command here" in done.stderr
