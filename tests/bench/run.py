"""What guidekit's stages cost, as ratios to rendering the same files with bare markdown-it-py.

Machines differ and drift, so the parts of one round run one after the other, and only the medians
of the ratios within a round mean something. Nothing here fails: `make bench` prints.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import perf_counter

from markdown_it import MarkdownIt

from guidekit.site import build_site, load_project
from guidekit.source import SourceText
from guidekit.syntax import parse

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7

Timed = tuple[str, Callable[[], object]]


def sources_below(folder: Path) -> list[SourceText]:
    """The guides below a folder."""
    paths = sorted((*folder.rglob("*.mdx"), *folder.rglob("*.md")))
    return [SourceText(path.name, path.read_text("utf-8")) for path in paths]


def bare(sources: Iterable[SourceText]) -> None:
    """Render with markdown-it-py alone: the yardstick."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for source in sources:
        markdown.render(source.text)


def parse_all(sources: Iterable[SourceText]) -> None:
    """Parse with guidekit."""
    for source in sources:
        parse(SourceText(source.path, source.text))


def build(project: Path, *brands: str) -> None:
    """Build the sites of these brands, or of all, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        build_site(load_project(project), Path(folder) / "out", brands, jobs=1)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(title: str, sources: list[SourceText], parts: Iterable[Timed]) -> None:
    """Print a table of the parts, each against the yardstick of its round."""
    size = sum(len(source.text) for source in sources)
    parts = list(parts)
    times: dict[str, list[float]] = {name: [] for name, _ in parts}
    ratios: dict[str, list[float]] = {name: [] for name, _ in parts}
    yardsticks = []
    for _, work in parts:
        work()  # what is loaded once is not measured
    for _ in range(ROUNDS):
        yardstick = seconds(partial(bare, sources))
        yardsticks.append(yardstick)
        for name, work in parts:
            taken = seconds(work)
            times[name].append(taken)
            ratios[name].append(taken / yardstick)
    print(f"\n{title}: {len(sources)} files, {size:,} characters, medians of {ROUNDS} rounds")
    print(
        f"  {'bare markdown-it-py':<24}{statistics.median(yardsticks) * 1000:>9.1f} ms     1.00 x"
    )
    for name, _ in parts:
        milliseconds = statistics.median(times[name]) * 1000
        print(f"  {name:<24}{milliseconds:>9.1f} ms{statistics.median(ratios[name]):>9.2f} x")


def main() -> None:
    """Measure the guides of the repository, and the corpora where they are."""
    guides = ROOT / "guides"
    sources = sources_below(guides / "connectors")
    measure(
        "guides/",
        sources,
        [
            ("parse", partial(parse_all, sources)),
            ("build, one brand", partial(build, guides, "stackone")),
            ("build, three brands", partial(build, guides)),
        ],
    )
    corpora = Path(os.environ.get("GUIDEKIT_SHARED", ROOT.parent / "shared")) / "corpus"
    if not corpora.is_dir():
        print(f"\nno corpora: {corpora} is no folder", file=sys.stderr)
        return
    for folder in sorted(path for path in corpora.iterdir() if path.is_dir()):
        files = sources_below(folder)
        measure(f"corpus {folder.name}", files, [("parse", partial(parse_all, files))])


if __name__ == "__main__":
    main()
