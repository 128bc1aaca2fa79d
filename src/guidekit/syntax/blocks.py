"""The block pass: lines to containers and leaves, in one sweep over the file.

The rules are CommonMark's, as MDX changes them: indentation never makes code, so that any block
may be indented by any amount; a line that holds nothing but complete tags and expressions is a
block of its own and interrupts everything; ``import`` and ``export`` at the very start of a line
begin a block of statements; raw HTML and comments do not exist.
"""

import re

from guidekit.source import Fault, SourceText
from guidekit.source.patterns import regex
from guidekit.syntax.admonitions import Admonitions
from guidekit.syntax.braces import Braces
from guidekit.syntax.containers import MAX_DEPTH, RULE, OpenBlocks
from guidekit.syntax.content import Content
from guidekit.syntax.cursor import Cursor
from guidekit.syntax.definitions import take_definitions
from guidekit.syntax.esm import EsmBlocks
from guidekit.syntax.flow import FlowLine, FlowScanner
from guidekit.syntax.nodes import Esm, ThematicBreak
from guidekit.syntax.raw import Box, Fence, RawHeading, RawParagraph, RawTable
from guidekit.syntax.stops import Stops
from guidekit.syntax.tables import delimiter_row, read_row

__all__ = ["read_blocks"]

LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
HEADING_END = re.compile(r"(?<![ \t])(?:[ \t]++#++|^#++)?[ \t]*+$")
UNDERLINE = regex(r"(=++|-++)[ \t]*+$")
FENCE = regex(r"(`{3,}+)([^`]*+)$|(~{3,}+)(.*)$")
ESM = regex(r"(?:import|export) ")
STARTERS = frozenset("#*-_`~<{ie:")


def read_blocks(
    source: SourceText,
    start: int,
    braces: Braces | None = None,
    stops: Stops | None = None,
    *,
    containers: bool = True,
    admonitions: bool = True,
) -> tuple[Box, list[Fault]]:
    """The blocks of a file from an offset on, and what is wrong with them.

    ``braces`` and ``stops`` are those of the file.

    Without ``containers`` no list or quote begins: so a file is read, by the reference parser
    too, whose frontmatter is never closed. Without ``admonitions`` those are text, as in MDX.
    """
    parser = _BlockParser(source, start, braces or Braces(source.text), stops or Stops())
    parser.containers = containers
    parser.starters = STARTERS if admonitions else STARTERS - {":"}
    return parser.parse(), parser.faults


