"""Random guides whose parts have conditions, each with a word of its own to look for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

__all__ = ["DEFINITION", "Draft", "Reader", "drafts"]

DEFINITION = """
StackOne: 1.0.0
info: {title: Lucca, key: lucca, version: 1.0.0}
scopeDefinitions:
  a: {description: First}
  b: {description: Second}
  c: {description: Third, includes: a}
authentication:
  - custom:
      type: custom
      label: API Key
      configFields: [{key: key, label: Secret Key, type: text, required: true}]
"""

CONDITIONS: Mapping[str, Callable[["Reader"], bool]] = {
    "data-whitelabel-hide": lambda r: r.house,
    'data-whitelabel-hide="acme"': lambda r: r.house or r.brand != "acme",
    'data-whitelabel-hide="acme, globex"': lambda r: r.house,
    "data-whitelabel-only": lambda r: not r.house,
    'data-whitelabel-only="globex"': lambda r: r.brand == "globex",
    'data-guide-scopes="a"': lambda r: r.chose("a", "c"),
    'data-guide-scopes="b c"': lambda r: r.chose("b", "c"),
    'data-guide-scopes=""': lambda r: True,
    'data-guide-audience="setup"': lambda r: False,
    'data-guide-audience="config"': lambda r: True,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the guide for end users: a brand's name, and what it chose (None: nothing)."""

    brand: str
    chosen: tuple[str, ...] | None = None

    @property
    def house(self) -> bool:
        return self.brand == "orbit"

    def chose(self, *scopes: str) -> bool:
        return self.chosen is None or not set(scopes).isdisjoint(self.chosen)


@dataclass(slots=True)
class Draft:
    """A guide's text, and for each of its words the conditions that all must hold."""

    text: str = ""
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def word(self, around: tuple[str, ...]) -> str:
        word = f"zq{len(self.words)}k"
        self.words[word] = tuple(condition for condition in around if condition)
        return word

    def shown(self, reader: Reader) -> set[str]:
        return {
            word
            for word, conditions in self.words.items()
            if all(CONDITIONS[condition](reader) for condition in conditions)
        }


@st.composite
def drafts(draw: st.DrawFn, conditions: tuple[str, ...] = tuple(CONDITIONS)) -> Draft:
    """Guides of many shapes; ``conditions`` are those that their parts may have."""
    author = Author(draw, st.sampled_from(("", *conditions)))
    title = draw(st.sampled_from((author.inline, author.draft.word)))(())
    quote, body = author.inline(()), author.blocks((), 2)
    author.draft.text = (
        f"import Part from '/snippets/part.mdx'\n\n# {title}\n\n> {quote}\n\n{body}\n"
    )
    return author.draft


Around = tuple[str, ...]


class Author:
    """Writes one draft; ``around`` are the conditions of what a part stands in."""

    def __init__(self, draw: st.DrawFn, condition: st.SearchStrategy[str]) -> None:
        self.draw = draw
        self.condition = condition
        self.draft = Draft()

    def inline(self, around: Around) -> str:
        given = self.draw(self.condition)
        name = self.draw(st.sampled_from(("span", "strong", "em")))
        word = self.draft.word((*around, given))
        return f"Copy the Secret Key {self.draft.word(around)} <{name} {given}>{word}</{name}>"

    def alone(self, around: Around) -> str:
        given = self.draw(self.condition)
        return f"<span {given}>Secret Key {self.draft.word((*around, given))}</span>"

    def blocks(self, around: Around, depth: int) -> str:
        kinds = [*PLAIN, *(NESTED if depth else ())]
        chosen = self.draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3))
        return "\n\n".join(self.block(kind, around, depth) for kind in chosen)

    def block(self, kind: str, around: Around, depth: int) -> str:
        if kind in PLAIN:
            return PLAIN[kind](self, around)
        given = self.draw(self.condition)
        inside = (*around, given)
        inner = NESTED[kind]
        body = self.parts(inside, depth, inner) if inner else self.blocks(inside, depth - 1)
        rest = " data-guide-section" if kind == "section" else ""
        return f"<{kind}{rest} {given}>\n\n{body}\n\n</{kind}>"

    def parts(self, around: Around, depth: int, name: str) -> str:
        """Several parts with titles, such as steps."""
        found = []
        for _ in range(self.draw(st.integers(1, 3))):
            given = self.draw(self.condition)
            inside = (*around, given)
            title, body = self.draft.word(inside), self.blocks(inside, depth - 1)
            found.append(f'<{name} title="{title}" {given}>\n\n{body}\n\n</{name}>')
        return "\n\n".join(found)

    def heading(self, around: Around) -> str:
        return f"## {self.draw(st.sampled_from((self.inline, self.alone)))(around)}"

    def linked_heading(self, around: Around) -> str:
        return f"### {self.inline(around)} [{self.draft.word(around)}](#top)"

    def html_heading(self, around: Around) -> str:
        given = self.draw(self.condition)
        return f"<h2 {given}>{self.inline((*around, given))}</h2>"

    def list(self, around: Around) -> str:
        return "\n".join(f"- {self.alone(around)}" for _ in range(self.draw(st.integers(1, 3))))

    def table(self, around: Around) -> str:
        rows = "\n".join(f"| {self.alone(around)} | {self.alone(around)} |" for _ in range(2))
        return f"| {self.draft.word(around)} | x |\n| --- | --- |\n{rows}"

    def html_table(self, around: Around) -> str:
        given = self.draw(self.condition)
        row = f"<tr {given}>\n<td>{self.inline((*around, given))}</td>\n</tr>"
        return f"<table>\n<tbody>\n{row}\n</tbody>\n</table>"

    def html_list(self, around: Around) -> str:
        given = self.draw(self.condition)
        return f"<ul>\n<li {given}>{self.inline((*around, given))}</li>\n</ul>"

    def code(self, around: Around) -> str:
        given = self.draw(self.condition)
        word = self.draft.word((*around, given))
        return f"<div {given}>\n\n```text\n{word}\n```\n\n</div>"

    def snippet(self, around: Around) -> str:
        given = self.draw(self.condition)
        return f'<Part {given} word="{self.draft.word((*around, given))}" />'


PLAIN: Mapping[str, Callable[[Author, Around], str]] = {
    "text": Author.inline,
    "hidden text": Author.alone,
    "heading": Author.heading,
    "linked heading": Author.linked_heading,
    "html heading": Author.html_heading,
    "list": Author.list,
    "html list": Author.html_list,
    "table": Author.table,
    "html table": Author.html_table,
    "code": Author.code,
    "snippet": Author.snippet,
}
NESTED = {
    "div": "", "section": "", "Note": "",
    "Steps": "Step", "Tabs": "Tab", "AccordionGroup": "Accordion",
}  # fmt: skip
