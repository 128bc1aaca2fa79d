"""What guidekit costs: against other parsers, by stage, and on texts made to be slow.

Machines differ and drift, so what is compared runs in turns, one round after the other, and only
the medians of the ratios within a round mean something. Nothing here fails: `make bench` prints
Markdown, and with ARGS=--write keeps it in docs/performance.md.
"""

import argparse
import gc
import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from markdown_it import MarkdownIt

from bench.goals import goals
from bench.keystrokes import keystrokes
from bench.packages import missing, versions
from bench.peers import peers
from bench.remark import Remark
from bench.shares import shares
from bench.speed import SECTIONS
from guidekit.model import build_guide
from guidekit.project import load_project
from guidekit.site import build_site
from guidekit.source import SourceText
from guidekit.syntax import parse
from syntax.families import FAMILIES, text_of

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"
REAL = ("stackone/docs/connection-guides/**/*.mdx", "nango/docs/**/connect.mdx")
OF_REAL_GUIDES = {**SECTIONS, "shares": shares, "peers": peers}
ROUNDS = 9
WARM_UP = 5
SIZES = (125_000, 1_000_000)

Round = Callable[[], list[float | None]]
"""Does all of its work once; the milliseconds of each part, None for a part it refuses."""


def processor_milliseconds(work: Callable[[], object]) -> float:
    """How long it takes the processor, whatever else the machine does."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def each(work: Callable[[SourceText], object], sources: list[SourceText]) -> list[float | None]:
    """How long each file takes; nothing that is remembered with a file is found again."""
    return [milliseconds(partial(work, SourceText(source.path, source.text))) for source in sources]


def whole(work: Callable[[], object]) -> list[float | None]:
    """How long all of the work takes, as one part."""
    return [milliseconds(work)]


def render(source: SourceText) -> None:
    """What markdown-it-py alone does with a file."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    markdown.render(source.text)


