"""What the wheel holds: the package, the theme, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)],
        cwd=repository,
        capture_output=True,
        check=True,
    )
    (path,) = out.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return archive


def files_below(folder: Path) -> set[str]:
    """The files of a folder as a wheel would name them."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_holds_the_package_and_the_theme(
    wheel: zipfile.ZipFile, repository: Path
) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    theme = {f"guidekit/templates/{name}" for name in files_below(repository / "templates")}
    assert theme
    assert held == files_below(repository / "src") | theme


def test_the_wheel_says_who_made_it_and_brings_the_command(wheel: zipfile.ZipFile) -> None:
    names = {name.rpartition("/")[2] for name in wheel.namelist() if ".dist-info/" in name}
    assert {"METADATA", "RECORD", "LICENSE", "entry_points.txt"} <= names
