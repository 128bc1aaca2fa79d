"""What builds and checks of a large project cost: against copying, parsing alone and doing nothing.

Each table has the goal beside what was reached. Ratios are of the time of processors, but where
the clock is named; what is compared runs in turns. MB is the peak of one process, not below that of
this one. The project is made
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

from bench.hugo import hugo_command, make_hugo
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


@dataclass(frozen=True, slots=True)
class Measured:
    """What several runs of the same cost, one in each round."""

    costs: tuple[Cost, ...]

    @property
    def median(self) -> Cost:
        """Each figure's own median."""
        walls, processors, peaks = zip(
            *((cost.wall, cost.processor, cost.peak) for cost in self.costs), strict=True
        )
        return Cost(*map(statistics.median, (walls, processors, peaks)))

    def over(self, other: "Measured", figure: str = "processor") -> float:
        """The median of the ratios within rounds: what else the machine does is in both."""
        ratios: list[float] = [
            getattr(mine, figure) / getattr(its, figure)
            for mine, its in zip(self.costs, other.costs, strict=True)
        ]
        return statistics.median(ratios)


def in_turns(*works: Callable[[], Cost], rounds: int = ROUNDS) -> list[Measured]:
    """What each work costs, one after the other in every round."""
    costs = [[work() for work in works] for _ in range(rounds)]
    return [Measured(column) for column in zip(*costs, strict=True)]


def row(what: str, measured: Measured, ratio: float | None = None, goal: str = "") -> str:
    """A line of a table."""
    shown, cost = "" if ratio is None else f"{ratio:.2f}", measured.median
    times = f"{cost.wall:.2f} | {cost.processor:.2f} | {cost.peak:.0f}"
    return f"| {what} | {times} | {shown} | {goal} |"