def build(project: Path, *brands: str) -> None:
    """Build the sites of these brands, or of all, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        build_site(load_project(project), Path(folder) / "out", brands, jobs=1)


def compare(contenders: dict[str, Round], unit: str) -> Iterator[str]:
    """A table of the contenders, each against the first; parts that one refuses count for none."""
    for work in contenders.values():
        for _ in range(WARM_UP):
            work()
    rounds: dict[str, list[list[float | None]]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, work in contenders.items():
            gc.collect()
            rounds[name].append(work())
    parts = [
        index
        for index in range(len(next(iter(rounds.values()))[0]))
        if all(times[index] is not None for runs in rounds.values() for times in runs)
    ]
    sums = {
        name: [sum(times[index] or 0 for index in parts) / len(parts) for times in runs]
        for name, runs in rounds.items()
    }
    first = next(iter(sums.values()))
    yield f"| {unit} | median | best | ratio |"
    yield "|---|--:|--:|--:|"
    for name, times in sums.items():
        ratio = statistics.median(mine / other for mine, other in zip(times, first, strict=True))
        middle = statistics.median(times)
        yield f"| {name} | {middle:.2f} ms | {min(times):.2f} ms | {ratio:.2f} |"
    count = len(next(iter(rounds.values()))[0])
    if count > len(parts):
        yield f"\n{count - len(parts)} of {count} are refused by one and count for none."


def parsers(shared: Path) -> Iterator[str]:
    """guidekit against remark and markdown-it-py on real guides."""
    yield "## Parsing real guides\n"
    paths = [path for pattern in REAL for path in sorted((shared / "corpus").glob(pattern))]
    if not paths:
        yield f"Not measured: no corpora in `{shared.name}/`."
        return
    sources = [SourceText(path.name, path.read_text("utf-8")) for path in paths]
    size = sum(len(source.text) for source in sources) // len(sources)
    yield f"{len(paths)} guides of {size:,} characters on average, one process, time per file.\n"
    contenders: dict[str, Round] = {}
    if reason := missing():
        yield f"remark is not measured: {reason}.\n"
        yield from compare(_python_parsers(sources), "parser")
        return
    with Remark(paths) as remark:
        contenders[f"remark for MDX, Node {remark.version.lstrip('v')}"] = remark.round
        yield from compare(contenders | _python_parsers(sources), "parser")
    yield f"\nremark is {versions('remark', 'unified')}."


def _python_parsers(sources: list[SourceText]) -> dict[str, Round]:
    return {
        "guidekit, `parse`": partial(each, parse, sources),
        "guidekit, `build_guide`": partial(
            each, lambda source: build_guide(source, lambda _: None), sources
        ),
        "markdown-it-py alone, to HTML": partial(each, render, sources),
    }


def stages() -> Iterator[str]:
    """What the stages cost on the guides of the repository."""
    guides = ROOT / "guides"
    paths = sorted((guides / "connectors").rglob("*.mdx"))
    sources = [SourceText(path.name, path.read_text("utf-8")) for path in paths]
    yield f"## Stages, on the {len(sources)} guides of `guides/`\n"
    work: dict[str, Callable[[], object]] = {
        "markdown-it-py alone, to HTML": partial(each, render, sources),
        "parse": partial(each, parse, sources),
        "build, one brand": partial(build, guides, "stackone"),
        "build, all brands": partial(build, guides),
    }
    yield from compare({name: partial(whole, one) for name, one in work.items()}, "all files")


def families() -> Iterator[str]:
    """How the time of texts made to be slow grows with their size."""
    small, large = SIZES
    yield "## Texts made to be slow\n"
    yield f"Each text has {small:,} characters, then {large:,}: linear work takes"
    yield f"{large // small} times as long, quadratic work {(large // small) ** 2} times. Times are"
    yield "of the processor.\n"
    yield f"| family | {small // 1000} kB | {large // 1000:,} kB | ratio | µs a character |"
    yield "|---|--:|--:|--:|--:|"
    for name in FAMILIES:
        times = []
        for size in SIZES:
            source = SourceText("guide.mdx", text_of(name, size))
            gc.collect()
            times.append(
                min(
                    processor_milliseconds(partial(parse, source))
                    for _ in range(1 + (size < large))
                )
            )
        each_one = times[1] * 1000 / len(source.text)
        yield (
            f"| {name} | {times[0]:,.0f} ms | {times[1]:,.0f} ms | {times[1] / times[0]:.1f} "
            f"| {each_one:.1f} |"
        )


def measured(shared: Path, part: str) -> Iterator[str]:
    """What is found in one part, line by line."""
    work = PARTS[part]
    if part in OF_REAL_GUIDES and not (shared / "corpus").is_dir():
        yield f"{part} is not measured: no corpora beside the checkout."
        return
    yield from work(shared)
    python = f"{platform.python_implementation()} {platform.python_version()}, {_processor()}"
    busy = f"{os.getloadavg()[2]:.1f} processes at work on {os.cpu_count()} cores"
    yield f"\n*{datetime.now(tz=UTC).date()}, {python}, {busy}.*"


def _processor() -> str:
    """The model of the processor, where the system tells it."""
    told = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", told.read_text("utf-8") if told.is_file() else "")
    return model[1] if model else platform.machine()


PARTS: dict[str, Callable[[Path], Iterator[str]]] = {
    "parsers": parsers,
    "stages": lambda _: stages(),
    "families": lambda _: families(),
    "typing": keystrokes,
    **OF_REAL_GUIDES,
}
MARK = re.compile(r"^<!-- (\w+) -->$", re.MULTILINE)
"""Stands before each part of the document."""

GOALS = "goals"
HEAD = """# Performance

Measured by `make bench`. Times are of one machine on one day; the ratios are what lasts.
"""


def keep(part: str, text: str) -> None:
    """Put what was found in a part into the document, in the place of what was found earlier."""
    _, *parts = MARK.split(DOCUMENT.read_text("utf-8"))
    known = dict(zip(parts[::2], parts[1::2], strict=True)) | {part: text}
    ordered = {name: known[name].strip() for name in PARTS if name in known}
    texts = {GOALS: "\n".join(goals(ordered)), **ordered}
    kept = (f"\n<!-- {name} -->\n\n{text}\n" for name, text in texts.items())
    DOCUMENT.write_text(HEAD + "".join(kept), "utf-8")


def main() -> None:
    """Print the parts that are named, or all, and keep them where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    options.add_argument("--write", action="store_true", help=f"keep them in {DOCUMENT.name}")
    given = options.parse_args()
    shared = Path(os.environ.get("GUIDEKIT_SHARED", ROOT.parent / "shared"))
    for part in given.parts or PARTS:
        lines = []
        for line in measured(shared, part):
            print(line)
            sys.stdout.flush()
            lines.append(line)
        print()
        if given.write:
            keep(part, "\n".join(lines))


if __name__ == "__main__":
    main()
