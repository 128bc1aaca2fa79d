"""How long an author waits for the problems of what has just been typed."""

import asyncio
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.typing_project import large_project
from editor.session import Editor, editing

__all__ = ["keystrokes"]

GUIDES = 500
KEYS = 100
TYPED = "Select <Stp> and [go on](#nowhere). "


def keystrokes() -> Iterator[str]:
    """A table of what a key costs, from the change that an editor sends to the problems."""
    yield "## Typing in an editor\n"
    with tempfile.TemporaryDirectory() as folder:
        root = large_project(Path(folder), GUIDES)
        lines, opened, settled, keys = asyncio.run(_typed(root))
    yield f"A guide of {lines} lines in a project of {GUIDES} guides and three brands, through"
    yield "`guidekit lsp`: from the message with the change to that with the problems,"
    yield f"{KEYS} keys.\n"
    yield "| what | median | 95 of 100 | longest |"
    yield "|---|--:|--:|--:|"
    most = sorted(keys)[int(len(keys) * 0.95)]
    yield f"| a key | {statistics.median(keys):.0f} ms | {most:.0f} ms | {max(keys):.0f} ms |"
    yield f"| the first opened guide | {opened:.0f} ms | | |"
    yield f"| all other guides, meanwhile | {settled:,.0f} ms | | |"


async def _typed(root: Path) -> tuple[int, float, float, list[float]]:
    path = "connectors/connector-7/connector-7.mdx"
    async with editing(root) as editor:
        start = perf_counter()
        editor.open(path)
        await editor.problems(path)
        opened = (perf_counter() - start) * 1000
        await _settle(editor)
        settled = (perf_counter() - start) * 1000
        text, keys = editor.texts[path], []
        at = text.index("Open **Settings**", len(text) // 2)
        for number in range(KEYS):
            key = TYPED[number % len(TYPED)]
            text, at = text[:at] + key + text[at:], at + 1
            start = perf_counter()
            editor.type(path, text)
            await editor.problems(path)
            keys.append((perf_counter() - start) * 1000)
            # Nobody types faster than this; what other guides need is done in between.
            await asyncio.sleep(0.05)
        return len(text.splitlines()), opened, settled, keys


async def _settle(editor: Editor) -> None:
    """Wait until all guides have been checked: only then is a snippet's comment called idle."""
    path = "snippets/finish.mdx"
    idle = "\n{/* guidekit-disable-next-line GK201: to be seen at the end */}\n"
    editor.open(path, (editor.root / path).read_text("utf-8") + idle)
    await editor.until_codes(path, "GK910")
