"""Fixture files: Markdown whose headings name cases and whose four-backtick blocks hold them.

A case is a heading and the blocks below it. The words after the back-ticks name a block::

    ## a step without a title

    ````guide
    <Step>...</Step>
    ````

    ````diagnostics
    1:1-1:7 error GK203 step-without-title: ...
    ````
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Case", "accept", "cases_in", "read_cases"]

FENCE = "````"
HEADING = re.compile(r"#{1,6} +(.*)")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its heading, where it is and its blocks; each text ends with a line end."""

    path: Path
    name: str
    line: int
    blocks: Mapping[str, str]

    @property
    def id(self) -> str:
        """What pytest calls the case."""
        return f"{self.path.stem}: {self.name}"


@dataclass(frozen=True, slots=True)
class _Block:
    case: str
    line: int
    name: str
    first: int
    last: int


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file, in its order; headings without blocks are none."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    cases: dict[str, tuple[int, dict[str, str]]] = {}
    for block in _blocks(path, lines):
        _, texts = cases.setdefault(block.case, (block.line, {}))
        assert block.name not in texts, f"{path}:{block.first}: second block `{block.name}`"
        texts[block.name] = "".join(lines[block.first : block.last])
    return tuple(Case(path, name, line, texts) for name, (line, texts) in cases.items())


def cases_in(folder: Path, pattern: str = "*.md") -> tuple[Case, ...]:
    """The cases of all files of a folder."""
    return tuple(case for path in sorted(folder.glob(pattern)) for case in read_cases(path))


def accept(case: Case, name: str, text: str) -> None:
    """Write a block's new text into its file; a block that is not there yet comes last."""
    text = text if not text or text.endswith("\n") else f"{text}\n"
    lines = case.path.read_text("utf-8").splitlines(keepends=True)
    mine = [block for block in _blocks(case.path, lines) if block.case == case.name]
    block = next((block for block in mine if block.name == name), None)
    if block:
        lines[block.first : block.last] = [text]
    else:
        lines[mine[-1].last + 1 : mine[-1].last + 1] = [f"\n{FENCE}{name}\n{text}{FENCE}\n"]
    case.path.write_text("".join(lines), "utf-8")


def _blocks(path: Path, lines: list[str]) -> Iterator[_Block]:
    case, line, first, name = "", 0, 0, ""
    for number, content in enumerate(lines):
        if first:
            if content.rstrip() == FENCE:
                yield _Block(case, line, name, first, number)
                first = 0
        elif content.startswith(FENCE):
            assert case, f"{path}:{number + 1}: block before the first heading"
            first, name = number + 1, content.removeprefix(FENCE).strip()
        elif heading := HEADING.match(content):
            case, line = heading[1].strip(), number + 1
    assert not first, f"{path}:{first}: unclosed block `{name}`"
