"""Flat tags to nested elements, within one container, and what is wrong where they do not pair.

A tag must be closed in the container in which it was opened: the same paragraph, list item,
quote or table cell. Each fault is reported once, where the author has to act, and reading goes on
as if it were mended.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from guidekit.source import Edit, Fault, Fix, SourceText
from guidekit.source.patterns import regex
from guidekit.syntax.nodes import Element, Node
from guidekit.syntax.stops import Pass, Stops
from guidekit.syntax.tags import Tag

__all__ = ["VOID_ELEMENTS", "Nesting"]

VOID_ELEMENTS = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    }
)  # fmt: skip


PLACEHOLDER = regex(r"[A-Z][A-Z0-9_]+|[a-z]+(?:[-_][a-z0-9]+)+")
"""Names such as ``your-key`` and ``API_KEY``: hardly elements, rather something to fill in."""


class _Open(Struct):
    tag: Tag | None
    children: list[Node] = field(default_factory=list)


class _Stray(Struct, frozen=True):
    """A tag whose partner may stand in an outer container: judged when that is read."""

    tag: Tag
    place: str


class _Strays:
    """The strays of one kind, in the order in which they were met; found by name at once."""

    def __init__(self) -> None:
        self.named: dict[str, deque[_Stray]] = {}

    def __bool__(self) -> bool:
        return bool(self.named)

    def __iter__(self) -> Iterator[_Stray]:
        return (stray for strays in self.named.values() for stray in strays)

    def add(self, stray: _Stray) -> None:
        self.named.setdefault(stray.tag.name, deque()).append(stray)

    def take_first(self, name: str) -> _Stray | None:
        """Take away the first of a name."""
        return self._take(name, 0)

    def take_last(self, name: str) -> _Stray | None:
        """Take away the last of a name."""
        return self._take(name, -1)

    def _take(self, name: str, index: int) -> _Stray | None:
        strays = self.named.get(name)
        if strays is None:
            return None
        stray = strays[index]
        del strays[index]
        if not strays:
            del self.named[name]
        return stray


class Nesting:
    """Pairs the tags of one file, container by container, innermost first."""

    def __init__(self, source: SourceText, faults: list[Fault], stops: Stops) -> None:
        self.source = source
        self.faults = faults
        self.stops = stops
        self.closers = _Strays()
        self.openers = _Strays()
        self.malformed: Counter[str] = Counter()  # opening tags that were reported, by their names

    def nest(
        self, items: Iterable[Node | Tag], start: int, end: int, place: str
    ) -> tuple[Node, ...]:
        """The nodes with their tags paired; ``place`` is their container, ``start`` to ``end``."""
        flat = list(items)
        nodes = tuple([item for item in flat if isinstance(item, Node)])
        if len(nodes) == len(flat) and not self.closers:
            return nodes
        self._note_stop(flat, end, None if place == "the file" else start)
        return _Container(self, flat, (start, end), place).run()

    def _note_stop(self, flat: list[Node | Tag], end: int, shown: int | None) -> None:
        """Pair the tags as strictly as can be, to find the first that has no partner."""
        opened: list[str] = []
        for tag in flat:
            if not isinstance(tag, Tag) or (tag.self_closing and not tag.closing):
                continue
            if not tag.closing:
                opened.append(tag.name)
            elif tag.attributes or tag.self_closing or opened[-1:] != [tag.name]:
                self.stops.note(Pass.PAIRING, tag.start)
                return
            else:
                opened.pop()
        if opened:
            self.stops.note_unclosed(end, shown)

    def finish(self) -> None:
        """Report the closing tags that nothing opened."""
        for stray in self.closers:
            tag = stray.tag
            if self.malformed[tag.name]:
                self.malformed[tag.name] -= 1
                continue
            span = self.source.span(tag.start, tag.end)
            message = (
                f"`</{tag.name}>` closes nothing, expected an opening `<{tag.name}>` before it "
                f"in {stray.place}"
            )
            fix = Fix("remove the tag", (Edit(span, ""),), safe=False)
            self.faults.append(Fault("unopened-tag", message, span, fix=fix))


class _Container:
    def __init__(
        self, nesting: Nesting, flat: list[Node | Tag], bounds: tuple[int, int], place: str
    ) -> None:
        self.nesting = nesting
        self.source = nesting.source
        self.faults = nesting.faults
        self.flat = flat
        self.bounds = bounds
        self.place = place
        self.stack = [_Open(None)]
        self.opened: Counter[str] = Counter()  # the tags on the stack, by their names
        self.to_come = Counter(i.name for i in flat if isinstance(i, Tag) and i.closing)

    def run(self) -> tuple[Node, ...]:
        for item in self.flat:
            if isinstance(item, Node):
                self.stack[-1].children.append(item)
                self._pair_strays(item)
            elif item.closing:
                self._close_tag(item)
            elif item.self_closing:
                self._finish(_Open(item), None)
            elif item.name in VOID_ELEMENTS and not self.to_come[item.name]:
                self._void(item)
            else:
                self.stack.append(_Open(item))
                self.opened[item.name] += 1
        while len(self.stack) > 1:
            self._unclosed(f"the end of {self.place}", self.bounds[1])
        return tuple(self.stack[0].children)

    # -- tags of one container ---------------------------------------------------------------------

    def _close_tag(self, tag: Tag) -> None:
        self._check_closing(tag)
        self.to_come[tag.name] -= 1
        if not self.opened[tag.name]:
            self._without_open(tag)
            return
        while (top := self.stack[-1].tag) and top.name != tag.name:
            self._unclosed(f"`</{tag.name}>`", tag.start)
        self._finish(self._pop(), tag)

    def _pop(self) -> _Open:
        opened = self.stack.pop()
        assert opened.tag is not None  # noqa: S101  # only the bottom of the stack has none
        self.opened[opened.tag.name] -= 1
        return opened

    def _without_open(self, tag: Tag) -> None:
        """A closing tag that nothing of its name opened here."""
        if self.nesting.openers.take_last(tag.name):
            return  # its own fault says all: one end of the pair stands too deep
        top = self.stack[-1].tag
        if top is None or self.to_come[top.name] > 0:
            self.nesting.closers.add(_Stray(tag, self.place))
            return
        span = self.source.span(tag.start, tag.end)
        opening = self.source.span(top.start, top.end)
        fix = Fix(f"write `</{top.name}>`", (Edit(span, f"</{top.name}>"),), safe=False)
        message = (
            f"`</{tag.name}>` closes `<{top.name}>` of line {opening.start.line}, "
            f"expected `</{top.name}>`"
        )
        self.faults.append(Fault("mismatched-tag", message, span, fix=fix, related=opening))
        self._finish(self._pop(), tag)

    def _unclosed(self, before: str, at: int) -> None:
        opened = self._pop()
        tag = opened.tag
        assert tag is not None  # noqa: S101  # only the bottom of the stack has none
        message = (
            f"`<{tag.name}>` is never closed, expected `</{tag.name}>` before {before} "
            f"at {self.source.position(at)}"
        )
        advice = None
        if PLACEHOLDER.fullmatch(tag.name):
            advice = f"write `\\<{tag.name}>` or use back-ticks if it is a placeholder"
        elif self.place != "the file":
            advice = (
                "a tag must be closed where it was opened: put both tags on lines of their own, "
                "or both into the same line"
            )
        span = self.source.span(tag.start, tag.end)
        self.faults.append(Fault("unclosed-tag", message, span, help=advice))
        if self.place != "the file" or self.to_come[tag.name] > 0:
            self.nesting.openers.add(_Stray(tag, self.place))
        self._finish(opened, None, at)

    def _void(self, tag: Tag) -> None:
        text = self.source.text
        bare = text[tag.end - 2].isspace()
        end = self.source.span(tag.end - 1, tag.end)
        fix = Fix(f"write `<{tag.name} />`", (Edit(end, "/>" if bare else " />"),))
        message = f"`<{tag.name}>` without a slash, expected `<{tag.name} />`"
        span = self.source.span(tag.start, tag.end)
        self.faults.append(Fault("void-element-without-slash", message, span, fix=fix))
        self._finish(_Open(tag), None)

    def _check_closing(self, tag: Tag) -> None:
        if tag.attributes or tag.self_closing:
            span = self.source.span(tag.start, tag.end)
            message = f"closing tag `</{tag.name}>` holds more than its name, expected nothing"
            fix = Fix(f"write `</{tag.name}>`", (Edit(span, f"</{tag.name}>"),))
            self.faults.append(Fault("malformed-tag", message, span, fix=fix))

    # -- tags of two containers --------------------------------------------------------------------

    def _pair_strays(self, node: Node) -> None:
        """Close what is open here with a closing tag that stands too deep, inside ``node``."""
        closers = self.nesting.closers
        while closers and len(self.stack) > 1:
            top = self.stack[-1].tag
            if top is None or self.to_come[top.name] > 0:
                return
            stray = closers.take_first(top.name)
            if stray is None:
                return
            span = self.source.span(stray.tag.start, stray.tag.end)
            opening = self.source.span(top.start, top.end)
            message = (
                f"`</{top.name}>` stands inside {stray.place}, but `<{top.name}>` of line "
                f"{opening.start.line} was opened outside it, expected it on a line of its own"
            )
            fix = Fix("put it on a line of its own", (Edit(span, f"\n</{top.name}>"),), safe=False)
            self.faults.append(Fault("mismatched-tag", message, span, fix=fix, related=opening))
            self._finish(self._pop(), None, node.end)

    def _finish(self, opened: _Open, close: Tag | None, end: int | None = None) -> None:
        tag = opened.tag
        assert tag is not None  # noqa: S101  # only the bottom of the stack has none
        if close is not None:
            stop, close_start = close.end, close.start
        else:
            stop = tag.end if end is None else max(end, tag.end)
            close_start = stop
        self.stack[-1].children.append(
            Element(
                tag.start, stop, tag.name, tag.attributes, tuple(opened.children),
                tag.flow, tag.self_closing, tag.end, close_start,
            )
        )  # fmt: skip
