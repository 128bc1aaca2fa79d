"""How long an author waits for the problems of what has just been typed, and what a server holds.

The time is that of an editor: from the message with the change to that with the problems. On a busy
machine it says little; what processors did for a key, against parsing the same text, lasts.
"""

import asyncio
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from lsprotocol import types

from bench.typing_project import adopted_project, large_project
from editor.session import Editor, editing
from guidekit.source import SourceText
from guidekit.syntax import parse

__all__ = ["keystrokes"]

GUIDES = 500
KEYS = 100
PAUSE = 0.05
"""Nobody types faster; what other guides need is done in between."""
TYPED = "Select <Stp> and [go on](#nowhere). "
SHOWS = types.ClientCapabilities(window=types.WindowClientCapabilities(work_done_progress=True))
HEAD = (
    "| project and guide | when | median | 95 of 100 | longest | processor | ratio |",
    "|---|---|--:|--:|--:|--:|--:|",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A project, the guide that is typed in, and how the server is started for it."""

    name: str
    root: Path
    path: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """Milliseconds: of each key by the clock, of processors for one, and for parsing alone."""

    times: Sequence[float]
    processor: float
    alone: float

    def row(self) -> str:
        """The figures of the table."""
        middle, most = (
            statistics.median(self.times),
            sorted(self.times)[len(self.times) * 95 // 100],
        )
        return (
            f"{middle:.0f} ms | {most:.0f} ms | {max(self.times):.0f} ms "
            f"| {self.processor:.0f} ms | {self.processor / self.alone:.1f} |"
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Keys while the rest is being checked, and afterwards.

    ``opened`` is until the first problems, ``settled`` until all is checked, in milliseconds;
    ``peak`` is in MB.
    """

    early: Keys
    late: Keys
    opened: float
    settled: float
    peak: float


def keystrokes(shared: Path) -> Iterator[str]:
    """A table of what a key costs, then one of the project as a whole."""
    yield "## Typing in an editor\n"
    yield f"{KEYS} keys in a guide, through `guidekit lsp`: by the clock from the message with the"
    yield "change to that with the problems, and what processors did for a key on average, with its"
    yield "ratio to parsing the text alone.\n"
    rows = []
    yield from HEAD
    with tempfile.TemporaryDirectory() as folder:
        for case in _cases(Path(folder), shared):
            found = asyncio.run(_typed(case))
            size = f"{case.name}, {len((case.root / case.path).read_text('utf-8')):,} characters"
            yield f"| {size} | the rest is being checked | {found.early.row()}"
            yield f"| | all is checked | {found.late.row()}"
            rows.append(
                f"| {case.name} | {found.opened:,.0f} ms | {found.settled / 1000:,.1f} s "
                f"| {found.peak:,.0f} MB |"
            )
    yield "\n| project | the first problems | all is checked | memory, at most |"
    yield "|---|--:|--:|--:|"
    yield from rows


def _cases(folder: Path, shared: Path) -> Iterator[Case]:
    made = large_project(folder / "made", GUIDES)
    yield Case(f"{GUIDES} made guides", made, "connectors/connector-7/connector-7.mdx")
    for name in ("nango", "stackone"):
        root = shared / "corpus" / name
        if root.is_dir():
            project, guides = adopted_project(folder, root)
            longest = max(guides, key=lambda path: (root / path).stat().st_size)
            more = ("--project", str(project), str(root))
            yield Case(f"{len(guides)} real guides ({name})", root.resolve(), longest, more)


async def _typed(case: Case) -> Found:
    async with editing(case.root, *case.arguments, capabilities=SHOWS) as editor:
        start = perf_counter()
        editor.open(case.path)
        await editor.problems(case.path)
        opened = (perf_counter() - start) * 1000
        early = await _keys(editor, case.path, KEYS // 4)
        await editor.until_all_is_checked()
        settled = (perf_counter() - start) * 1000
        await asyncio.sleep(1)
        late = await _keys(editor, case.path, KEYS)
        return Found(early, late, opened, settled, editor.peak())


async def _keys(editor: Editor, path: str, count: int) -> Keys:
    """What so many keys cost."""
    text, times, alone = editor.texts[path], [], []
    at = text.index("\n\n", len(text) // 2) + 2
    before = editor.processor()
    for number in range(count):
        text, at = text[:at] + TYPED[number % len(TYPED)] + text[at:], at + 1
        start = perf_counter()
        editor.type(path, text)
        await editor.problems(path)
        times.append((perf_counter() - start) * 1000)
        await asyncio.sleep(PAUSE)
        if number % 10 == 0:
            alone.append(_parsing(path, text))
    processor = (editor.processor() - before) * 1000 / count
    return Keys(times, processor, statistics.median(alone))


def _parsing(path: str, text: str) -> float:
    start = process_time()
    parse(SourceText(path, text))
    return (process_time() - start) * 1000
