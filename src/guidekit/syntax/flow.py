"""Lines that hold nothing but complete tags and expressions: blocks of their own."""

import re
from collections.abc import Callable

from msgspec import Struct

from guidekit.source import Fault, SourceText
from guidekit.syntax.braces import Braces
from guidekit.syntax.content import Content
from guidekit.syntax.cursor import Cursor
from guidekit.syntax.expressions import expression_problem
from guidekit.syntax.mending import fix_of
from guidekit.syntax.nodes import Expression
from guidekit.syntax.stops import Pass, Stops
from guidekit.syntax.tags import Malformed, Tag, html_comment, scan_tag

__all__ = ["FlowLine", "FlowScanner"]

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
BUDGET = 200_000
"""Characters that are looked ahead in any file; in a large one four times its size."""


class FlowLine(Struct, frozen=True):
    """What such a line holds, and how many further lines its tags reach into.

    ``faults`` are lines among those that leave the list or quote in which the tag began, and
    HTML comments.
    """

    items: tuple[Tag | Expression, ...]
    further: int
    faults: tuple[Fault, ...]


class FlowScanner:
    """Reads such lines; looking ahead for the end of a tag costs at most ``budget`` in all.

    What is never closed is not looked for: the file tells that beforehand. So the budget is for
    what is closed far below and turns out to be no expression.
    """

    def __init__(
        self, source: SourceText, lines: list[tuple[int, int]], braces: Braces, stops: Stops
    ) -> None:
        self.source = source
        self.lines = lines
        self.braces = braces
        self.budget = max(BUDGET, 4 * len(source.text))
        self.stops = stops

    def scan(
        self, cursor: Cursor, following: int, inside: Callable[[Cursor], bool], prefix: str
    ) -> FlowLine | None:
        """The tags from the cursor to a line's end; None where anything else stands there.

        ``following`` is the index of the next line, ``inside`` moves a cursor past the prefix of
        the open containers (false where it is missing) and ``prefix`` says what that would be, if
        there are any.
        """
        content = Content(self.source.text[cursor.at : cursor.end], cursor.at)
        ahead = _Lookahead(self, content, following, inside, prefix)
        items: list[Tag | Expression] = []
        notes: list[Malformed] = []
        at = 0
        while True:
            text = content.text
            while at < len(text) and text[at] in " \t":
                at += 1
            if at >= len(text) or text[at] == "\n":
                further = text.count("\n", 0, at)
                faults = [*ahead.faults(further), *(self._fault(content, note) for note in notes)]
                for fault in faults:
                    self.stops.note(Pass.BLOCKS, self.source.offset(fault.span.start))
                return FlowLine(tuple(items), further, tuple(faults))
            if text[at] == "{" and items and isinstance(items[-1], Expression):
                return None  # an expression may follow a tag, but not another expression
            result = self._scan_one(content, at, notes)
            if result is None:
                return None
            if not isinstance(result, Malformed):
                item, at = result
                items.append(item)
            elif not (result.incomplete and ahead.more()):
                at = ahead.end() if result.endless else content.offset(result.at)
                self.stops.note(Pass.BLOCKS, ahead.leaving(at))
                return None

    def _scan_one(
        self, content: Content, at: int, notes: list[Malformed]
    ) -> tuple[Tag | Expression, int] | Malformed | None:
        """The tag or expression at a place; None where there is neither."""
        text = content.text
        if text.startswith("<!--", at):
            return self._scan_comment(content, at, notes)
        if text[at] == "<":
            return scan_tag(content, at, self.braces, flow=True)
        if text[at] != "{":
            return None
        end = self.braces.close(content, at)
        if end is None:
            closed = self.braces.after(content.offset(at)) is not None
            return Malformed("bare-brace", "", at, at + 1, incomplete=closed, endless=True)
        source = text[at + 1 : end - 1]
        if expression_problem(source):
            return Malformed("bare-brace", "", at, at + 1)
        return Expression(*content.span(at, end), source, flow=True), end

    def _scan_comment(
        self, content: Content, at: int, notes: list[Malformed]
    ) -> tuple[Expression, int] | Malformed | None:
        """An HTML comment, read as the comment that MDX would have."""
        self.stops.note(Pass.BLOCKS, content.offset(at))
        if self.braces.find("-->", content.offset(at) + 4) < 0:
            return None
        match = COMMENT.match(content.text, at)
        if match is None:
            return Malformed("html-comment", "", at, at + 1, incomplete=True)
        notes.append(html_comment(match))
        source = f"/*{match[1].replace('*/', '* /')}*/"
        return Expression(*content.span(at, match.end()), source, flow=True), match.end()

    def _fault(self, content: Content, note: Malformed) -> Fault:
        start, end = content.span(note.at, note.end)
        fix = fix_of(self.source, note, start, end)
        return Fault(note.kind, note.message, self.source.span(start, end), fix=fix)


class _Lookahead:
    """Takes further lines into a content while a tag is not finished; twice as many each time."""

    def __init__(
        self,
        scanner: FlowScanner,
        content: Content,
        following: int,
        inside: Callable[[Cursor], bool],
        prefix: str,
    ) -> None:
        self.scanner = scanner
        self.content = content
        self.next = following
        self.inside = inside
        self.prefix = prefix
        self.step = 1
        self.lazy: list[tuple[int, Fault]] = []

    def more(self) -> bool:
        """Add lines; false where there are none left, or where looking ahead costs too much."""
        scanner = self.scanner
        last = min(self.next + self.step, len(scanner.lines))
        if self.next >= last or scanner.budget < 0:
            return False
        for start, end in scanner.lines[self.next : last]:
            cursor = Cursor(scanner.source.text, start, end)
            if not self.inside(cursor):
                self._note_lazy(cursor)
            self.content.add(scanner.source.text[cursor.at : end], cursor.at)
        scanner.budget -= len(self.content.text)
        self.next = last
        self.step *= 2
        return True

    def faults(self, further: int) -> tuple[Fault, ...]:
        """The faults of those lines that were used."""
        return tuple(fault for line, fault in self.lazy if line <= further)

    def leaving(self, at: int) -> int:
        """The place, or the first line before it that leaves the list or quote."""
        offset = self.scanner.source.offset
        return min([at, *(offset(fault.span.start) for _, fault in self.lazy[:1])])

    def end(self) -> int:
        """Where the container ends in which the tag began."""
        scanner, text = self.scanner, self.scanner.source.text
        if not self.prefix:
            return len(text)
        for start, end in scanner.lines[self.next :]:
            scanner.budget -= end - start
            if scanner.budget < 0:
                break
            if not self.inside(Cursor(text, start, end)):
                return start
        return len(text)

    def _note_lazy(self, cursor: Cursor) -> None:
        cursor.skip_space()
        span = self.scanner.source.span(cursor.at, max(cursor.at + 1, cursor.end))
        message = f"line inside a tag leaves the list or quote it began in, expected {self.prefix}"
        self.lazy.append((self.content.lines, Fault("lazy-line", message, span)))
