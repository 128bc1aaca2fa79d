"""What holds for every text: the parser never fails and its places are true."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from guidekit.source import SourceText
from guidekit.syntax import InlineCode, Node, Text, children_of, parse, walk

PIECES = st.sampled_from(
    [
        "<", ">", "</", "/>", "<a>", "</a>", "<Note>", "</Note>", "<br>", "<img src='x' />",
        "{", "}", "{x}", "{/* c */}", "*", "**", "_", "~~", "`", "```", "[", "](", ")", "![",
        "- ", "1. ", "> ", "# ", "---", "|", "| - |", "\n", "\n\n", "    ", "\t", " ", "text",
        "https://a.example", "&amp;", "\\", '"', "'", "=", "import A from 'a'",
        "export const a = 1", "[^1]", "[^1]: ", "[a]: b", "é", "𝄞", "\r\n", "\u200b",
        ":::note\n", "\n:::tip A title\n", "\n:::\n", "\n::::\n",
    ]
)  # fmt: skip
GUIDES = st.lists(PIECES, max_size=40).map("".join)


@given(GUIDES)
def test_places_lie_within_their_parents(text: str) -> None:
    document = parse(SourceText("guide.mdx", text))
    for node in walk(document):
        assert 0 <= node.start <= node.end <= len(document.source.text)
        for child in children_of(node):
            assert node.start <= child.start
            assert child.end <= node.end


@given(GUIDES)
def test_siblings_stand_in_order(text: str) -> None:
    document = parse(SourceText("guide.mdx", text))
    for node in walk(document):
        children = children_of(node)
        for before, after in pairwise(children):
            assert before.end <= after.start


@given(GUIDES)
def test_plain_text_is_found_at_its_place(text: str) -> None:
    document = parse(SourceText("guide.mdx", text))
    for node in walk(document):
        if isinstance(node, Text | InlineCode):
            stretch = document.source.text[node.start : node.end]
            if not any(char in stretch for char in "\r\n&\\|"):
                assert node.value in stretch


@given(st.text(max_size=200))
def test_any_text_has_a_tree(text: str) -> None:
    document = parse(SourceText("guide.mdx", text))
    assert all(isinstance(node, Node) for node in walk(document))
    assert list(document.faults) == sorted(document.faults, key=lambda fault: fault.span)


@given(GUIDES, GUIDES)
def test_a_guide_in_an_element_keeps_its_blocks(before: str, inside: str) -> None:
    # Not at the beginning of the file, where a frontmatter that nothing closes has an effect.
    plain = parse(SourceText("guide.mdx", f"\n{inside}\n"))
    if plain.faults:
        return
    wrapped = parse(SourceText("guide.mdx", f"<Note>\n\n{inside}\n\n</Note>\n"))
    if wrapped.faults:
        return  # an unclosed fence or an open list swallows the closing tag
    kinds = [type(node) for node in plain.children]
    assert [type(node) for node in children_of(wrapped.children[0])] == kinds


CHARACTERS = st.sampled_from([*"aé1 .:(-!_*\u201c\u00a0", "www.a.example", "me@a.example"])
BOLD = st.lists(st.lists(CHARACTERS, max_size=3).map("".join), max_size=6).map("**".join)
PLAIN = ["a", "é", " ", "\n", ".", ":", "a_b", "*", "**", "_", "[", "](", "!", "(", ")"]
WRITTEN = ["**a:**", "*a*", "_a b_", "`a`", "[a](/b_c)", "[a](b)", "<br />", "<b>", "</b>"]
MARKED = st.lists(st.sampled_from([*PLAIN, *WRITTEN]), max_size=12).map("".join).map(str.lstrip)


def styled(text: str, start: int) -> list[tuple[int, str, tuple[str, ...]]]:
    """The characters of a text from a place on, each with the marks and links around it."""
    found: list[tuple[int, str, tuple[str, ...]]] = []

    def visit(node: Node, around: tuple[str, ...]) -> None:
        if isinstance(node, Text):
            found.extend((node.start + at, char, around) for at, char in enumerate(node.value))
        for child in children_of(node):
            visit(child, (*around, type(child).__name__))

    visit(parse(SourceText("guide.mdx", text)), ())
    return [(at - start, char, around) for at, char, around in found if at >= start]


@given(BOLD | MARKED)
@example("**a****a**")
@example("** a**")
@example("**a **")
@example("a***b***")
@example("_a_b")
@example("*a:*b")
@example("[^a](b) [a\nb](c)")
def test_markup_is_the_same_where_there_is_more_of_it(text: str) -> None:
    # What is struck through takes the whole text to the parser that knows all.
    assert styled(f"x {text}", len("x ")) == styled(f"~~x~~ {text}", len("~~x~~ "))
