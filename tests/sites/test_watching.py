"""`guidekit lint --watch`: what is told while files change, and how it ends."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

from sites.conftest import Run
from sites.projects import FILES, write_files

JIRA = "connectors/jira/jira.mdx"
EMPTY_BASELINE = '{"kind": "guidekit baseline", "version": 1, "problems": [\nnull]}\n'
PATIENCE = 30
QUIET = 1.5


class Watcher:
    """A running watch, line by line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.lines: Queue[str] = Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def until(self, words: str) -> list[str]:
        """The lines up to the one with these words."""
        lines: list[str] = []
        while not lines or words not in lines[-1]:
            lines.append(self.lines.get(timeout=PATIENCE))
        return lines

    def quiet(self) -> bool:
        """Whether nothing is told for a while."""
        try:
            self.lines.get(timeout=QUIET)
        except Empty:
            return True
        return False

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as stdout:
            for line in stdout:
                self.lines.put(line)


@contextmanager
def watching(command: tuple[str, ...], *arguments: str) -> Iterator[Watcher]:
    process = subprocess.Popen(
        [*command, "lint", "--watch", "--format", "concise", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    watcher = Watcher(process)
    try:
        yield watcher
    finally:
        process.kill()
        process.wait()
        watcher.listener.join()


def test_changes_are_told_and_nothing_else(
    project: Path, guidekit_command: tuple[str, ...]
) -> None:
    with watching(guidekit_command) as watcher:
        assert watcher.until("watching") == [
            "no problems\n",
            "watching for changes; Ctrl-C ends it\n",
        ]
        write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two\n"})
        told = watcher.until("1 warning")
        assert told[0] == f"changed: guides/{JIRA}\n"
        assert f"guides/{JIRA}:9:4: warning GK113" in told[1]
        # Another text with the same problems, and a file that nobody looks at.
        write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>three\n", "notes.txt": "Remember.\n"})
        assert watcher.quiet()
        (project / "snippets/finish.mdx").unlink()
        assert any("GK209" in line for line in watcher.until("GK209"))
        write_files(project, {path: FILES[path] for path in (JIRA, "snippets/finish.mdx")})
        watcher.until("no problems")
        (project / "guidekit.yaml").rename(project / "kept.yaml")
        assert watcher.until("guidekit: ")
        assert watcher.quiet()
        (project / "kept.yaml").rename(project / "guidekit.yaml")
        watcher.until("no problems")
        watcher.process.send_signal(signal.SIGINT)
        assert watcher.process.wait(PATIENCE) == 0
        assert watcher.lines.get(timeout=PATIENCE) == "\n"
        assert watcher.lines.empty()


def test_what_appears_is_fixed(project: Path, guidekit_command: tuple[str, ...]) -> None:
    with watching(guidekit_command, "--fix") as watcher:
        watcher.until("watching")
        write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two\n"})
        watcher.until("Fixed 1 problem (0 left)")
        assert watcher.quiet()
    assert (project / JIRA).read_text("utf-8") == FILES[JIRA] + "\nOne<br />two\n"


def test_problems_that_become_known(project: Path, guidekit_command: tuple[str, ...]) -> None:
    write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two\n"})
    baseline = write_files(project.parent, {"known.json": EMPTY_BASELINE}) / "known.json"
    with watching(guidekit_command, "--baseline", "known.json") as watcher:
        watcher.until("watching")
        options = ("--baseline", "known.json", "--write-baseline")
        subprocess.run([*guidekit_command, "lint", *options], check=True, capture_output=True)
        assert watcher.until("changed") == ["changed: known.json\n"]
        watcher.until("1 known problem")
    assert baseline.read_text("utf-8") != EMPTY_BASELINE


def test_what_cannot_be_watched(project: Path, run: Run, tmp_path: Path) -> None:
    assert run("lint", "--watch", "gone.mdx").exit_code == 2
    refused = run("lint", "--watch", "--add-ignores", "old")
    assert refused.exit_code == 2
    assert "`--watch` with `--add-ignores`, expected one of them" in refused.stderr
