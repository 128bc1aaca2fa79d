"""Passages: what readers see, and where each word of it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.model import VARIABLE, Guide, HiddenFrom, Passage
from guidekit.model.offsets import align
from sample_guides import EXPORTED_GUIDE, build


def body(guide: Guide) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in guide.passages if p.kind != "title"]


def check(guide: Guide) -> None:
    """The invariant of all passages: segments cover the text, and what looks exact is."""
    for passage in guide.passages:
        at = 0
        for segment in passage.segments:
            assert segment.at == at
            at += segment.length
            written = segment.source.text[segment.start : segment.end]
            shown = passage.text[segment.at : at]
            if len(written) == segment.length:
                assert (
                    " ".join(written.splitlines()) == " ".join(shown.splitlines())
                    or (shown == " " and written.isspace())
                    or shown == VARIABLE
                )
        assert at == len(passage.text)


def where(passage: Passage, words: str) -> str:
    at = passage.text.index(words)
    span = passage.span(at, at + len(words))
    return f"{span.start}-{span.end}"


def test_kinds_follow_from_the_block() -> None:
    guide = build(
        "# T\n\nA *text* here.\n\n## Head\n\n- item\n\n  more\n  1. inner\n\n"
        "| a | b |\n|---|---|\n| `c` |  |\n\n> quote\n\n```sh\ncurl  -x\n```\n\n"
        "<p>p</p>\n\n<table><tr><td>cell</td></tr></table>\n\n<ul><li>li</li></ul>\n\n"
        "<Accordion title='Acc'>in</Accordion>\n\n![alt](a.png 'tip')\n"
    )
    assert body(guide) == [
        ("text", "A text here."),
        ("heading", "Head"),
        ("item", "item"),
        ("item", "more"),
        ("item", "inner"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "c"),
        ("text", "quote"),
        ("code", "curl  -x"),
        ("text", "p"),
        ("cell", "cell"),
        ("item", "li"),
        ("attribute", "Acc"),
        ("text", "in"),
        ("alt", "alt"),
        ("attribute", "tip"),
    ]
    check(guide)


def test_space_is_collapsed_as_a_browser_does() -> None:
    guide = build(
        "# T\n\nOne\n  two   three<br/>four  \nfive **six** \u00a0seven\n\n"
        "<p>\n  <b> eight </b>\n  nine\n</p>\n"
    )
    assert [text for _, text in body(guide)] == [
        "One two three four five six \u00a0seven",
        "eight nine",
    ]
    check(guide)


def test_every_word_has_its_place() -> None:
    guide = build(
        '# T\n\nText.\n\n> Choose **API \\*Keys\\*** &amp; `a  b`\n> then [save](/x "y") it.\n\n'
        "- one\n  two &#x41;cme\n"
    )
    quote, item = guide.passages[2], guide.passages[-1]
    assert quote.text == "Choose API *Keys* & a b then save it."
    assert where(quote, "Choose") == "5:3-5:9"
    assert where(quote, "Keys") == "5:18-5:22"
    assert where(quote, "&") == "5:27-5:32"
    assert where(quote, "then save") == "6:3-6:13"
    assert where(quote, "it.") == "6:23-6:26"
    assert item.text == "one two Acme"
    assert where(item, "two") == "9:3-9:6"
    assert where(item, "Acme") == "9:7-9:16"
    assert where(item, "one two") == "8:3-9:6"
    check(guide)


def test_styles_tell_bold_text_and_code() -> None:
    guide = build(
        "# T\n\nA **bold `code` *both*** <b>b</b> <code>c **d**</code> <strong>s</strong>\n"
    )
    passage = guide.passages[1]
    styles = [(passage.text[s.at : s.at + s.length].strip(), s.style) for s in passage.segments]
    assert [pair for pair in styles if pair[0]] == [
        ("A", "plain"), ("bold", "strong"), ("code", "code"), ("both", "strong"),
        ("b", "strong"), ("c", "code"), ("d", "code"), ("s", "strong"),
    ]  # fmt: skip


def test_a_brand_value_is_one_character_with_its_place() -> None:
    guide = build("# T\n\nOpen {brand.name} now.\n")
    passage = guide.passages[1]
    assert passage.text == f"Open {VARIABLE} now."
    assert where(passage, VARIABLE) == "3:6-3:18"
    assert where(passage, "now") == "3:19-3:22"


def test_a_part_with_a_condition_is_a_passage_of_its_own() -> None:
    guide = build("# T\n\nFor all <span data-whitelabel-hide>for some</span> again.\n")
    hidden = (HiddenFrom(frozenset()),)
    assert [(p.text, p.guard) for p in guide.passages[1:]] == [
        ("For all", ()), ("for some", hidden), ("again.", ()),
    ]  # fmt: skip


def test_the_title_of_a_step_is_read_with_the_step() -> None:
    guide = build(EXPORTED_GUIDE)
    titles = [(p.text, p.step, p.section) for p in guide.passages if p.kind == "step-title"]
    assert titles == [
        ("Look at the address", 0, 0),
        ("Open the list of keys", 1, 1),
        ("Add a key", 2, 1),
        ("Fill out the fields", 3, 2),
    ]
    check(guide)


def test_text_of_attributes_has_its_place_too() -> None:
    guide = build('# T\n\n<Card title="A &amp; B" cta={"Go"}>x</Card>\n\n<img src="a" alt="C" />\n')
    texts = {p.text: p for p in guide.passages}
    assert where(texts["A & B"], "B") == "3:22-3:23"
    assert where(texts["Go"], "Go") == "3:31-3:33"
    assert where(texts["C"], "C") == "5:19-5:20"


def test_code_keeps_its_space_and_its_places() -> None:
    guide = build("# T\n\n- a\n\n  ```\n  one\n    two  x\n  ```\n")
    passage = guide.passages[-1]
    assert passage.text == "one\n  two  x"
    assert where(passage, "two  x") == "7:5-7:11"
    check(guide)


@pytest.mark.parametrize(
    ("value", "text", "runs"),
    [
        ("abc", "abc", [(0, 3, 0, 3)]),
        ("a\nb", "a\n   b", [(0, 2, 0, 2), (2, 1, 5, 6)]),
        ("a\nb", "a\n> b", [(0, 2, 0, 2), (2, 1, 4, 5)]),
        ("<a", "&lt;a", [(0, 1, 0, 4), (1, 1, 4, 5)]),
        (r"\x", r"\x", [(0, 2, 0, 2)]),
        ("a|b", r"a\|b", [(0, 1, 0, 1), (1, 1, 1, 3), (2, 1, 3, 4)]),
        ("xyz", "abcdef", [(0, 3, 0, 6)]),
        ("xyz", "abc", [(0, 3, 0, 2)]),
    ],
)
def test_alignment(value: str, text: str, runs: list[tuple[int, int, int, int]]) -> None:
    assert list(align(value, text, 0, len(text))) == runs


@given(st.text("ab &;\\*`\n>|lt#38\u00e9", max_size=40), st.text("ab &;\\*`\n>|", max_size=40))
def test_alignment_covers_any_value_and_never_lies(value: str, text: str) -> None:
    at = end = 0
    for start, length, first, last in align(value, text, 0, len(text)):
        assert start == at
        assert end <= first <= last <= len(text)
        at, end = at + length, last
        if last - first == length:
            assert text[first:last] == value[start:at]
    assert at == len(value)
