"""Nothing of the house may be left in a partner's page: the detector finds every form of it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidekit.source import SourceText
from guidekit.variants import Brand, Identity, Keep, leaks, reword

SOURCE = SourceText("house.yaml", "")
STACKONE = Brand(
    "stackone",
    "StackOne",
    True,
    SOURCE,
    identity=Identity(
        names=("StackOne", "StackOne Hub"),
        domains=("stackone.com",),
        keep=(Keep("api.stackone.com/connect"),),
    ),
)
MERGE = Brand("merge", "Merge", True, SOURCE, identity=Identity(domains=("merge.example",)))


def found(text: str, house: Brand = STACKONE) -> list[str]:
    return [match.text for match in leaks(text, house)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the StackOne Hub", ["StackOne Hub"]),
        ("stackone, STACKONE", ["stackone", "STACKONE"]),
        ("StackOne's", ["StackOne"]),
        ("myStackOneKey", ["StackOne"]),
        ("STACKONE_API_KEY", ["STACKONE"]),
        ("StackOne_IS_System", ["StackOne"]),
        ("my-stackone-hub.png", ["stackone-hub"]),
        ("#connect-the-stack-one", ["stack-one"]),
        ("StackOneHubKey", ["StackOneHub"]),
        ("howStackOne helps, getstackone", ["StackOne", "stackone"]),
        ("https://docs.stackone.com/guides", ["stackone.com"]),
        ("help@StackOne.com", ["StackOne.com"]),
        ("github.com/stackonehq", ["stackone"]),
        ("Stack\N{SOFT HYPHEN}One", ["Stack\N{SOFT HYPHEN}One"]),
        ("S\N{ZERO WIDTH SPACE}tackOne", ["S\N{ZERO WIDTH SPACE}tackOne"]),
        ("StackOneで", ["StackOne"]),
        ("<b>StackOne</b>", ["StackOne"]),
    ],
)
def test_every_form_of_the_house_is_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("StackOne", "\N{LATIN SMALL LETTER LONG S}tackOne"),
        ("StackOne", "Stac\N{KELVIN SIGN}One"),
        ("Orbit", "orb\N{LATIN SMALL LETTER DOTLESS I}t"),
        ("Orbit", "ORB\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}T"),
        ("Orbit", "O\N{ZERO WIDTH NO-BREAK SPACE}rbit"),
        ("M\u00fcller", "M\u00dcLLER"),
    ],
)
def test_a_name_in_letters_beyond_ascii_is_found(name: str, text: str) -> None:
    house = Brand("house", name, True, SOURCE)
    assert found(f"the {text}", house) == [text]
    assert found(f"the {text} \N{EN DASH} with more", house) == [text]


@pytest.mark.parametrize("text", ["", "Hub", "stack one on another", "Stackoverflow", "Nordlicht"])
def test_other_words_are_no_leak(text: str) -> None:
    assert found(text) == []
    assert found(f"\N{EN DASH} {text}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Merge", ["Merge"]),
        ("merges, MERGE", ["merge", "MERGE"]),
        ("useMergeLink", ["Merge"]),
        ("mergeLink", ["merge"]),
        ("APIMergeKey", ["Merge"]),
        ("merge-link, merge_link, merge2", ["merge", "merge", "merge"]),
        ("a@merge.example", ["merge.example"]),
        ("https://sub-merge.example", ["merge"]),
        ("submerge, merged, emergency, Merged, EMERGENCY", []),
    ],
)
def test_a_name_that_is_an_ordinary_word_counts_as_a_word(text: str, expected: list[str]) -> None:
    assert found(text, MERGE) == expected


def test_what_readers_of_every_brand_need_is_no_leak() -> None:
    assert found("Enter https://api.stackone.com/connect as callback URL") == []
    assert found("https://api.stackone.com/other") == ["stackone.com"]
    assert found("https://fake-api.stackone.com/connect") == ["stackone.com"]


def test_a_longer_name_that_does_not_end_here_hides_no_shorter_one() -> None:
    house = Brand("m", "Merge", True, SOURCE, identity=Identity(names=("Merge", "Merge Link")))
    assert found("Merge Linkage", house) == ["Merge"]


def test_a_short_name_with_a_capital_inside_counts_as_a_word() -> None:
    house = Brand("o", "OnTo", True, SOURCE)
    assert found("ontology, OnTo", house) == ["OnTo"]


@pytest.mark.parametrize("text", ["stackone", "stack-one", "STACK_ONE", "Stack One"])
def test_what_joins_the_words_of_a_name_does_not_matter(text: str) -> None:
    assert found(text, Brand("s", "Stack-One", True, SOURCE)) == [text]


def test_a_match_says_where_it_stands() -> None:
    (match,) = leaks("the stackone hub", STACKONE)
    assert (match.start, match.end) == (4, 16)


def test_a_house_without_names_has_nothing_to_leak() -> None:
    assert found("anything", Brand("h", " ", True, SOURCE)) == []


@settings(deadline=None)
@given(st.text(), st.text())
def test_the_name_is_found_in_any_surroundings(before: str, after: str) -> None:
    assert any(m.text.startswith("StackOne") for m in leaks(f"{before}StackOne{after}", STACKONE))


@settings(deadline=None)
@given(st.text())
def test_a_worded_text_leaks_nothing_that_it_did_not_leak(text: str) -> None:
    partner = Brand("p", "Acme", False, SOURCE, vocabulary={"StackOne": "Acme"})
    assert found(reword(f"{text} StackOne {text}", partner)) == found(f"{text} {text}")


@pytest.mark.parametrize("unit", ["stack", "stack-", "Stack\N{SOFT HYPHEN}", "stackone.co", "- _ "])
def test_long_texts_take_no_long_time(unit: str) -> None:
    begin = time.perf_counter()
    found(unit * 50_000)
    assert time.perf_counter() - begin < 5
