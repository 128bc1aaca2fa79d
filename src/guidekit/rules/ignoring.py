"""Comments put into a file to suppress the problems that it has, without any other change to it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from guidekit.rules.selection import ESSENTIAL
from guidekit.rules.suppression_comments import is_guide, is_yaml
from guidekit.rules.suppressions import read_suppressions
from guidekit.source import Diagnostic, Position, SourceText
from guidekit.source.yaml import load_yaml, plain
from guidekit.syntax import Document, Node, children_of, parse, says_the_same

__all__ = ["Ignored", "add_ignores"]

UNREACHED = ESSENTIAL | {"GK910", "GK911", "GK912", "GK913"}
"""What no comment suppresses: what makes the output wrong, and what comments have themselves."""

INDENT = re.compile(r"[ \t]*")


class Ignored(Struct, frozen=True):
    """A file's new text, how many comments are new, and the problems that no comment can reach."""

    text: str
    added: int
    left: tuple[Diagnostic, ...]


class Spot(Struct, frozen=True):
    """A line with problems; ``line`` is 0 for those of the file as a whole."""

    line: int
    problems: tuple[Diagnostic, ...]

    @property
    def rules(self) -> str:
        """The rules to name, each once."""
        return ", ".join(sorted({problem.code for problem in self.problems}))


def add_ignores(source: SourceText, problems: Iterable[Diagnostic], reason: str) -> Ignored:
    r"""Suppress problems of a guide or a YAML file, each by a comment as near as can be.

    That is on the line above, else at the end of the line, else around a block, else for the whole
    file: the first way by which the file still says the same. ``reason`` is one line without
    ``*/``.

    >>> from guidekit.source import Severity
    >>> source = SourceText("a.mdx", "- ![](a.png)\n")
    >>> found = Diagnostic("GK701", "image-without-alt", Severity.WARNING, "", source.span(2, 12))
    >>> print(add_ignores(source, [found], "decoration").text, end="")
    {/* guidekit-disable-next-line GK701: decoration */}
    - ![](a.png)
    """
    left = []
    by_line: dict[int, list[Diagnostic]] = defaultdict(list)
    for problem in problems:
        if problem.code in UNREACHED or not (is_guide(source.path) or is_yaml(source.path)):
            left.append(problem)
        else:
            whole = problem.span.start == problem.span.end == Position(1, 1)
            by_line[0 if whole else problem.span.start.line].append(problem)
    spots = [Spot(line, tuple(by_line[line])) for line in sorted(by_line)]
    writer = _Writer(source, reason)
    writer.place([spot for spot in spots if spot.line])
    unplaced = [*writer.unplaced, *(spot for spot in spots if not spot.line)]
    left += writer.place_whole([problem for spot in unplaced for problem in spot.problems])
    return Ignored(writer.source.text, writer.added, tuple(left))


