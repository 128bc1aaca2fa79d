"""The brand's word fits its sentence: article, possessive, plural, and where it may stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidekit.source import SourceText
from guidekit.variants import (
    CODE,
    Brand,
    Identity,
    Terms,
    WordOptions,
    leaks,
    read_brand,
    reword,
)

SOURCE = SourceText("brand.yaml", "")


def partner(vocabulary: dict[str, str], **options: WordOptions) -> Brand:
    return Brand("p", "P", False, SOURCE, vocabulary=vocabulary, word_options=options)


ACME = partner({"StackOne": "Acme", "Hub": "Acme Gateway", "SSO app": "Login app", "admin": "user"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a StackOne account", "an Acme account"),
        ("A StackOne account", "An Acme account"),
        ("a **bold** StackOne", "a **bold** Acme"),
        ("an SSO app", "a Login app"),
        ("AN ADMIN", "A USER"),
        ("an admin", "a user"),
        ("a Hub and an hour", "an Acme Gateway and an hour"),
        ("via StackOne, ana StackOne", "via Acme, ana Acme"),
        ("grade-A StackOne", "grade-A Acme"),
        ("the StackOne key, a key", "the Acme key, a key"),
        ("a\nStackOne key", "an\nAcme key"),
        ("a StackOne-managed key", "an Acme-managed key"),
        ("a stackone.com page", "a stackone.com page"),
    ],
)
def test_the_article_fits_what_follows(text: str, expected: str) -> None:
    assert reword(text, ACME) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("Acme", "an Acme"), ("Unify", "a Unify"), ("Umbrella", "an Umbrella"), ("HRX", "an HRX"),
        ("Hourglass", "an Hourglass"), ("Eurora", "a Eurora"), ("One", "a One"),
        ("Onyx", "an Onyx"), ("UKG", "a UKG"), ("SAP", "an SAP"), ("Nordlicht", "a Nordlicht"),
        ("8x8", "an 8x8"), ("Österreich", "an Österreich"), ("Herald", "a Herald"),
    ],
)  # fmt: skip
def test_the_sound_counts_and_not_the_letter(own: str, expected: str) -> None:
    assert reword("a StackOne", partner({"StackOne": own})) == expected


def test_a_brand_may_say_its_article() -> None:
    brand = partner({"StackOne": "SQLite"}, StackOne=WordOptions(article="a"))
    assert reword("a StackOne", brand) == "a SQLite"


def test_where_a_is_no_english_word_it_stays() -> None:
    assert reword("conecta a StackOne", ACME, articles=False) == "conecta a Acme"
    terms = Terms(Brand("s", "StackOne", True, SOURCE), [ACME])
    assert [m.text for m in terms.find("conecta a StackOne", articles=False)] == ["StackOne"]
    assert [m.text for m in terms.find("connect a StackOne")] == ["a StackOne"]


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        ("Globex Systems", "StackOne's key", "Globex Systems' key"),
        ("Globex Systems", "StackOne\u2019s key", "Globex Systems\u2019 key"),
        ("Atlas", "StackOne's key", "Atlas's key"),
        ("Acme", "STACKONE'S KEY", "ACME'S KEY"),
        ("Acme", "Settings' tab", "People's tab"),
        ("Acme", "the 'My Settings' and 'Settings' tabs", "the 'My People' and 'People' tabs"),
    ],
)
def test_the_possessive_fits_the_word(own: str, text: str, expected: str) -> None:
    assert reword(text, partner({"StackOne": own, "Settings": "People"})) == expected


def test_a_name_is_not_said_twice() -> None:
    text = "Open the StackOne Hub. Two StackOne Hubs."
    assert reword(text, ACME) == "Open the Acme Gateway. Two Acme Gateways."


YAML = """\
name: Acme
vocabulary:
  Hub: {use: Index, plural: Indices, possessive: Index'}
  Connect: {use: Link, exact: true}
  stack: {use: iBox, case: keep}
  StackOne Console: {use: Acme Desk, exempt: [Tooltip]}
  StackOne: {use: Acme, code: true}
  key: {use: secret, only: [Card]}
"""


def test_entries_may_say_more_than_the_word() -> None:
    brand, faults = read_brand(SourceText("a.yaml", YAML), id="a", house=False)
    assert faults == ()
    assert reword("Hubs of a hub's HUB", brand) == "Indices of an index' INDEX"
    assert reword("Connect, connect, Connects", brand) == "Link, connect, Connects"
    assert reword("Stack STACK stacks", brand) == "iBox iBox iBoxes"
    text = "The StackOne Console of StackOne has a Hub key"
    assert reword(text, brand) == "The Acme Desk of Acme has an Index key"
    assert reword(text, brand, frozenset(("Tooltip",))) == (
        "The StackOne Console of Acme has an Index key"
    )
    assert reword(text, brand, frozenset(("Card",))) == "The Acme Desk of Acme has an Index secret"
    in_code = "The Acme Console of Acme has a Hub key"
    assert reword(text, brand, frozenset((CODE,))) == in_code


def test_code_stays_unless_the_brand_says_so() -> None:
    assert reword("StackOne Hub", ACME, frozenset((CODE,))) == "StackOne Hub"


def test_a_value_in_code_stays_one_word() -> None:
    brand = partner({"StackOne": "Globex Systems"}, StackOne=WordOptions(code=True))
    text = "stackone, StackOne"
    assert reword(text, brand, frozenset((CODE,))) == "globex-systems, Globex Systems"
    assert reword(text, brand) == "globex systems, Globex Systems"


# Laws

NAMES = ("StackOne", "Hub", "Console", "linked account", "key")
OWN = ("Acme", "Index", "Unit", "my box", "Globex Systems", "HR Desk")
FILLERS = ("a", "an", "the", "GitHub", "hubs", "https://stackone.com/hub", "x", "Hub.key")
GLUE = st.sampled_from((" ", "\n", ", ", "'s ", "' ", ". ", " (", "s "))
PROSE = st.lists(st.tuples(st.sampled_from((*NAMES, *FILLERS)), GLUE)).map(
    lambda pairs: "".join(map("".join, pairs))
)
OPTIONS = st.builds(
    WordOptions,
    exact=st.booleans(),
    code=st.booleans(),
    exempt=st.sets(st.sampled_from(("Card", "Tip"))).map(frozenset),
    only=st.sets(st.sampled_from(("Card", "code"))).map(frozenset),
)
BRANDS = st.builds(
    lambda words, options: partner(words, **{k: v for k, v in options.items() if k in words}),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(OWN), min_size=1),
    st.dictionaries(st.sampled_from(NAMES), OPTIONS),
)
PLACES = st.sets(st.sampled_from(("Card", "Tip", CODE))).map(frozenset)
HOUSE = Brand("s", "StackOne", True, SOURCE, identity=Identity(("StackOne",)))
PATIENT = settings(deadline=None)


@PATIENT
@given(PROSE, PLACES)
def test_a_brand_with_the_house_s_words_changes_nothing(text: str, place: frozenset[str]) -> None:
    same = partner({name: name for name in NAMES})
    assert reword(text, same, place) == text


@PATIENT
@given(PROSE, st.lists(BRANDS, min_size=1, max_size=3), PLACES)
def test_wording_what_was_found_words_the_whole(
    text: str, brands: list[Brand], place: frozenset[str]
) -> None:
    pieces = Terms(HOUSE, brands).split(text)
    assert "".join(pieces) == text
    for brand in brands:
        worded = [reword(p, brand, place) if n % 2 else p for n, p in enumerate(pieces)]
        assert "".join(worded) == reword(text, brand, place)


@PATIENT
@given(PROSE, BRANDS, PLACES)
def test_who_is_no_suspect_leaks_nothing(text: str, brand: Brand, place: frozenset[str]) -> None:
    terms = Terms(HOUSE, [brand])
    pieces = tuple(terms.pieces(text, place))
    worded = "".join(piece.worded(brand) for piece in pieces)
    assert brand.id in terms.suspects(pieces) or not any(leaks(worded, HOUSE))


def test_a_brand_with_a_word_for_each_term_is_no_suspect() -> None:
    terms = Terms(HOUSE, [ACME, partner({"Hub": "Portal"})])
    assert terms.suspects(terms.pieces("Open a StackOne account (StackOne's)")) == {"p"}
    assert not Terms(HOUSE, [ACME]).suspects(terms.pieces("Open a StackOne account (StackOne's)"))
    assert Terms(HOUSE, [ACME]).suspects(terms.pieces("A stackone_key of StackOne")) == {"p"}


@PATIENT
@given(st.lists(st.sampled_from(NAMES), min_size=1))
def test_each_term_is_replaced_once(names: list[str]) -> None:
    circle = dict(zip(NAMES, (*NAMES[1:], NAMES[0]), strict=True))
    worded = reword(", ".join(names), partner(circle))
    assert worded == ", ".join(circle[name] for name in names)


@PATIENT
@given(PROSE, BRANDS)
def test_code_is_untouched(text: str, brand: Brand) -> None:
    silent = Brand("p", "P", False, SOURCE, vocabulary=brand.vocabulary)
    assert reword(text, silent, frozenset((CODE,))) == text


@PATIENT
@given(st.permutations(["StackOne", "StackOne Hub", "StackOne Hub Key"]), st.text("QRS"))
def test_the_longest_term_wins_in_whatever_order(order: list[str], own: str) -> None:
    brand = partner({term: f"Q{own}{len(term)}" for term in order})
    assert reword("StackOne Hub Key, StackOne Hub, StackOne", brand) == (
        f"Q{own}16, Q{own}12, Q{own}8"
    )
