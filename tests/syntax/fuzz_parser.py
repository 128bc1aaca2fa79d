"""Coverage-guided fuzzing of what reads guides: `make fuzz` (SECONDS=60) runs it.

Every text is read, recorded, made a guide and laid out. An exception, a place outside of the text,
or a text that takes unreasonably long stops the run and is kept in a file that begins with
`crash-`. What was learned stays in the cache folder and is where the next run begins.
"""

import importlib
import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from time import process_time
from typing import Any

atheris: Any = importlib.import_module("atheris")

with atheris.instrument_imports(include=["guidekit"]):
    from guidekit.model import build_guide
    from guidekit.source import SourceText
    from guidekit.syntax import parse, walk
    from guidekit.syntax.layout import format_guide
    from guidekit.syntax.record import record

TESTS = Path(__file__).resolve().parents[1]
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "guidekit" / "fuzz"
LONGEST = 4096
SLOW = 3.0
"""Processor seconds for a text of at most so many characters: 100 times what it should take."""

WORDS = (
    "<a>", "</a>", "<a", "/>", "<Note>", "</Note>", '<Step title="', "{/*", "*/}", "{`", "${",
    "<!--", "-->", "```", "~~~", "---\n", "- ", "1. ", "> ", "# ", "| - |", "[^1]", "[^1]: ",
    "[a]: b", "](", "![", "**", "__", "~~", "import A from '/a.mdx'", "export const a = ",
    "https://a.example", "www.a.b", "a@b.c", "&amp;", "\\", "\r\n", "\t", "\u200b", "{#a}",
    "<Steps>", "</Steps>", "{brand.name}", 'scope="', "when=", "...",
)  # fmt: skip
FIXTURE = re.compile(r"^````guide\n(.*?)^````$", re.MULTILINE | re.DOTALL)


class SlowError(Exception):
    """A text took longer than any text of its size may."""


def read(data: bytes) -> None:
    """What the fuzzer calls: all that is done with the text of one guide."""
    source = SourceText("guide.mdx", data.decode("utf-8", "replace"))
    start = process_time()
    document = parse(source)
    for node in walk(document):
        assert 0 <= node.start <= node.end <= len(source.text)
    for fault in document.faults:
        assert source.offset(fault.span.end) <= len(source.text) + 1
    json.dumps(record(document, "guide.mdx"))
    build_guide(source, lambda path: source if path.endswith("a.mdx") else None)
    text = format_guide(source)
    assert format_guide(SourceText("guide.mdx", text)) == text
    if process_time() - start > SLOW:
        raise SlowError(f"{len(source.text)} characters")


def seeds() -> Iterable[str]:
    """Small guides to begin with: those of the fixtures."""
    for path in sorted(TESTS.rglob("*.md")):
        yield from FIXTURE.findall(path.read_text("utf-8"))


def main() -> None:
    """Fuzz for so many seconds as the first argument says."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    corpus, begin = CACHE / "corpus", CACHE / "seeds"
    for folder in (corpus, begin):
        folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds()):
        (begin / f"{number}.mdx").write_text(text[:LONGEST], "utf-8")
    words = CACHE / "words"
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS)
    words.write_text("".join(f'"{word}"\n' for word in escaped), "ascii")
    options = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": 60,
        "dict": words,
        "artifact_prefix": f"{CACHE}/",
        "print_final_stats": 1,
    }
    arguments = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, str(corpus), str(begin)], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
