"""One guide written in many ways has one layout.

Guides are drawn as nested blocks; each is then written twice, with indentation, blank lines,
markers, quotes and padding by chance.
"""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from guidekit.source import SourceText
from guidekit.syntax import parse
from guidekit.syntax.layout import lay_out


@dataclass(frozen=True)
class Block:
    """A block: lines of text, rows of cells, or blocks in it; ``loose`` and ``first`` of a list."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    inside: "tuple[Block, ...]" = ()
    first: int | None = None
    loose: bool = False


WORDS = st.sampled_from(
    ["text", "**bold**", "`a  b`", "a > b", "[l](/u)", "<b>x</b>", "{x}", "2.", "- ", "\\{", "&lt;"]
)
LINES = st.lists(
    st.lists(WORDS, max_size=3).map(lambda words: " ".join(["Word", *words]).strip()),
    min_size=1, max_size=3,
).map(tuple)  # fmt: skip
CODE = st.lists(st.sampled_from(["", "  x", "# no", "<a>", "- b", "\\ ", "~~", "``"]), max_size=4)
ROW = st.tuples(st.sampled_from(["a", "`b`", "long cell", ""]), st.sampled_from(["c", "\\| d", ""]))
LEAVES = st.one_of(
    LINES.map(lambda lines: Block("paragraph", lines)),
    LINES.map(lambda lines: Block("heading", lines[:1])),
    CODE.map(lambda lines: Block("code", tuple(lines))),
    st.lists(ROW, min_size=1, max_size=3).map(lambda rows: Block("table", rows=tuple(rows))),
    st.sampled_from([Block("rule"), Block("image")]),
)
PARAGRAPHS = LINES.map(lambda lines: Block("paragraph", lines))


def items(blocks: st.SearchStrategy[Block], size: int) -> st.SearchStrategy[tuple[Block, ...]]:
    inside = st.lists(blocks, max_size=size).map(tuple)
    return st.lists(
        st.tuples(PARAGRAPHS, inside).map(lambda pair: Block("item", inside=(pair[0], *pair[1]))),
        min_size=1, max_size=3,
    ).map(tuple)  # fmt: skip


def containers(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inside = st.lists(blocks, max_size=4).map(tuple)
    first = st.sampled_from([None, 1, 2, 9])
    return st.one_of(
        inside.map(lambda blocks: Block("element", inside=blocks)),
        inside.filter(bool).map(lambda blocks: Block("quote", inside=blocks)),
        st.builds(lambda i, n: Block("list", inside=i, first=n), items(blocks, 0), first),
        st.builds(
            lambda i, n: Block("list", inside=i, first=n, loose=True), items(blocks, 2), first
        ),
    )


def separable(blocks: tuple[Block, ...]) -> bool:
    """No two lists meet: whether they are one depends on how they are written."""
    return all(one.kind != "list" or two.kind != "list" for one, two in pairwise(blocks)) and all(
        separable(block.inside) for block in blocks
    )


GUIDES = st.lists(st.recursive(LEAVES, containers, max_leaves=8), max_size=4).map(tuple)


@dataclass
class Writer:
    """Writes blocks; ``chance`` decides about what has no meaning."""

    chance: Random
    apart: bool = False  # in a quote: whether there is a blank line is kept
    edges: bool = True  # not in a list item: there they may make it a loose one

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        lines: list[str] = []
        before = ""
        for block in blocks:
            if before:
                lines += [""] * self.chance.randint(self.fewest(before, block.kind), 3)
            lines += self.block(block)
            before = block.kind
        return lines

    def fewest(self, before: str, after: str) -> int:
        """How many blank lines must be between two blocks."""
        apart = self.apart or not self.edges or before == after == "image"
        ends = before in ("heading", "rule", "code", "element", "image")
        interrupts = after in ("heading", "code", "element")
        return 1 if apart or not (ends or interrupts) else 0

    def block(self, block: Block) -> list[str]:
        write = getattr(self, block.kind)
        lines: list[str] = write(block)
        return lines

    def space(self, most: int = 3) -> str:
        return " " * self.chance.randint(0, most)

    def paragraph(self, block: Block) -> list[str]:
        *lines, last = (line + self.space(1) for line in block.lines)
        first, *rest = *lines, last + self.space()
        return [first, *(self.space() + line for line in rest)]

    def heading(self, block: Block) -> list[str]:
        return [f"## {self.space()}{block.lines[0]}{self.chance.choice(['', ' ##'])}"]

    def code(self, block: Block) -> list[str]:
        fence = self.chance.choice(["```", "````", "~~~", "~~~~"])
        return [f"{fence}js", *block.lines, self.space() + fence]

    def table(self, block: Block) -> list[str]:
        return [
            "|" + "|".join(self.space() + cell + " " for cell in cells) + "|"
            for cells in (block.rows[0], ("-" * self.chance.randint(1, 5), ":-:"), *block.rows[1:])
        ]

    def rule(self, block: Block) -> list[str]:
        return [self.chance.choice(["***", "* * *", "___", "_____  "])]

    def image(self, block: Block) -> list[str]:
        return [self.chance.choice(["<img src='x' alt=\"\"/>", '<img src="x"\n\n alt =""  />'])]

    def element(self, block: Block) -> list[str]:
        edge = [""] * (self.chance.randint(0, 2) if self.edges else 0)
        indent = self.space(6)
        inside = indented(self.blocks(block.inside), indent, indent)
        return ["<Note  title='a'\tb>", *edge, *inside, *edge, f"</Note{self.space(1)}>"]

    def quote(self, block: Block) -> list[str]:
        apart, self.apart = self.apart, True
        marker = self.chance.choice(["> ", " > "])
        lines = indented(self.blocks(block.inside), marker, marker, bare=">")
        self.apart = apart
        return lines

    def list(self, block: Block) -> list[str]:
        bullet = self.chance.choice("-*+" if block.first is None else ".)")
        edges, self.edges = self.edges, False
        lines: list[str] = []
        for index, item in enumerate(block.inside):
            lines += [""] if block.loose and index else []
            number = block.first if index == 0 else self.chance.randint(0, 12)
            marker = bullet if block.first is None else f"{number}{bullet}"
            marker += " " + self.space()
            lines += indented(self.blocks(item.inside), marker, " " * len(marker))
        self.edges = edges
        return lines


def indented(lines: list[str], first: str, rest: str, bare: str = "") -> list[str]:
    split = [one for line in lines for one in line.split("\n")]
    return [
        (prefix + line if line else bare)
        for prefix, line in zip((first, *(rest,) * len(split)), split, strict=False)
    ]


@settings(deadline=None)
@given(GUIDES.filter(separable), st.integers(), st.integers())
def test_one_guide_has_one_layout(blocks: tuple[Block, ...], one: int, two: int) -> None:
    texts = ["\n".join(Writer(Random(seed)).blocks(blocks)) for seed in (one, two)]  # noqa: S311
    documents = [parse(SourceText("guide.mdx", text)) for text in texts]
    assert [document.faults for document in documents] == [(), ()]
    first, second = (lay_out(document) for document in documents)
    assert first is not None
    assert first == second
