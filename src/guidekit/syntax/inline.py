"""The inline pass: running text to nodes, with tags paired and places known."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from guidekit.source import Fault
from guidekit.syntax.attributes import attribute_faults
from guidekit.syntax.autolinks import Autolink, address_of, find_autolinks
from guidekit.syntax.braces import Braces
from guidekit.syntax.content import Content
from guidekit.syntax.definitions import RawDefinition
from guidekit.syntax.expressions import where_it_fails
from guidekit.syntax.markup import Stretch, simple_stretches
from guidekit.syntax.mending import fix_of
from guidekit.syntax.nesting import Nesting
from guidekit.syntax.nodes import (
    Break,
    Delete,
    Emphasis,
    Expression,
    FootnoteReference,
    Image,
    InlineCode,
    Link,
    Node,
    Strong,
    Text,
    plain_text,
)
from guidekit.syntax.stops import Pass
from guidekit.syntax.tags import Malformed, Tag, plain_tag

if TYPE_CHECKING:
    from guidekit.syntax.markdown_library import Token

__all__ = ["InlineParser"]

MARKED = {
    "strong_open": (Strong, "the bold text"),
    "em_open": (Emphasis, "the emphasis"),
    "s_open": (Delete, "the deletion"),
}
MAX_DEPTH = 50
"""How deep emphasis may nest: what is deeper keeps its text and loses its marks."""

TEXTS = frozenset({"text", "text_special", "softbreak"})

_Piece = tuple[str, int, int]
"""A piece of text, and where it stands in the content."""


class InlineParser:
    """Reads the running text of one file.

    ``braces`` are those of the file, ``definitions`` and ``footnotes`` are known labels.
    """

    def __init__(
        self,
        nesting: Nesting,
        braces: Braces,
        definitions: Mapping[str, RawDefinition],
        footnotes: frozenset[str],
    ) -> None:
        self.nesting = nesting
        self.braces = braces
        self.source = nesting.source
        self.faults = nesting.faults
        self.footnotes = footnotes
        self.stops = nesting.stops
        self.too_deep = False
        self.references = {
            label.upper(): {"title": found.title or "", "href": found.url}
            for label, found in definitions.items()
        }

    def parse(self, content: Content, place: str, *, cell: bool = False) -> tuple[Node, ...]:
        """The nodes of a stretch of running text; ``place`` names its block in messages."""
        text = content.text.rstrip(" \t\n")
        if not text:
            return ()
        stretches = simple_stretches(text)
        if stretches is not None:
            items = list(self._simple(content, stretches, cell=cell))
            return self.nesting.nest(items, *content.span(0, len(text)), place)
        from guidekit.syntax.engine import tokenize  # there are guides without such a text

        tokens, malformed = tokenize(content, self.braces, self.references, self.footnotes)
        for one in malformed:
            self._malformed(content, one)
        bounds = content.span(0, len(text))
        return _Builder(self, content, tokens, cell=cell).nodes(None, bounds, place)

    def _simple(
        self, content: Content, stretches: Iterable[Stretch], *, cell: bool
    ) -> Iterator[Node | Tag]:
        """What a simple text holds, in order."""
        for kind, start, end in stretches:
            value = content.text[start:end]
            if kind == "code":
                yield InlineCode(
                    *content.span(start - 1, end + 1), _code(_trimmed(value), cell=cell)
                )
            elif kind == "strong":
                inner = tuple(_texts(content, [(value, start, end)]))
                yield Strong(*content.span(start - 2, end + 2), inner)
            elif kind == "em":
                inner = tuple(_texts(content, [(value, start, end)]))
                yield Emphasis(*content.span(start - 1, end + 1), inner)
            elif kind == "link":
                label, _, url = value[1:-1].partition("](")
                piece = label, start + 1, start + 1 + len(label)
                inner = tuple(_texts(content, [piece], linking=False))
                yield Link(*content.span(start, end), "md", url, None, inner)
            elif kind == "tag":
                yield from filter(None, (plain_tag(content, start),))
            else:
                yield from _texts(content, [(value, start, end)])

    def note_depth(self, at: int) -> None:
        """Report emphasis that nests too deep, once."""
        if not self.too_deep:
            message = (
                f"{MAX_DEPTH} levels of emphasis, expected fewer: deeper text loses its emphasis"
            )
            self.faults.append(Fault("nesting-too-deep", message, self.source.span(at, at + 1)))
        self.too_deep = True

    def check_attributes(self, tag: Tag) -> None:
        """Report attribute values in braces that cannot be JavaScript."""
        for fault, _, told in attribute_faults(tag, self.source):
            self.faults.append(fault)
            self.stops.note(Pass.TEXT, told)

    def _malformed(self, content: Content, malformed: Malformed) -> None:
        start = content.offset(malformed.at)
        end = max(content.offset(malformed.end - 1) + 1, start + 1)
        span = self.source.span(start, end)
        fix = fix_of(self.source, malformed, start, end)
        if malformed.name:
            self.nesting.malformed[malformed.name] += 1
        self.faults.append(
            Fault(malformed.kind, malformed.message, span, help=malformed.advice, fix=fix)
        )
        if self.stops.matters(Pass.TEXT, start):
            self.stops.note(Pass.TEXT, content.offset(_told(content.text, malformed)))


def _told(text: str, malformed: Malformed) -> int:
    """The place in the text that the reference parser tells."""
    if not malformed.endless:
        return malformed.at if malformed.told is None else malformed.told
    if text[malformed.at] == "{":
        return where_it_fails(text, malformed.at + 1, len(text))
    return len(text)


class _Builder:
    """Turns the flat tokens of one text into nested nodes."""

    def __init__(
        self, parser: InlineParser, content: Content, tokens: "list[Token]", *, cell: bool
    ) -> None:
        self.parser = parser
        self.content = content
        self.tokens = tokens
        self.cell = cell
        self.at = 0
        self.depth = 0
        self.flattened = 0
        self.in_link = False

    def nodes(self, until: str | None, bounds: tuple[int, int], place: str) -> tuple[Node, ...]:
        """Nodes up to the closing token ``until``; ``bounds`` are those of ``place``."""
        items: list[Node | Tag] = []
        texts: list[Token] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type in TEXTS:
                if token.content or token.type == "softbreak":
                    texts.append(token)
                continue
            self._flush(texts, items)
            if token.type == until and not self.flattened:
                bounds = (bounds[0], self.content.offset(_place(token)[0]))
                break
            if token.nesting and (self.depth == MAX_DEPTH or self.flattened):
                if not self.flattened:
                    self.parser.note_depth(self.content.offset(_place(token)[0]))
                self.flattened += token.nesting
                continue
            items.append(self._node(token))
        self._flush(texts, items)
        return self.parser.nesting.nest(items, *bounds, place)

    def _flush(self, texts: "list[Token]", items: list[Node | Tag]) -> None:
        """One text node of a run of text tokens, with the bare links in it."""
        if texts:
            pieces = [_piece(token) for token in texts]
            items.extend(_texts(self.content, pieces, linking=not self.in_link))
            texts.clear()

    def _node(self, token: "Token") -> Node | Tag:
        start, end = self.content.span(*_place(token))
        match token.type:
            case "code_inline":
                return InlineCode(start, end, _code(token.content, cell=self.cell))
            case "hardbreak":
                return Break(start, end)
            case "tag":
                tag: Tag = token.meta["tag"]
                self.parser.check_attributes(tag)
                return tag
            case "expression":
                return Expression(start, end, token.content, flow=False)
            case "footnote":
                return FootnoteReference(start, end, token.content)
            case "url":
                text = Text(start, end, token.content)
                return Link(start, end, "literal", address_of(token.content), None, (text,))
            case "image":
                return self._image(token, start, end)
            case "link_open":
                return self._link(token, start, end)
        return self._marked(token)

    def _marked(self, token: "Token") -> Node:
        kind, name = MARKED[token.type]
        start, end = _place(token)
        # Of the two markers of bold text the token stands on the inner one.
        outer = start - 1 if kind is Strong else start
        self.depth += 1
        bounds = self.content.offset(outer), end
        children = self.nodes(token.type.replace("_open", "_close"), bounds, name)
        self.depth -= 1
        close = _place(self.tokens[self.at - 1])[0]
        stop = close + len(token.markup)
        return kind(bounds[0], self.content.offset(stop - 1) + 1, children)

    def _link(self, token: "Token", start: int, end: int) -> Link:
        self.in_link = True
        children = self.nodes("link_close", (start, end), "the link")
        self.in_link = False
        return Link(start, end, self._kind(token), _url(token, "href"), _title(token), children)

    def _image(self, token: "Token", start: int, end: int) -> Image:
        first = _place(token)[0] + len("![")
        content = self.content.part(first, first + len(token.content))
        inner = self.parser.parse(content, "the image", cell=self.cell)
        alt = "".join(plain_text(node) for node in inner)
        return Image(start, end, self._kind(token), _url(token, "src"), _title(token), alt)

    def _kind(self, token: "Token") -> Literal["md", "ref"]:
        return "md" if self.content.text[_place(token)[1] - 1] == ")" else "ref"


class _Run:
    """Adjacent pieces of text: their joined value, and where each of them stands."""

    def __init__(self, content: Content, value: str, pieces: Iterable[_Piece]) -> None:
        self.content = content
        self.value = value
        self.pieces: list[tuple[int, int, int, int]] = []
        self.ends: list[int] = []
        at = 0
        for text, start, end in pieces:
            self.pieces.append((at, at + len(text), start, end))
            at += len(text)
            self.ends.append(at)

    def nodes(self, links: Iterable[Autolink]) -> Iterator[Node]:
        """The links, and the text around them."""
        at = 0
        for link in links:
            if link.start > at:
                yield self._text(at, link.start)
            text = self._text(link.start, link.end)
            yield Link(text.start, text.end, "literal", link.url, None, (text,))
            at = link.end
        if at < len(self.value):
            yield self._text(at, len(self.value))

    def _text(self, start: int, end: int) -> Text:
        first, last = self._piece(start), self._piece(end - 1)
        begin, stop = first[2], last[3]
        if first[1] - first[0] == first[3] - first[2]:
            begin += start - first[0]
        if last[1] - last[0] == last[3] - last[2]:
            stop -= last[1] - end
        return Text(*self.content.span(begin, stop), self.value[start:end])

    def _piece(self, index: int) -> tuple[int, int, int, int]:
        return self.pieces[bisect_right(self.ends, index)]


def _texts(content: Content, pieces: list[_Piece], *, linking: bool = True) -> Iterable[Node]:
    """One text node of adjacent pieces, with the bare links in it where there may be any."""
    value = "".join([text for text, _, _ in pieces])
    links = find_autolinks(value) if linking else []
    if links:
        return _Run(content, value, pieces).nodes(links)
    return (Text(*content.span(pieces[0][1], pieces[-1][2]), value),)


def _trimmed(code: str) -> str:
    """Code without a space on each side, which keeps marks in it from those around it."""
    padded = code.startswith(" ") and code.endswith(" ") and code.strip(" ")
    return code[1:-1] if padded else code


def _code(value: str, *, cell: bool) -> str:
    """In a table a pipe needs its backslash even inside code."""
    return value.replace("\\|", "|") if cell else value


def _piece(token: "Token") -> _Piece:
    """The value of a text token, and where it stands."""
    value = "\n" if token.type == "softbreak" else token.content
    start, end = _place(token)
    return value, start, max(end, start + len(value))


def _place(token: "Token") -> tuple[int, int]:
    assert token.map is not None  # noqa: S101  # the engine notes a place on every token
    return token.map[0], token.map[1]


def _url(token: "Token", name: str) -> str:
    return str(token.attrs[name])


def _title(token: "Token") -> str | None:
    title = token.attrs.get("title")
    return None if title is None else str(title)
