"""`guidekit format` as its users meet it: what it writes, says and returns."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guidekit.cli import guidekit
from sites.projects import FILES, snapshot, write_files

UGLY = "<Note title='x'>\nText\n</Note>"
NEAT = '<Note title="x">\n  Text\n</Note>\n'
BROKEN = "<Note>\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside any project, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(guidekit, ["format", *arguments], catch_exceptions=False)


def test_files_are_rewritten_and_named(here: Path) -> None:
    write_files(here, {"a/ugly.mdx": UGLY, "a/neat.mdx": NEAT, "other.mdx": UGLY})
    done = run("a")
    assert done.exit_code == 0
    assert done.stdout == "formatted `a/ugly.mdx`\n1 file formatted, 1 file unchanged\n"
    assert snapshot(here) == {
        "a/ugly.mdx": NEAT.encode(), "a/neat.mdx": NEAT.encode(), "other.mdx": UGLY.encode(),
    }  # fmt: skip
    assert run("a").stdout == "0 files formatted, 2 files unchanged\n"


def test_a_check_writes_nothing_and_fails_until_all_is_well(here: Path) -> None:
    write_files(here, {"ugly.mdx": UGLY})
    done = run("--check", "ugly.mdx")
    assert done.exit_code == 1
    assert done.stdout == "would format `ugly.mdx`\n1 file to format, 0 files unchanged\n"
    assert (here / "ugly.mdx").read_text("utf-8") == UGLY
    run("ugly.mdx")
    assert run("--check", "ugly.mdx").exit_code == 0


def test_a_diff_shows_what_would_change(here: Path) -> None:
    write_files(here, {"ugly.mdx": UGLY})
    done = run("--diff", "ugly.mdx")
    assert done.exit_code == 0
    assert done.stdout.startswith("--- ugly.mdx\n+++ ugly.mdx (formatted)\n@@ ")
    assert "-<Note title='x'>\n" in done.stdout
    assert '-</Note>\n\\ No newline at end of file\n+<Note title="x">\n' in done.stdout
    assert (here / "ugly.mdx").read_text("utf-8") == UGLY
    assert run("--diff", "--check", "ugly.mdx").exit_code == 1


def test_a_guide_with_errors_is_reported_and_left(here: Path) -> None:
    write_files(here, {"broken.mdx": BROKEN, "ugly.mdx": UGLY})
    done = run("broken.mdx", "ugly.mdx")
    assert done.exit_code == 1
    assert "broken.mdx:1:1" in done.stdout
    assert "unclosed-tag" in done.stdout
    assert done.stdout.endswith("1 file with errors left as before\n")
    assert snapshot(here) == {"broken.mdx": BROKEN.encode(), "ugly.mdx": NEAT.encode()}
    assert run("--check", "broken.mdx").exit_code == 1


def test_a_file_that_is_no_text_is_reported_and_left(here: Path) -> None:
    (here / "image.mdx").write_bytes(b"\x89PNG\0")
    done = run("image.mdx")
    assert done.exit_code == 1
    assert "unreadable-file" in done.stdout
    assert (here / "image.mdx").read_bytes() == b"\x89PNG\0"


def test_a_layout_that_would_read_otherwise_is_not_taken(here: Path) -> None:
    text = "<Note>\n<Note>\n[^1]: note\n\ntext\n</Note>\n</Note>\n"
    write_files(here, {"odd.mdx": text})
    done = run("--check", "odd.mdx")
    assert done.exit_code == 0
    assert done.stderr == "left `odd.mdx`: in another layout it would read otherwise\n"
    assert (here / "odd.mdx").read_text("utf-8") == text


def test_the_nearest_projects_guides_and_snippets_are_formatted(here: Path) -> None:
    changed = {
        "connectors/lucca/lucca.mdx": FILES["connectors/lucca/lucca.mdx"] + "\n\n\n" + UGLY,
        "snippets/deep/note.mdx": UGLY,
        "connectors/lucca/README.md": UGLY,
        "elsewhere/page.mdx": UGLY,
    }
    write_files(here / "guides", {**FILES, **changed})
    done = run("--check")
    assert done.exit_code == 1
    assert "would format `guides/connectors/lucca/lucca.mdx`\n" in done.stdout
    assert "would format `guides/snippets/deep/note.mdx`\n" in done.stdout
    assert "README" not in done.stdout
    assert "elsewhere" not in done.stdout
    only = run("--check", "guides/snippets")
    assert only.stdout.splitlines()[0] == "would format `guides/snippets/deep/note.mdx`"


def test_what_is_no_guide_is_refused(here: Path) -> None:
    write_files(here / "guides", FILES)
    done = run("guides/guidekit.yaml")
    assert done.exit_code == 2
    assert done.stderr.startswith("guidekit: `guides/guidekit.yaml` is no guide")
    assert run("guides/nowhere.mdx").exit_code == 2


def test_a_byte_order_mark_goes_and_line_ends_and_mode_stay(here: Path) -> None:
    path = here / "a.mdx"
    path.write_bytes("\ufeff# Title\r\nText\r\n".encode())
    path.chmod(0o640)
    run("a.mdx")
    assert path.read_bytes() == b"# Title\r\n\r\nText\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_cannot_be_written_stays_whole(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(here, {"ugly.mdx": UGLY})

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    done = run("ugly.mdx")
    assert done.exit_code == 2
    assert done.stderr == "guidekit: `ugly.mdx` cannot be written: No space left on device\n"
    assert snapshot(here) == {"ugly.mdx": UGLY.encode()}


def test_a_file_that_cannot_be_written_is_not_called_formatted(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(here, {"ugly.mdx": UGLY})

    def refuse(self: Path, data: bytes) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    done = run("ugly.mdx")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr == "guidekit: `ugly.mdx` cannot be written: Permission denied\n"
