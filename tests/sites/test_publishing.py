"""Finished sites at another place: the same files, only what differs sent, nothing else touched."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from guidekit.site import publish
from guidekit.site.store import Store
from guidekit.source import GuidekitError
from sites.conftest import Run
from sites.projects import snapshot

PLACE = "memory://help/guides"
GUIDE = "connectors/lucca/lucca.mdx"


@pytest.fixture
def memory() -> Iterator[Any]:
    """A store in this process; empty before and after."""
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pseudo_dirs[:] = [""]
    yield files
    files.store.clear()


@pytest.fixture
def built(project: Path, run: Run) -> Path:
    """The sites of a project."""
    assert run("build").exit_code == 0
    return project.parent / "build"


def stored(memory: Any) -> dict[str, bytes]:
    return {
        path.removeprefix("/help/guides/"): memory.cat_file(path) for path in memory.find("/help")
    }


def files_of(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in snapshot(folder).items() if isinstance(data, bytes)}


def test_the_place_gets_all_files_then_only_what_differs(
    project: Path, run: Run, built: Path, memory: Any
) -> None:
    first = run("publish", built, PLACE)
    assert first.exit_code == 0, first.output
    assert stored(memory) == files_of(built)
    assert f"sent {len(files_of(built))} files to `memory:///help/guides`" in first.output
    again = run("publish", "build", PLACE)
    assert again.output.startswith("`memory:///help/guides` is as it should be")

    guide = project / GUIDE
    guide.write_text(guide.read_text("utf-8").replace("Select **Add key**", "Press **Add key**"))
    assert run("build").exit_code == 0
    told = run("publish", "build", PLACE, "--dry-run")
    assert stored(memory) != files_of(built)
    sent = [line.split()[1] for line in told.output.splitlines() if line.startswith("send ")]
    assert all("lucca" in path or path.endswith(".json") for path in sent), sent
    assert sent[-1] == "manifest.json"
    assert len(sent) < len(files_of(built)) / 2
    assert run("publish", "build", PLACE).exit_code == 0
    assert stored(memory) == files_of(built)


def test_what_is_gone_is_removed_and_what_is_not_ours_stays(
    project: Path, run: Run, built: Path, memory: Any
) -> None:
    run("publish", "build", PLACE)
    memory.pipe_file("/help/guides/robots.txt", b"theirs")
    (project / "brands" / "acme.yaml").unlink()
    (project / GUIDE).rename(project / "connectors/lucca/other.mdx")
    assert run("build", "--allow-errors").exit_code in (0, 1)
    assert not (built / "acme").exists()
    done = run("publish", "build", PLACE)
    assert done.exit_code == 0, done.output
    assert stored(memory) == files_of(built) | {"robots.txt": b"theirs"}


def test_a_part_of_a_build_is_no_site(project: Path, run: Run, memory: Any) -> None:
    assert run("build", "--shard", "1/2", "-o", "part").exit_code == 0
    done = run("publish", "part", PLACE)
    assert done.exit_code == 2
    assert "`part` is a shard, expected whole sites" in done.stderr
    assert stored(memory) == {}


def test_a_run_that_was_stopped_is_completed(
    project: Path, run: Run, built: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Store.put
    calls: list[int] = []

    def stop(self: Store, files: Any) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise GuidekitError("out of reach")
        put(self, files)

    monkeypatch.setattr(Store, "put", stop)
    with pytest.raises(GuidekitError):
        publish(built, PLACE)
    monkeypatch.undo()
    left = stored(memory)
    assert "manifest.json" not in left
    assert len(left) > 1
    (project / "brands" / "acme.yaml").unlink()
    assert run("build").exit_code == 0
    assert run("publish", built, PLACE).exit_code == 0
    assert stored(memory) == files_of(built)


def test_pages_come_after_what_they_load(
    built: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Store.put

    def look(self: Store, files: Any) -> None:
        put(self, files)
        pages = [path for path in stored(memory) if path.endswith("index.html")]
        for brand in {path.partition("/")[0] for path in pages}:
            assert f"{brand}/assets/brand.css" in stored(memory), pages

    monkeypatch.setattr(Store, "put", look)
    assert publish(built, PLACE).sent[-1] == "manifest.json"


def test_a_folder_is_a_place_too(run: Run, built: Path, tmp_path: Path) -> None:
    target = tmp_path / "shared" / "help"
    done = run("publish", built, target)
    assert done.exit_code == 0, done.output
    assert snapshot(target) == snapshot(built)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nowhere://help", "no place to publish to: `nowhere://help`"),
        ("dbfs://help", "`dbfs://help`"),
        ("file:///proc/nowhere", "`file:///proc/nowhere` refuses: "),
    ],
)
def test_a_wrong_address_is_told(run: Run, built: Path, url: str, message: str) -> None:
    done = run("publish", built, url)
    assert done.exit_code == 2
    assert message in done.output


def test_a_folder_that_no_build_made_is_not_sent(run: Run, tmp_path: Path, memory: Any) -> None:
    (tmp_path / "other").mkdir()
    done = run("publish", tmp_path / "other", PLACE)
    assert done.exit_code == 2
    assert "no output of guidekit" in done.output
    assert not stored(memory)


def test_a_file_that_was_changed_after_the_build_is_not_sent(
    run: Run, built: Path, memory: Any
) -> None:
    page = next(built.glob("*/index.html"))
    page.write_text(f"{page.read_text('utf-8')}<!-- more -->", "utf-8")
    done = run("publish", built, PLACE)
    assert done.exit_code == 2
    assert "index.html` is not as it was built" in done.output
    assert not stored(memory)


def test_a_place_with_other_things_is_left_alone(run: Run, built: Path, memory: Any) -> None:
    memory.pipe_file("/help/guides/report.pdf", b"theirs")
    done = run("publish", built, PLACE)
    assert done.exit_code == 2
    assert "holds what guidekit did not send" in done.output
    assert stored(memory) == {"report.pdf": b"theirs"}


@pytest.mark.parametrize(
    "text",
    [
        '{"version": 1, "files": [\n{"path": "a", "size"',
        "{}",
        '{"version": 1, "files": [\n{"path"}',
        '{"version": 1, "files": [\n{"path": 5, "sha256": "", "brand": "a"}',
    ],
)
def test_a_damaged_manifest_there_is_told(run: Run, built: Path, memory: Any, text: str) -> None:
    memory.pipe_file("/help/guides/manifest.json", text.encode())
    done = run("publish", built, PLACE)
    assert done.exit_code == 2
    assert "has a damaged `manifest.json`" in done.output


def test_nothing_outside_the_place_is_removed(run: Run, built: Path, memory: Any) -> None:
    memory.pipe_file("/help/secret", b"theirs")
    outside = [
        {"path": path, "sha256": "", "brand": "a", "source": None}
        for path in ("../secret", "/help/secret", "a/../../secret")
    ]
    lines = ",\n".join(map(json.dumps, outside))
    text = f'{{"version": 1, "files": [\n{lines}\n]}}\n'
    memory.pipe_file("/help/guides/manifest.json", text.encode())
    assert run("publish", built, PLACE).exit_code == 0
    assert memory.cat_file("/help/secret") == b"theirs"


@pytest.mark.parametrize("command", ["build", "merge"])
def test_an_address_is_no_output_folder(run: Run, project: Path, command: str) -> None:
    done = run(command, *(["shard-1"] if command == "merge" else []), "-o", "s3://help/guides")
    assert done.exit_code == 2
    assert "guidekit publish DIR s3://help/guides" in done.output
    assert not (project.parent / "s3:").exists()
