"""What builds and checks of a large project cost: against copying, parsing alone and doing nothing.

Each table has the goal beside what was reached. Ratios are of the time of processors, but where
the clock is named. MB is the peak of one process, not below that of this one. The project is made
of the real guides beside the checkout; GUIDEKIT_BENCH_GUIDES and GUIDEKIT_BENCH_BRANDS set its
size, GUIDEKIT_BENCH_LARGE that of the project whose memory is measured.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.sample import make_sample

__all__ = ["SECTIONS", "cold", "incremental", "lint", "memory", "partners", "start_up"]

GUIDES = int(os.environ.get("GUIDEKIT_BENCH_GUIDES", "120"))
BRANDS = int(os.environ.get("GUIDEKIT_BENCH_BRANDS", "10"))
LARGE = int(os.environ.get("GUIDEKIT_BENCH_LARGE", "600"))
ROUNDS = 3
GUIDEKIT = (sys.executable, "-c", "import sys; from guidekit.cli import main; sys.exit(main())")
CLICK = (sys.executable, "-c", "import click")
BARE = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
for path in sorted(Path(sys.argv[1]).rglob("*.mdx")):
    markdown.render(path.read_text("utf-8"))
"""
PARSE = """
import sys
from pathlib import Path
from guidekit.source import SourceText
from guidekit.syntax import parse
for path in sorted(Path(sys.argv[1]).rglob("*.mdx")):
    parse(SourceText(path.name, path.read_text("utf-8")))
"""
HEAD = ("| what | wall, s | processor, s | MB | ratio | goal |", "|---|--:|--:|--:|--:|--:|")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processors, and the most memory of one process in MB."""

    wall: float
    processor: float
    peak: float


def cost_of(*command: str | Path) -> Cost:
    """What a command costs, with its workers; its exit code is its own business."""
    start = perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},
    )
    _, _, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    process.returncode = 0
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(work: Callable[[], Cost], rounds: int = ROUNDS) -> Cost:
    """The medians of several runs."""
    costs = [work() for _ in range(rounds)]
    return Cost(
        *(
            statistics.median(getattr(cost, name) for cost in costs)
            for name in ("wall", "processor", "peak")
        )
    )


def row(what: str, cost: Cost, ratio: float | None = None, goal: str = "") -> str:
    """A line of a table."""
    shown = "" if ratio is None else f"{ratio:.1f}"
    times = f"{cost.wall:.2f} | {cost.processor:.2f} | {cost.peak:.0f}"
    return f"| {what} | {times} | {shown} | {goal} |"


@contextmanager
def sample(shared: Path, guides: int, brands: int) -> Iterator[Path]:
    """A project of so many guides and brands; the folder around it is for outputs."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("GUIDEKIT_BENCH_FOLDER")) as home:
        yield make_sample(Path(home) / "guides", shared / "corpus", guides, brands - 1)


def build(project: Path, *options: str) -> Cost:
    """Build the sites of a project."""
    out = project.parent / "out"
    return cost_of(*GUIDEKIT, "build", project, "-o", out, "--allow-errors", *options)


def partners(shared: Path) -> Iterator[str]:
    """Many brands, against copying the result; and that they add no parsing."""
    with sample(shared, GUIDES, BRANDS) as project:
        yield f"## Partners: {GUIDES} guides for {BRANDS} brands\n"
        yield from HEAD
        out, copy = project.parent / "out", project.parent / "copy"
        built = median(lambda: build(project, "--no-cache", "--jobs", "2"))
        one = median(lambda: build(project, "--no-cache", "--jobs", "2", "--brand", "house"))
        build(project, "--no-cache")

        def copied() -> Cost:
            shutil.rmtree(copy, ignore_errors=True)
            return cost_of("cp", "-r", out, copy)

        base = median(copied)
        yield row("`cp -r` of the output", base, 1)
        yield row("build, all brands, 2 jobs, by the clock", built, built.wall / base.wall, "1.2")
        yield row("build, one brand, 2 jobs", one)
        added = Cost(built.wall - one.wall, built.processor - one.processor, 0)
        yield row("what the other brands add, by the clock", added, added.wall / base.wall)
        alone, all_brands = _counted(project, "--brand", "house"), _counted(project)
        yield f"\nGuides parsed and compiled: {alone} for one brand, {all_brands} for all."


