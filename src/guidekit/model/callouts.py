"""Boxed remarks in the ways of GitHub and GitBook, read as callouts.

``> [!NOTE]`` begins a quote that is one, ``{% hint style="info" %}`` and ``{% endhint %}`` enclose
one. To Markdown all of this is text: the last stands at the end of a paragraph, perhaps in the last
item of a list.
"""

import re
from collections.abc import Iterator, Mapping
from operator import is_

from msgspec.structs import replace

from guidekit.source import SourceText
from guidekit.source.patterns import regex
from guidekit.syntax import (
    Blockquote,
    Break,
    Element,
    List,
    ListItem,
    Node,
    Paragraph,
    Text,
)

__all__ = ["SIGNS", "from_quote", "with_hints"]

SIGNS = ("[!", "{% hint")
"""One of these stands in every file that has such a remark."""

QUOTES: Mapping[str, str] = {
    "note": "Note", "tip": "Tip", "important": "Info", "warning": "Warning", "caution": "Danger",
}  # fmt: skip
HINTS: Mapping[str | None, str] = {
    None: "Info", "info": "Info", "success": "Check", "warning": "Warning", "danger": "Danger",
}  # fmt: skip
LINE_END = r"[ \t]*(?:\r\n?|\n|\Z)"
QUOTE = regex(rf"\[!({'|'.join(QUOTES)})\]{LINE_END}", re.IGNORECASE)
HINT = regex(rf"""\{{% hint(?: style=["']({"|".join(filter(None, HINTS))})["'])? %\}}{LINE_END}""")
END = regex(r"(?:\A|\r\n?|\n)[ \t]*\{% endhint %\}[ \t]*\Z")
LINE_START = re.compile(r"[^\r\n]*(?:\r\n?|\n)[ \t>]*")


def from_quote(quote: Blockquote, source: SourceText) -> Element | None:
    """The callout that a quote is, if its first line says so."""
    opened = _opened(quote.children[0], QUOTE, source) if quote.children else None
    if opened is None:
        return None
    name, rest = opened
    return _callout(QUOTES[(name or "").lower()], (*rest, *quote.children[1:]), quote, quote)


def with_hints(nodes: tuple[Node, ...], source: SourceText) -> tuple[Node, ...]:
    """Nodes side by side, with what each hint encloses in a callout; the same where none does."""
    found = tuple(_hints(nodes, source))
    return nodes if len(found) == len(nodes) and all(map(is_, found, nodes)) else found


def _hints(nodes: tuple[Node, ...], source: SourceText) -> Iterator[Node]:
    at = 0
    while at < len(nodes):
        opened = _opened(nodes[at], HINT, source)
        if opened is None:
            yield nodes[at]
            at += 1
            continue
        found = _hint(nodes, at, *opened)
        if found is None:  # nor does anything close what is opened further down
            yield from nodes[at:]
            return
        at, callout = found
        yield callout


def _hint(
    nodes: tuple[Node, ...], first: int, style: str | None, rest: tuple[Node, ...]
) -> tuple[int, Element] | None:
    """The callout that begins with a node, and the place of the node after it."""
    inside: list[Node] = []
    for at in range(first, len(nodes)):
        for node in rest if at == first else (nodes[at],):
            closed = _closed(node)
            if closed is not None:
                children = (*inside, *closed)
                return at + 1, _callout(HINTS[style], children, nodes[first], nodes[at])
            inside.append(node)
    return None


def _callout(name: str, children: tuple[Node, ...], first: Node, last: Node) -> Element:
    start, end = first.start, last.end
    inner = children[0].start if children else end
    return Element(
        start, end, name, (), children,
        flow=True, self_closing=False, open_end=inner, close_start=end,
    )  # fmt: skip


def _opened(
    node: Node, opening: re.Pattern[str], source: SourceText
) -> tuple[str | None, tuple[Node, ...]] | None:
    """What a paragraph's first line says, and what is left of the paragraph."""
    text = node.children[0] if isinstance(node, Paragraph) and node.children else None
    match = opening.match(text.value) if isinstance(text, Text) else None
    if match is None or not isinstance(node, Paragraph) or not isinstance(text, Text):
        return None
    rest = node.children[1:]
    if match.end() < len(text.value):
        line = LINE_START.match(source.text, text.start, text.end)
        start = line.end() if line else text.start
        rest = (Text(start, text.end, text.value[match.end() :]), *rest)
    elif rest and isinstance(rest[0], Break):
        rest = rest[1:]
    elif rest and not match[0].endswith(("\n", "\r")):
        return None
    return match[1], (replace(node, start=rest[0].start, children=rest),) if rest else ()


def _closed(node: Node) -> tuple[Node, ...] | None:
    """What is left of a node at whose end a hint ends; None for any other."""
    if isinstance(node, Text):
        match = END.search(node.value)
        if match is None:
            return None
        value = node.value[: match.start()]
        return (Text(node.start, node.end, value),) if value else ()
    if not isinstance(node, Paragraph | List | ListItem | Blockquote) or not node.children:
        return None
    last = _closed(node.children[-1])
    if last is None:
        return None
    children = (*node.children[:-1], *last)
    return (replace(node, children=children),) if children else ()
