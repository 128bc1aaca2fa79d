"""Generators in JavaScript and Python on the same guides: Markdoc, MDX, markdown-it-py.

Each is given what it can read: guides without imports, exports and frontmatter but the title, and a
layout of a few lines. None checks anything, knows of fields or looks for traces of the house.
`sh tests/bench/set-up-peers` installs them, and Hugo. What is not installed is left out.
"""

import re
import shutil
import statistics
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from bench.packages import install, missing, versions
from bench.speed import GUIDEKIT, GUIDES, HEAD, Cost, cost_of, sample

__all__ = ["peers"]

HERE = Path(__file__).resolve().parent
ROUNDS = 5
GOAL = "Markdoc"
FRONTMATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
MODULE = re.compile(r"^(?:import|export) .*$", re.MULTILINE)
LAYOUT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title><link rel="stylesheet" href="/s.css"></head>
<body><header><a href="/">Guides</a></header><main>{{ content }}</main></body>
</html>
"""
PYTHON = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
files, pages, layout = map(Path, sys.argv[1:])
page = layout.read_text("utf-8")
markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
for path in sorted(files.iterdir()):
    folder = pages / path.stem
    folder.mkdir(parents=True)
    html = markdown.render(path.read_text("utf-8").partition("\\n---\\n")[2])
    whole = page.replace("{{ title }}", path.stem).replace("{{ content }}", html)
    (folder / "index.html").write_text(whole, "utf-8")
"""

Command = list[str | Path]


def peers(shared: Path) -> Iterator[str]:
    """The pages of one brand by all of them, in turns."""
    with sample(shared, GUIDES, 1) as project:
        yield f"## Other generators: {GUIDES} guides, one brand\n"
        yield "Ratios are of the clock; the goal is to be no slower than Markdoc.\n"
        pages = project.parent / "pages"
        commands = _commands(project, pages)
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        refused: dict[str, int] = {}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                shutil.rmtree(pages, ignore_errors=True)
                costs[name].append(cost_of(*command))
                made = sum(1 for _ in pages.rglob("index.html"))
                refused[name] = max(0, GUIDES - made)
        yield from HEAD
        base = costs[GOAL] if GOAL in costs else next(iter(costs.values()))
        for name, mine in costs.items():
            yield _row(name, mine, base, "1" if name.endswith("2 jobs") else "")
        yield ""
        yield from (f"{name} refuses {count} guides." for name, count in refused.items() if count)
        yield f"markdown-it-py is {version('markdown-it-py')}."
        lacking = missing()
        yield f"Not measured are Markdoc and MDX: {lacking}." if lacking else _measured()


def _measured() -> str:
    return f"In Node: {versions('@', 'react')}."


def _row(name: str, mine: list[Cost], base: list[Cost], goal: str) -> str:
    """Medians, and the median of the ratios within rounds."""
    wall, processor, peak = (
        statistics.median(getattr(cost, figure) for cost in mine)
        for figure in ("wall", "processor", "peak")
    )
    ratio = statistics.median(one.wall / other.wall for one, other in zip(mine, base, strict=True))
    return f"| {name} | {wall:.2f} | {processor:.2f} | {peak:.0f} | {ratio:.2f} | {goal} |"


def _commands(project: Path, pages: Path) -> dict[str, Command]:
    """What builds a page for each guide into a folder that is not there."""
    layout = project.parent / "layout.html"
    layout.write_text(LAYOUT, "utf-8")
    told: Command = [_plain(project, project.parent / "files"), pages, layout]
    ours: Command = [*GUIDEKIT, "build", project, "-o", pages, "--no-cache", "--allow-errors"]
    found: dict[str, Command] = {
        "markdown-it-py and a layout": [sys.executable, "-c", PYTHON, *told],
        "guidekit, 1 job": [*ours, "--jobs", "1"],
        "guidekit, 2 jobs": [*ours, "--jobs", "2"],
    }
    if not missing():
        script = shutil.copy(HERE / "peers.mjs", install())
        found["Markdoc"] = ["node", script, "markdoc", *told]
        found["MDX and React"] = ["node", script, "mdx", *told]
    return found


def _plain(project: Path, files: Path) -> Path:
    """The guides as Markdown that all can read."""
    files.mkdir()
    for path in sorted(project.glob("connectors/*/*.mdx")):
        text = MODULE.sub("", FRONTMATTER.sub("", path.read_text("utf-8")))
        text = text.replace("{%", "{ %")  # where a tag of Markdoc's begins
        (files / f"{path.stem}.md").write_text(f"---\ntitle: {path.stem}\n---\n{text}", "utf-8")
    return files
