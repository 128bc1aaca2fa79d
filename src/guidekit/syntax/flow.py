"""Lines that hold nothing but complete tags and expressions: blocks of their own."""

import re

from msgspec import Struct

from guidekit.source import Fault, SourceText
from guidekit.source.patterns import regex
from guidekit.syntax.attributes import attribute_faults
from guidekit.syntax.braces import Braces
from guidekit.syntax.containers import OpenBlocks
from guidekit.syntax.content import Content
from guidekit.syntax.cursor import Cursor
from guidekit.syntax.expressions import Expressions, where_it_fails
from guidekit.syntax.mending import fix_of
from guidekit.syntax.nodes import Expression
from guidekit.syntax.stops import Pass, Stops
from guidekit.syntax.tags import Malformed, Tag, html_comment, lone_tag, scan_tag

__all__ = ["FlowLine", "FlowScanner"]

COMMENT = regex(r"<!--(.*?)-->", re.DOTALL)
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
        self.whole = Content(source.text)
        self.lines = lines
        self.braces = braces
        self.budget = max(BUDGET, 4 * len(source.text))
        self.stops = stops
        self.faults: list[Fault] = []  # of lines that are no tags after all
        self.noted: set[int] = set()  # braces: what is around one may be closed when it is read

    def scan(self, cursor: Cursor, following: int, blocks: OpenBlocks) -> FlowLine | None:
        """The tags from the cursor to a line's end; None where anything else stands there.

        ``following`` is the index of the next line, ``blocks`` are the open containers.
        """
        alone = lone_tag(self.whole, cursor.at, cursor.end)
        if alone is not None:
            return FlowLine((alone,), 0, ())
        content = Content(self.source.text[cursor.at : cursor.end], cursor.at)
        ahead = _Lookahead(self, content, following, blocks)
        items: list[Tag | Expression] = []
        notes: list[Malformed] = []
        at = 0
        while True:
            text = content.text
            while at < len(text) and text[at] in " \t":
                at += 1
            if at >= len(text) or text[at] == "\n":
                further = text.count("\n", 0, at)
                lazy = ahead.faults(further)
                comments = (self._fault(content, note) for note in notes)
                faults = (*lazy, *comments, *self._attribute_faults(items, ahead))
                return FlowLine(tuple(items), further, faults)
            result = None
            # An expression may follow a tag, but not another expression.
            if text[at] != "{" or not items or not isinstance(items[-1], Expression):
                result = self._scan_one(content, at, notes)
            if result is None:
                self.faults.extend(ahead.faults(text.count("\n", 0, at)))
                return None
            if not isinstance(result, Malformed):
                item, at = result
                items.append(item)
            elif not (result.incomplete and ahead.more()):
                self._note_stop(content, at, result, ahead)
                return None

    def _refusal(self, content: Content, at: int) -> Fault:
        mark, kind = ("<", "bare-less-than") if content.text[at] == "<" else ("{", "bare-brace")
        what = "a tag" if mark == "<" else "an expression"
        message = (
            f"`{mark}` at the beginning of a line is read as {what}, even in code, "
            "expected it further on in a line"
        )
        return Fault(kind, message, self.source.span(*content.span(at, at + 1)))

    def _note_stop(self, content: Content, at: int, found: Malformed, ahead: "_Lookahead") -> None:
        if self.stops.refused is None:
            self.stops.refused = self._refusal(content, at)
        start = content.offset(found.at)
        if not self.stops.matters(Pass.BLOCKS, start):
            return
        place = start
        if found.endless or found.told is not None:
            place, lazy = ahead.end()
            if self.source.text[start] == "{" and not lazy:
                place = where_it_fails(self.source.text, start + 1, place)
        self.stops.note(Pass.BLOCKS, ahead.leaving(place))

    def _attribute_faults(self, items: list[Tag | Expression], ahead: "_Lookahead") -> list[Fault]:
        """Attributes that are no JavaScript; the reference parser looks further for their end."""
        found = []
        for item in items:
            for fault, brace, told in (
                attribute_faults(item, self.source) if isinstance(item, Tag) else ()
            ):
                found.append(fault)
                if brace not in self.noted and self.stops.matters(Pass.BLOCKS, brace):
                    self.noted.add(brace)
                    end, lazy = ahead.end()
                    self.stops.note(Pass.BLOCKS, end if lazy else told)
        return found

    def _scan_one(
        self, content: Content, at: int, notes: list[Malformed]
    ) -> tuple[Tag | Expression, int] | Malformed | None:
        """The tag or expression at a place; None where there is neither."""
        text = content.text
        if text.startswith("<!--", at):
            return self._scan_comment(content, at, notes)
        if text[at] == "<":
            last = content.offset(at) + 1 == len(self.source.text)
            return scan_tag(content, at, self.braces, flow=True, at_end=last)
        if text[at] != "{":
            return None
        end = self.braces.close(content, at)
        if end is None:
            closed = self.braces.after(content.offset(at)) is not None
            return Malformed("bare-brace", "", at, at + 1, incomplete=closed, endless=True)
        end, problem = Expressions(text).read(at, end)
        if problem:
            return Malformed("bare-brace", "", at, at + 1, told=problem.at)
        return Expression(*content.span(at, end), text[at + 1 : end - 1], flow=True), end

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
        blocks: OpenBlocks,
    ) -> None:
        self.scanner = scanner
        self.content = content
        self.first = self.next = following
        self.blocks = blocks
        self.step = 1
        self.lazy: list[tuple[int, Fault]] = []

    def more(self) -> bool:
        """Add lines; false where there are none left, or where looking ahead costs too much."""
        scanner = self.scanner
        before, last = self.next, min(self.next + self.step, len(scanner.lines))
        if before >= last or scanner.budget < 0:
            return False
        for start, end in scanner.lines[self.next : last]:
            cursor = Cursor(scanner.source.text, start, end)
            if not self.blocks.inside(cursor):
                if self.blocks.begins(cursor):
                    return self.next > before
                self._note_lazy(cursor)
            self.next += 1
            self.content.add(scanner.source.text[cursor.at : end], cursor.at)
        scanner.budget -= len(self.content.text)
        self.step *= 2
        return True

    def faults(self, further: int) -> tuple[Fault, ...]:
        """The faults of those lines that were used."""
        found = tuple(fault for line, fault in self.lazy if line <= further)
        for fault in found[:1]:
            offset = self.scanner.source.offset(fault.span.start)
            self.scanner.stops.note(Pass.BLOCKS, offset)
        return found

    def leaving(self, at: int) -> int:
        """The place, or the first line before it that leaves the list or quote."""
        offset = self.scanner.source.offset
        return min([at, *(offset(fault.span.start) for _, fault in self.lazy[:1])])

    def end(self) -> tuple[int, bool]:
        """Where a tag without an end breaks off, and whether at a line that carries on nothing.

        Else it is where the containers end in which the tag began.
        """
        scanner, text = self.scanner, self.scanner.source.text
        if not self.blocks.stack:
            return len(text), False
        for start, end in scanner.lines[self.first :]:
            scanner.budget -= end - start
            if scanner.budget < 0:
                break
            cursor = Cursor(text, start, end)
            if not self.blocks.inside(cursor):
                return start, not self.blocks.begins(cursor)
        return len(text), False

    def _note_lazy(self, cursor: Cursor) -> None:
        cursor.skip_space()
        span = self.scanner.source.span(cursor.at, max(cursor.at + 1, cursor.end))
        box = self.blocks.innermost
        prefix = "`>` before it" if box.kind == "quote" else f"{box.size} columns of indentation"
        message = f"line inside a tag leaves the list or quote it began in, expected {prefix}"
        self.lazy.append((self.content.lines, Fault("lazy-line", message, span)))