class _BlockParser:
    def __init__(self, source: SourceText, start: int, braces: Braces, stops: Stops) -> None:
        self.source = source
        self.text = source.text
        self.faults: list[Fault] = []
        self.open = OpenBlocks(self.text, Box("root", start, len(self.text)))
        self.lines = [
            match.span(1)
            for match in LINE.finditer(self.text, start)
            if match.start() < match.end()
        ]
        self.esm = EsmBlocks(source, self.lines, stops)
        self.flow = FlowScanner(source, self.lines, braces, stops)
        self.next = 0
        self.admonitions = Admonitions(self.text, self.open)
        self.containers = True
        self.starters = STARTERS
        self.prefix = 0  # columns that the open containers take of the current line

    def parse(self) -> Box:
        """Read all lines."""
        while self.next < len(self.lines):
            cursor = Cursor(self.text, *self.lines[self.next])
            self.next += 1
            self._line(cursor)
        self.admonitions.finish()
        if self.open.too_deep is not None:
            span = self.source.span(self.open.too_deep, self.open.too_deep + 1)
            message = (
                f"{MAX_DEPTH} levels of lists and quotes, expected fewer: "
                "the markers of deeper ones are read as text"
            )
            self.faults.append(Fault("nesting-too-deep", message, span))
        self.faults.extend(self.flow.faults)
        return self.open.root

    def _line(self, cursor: Cursor) -> None:
        blocks = self.open
        matched = blocks.carry_on(cursor)
        complete = matched == len(blocks.stack)
        self.prefix = cursor.column
        if complete and isinstance(blocks.leaf, Fence):
            self._fence_line(blocks.leaf, cursor)
            return
        interrupting = complete and isinstance(blocks.leaf, RawParagraph)
        fence = blocks.leaf
        opened = self.containers and blocks.open_new(cursor, matched, interrupting=interrupting)
        if isinstance(fence, Fence) and not opened:
            fence.drop_blank_line()
        self.prefix = cursor.column
        if cursor.blank():
            blocks.close_at_blank(len(blocks.stack) if opened else matched)
            return
        lazy = not opened and not complete
        if lazy and isinstance(blocks.leaf, RawParagraph) and not self._interrupts(cursor):
            self._paragraph_line(blocks.leaf, cursor)
        else:
            if lazy:
                blocks.close(matched)
            self._leaf_line(cursor)
        blocks.after_blank = False

    def _interrupts(self, cursor: Cursor) -> bool:
        """Whether a block begins here, so that the line does not lazily carry on a paragraph."""
        if cursor.char() not in self.starters:
            return False
        probe = cursor.copy()
        probe.skip_space()
        at, end, text = probe.at, probe.end, self.text
        if text[at] in "<{":
            found = self._scan_flow(probe)
            self.faults.extend(found.faults if found else ())
            return found is not None
        if text[at] == ":":
            return self.admonitions.begins(probe) is not None
        return any(pattern.match(text, at, end) for pattern in (HEADING, RULE, FENCE))

    # -- leaves ----------------------------------------------------------------------------------

    def _leaf_line(self, cursor: Cursor) -> None:
        """Read a line that is not blank, at the cursor inside its containers."""
        cursor.skip_space()
        leaf = self.open.leaf
        paragraph = leaf if isinstance(leaf, RawParagraph) else None
        if paragraph and self._underline(paragraph, cursor):
            return
        if self._starts_block(cursor, interrupting=paragraph is not None):
            return
        if isinstance(leaf, RawTable):
            leaf.rows.append(read_row(self.text, cursor.at, cursor.end))
            self.open.extend(leaf, cursor.end)
            return
        if paragraph is None:
            paragraph = RawParagraph(cursor.at, cursor.end, Content())
            self.open.add(paragraph)
            self.open.leaf = paragraph
        self._paragraph_line(paragraph, cursor)

    def _paragraph_line(self, leaf: RawParagraph, cursor: Cursor) -> None:
        cursor.skip_space()
        line = self.text[cursor.at : cursor.end]
        leaf.content.add(line, cursor.at)
        self.open.extend(leaf, cursor.at + len(line.rstrip(" \t")))

    def _starts_block(self, cursor: Cursor, *, interrupting: bool) -> bool:
        """Read a leaf that is neither paragraph nor table row, if one begins here."""
        at, end, text = cursor.at, cursor.end, self.text
        char = text[at]
        if char not in self.starters:
            return self._table(cursor)
        if char in "<{":
            return self._flow_line(cursor) or self._table(cursor)
        if char == "#" and (match := HEADING.match(text, at, end)):
            self._heading(match, end)
        elif char in "*-_" and RULE.match(text, at, end):
            self.open.leaf = None
            self.open.add(ThematicBreak(at, at + len(text[at:end].rstrip(" \t"))))
        elif char in "`~" and (match := FENCE.match(text, at, end)):
            self._open_fence(match, cursor)
        elif char == ":" and (match := self.admonitions.begins(cursor)):
            self.admonitions.take(match)
        elif char in "ie" and not interrupting and self._esm(cursor):
            pass
        else:
            return self._table(cursor)
        return True

    def _heading(self, match: re.Match[str], end: int) -> None:
        self.open.leaf = None
        text = self.text[match.end() : end]
        ending = HEADING_END.search(text)
        content = Content(text[: ending.start()] if ending else text, match.end())
        stop = match.start() + len(self.text[match.start() : end].rstrip(" \t"))
        self.open.add(RawHeading(match.start(), stop, len(match[1]), "atx", content))

    def _underline(self, leaf: RawParagraph, cursor: Cursor) -> bool:
        """Make the open paragraph a heading if this line underlines it."""
        match = UNDERLINE.match(self.text, cursor.at, cursor.end)
        if match is None:
            return False
        definitions, rest = take_definitions(leaf.content)
        if not rest.text:
            return False
        start = leaf.start
        if definitions:
            start = rest.offset(0)
            leaf.content = leaf.content.part(0, len(leaf.content.text) - len(rest.text) - 1)
            leaf.end = definitions[-1].end
        else:
            self.open.innermost.items.pop()
        self.open.leaf = None
        depth = 1 if match[1][0] == "=" else 2
        stop = cursor.at + len(match[1])
        self.open.add(RawHeading(start, stop, depth, "setext", rest))
        return True

    def _open_fence(self, match: re.Match[str], cursor: Cursor) -> None:
        self.open.leaf = None
        marker, info = (match[1], match[2]) if match[1] else (match[3], match[4])
        indent = cursor.column - self.prefix
        leaf = Fence(match.start(), cursor.end, marker, indent, info.strip(" \t"))
        leaf.value_start = self.lines[self.next][0] if self.next < len(self.lines) else cursor.end
        self.open.add(leaf)
        self.open.leaf = leaf

    def _fence_line(self, leaf: Fence, cursor: Cursor) -> None:
        probe = cursor.copy()
        probe.skip_space()
        rest = self.text[probe.at : probe.end].rstrip(" \t")
        if len(rest) >= len(leaf.marker) and rest == leaf.marker[0] * len(rest):
            self.open.extend(leaf, probe.at + len(rest))
            self.open.leaf = None
        else:
            cursor.skip_columns(leaf.indent)
            leaf.lines.append(cursor.rest())
            self.open.extend(leaf, cursor.end)
        self.open.after_blank = False

    def _table(self, cursor: Cursor) -> bool:
        """Begin a table where the next line is a delimiter row for this one."""
        if isinstance(self.open.leaf, RawTable) or self.next >= len(self.lines):
            return False
        if self.text.find("-", *self.lines[self.next]) < 0:
            return False
        following = Cursor(self.text, *self.lines[self.next])
        if not self.open.inside(following):
            return False
        following.skip_space()
        align = delimiter_row(self.text, following.at, following.end)
        if align is None or self.open.marker(following, None):
            return False
        head = read_row(self.text, cursor.at, cursor.end)
        if len(head[2]) != len(align) or head[1] - head[0] == 1 == self.text.count("|", *head[:2]):
            return False
        self.next += 1
        stop = following.at + len(self.text[following.at : following.end].rstrip(" \t"))
        leaf = RawTable(cursor.at, stop, align, [head])
        self.open.add(leaf)
        self.open.leaf = leaf
        return True

    def _esm(self, cursor: Cursor) -> bool:
        """Read a block of statements; it ends at the first blank line that can end it."""
        if cursor.column or not ESM.match(self.text, cursor.at, cursor.end):
            return False
        first = self.next - 1
        count, faults = self.esm.lines_from(first)
        self.faults.extend(faults)
        self.open.leaf = None
        end = self.lines[first + count - 1][1]
        self.open.add(Esm(cursor.at, end, self.text[cursor.at : end]))
        self.next += count - 1
        return True

    def _flow_line(self, cursor: Cursor) -> bool:
        """Read a line of tags and expressions that stands by itself."""
        found = self._scan_flow(cursor)
        if found is None:
            return False
        self.open.leaf = None
        self.faults.extend(found.faults)
        for item in found.items:
            self.open.add(item)
        self.next += found.further
        return True

    def _scan_flow(self, cursor: Cursor) -> FlowLine | None:
        return self.flow.scan(cursor, self.next, self.open)
