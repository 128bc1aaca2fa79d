"""Literal expressions: what they are worth, and what is no literal."""

import pytest

from guidekit.syntax.literals import (
    Literal,
    NotLiteral,
    evaluate,
    is_blank,
    literal_text,
    read_literal,
    variable_path,
)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("'a'", "a"),
        ('"it\'s"', "it's"),
        (r"'a\'b\n\u0041\x42\u{1F600}\q'", "a'b\nAB\U0001f600q"),
        ("'one\\\ntwo'", "onetwo"),
        ("`two\nlines`", "two\nlines"),
        (r"`cost \${x}`", "cost ${x}"),
        ("12", 12),
        ("-1.5", -1.5),
        ("+ 2", 2),
        (".5", 0.5),
        ("1e3", 1000),
        ("1_000", 1000),
        ("0xFF", 255),
        ("2.0", 2),
        ("true", True),
        ("false", False),
        ("null", None),
        ("undefined", None),
        ("[]", []),
        ("[1, 'a', [true,],]", [1, "a", [True]]),
        ("{}", {}),
        ("{ a: 1, 'b-c': null, 3: [2], }", {"a": 1, "b-c": None, "3": [2]}),
        ("((7))", 7),
        ("/* why */ 1 // because", 1),
        ("{ // note\n a: 1 }", {"a": 1}),
    ],
)
def test_a_literal_has_its_value(source: str, value: Literal) -> None:
    result = evaluate(source)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(
    ("source", "offset"),
    [
        ("name", 0),
        ("1 + 2", 2),
        ("[1, f()]", 4),
        ("{ a: b }", 5),
        ("{ a }", 4),
        ("{ ...a }", 2),
        ("() => 1", 1),
        ("`a ${b}`", 3),
        ("'open", 0),
        ("[1", 2),
        ("", 0),
        ("12px", 0),
        ("'a' 'b'", 4),
        ("[1,,2]", 3),
        ("- 'a'", 0),
        ("<b/>", 0),
    ],
)
def test_what_is_no_literal_says_where(source: str, offset: int) -> None:
    with pytest.raises(NotLiteral) as caught:
        evaluate(source)
    assert caught.value.offset == offset


def test_nesting_has_a_bound() -> None:
    assert evaluate("[" * 50 + "]" * 50)
    with pytest.raises(NotLiteral, match="50 levels"):
        evaluate("[" * 5000 + "]" * 5000)


def test_reading_stops_after_the_literal() -> None:
    text = "export const a = ['b'] ; export const c = 2"
    assert read_literal(text, 16) == (["b"], 22)


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("name", "name"),
        (" brand . name ", "brand.name"),
        ("/* the */ brand.products.hub", "brand.products.hub"),
        ("null", None),
        ("a.b()", None),
        ("a[0]", None),
        ("'a'", None),
        ("", None),
    ],
)
def test_a_variable_is_a_dotted_name(source: str, path: str | None) -> None:
    assert variable_path(source) == path


def test_comments_are_blank() -> None:
    assert is_blank(" /* a */ // b")
    assert is_blank("")
    assert not is_blank("/* a */ b")


@pytest.mark.parametrize(
    ("value", "text"), [(True, ""), (None, ""), (0, "0"), (1.5, "1.5"), (["a", None, 2], "a2")]
)
def test_text_of_a_literal_is_what_an_element_shows(value: Literal, text: str) -> None:
    assert literal_text(value) == text