class _Writer:
    def __init__(self, source: SourceText, reason: str) -> None:
        self.reason = reason
        self.added = 0
        self.unplaced: list[Spot] = []
        self.line_end = "\r\n" if "\r\n" in source.text else "\n"
        self.take(source.text, source.path)

    def take(self, text: str, path: str) -> None:
        """Go on with another text."""
        self.source = SourceText(path, text)
        self.document = parse(self.source) if is_guide(path) else None

    def place(self, spots: Sequence[Spot]) -> None:
        """Write comments for lines in order; those further down first, for they move no others."""
        if not spots or self._try({spot.line: self._above(spot) for spot in spots}, {}, spots):
            return
        if len(spots) > 1:
            half = len(spots) // 2
            self.place(spots[half:])
            self.place(spots[:half])
        elif not any(self._try(above, after, spots) for above, after in self._ways(spots[0])):
            self.unplaced += spots

    def place_whole(self, problems: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Write one comment for the whole file; the problems for which that cannot be done."""
        if not problems:
            return []
        spot = Spot(0, tuple(problems))
        document = self.document
        if document is None:
            text = self._yaml("ignore-file", spot)
            return [] if self._try({1: text + self.line_end}, {}, (spot,)) else list(problems)
        first = 1
        if document.frontmatter is not None:
            end = document.frontmatter_start + len(document.frontmatter)
            first = self.source.position(end).line + (2 if document.frontmatter else 1)
        text = self._comment("guidekit-disable-file", spot)
        for blank in (self.line_end, ""):
            gap = blank if self.source.line(first).strip() else ""
            ways = [{first: text + self.line_end + gap}]
            if first > 1:
                ways.append({first: self.line_end + text + self.line_end + gap})
            if any(self._try(way, {}, (spot,)) for way in ways):
                return []
        return list(problems)

    def _try(self, above: dict[int, str], after: dict[int, str], spots: Sequence[Spot]) -> bool:
        """Put texts before some lines and at the end of others, if the file then says the same."""
        lines = self.source.text.splitlines(keepends=True)
        shifts = {}
        for spot in spots:
            shifts[spot.line] = sum(
                len(text.splitlines()) for line, text in above.items() if line <= spot.line
            )
        for line, text in after.items():
            if line <= len(lines):
                body = lines[line - 1].rstrip("\r\n")
                lines[line - 1] = f"{body}{text}{lines[line - 1][len(body) :] or ''}"
        for line in sorted(above, reverse=True):
            if line > len(lines) and lines and not lines[-1].endswith(("\n", "\r")):
                lines[-1] += self.line_end
            lines.insert(line - 1, above[line])
        return self._accept("".join(lines), spots, shifts)

    def _accept(self, text: str, spots: Sequence[Spot], shifts: dict[int, int]) -> bool:
        old_source, old_document = self.source, self.document
        self.take(text, old_source.path)
        entries = read_suppressions(self.source).entries
        reached = all(
            any(
                problem.code in entry.codes and entry.reaches(_moved(problem, shifts[spot.line]))
                for entry in entries
            )
            for spot in spots
            for problem in spot.problems
        )
        if reached and self._same(old_source, old_document):
            self.added += len(spots)
            return True
        self.source, self.document = old_source, old_document
        return False

    def _same(self, source: SourceText, document: Document | None) -> bool:
        if document and self.document:
            return says_the_same(document, self.document)
        one, other = load_yaml(source), load_yaml(self.source)
        return plain(one[0]) == plain(other[0]) and len(one[1]) == len(other[1])

    def _ways(self, spot: Spot) -> Iterator[tuple[dict[int, str], dict[int, str]]]:
        """Ways to reach a line other than from the line above, the nearest first."""
        if self._in_yaml(spot.line):
            yield {}, {spot.line: f" {self._yaml('ignore', spot)}"}
            return
        yield {}, {spot.line: f" {self._comment('guidekit-disable-line', spot)}"}
        assert self.document is not None  # noqa: S101 - only guides have lines that are no YAML
        begin = self._comment("guidekit-disable", spot)
        end = f"{{/* guidekit-enable {spot.rules} */}}"
        blank = self.line_end
        for first, last in self._blocks(self.document, spot.problems[0]):
            indent = self._indent(first)
            before, behind = f"{indent}{begin}{blank}", f"{indent}{end}{blank}"
            gap = blank if self.source.line(last + 1).strip() else ""
            yield {first: f"{before}{blank}", last + 1: f"{blank}{behind}{gap}"}, {}
            yield {first: before, last + 1: behind}, {}

    def _blocks(self, document: Document, problem: Diagnostic) -> list[tuple[int, int]]:
        """First and last lines of the nodes around a place, the innermost first."""
        offset = self.source.offset(problem.span.start)
        found: list[tuple[int, int]] = []
        nodes: Iterable[Node] = document.children
        while node := next((each for each in nodes if each.start <= offset < each.end), None):
            text = self.source.text[node.start : node.end].rstrip()
            last = self.source.position(node.start + len(text)).line
            found.append((self.source.position(node.start).line, last))
            nodes = children_of(node)
        return list(dict.fromkeys(reversed(found)))

    def _above(self, spot: Spot) -> str:
        indent = self._indent(spot.line)
        if self._in_yaml(spot.line):
            return f"{indent}{self._yaml('ignore', spot)}{self.line_end}"
        return f"{indent}{self._comment('guidekit-disable-next-line', spot)}{self.line_end}"

    def _in_yaml(self, line: int) -> bool:
        """Whether a line is of a YAML file, or of a guide's frontmatter."""
        if self.document is None:
            return True
        frontmatter = self.document.frontmatter
        if not frontmatter:
            return False
        start = self.document.frontmatter_start
        first, last = self.source.position(start), self.source.position(start + len(frontmatter))
        return first.line <= line <= last.line

    def _indent(self, line: int) -> str:
        found = INDENT.match(self.source.line(line))
        return found[0] if found else ""

    def _comment(self, verb: str, spot: Spot) -> str:
        return f"{{/* {verb} {spot.rules}: {self.reason} */}}"

    def _yaml(self, verb: str, spot: Spot) -> str:
        return f"# guidekit: {verb} {spot.rules}: {self.reason}"


def _moved(problem: Diagnostic, lines: int) -> Position:
    start = problem.span.start
    return Position(start.line + lines, start.column)