def _counted(project: Path, *options: str) -> str:
    done = subprocess.run(
        [*GUIDEKIT, "build", project, "-o", project.parent / "out", "--allow-errors",
         "--no-cache", "--timings", *options],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = [line.split() for line in done.stdout.splitlines()]
    counts = {line[0]: line[1] for line in lines if len(line) > 1}
    return f"{counts['parsed']} and {counts['compiled']}"


def cold(shared: Path) -> Iterator[str]:
    """A build of one brand from nothing, against rendering alone."""
    with sample(shared, GUIDES, 1) as project:
        yield f"## Cold build: {GUIDES} guides, one brand\n"
        yield from HEAD
        bare = median(lambda: cost_of(sys.executable, "-c", BARE, project))
        yield row("markdown-it-py alone, to HTML", bare, 1)
        for jobs in ("1", "2"):
            built = median(lambda jobs=jobs: build(project, "--no-cache", "--jobs", jobs))  # type: ignore[misc]
            ratio = built.processor / bare.processor
            yield row(f"build, {jobs} jobs", built, ratio, "1.2")


def incremental(shared: Path) -> Iterator[str]:
    """Builds after nothing, or little, has changed, against `--version`."""
    with sample(shared, GUIDES, 1) as project:
        yield f"## After a change: {GUIDES} guides, one brand\n"
        yield from HEAD
        guide = next(iter(sorted(project.glob("connectors/*/*.mdx"))))
        base = median(lambda: cost_of(*GUIDEKIT, "--version"), 7)
        build(project)
        yield row("`guidekit --version`", base, 1)
        for _ in range(2):
            build(project)
        same = median(lambda: build(project), 7)
        yield row("build, nothing changed", same, same.processor / base.processor, "3")

        def edited(path: Path, text: str) -> Cost:
            path.write_text(path.read_text("utf-8") + text, "utf-8")
            return build(project)

        one = median(lambda: edited(guide, "\nMore.\n"))
        yield row("build, one guide edited", one, one.processor / base.processor, "4")
        definition = guide.parent / "connector.yaml"
        other = median(lambda: edited(definition, "# More\n"))
        yield row("build, one definition edited", other, other.processor / base.processor)
        brand = median(lambda: edited(project / "brands" / "house.yaml", "# More\n"))
        yield row("build, the brand edited", brand, brand.processor / base.processor)


def lint(shared: Path) -> Iterator[str]:
    """Checks from nothing and again, against parsing and `--version`."""
    with sample(shared, GUIDES, 1) as project:
        yield f"## Lint: {GUIDES} guides, one brand\n"
        yield from HEAD
        command = (*GUIDEKIT, "lint", project)
        parsed = median(lambda: cost_of(sys.executable, "-c", PARSE, project))
        first = median(lambda: cost_of(*command, "--no-cache", "--jobs", "1"))
        yield row("parsing alone", parsed, 1)
        yield row("lint", first, first.processor / parsed.processor, "1.3")
        base = median(lambda: cost_of(*GUIDEKIT, "--version"), 7)
        yield row("`guidekit --version`", base, 1)
        for _ in range(3):
            cost_of(*command)
        same = median(lambda: cost_of(*command), 7)
        yield row("lint, nothing changed", same, same.processor / base.processor, "3")
        guide = next(iter(sorted(project.glob("connectors/*/*.mdx"))))
        one = median(lambda: cost_of(*GUIDEKIT, "lint", guide, "--no-cache"))
        yield row(
            "lint of one file, its connector from nothing", one, one.processor / base.processor, "4"
        )


def memory(shared: Path) -> Iterator[str]:
    """The most memory of one process, for projects of two sizes."""
    yield "## Memory\n"
    yield from HEAD
    for guides, brands in ((GUIDES, BRANDS), (LARGE, 3)):
        with sample(shared, guides, brands) as project:
            built = build(project, "--no-cache", "--jobs", "1")
            goal = "120 MB" if guides <= 600 else "300 MB"
            yield row(f"build, {guides} guides, {brands} brands, one job", built, goal=goal)


def start_up(_: Path) -> Iterator[str]:
    """What it takes to say anything at all."""
    yield "## Start\n"
    yield from HEAD
    base = median(lambda: cost_of(*CLICK), 7)
    yield row("`import click`", base, 1)
    for option in ("--version", "--help"):
        cost = median(lambda option=option: cost_of(*GUIDEKIT, option), 7)  # type: ignore[misc]
        yield row(f"`guidekit {option}`", cost, cost.processor / base.processor, "1.5")


SECTIONS: dict[str, Callable[[Path], Iterator[str]]] = {
    "partners": partners,
    "cold": cold,
    "incremental": incremental,
    "lint": lint,
    "memory": memory,
    "start": start_up,
}