@contextmanager
def sample(shared: Path, guides: int, brands: int) -> Iterator[Path]:
    """A project of so many guides and brands; the folder around it is for outputs."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("GUIDEKIT_BENCH_FOLDER")) as home:
        yield make_sample(Path(home) / "guides", shared / "corpus", guides, brands - 1)


def build(project: Path, *options: str, out: str = "out") -> Cost:
    """Build the sites of a project where they may be already."""
    return cost_of(*GUIDEKIT, "build", project, "-o", project.parent / out, *options)


def build_anew(project: Path, *options: str, out: str = "out") -> Cost:
    """Build them where nothing is, and remember nothing."""
    shutil.rmtree(project.parent / out, ignore_errors=True)
    return build(project, "--no-cache", *options, out=out)


def with_hugo(project: Path, brands: int) -> Callable[[], Cost] | None:
    """How Hugo builds as many pages of the same guides; None where it is not installed."""
    root = project.parent / "hugo"
    command = hugo_command(root)
    if command is None:
        return None
    make_hugo(root, sorted(project.glob("connectors/*/*.mdx")), brands)

    def run() -> Cost:
        shutil.rmtree(root / "public", ignore_errors=True)
        return cost_of(*command)

    return run


def partners(shared: Path) -> Iterator[str]:
    """Many brands, against copying the result; and that they add no parsing."""
    with sample(shared, GUIDES, BRANDS) as project:
        yield f"## Partners: {GUIDES} guides for {BRANDS} brands\n"
        yield from HEAD
        out, copy = project.parent / "out", project.parent / "copy"
        hugo = with_hugo(project, BRANDS)

        def copied() -> Cost:
            shutil.rmtree(copy, ignore_errors=True)
            return cost_of("cp", "-r", out, copy)

        one, built, base, *others = in_turns(
            lambda: build_anew(project, "--jobs", "2", "--brand", "house"),
            lambda: build_anew(project, "--jobs", "2"),
            copied,
            *([hugo] if hugo else []),
        )
        yield row("`cp -r` of the output", base, 1)
        yield row("build, one brand, 2 jobs", one)
        yield row("build, all brands, 2 jobs: by the clock", built, built.over(base, "wall"), "1.2")
        yield row("the same: of processors", built, built.over(base))
        for other in others:
            yield row("Hugo: by the clock", other, other.over(base, "wall"))
            yield row(
                "Hugo's time over that of the build, by the clock",
                other,
                other.over(built, "wall"),
                "> 5",
            )
        yield from _after_a_brand(project)
        alone, all_brands = _counted(project, "--brand", "house"), _counted(project)
        yield f"\nGuides parsed and compiled: {alone} for one brand, {all_brands} for all."


def _after_a_brand(project: Path) -> Iterator[str]:
    """Builds after a partner has other words, against building all anew."""
    brand = next(iter(sorted(project.glob("brands/partner-*.yaml"))), None)
    if brand is None:
        return
    for _ in range(2):
        build(project, "--jobs", "2")

    def edited() -> Cost:
        brand.write_text(brand.read_text("utf-8").replace("name: ", "name: New ", 1), "utf-8")
        return build(project, "--jobs", "2")

    anew, again = in_turns(lambda: build_anew(project, "--jobs", "2", out="anew"), edited)
    yield row("build anew, beside the next", anew, 1)
    yield row("build after one brand has other words", again, again.over(anew))


def _counted(project: Path, *options: str) -> str:
    done = subprocess.run(
        [*GUIDEKIT, "build", project, "-o", project.parent / "out", "--no-cache",
         "--timings", *options],
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
        hugo = with_hugo(project, 1)
        bare, one, two, *others = in_turns(
            lambda: cost_of(sys.executable, "-c", BARE, project),
            lambda: build_anew(project, "--jobs", "1"),
            lambda: build_anew(project, "--jobs", "2"),
            *([hugo] if hugo else []),
        )
        yield row("markdown-it-py alone, to HTML", bare, 1)
        yield row("build, 1 job", one, one.over(bare), "1.2")
        yield row("build, 2 jobs", two, two.over(bare), "1.2")
        for other in others:
            yield row("Hugo", other, other.over(bare))
            yield row("build, 2 jobs, by the clock, over Hugo", two, two.over(other, "wall"), "3")


def incremental(shared: Path) -> Iterator[str]:
    """Builds after nothing, or little, has changed, against `--version`."""
    with sample(shared, GUIDES, 1) as project:
        yield f"## After a change: {GUIDES} guides, one brand\n"
        yield from HEAD
        guide = next(iter(sorted(project.glob("connectors/*/*.mdx"))))
        for _ in range(2):
            build(project)

        def edited(path: Path, text: str) -> Cost:
            path.write_text(path.read_text("utf-8") + text, "utf-8")
            return build(project)

        base, same, one, other, brand = in_turns(
            version,
            lambda: [build(project), build(project)][1],
            lambda: edited(guide, "\nMore.\n"),
            lambda: edited(guide.parent / "connector.yaml", "# More\n"),
            lambda: edited(project / "brands" / "house.yaml", "# More\n"),
            rounds=5,
        )
        yield row("`guidekit --version`", base, 1)
        yield row("build, nothing changed", same, same.over(base), "3")
        yield row("build, one guide edited", one, one.over(base), "4")
        yield row("build, one definition edited", other, other.over(base))
        yield row("build, the brand edited", brand, brand.over(base))


def version() -> Cost:
    """The least that the command can do."""
    return cost_of(*GUIDEKIT, "--version")


def lint(shared: Path) -> Iterator[str]:
    """Checks from nothing and again, against parsing and `--version`."""
    with sample(shared, GUIDES, 1) as project:
        yield f"## Lint: {GUIDES} guides, one brand\n"
        yield from HEAD
        command = (*GUIDEKIT, "lint", project)
        guide = next(iter(sorted(project.glob("connectors/*/*.mdx"))))
        parsed, first = in_turns(
            lambda: cost_of(sys.executable, "-c", PARSE, project),
            lambda: cost_of(*command, "--no-cache", "--jobs", "1"),
        )
        yield row("parsing alone", parsed, 1)
        yield row("lint", first, first.over(parsed), "1.3")
        for _ in range(2):
            cost_of(*command)
        base, same, one = in_turns(
            version,
            lambda: cost_of(*command),
            lambda: cost_of(*GUIDEKIT, "lint", guide, "--no-cache"),
            rounds=7,
        )
        yield row("`guidekit --version`", base, 1)
        yield row("lint, nothing changed", same, same.over(base), "3")
        yield row("lint of one file, its connector from nothing", one, one.over(base), "4")


def memory(shared: Path) -> Iterator[str]:
    """The most memory of one process, and time per guide, for projects of several sizes."""
    yield "## Memory, and what size costs: 2 jobs\n"
    yield "Ratios are of the processor's time for each guide.\n"
    yield from HEAD
    few = _sized(shared, GUIDES, 3)
    yield row(
        f"build, {GUIDES:,} guides, {BRANDS} brands", _sized(shared, GUIDES, BRANDS), None, "120 MB"
    )
    yield row(f"build, {GUIDES:,} guides, 3 brands", few, 1)
    if LARGE > GUIDES:
        many = _sized(shared, LARGE, 3)
        ratio = many.over(few) * GUIDES / LARGE
        yield row(f"build, {LARGE:,} guides, 3 brands", many, ratio, "300 MB, 1.2")


def _sized(shared: Path, guides: int, brands: int) -> Measured:
    with sample(shared, guides, brands) as project:
        (built,) = in_turns(lambda: build_anew(project, "--jobs", "2"), rounds=1)
    return built


def start_up(_: Path) -> Iterator[str]:
    """What it takes to say anything at all."""
    yield "## Start\n"
    yield from HEAD
    base, plain, help_ = in_turns(
        lambda: cost_of(*CLICK), version, lambda: cost_of(*GUIDEKIT, "--help"), rounds=9
    )
    yield row("`import click`", base, 1)
    yield row("`guidekit --version`", plain, plain.over(base), "1.5")
    yield row("`guidekit --help`", help_, help_.over(base), "1.5")


SECTIONS: dict[str, Callable[[Path], Iterator[str]]] = {
    "partners": partners,
    "cold": cold,
    "incremental": incremental,
    "lint": lint,
    "memory": memory,
    "start": start_up,
}
