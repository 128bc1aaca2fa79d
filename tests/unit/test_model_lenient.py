"""What MDX refuses and guides hold all the same is read as it was meant."""

from guidekit.source import SourceText
from guidekit.syntax import Break, Element, Expression, Link, Text, parse, walk
from sample_guides import build


def test_an_anchor_in_braces_is_the_headings_anchor() -> None:
    guide = build("# Lucca\n\n## Create a key {#key}\n\nText\n")
    assert [anchor.id for anchor in guide.anchors] == ["key"]
    assert [s.title.text for s in guide.sections if s.title] == ["Create a key"]


def test_void_elements_need_no_slash() -> None:
    document = parse(SourceText("guide.mdx", "One<br>two <img src='a.png' alt='A'> three\n"))
    names = [node.name for node in walk(document) if isinstance(node, Element)]
    assert names == ["br", "img"]
    assert all(not e.children for e in walk(document) if isinstance(e, Element))


def test_comments_hold_no_text_wherever_they_stand() -> None:
    text = "One <!-- two --> three\n\n<!--\n\n## four\n\n-->\n\nfive\n"
    document = parse(SourceText("guide.mdx", text))
    shown = "".join(node.value for node in walk(document) if isinstance(node, Text))
    assert shown == "One  threefive"
    assert sum(isinstance(node, Expression) for node in walk(document)) == 2


def test_brackets_and_braces_that_are_text_stay() -> None:
    document = parse(SourceText("guide.mdx", "a <5 b {your **key**} and {c\n"))
    shown = "".join(node.value for node in walk(document) if isinstance(node, Text))
    assert shown == "a <5 b {your key} and {c"


def test_addresses_in_brackets_are_links() -> None:
    document = parse(SourceText("guide.mdx", "<https://a.example/b> <me@a.example>\n"))
    links = [node.url for node in walk(document) if isinstance(node, Link)]
    assert links == ["https://a.example/b", "mailto:me@a.example"]


def test_other_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "# One\n\n- a\n- b\n\n```js\nx\n```\n\n<Note>\n  Two\\\n  three\n</Note>\n"
    plain = [type(node) for node in walk(parse(SourceText("guide.mdx", text)))]
    assert Break in plain
    for other in (text.replace("\n", "\r\n"), text.replace("\n", "\r"), f"\ufeff{text}"):
        assert [type(n) for n in walk(parse(SourceText("guide.mdx", other)))] == plain


TEMPLATE = "Put {subdomain} into `{a}`, {...{ key, secret }} and {brand.colour}, {1 + 1}.\n"


def test_in_markdown_braces_that_name_nothing_are_text() -> None:
    guide = build(f"# Lucca\n\n{TEMPLATE}", path="lucca.md")
    text = "Put {subdomain} into {a}, {...{ key, secret }} and , {1 + 1}."
    assert guide.passages[-1].text == text
    names = [fault.name for fault in guide.faults]
    assert names == ["bare-brace", "bare-brace", "unknown-variable", "bare-brace"]


def test_in_mdx_they_are_code() -> None:
    guide = build("# Lucca\n\nPut {subdomain} there.\n")
    assert guide.passages[-1].text == "Put there."
    assert [fault.name for fault in guide.faults] == ["unknown-variable"]


def test_a_markdown_snippet_has_its_braces_too() -> None:
    text = "# Lucca\n\nimport Copy from './copy.md'\n\n<Copy name='key' />\n"
    guide = build(text, {"./copy.md": "Copy {name} into {field}.\n"})
    assert guide.passages[-1].text == "Copy key into {field}."
