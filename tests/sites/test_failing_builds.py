"""A build that cannot be completed leaves what was there; bad input is told, never thrown."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guidekit.project import load_project
from guidekit.site import build_site
from guidekit.site.output import Writer
from guidekit.source import GuidekitError
from sites.conftest import Run
from sites.projects import FILES, snapshot, write_files

GUIDE = "connectors/lucca/lucca.mdx"
BROKEN = {GUIDE: "# Lucca\n\n<Steps>\n<Step title='a'>\n"}


def left_over(folder: Path) -> list[str]:
    """What a build left beside its output."""
    return sorted(path.name for path in folder.iterdir() if path.name not in ("guides", "build"))


def test_errors_leave_the_old_output_whole(project: Path, run: Run) -> None:
    run("build")
    before = snapshot(Path("build"))
    write_files(project, BROKEN)
    done = run("build")
    assert done.exit_code == 1
    assert "GK102 unclosed-tag" in done.output
    assert "guides/connectors/lucca/lucca.mdx:3:1" in done.output
    assert "nothing written" in done.output
    assert snapshot(Path("build")) == before
    assert left_over(project.parent) == []


def test_errors_make_no_output_where_there_was_none(project: Path, run: Run) -> None:
    write_files(project, BROKEN)
    assert run("build").exit_code == 1
    assert sorted(path.name for path in project.parent.iterdir()) == ["guides"]


def test_errors_may_be_allowed(project: Path, run: Run) -> None:
    write_files(project, BROKEN)
    done = run("build", "--allow-errors")
    assert done.exit_code == 1
    assert Path("build/acme/jira/jira/index.html").is_file()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_leaves_the_old_output_whole(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    run("build")
    before = snapshot(Path("build"))
    write_files(project, {GUIDE: FILES[GUIDE].replace("administrator", "admin")})

    def write(self: Writer, brand: str, path: str, data: bytes, source: str | None = None) -> None:
        if brand == "globex":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(Writer, "write", write)
    with pytest.raises(GuidekitError, match="cannot write `build`: No space left on device"):
        build_site(load_project(project), Path("build"), jobs=jobs)
    assert snapshot(Path("build")) == before
    assert left_over(project.parent) == []


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_is_ended_half_way_leaves_the_old_output_whole(
    project: Path, run: Run, ending: signal.Signals, jobs: int
) -> None:
    run("build")
    before = snapshot(Path("build"))
    write_files(project, {GUIDE: FILES[GUIDE].replace("administrator", "admin")})
    code = f"""
import time
from pathlib import Path
from guidekit.site.output import Writer
from guidekit.cli import main
write = Writer.write
def slow(self, brand, path, data, source=None):
    write(self, brand, path, data, source)
    Path("writing").touch()
    time.sleep(60)
Writer.write = slow
import sys
sys.argv = ["guidekit", "build", "--jobs", "{jobs}"]
main()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", code], start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    while not Path("writing").exists():
        assert process.poll() is None
        time.sleep(0.02)
    if ending is signal.SIGINT:
        os.killpg(process.pid, ending)
    else:
        process.kill()
    _, errors = process.communicate(timeout=30)
    Path("writing").unlink()
    assert snapshot(Path("build")) == before
    assert errors == ""
    if ending is signal.SIGINT:
        assert process.returncode == 130
    else:
        assert left_over(project.parent) != []
    assert run("build").exit_code == 0
    assert "admin." in Path("build/acme/lucca/lucca/index.html").read_text("utf-8")
    assert left_over(project.parent) == []


def test_a_build_that_was_ended_between_the_two_renames_loses_nothing(
    project: Path, run: Run
) -> None:
    run("build")
    before = snapshot(Path("build"))
    Path("build").rename(".build.old-guidekit")
    write_files(project, BROKEN)
    assert run("build").exit_code == 1
    assert snapshot(Path("build")) == before
    assert left_over(project.parent) == []


def test_a_folder_that_guidekit_did_not_make_is_not_replaced(project: Path, run: Run) -> None:
    write_files(Path("mine"), {"thesis.txt": "years of work"})
    done = run("build", "-o", "mine")
    assert done.exit_code == 2
    assert done.stderr.startswith("guidekit: output folder `mine` was not made by guidekit\n")
    assert snapshot(Path("mine")) == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("manifest", ["", "[]", '{"name": "my app"}'])
def test_another_tool_s_manifest_is_no_licence(project: Path, run: Run, manifest: str) -> None:
    write_files(Path("mine"), {"manifest.json": manifest})
    assert run("build", "-o", "mine").exit_code == 2
    assert snapshot(Path("mine")) == {"manifest.json": manifest.encode()}


@pytest.mark.parametrize("out", ["guides", ".", "guides/.."])
def test_the_project_itself_is_not_replaced(project: Path, run: Run, out: str) -> None:
    before = snapshot(project)
    done = run("build", "guides", "-o", out)
    assert done.exit_code == 2
    assert "holds the project" in done.stderr
    assert snapshot(project) == before


def test_a_file_is_no_output_folder(project: Path, run: Run) -> None:
    Path("build").write_text("a file", "utf-8")
    done = run("build")
    assert done.exit_code == 2
    assert "is a file, expected a folder" in done.stderr


def test_an_empty_folder_and_a_folder_further_in_may_be_the_output(project: Path, run: Run) -> None:
    Path("empty").mkdir()
    assert run("build", "-o", "empty").exit_code == 0
    assert run("build", "-o", "some/where/new").exit_code == 0
    assert snapshot(Path("empty")) == snapshot(Path("some/where/new"))


def test_what_is_no_longer_in_the_project_is_no_longer_in_the_output(
    project: Path, run: Run
) -> None:
    run("build")
    write_files(project, {"brands/acme.yaml": FILES["brands/acme.yaml"] + "connectors: [lucca]\n"})
    assert run("build").exit_code == 0
    assert Path("build/acme/lucca").is_dir()
    assert not Path("build/acme/jira").exists()
