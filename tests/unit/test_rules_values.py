"""What a form takes: patterns as JavaScript reads them, masks, formats and choices."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.connectors import Field, Option, Validation
from guidekit.rules.field_values import is_masked, objection
from guidekit.rules.js_patterns import has_match
from guidekit.source import Span

SPAN = Span.of_file("connector.yaml")
WORDS = r"a b . [ab] [^a] [a-c] \w \d ( (?: (?= (?! ) | * + ? {2} {1,} ^ \b \. - 1"
PIECES = st.sampled_from(WORDS.split())


def field(
    pattern: str | None = None, kind: str = "pattern", *, prefix: str = "", **options: str
) -> Field:
    return Field(
        "f", "F", True, False, True, "config", SPAN, SPAN,
        validation=Validation(kind, pattern),
        prefix=prefix,
        options=tuple(Option(value, label) for value, label in options.items()),
    )  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join), st.text("abc1.-", max_size=6))
def test_patterns_match_as_pythons_do_where_both_know_them(pattern: str, text: str) -> None:
    found, whole = has_match(pattern, text), has_match(pattern, text, whole=True)
    try:
        compiled = re.compile(pattern, re.ASCII)
    except re.error:
        return
    if found is not None:
        assert found == bool(compiled.search(text))
        assert whole == bool(compiled.fullmatch(text))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"^[\w-.]+$", "a-b.c", True),
        (r"^(?<site>[a-z]+)$", "acme", True),
        (r"^[^]$", "\n", True),
        (r"[]", "a", False),
        (r"^a{,3}$", "a{,3}", True),
        (r"^\u0061\x62\/$", "ab/", True),
        (r"^acme$", "acme\n", False),
        (r"^\d$", "\u0663", False),
        (r"^(?<!x)a", "a", True),
        (r"(?<=[a-z]{2})1$", "ab1", True),
        (r"^\d{2,3}?$", "1234", False),
    ],
)
def test_what_is_javascripts_own(pattern: str, text: str, expected: bool) -> None:
    assert has_match(pattern, text) is expected


@pytest.mark.parametrize(
    "pattern", ["(", "a**", "[b-a]", "[a", r"(a)\1", r"\p{L}", "(?i:a)", "a)", "(" * 999]
)
def test_what_is_not_understood(pattern: str) -> None:
    assert has_match(pattern, "a") is None


def test_no_pattern_takes_for_ever() -> None:
    start = time.process_time()
    assert has_match("^(a+)+$", "a" * 500 + "!") is False
    assert has_match("^((a|aa)*b?)*$", "a" * 500 + "!") is False
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "value",
    ["5ab8****", "xxxx-1", "XXXX", "<key>", "{id}", "abc...", "ab\u2026", "YOUR_KEY", "\u2022"],
)
def test_masked(value: str) -> None:
    assert is_masked(value)
    assert objection(field("^[0-9]$"), value) is None


@pytest.mark.parametrize("value", ["acme.example.com", "mycompany", "a1b2c3", "https://x.io"])
def test_not_masked(value: str) -> None:
    assert not is_masked(value)


def test_a_pattern_of_html_is_for_the_whole_value() -> None:
    assert objection(field("[0-9]+"), "a1") is None
    assert objection(field("[0-9]+", "html-pattern"), "a1") == "against the pattern `[0-9]+`"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567"),
        ("email", "a@b.dk", "a.b.dk"),
        ("uri", "https://b.dk", "b.dk"),
        ("hostname", "b.dk:80", "b.dk/c"),
    ],
)
def test_formats(kind: str, good: str, bad: str) -> None:
    assert objection(field(None, kind), good) is None
    assert objection(field(None, kind), bad)


def test_what_the_form_shows_around_the_input_may_be_written() -> None:
    assert objection(field(None, "hostname", prefix="https://"), "https://b.dk") is None
    assert objection(field("^https://b", prefix="https://"), "b.dk") is None


def test_choices_by_value_or_label() -> None:
    assert objection(field(eu="Europe", us="America"), "EU") is None
    assert objection(field(eu="Europe", us="America"), "europe") is None
    assert objection(field(eu="Europe", us="America"), "asia") == "none of its choices `eu`, `us`"
