"""House terms are found as words, and become the brand's words in the same form."""

import pickle
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guidekit.source import SourceText
from guidekit.variants import Brand, Identity, Terms, reword

SOURCE = SourceText("brand.yaml", "")
VOCABULARY = {
    "StackOne": "Nordlicht",
    "StackOne Hub": "Nordlicht Gateway",
    "Hub": "Gateway",
    "linked account": "open box",
    "Library": "Archive",
    "Rules": "Policy",
}


def partner(vocabulary: dict[str, str], id: str = "nordlicht") -> Brand:
    return Brand(id, "Nordlicht", False, SOURCE, vocabulary=vocabulary)


HOUSE = Brand(
    "stackone",
    "StackOne",
    True,
    SOURCE,
    products={"hub": "StackOne Hub"},
    identity=Identity(names=("StackOne", "Stack1")),
)
NORDLICHT = partner(VOCABULARY)
TERMS = Terms(HOUSE, [NORDLICHT])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("StackOne", "Nordlicht"),
        ("Open the StackOne Hub.", "Open the Nordlicht Gateway."),
        ("Open the StackOne\n  Hub.", "Open the Nordlicht Gateway."),
        ("Open the StackOne\N{NO-BREAK SPACE}Hub.", "Open the Nordlicht Gateway."),
        ("(StackOne), \N{LEFT DOUBLE QUOTATION MARK}Hub\N{RIGHT DOUBLE QUOTATION MARK}!",
         "(Nordlicht), \N{LEFT DOUBLE QUOTATION MARK}Gateway\N{RIGHT DOUBLE QUOTATION MARK}!"),
        ("Hub/ Hub: Hub? Hub.", "Gateway/ Gateway: Gateway? Gateway."),
        ("a StackOne-managed Hub", "a Nordlicht-managed Gateway"),
        ("non-StackOne", "non-Nordlicht"),
    ],
)  # fmt: skip
def test_whole_words_are_replaced_the_longest_first(text: str, expected: str) -> None:
    assert reword(text, NORDLICHT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("StackOne's hub", "Nordlicht's gateway"),
        ("the Hub\u2019s page", "the Gateway\u2019s page"),
        ("two Hubs", "two Gateways"),
        ("both hubs' pages", "both gateways' pages"),
        ("linked accounts", "open boxes"),
        ("all Libraries", "all Archives"),
        ("the Rules", "the Policy"),
    ],
)  # fmt: skip
def test_possessives_and_plurals_carry_over(text: str, expected: str) -> None:
    assert reword(text, NORDLICHT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hub", "gateway"),
        ("HUB", "GATEWAY"),
        ("HUBS", "GATEWAYS"),
        ("Stackone", "Nordlicht"),
        ("stackone hub", "nordlicht gateway"),
        ("STACKONE HUB", "NORDLICHT GATEWAY"),
        ("StackOne hub", "Nordlicht Gateway"),
        ("linked account", "open box"),
        ("Linked account", "Open box"),
        ("Linked Accounts", "Open Boxes"),
        ("LINKED ACCOUNT", "OPEN BOX"),
    ],
)
def test_letter_case_carries_over(text: str, expected: str) -> None:
    assert reword(text, NORDLICHT) == expected


def test_an_entry_in_the_same_case_wins_over_one_in_another() -> None:
    brand = partner({"Hub": "Gateway", "hub": "entrance"})
    assert reword("Hub, hub and HUB", brand) == "Gateway, entrance and GATEWAY"
    brand = partner({"Hub Key": "Gateway Key", "hub key": "token"})
    assert reword("Hub\nKey, hub\nkey", brand) == "Gateway Key, token"


def test_a_brand_s_own_capitals_stay_where_the_term_has_its_own() -> None:
    brand = partner({"StackOne": "eyeCorp", "StackOne Hub": "Gateway of eyeCorp", "key": "my key"})
    assert reword("Stackone", brand) == "eyeCorp"
    assert reword("Stackone Hub", brand) == "Gateway of eyeCorp"
    assert reword("Key", brand) == "My key"


def test_an_acronym_of_the_brand_stays_one() -> None:
    assert reword("open the hub", partner({"Hub": "HR Portal"})) == "open the HR portal"


@pytest.mark.parametrize(
    "text",
    [
        "GitHub",
        "hubbub",
        "StackOneHQ",
        "StackOne2",
        "StackOne_IS_System",
        "Hubé",
        "Hube\N{COMBINING ACUTE ACCENT}",
        "Hub\N{COMBINING ACUTE ACCENT}",
        "https://api.stackone.com/oauth/callback?next=/hub",
        "https://hub.example.com/a,hub;hub",
        "stackone.com",
        "docs.stackone.com/hub",
        "team+stackone@hub.example",
        "private.stackone.key",
        "images/hub.png",
        "/guides/hub",
        r"C:\stackone\hub",
        "CN=StackOne",
        "hub:read",
        "#stackone",
        "@stackone/hub",
        "hub-and-spoke",
        "a hub-like thing",
        "my-stackone-key",
    ],
)
def test_what_is_part_of_another_name_is_no_term(text: str) -> None:
    assert reword(text, NORDLICHT) == text
    assert reword(f"See {text}, please", NORDLICHT) == f"See {text}, please"
    assert list(TERMS.find(text)) == []


def test_scripts_without_spaces_end_a_word() -> None:
    assert reword("詳細はStackOneで", NORDLICHT) == "詳細はNordlichtで"
    assert reword("StackOne에서 Hub를", NORDLICHT) == "Nordlicht에서 Gateway를"


def test_terms_may_hold_dots_signs_and_letters_of_any_script() -> None:
    brand = partner({"acme.ai": "Borea", "C++ Hub": "Lab", "Ärzte-Hub": "Praxis", "ハブ": "門"})
    text = "acme.ai's C++ Hub in docs.acme.ai, acme.ai/docs, der ÄRZTE-HUB, ハブ"
    assert reword(text, brand) == "Borea's Lab in docs.acme.ai, acme.ai/docs, der PRAXIS, 門"
    assert reword("acme.ai-pages/lab", partner({"acme.ai": "Borea", "lab": "x"})) == (
        "Borea-pages/lab"
    )


def test_what_was_put_in_is_not_looked_at_again() -> None:
    brand = partner({"Hub": "Portal", "Portal": "Hub", "StackOne": "StackOne by Hub"})
    assert reword("Hub, Portal, StackOne", brand) == "Portal, Hub, StackOne by Hub"


def test_the_house_keeps_its_words() -> None:
    house = Brand("stackone", "StackOne", True, SOURCE, vocabulary=VOCABULARY)
    assert reword("StackOne Hub", house) == "StackOne Hub"


def test_a_vocabulary_of_signs_only_changes_nothing() -> None:
    assert reword("a + b", partner({"+": "plus"})) == "a + b"


def test_brands_do_not_get_each_other_s_words() -> None:
    other = partner({"Hub": "Switchboard"}, "mirabelle")
    assert reword("Hub", NORDLICHT) == "Gateway"
    assert reword("Hub", other) == "Switchboard"
    assert reword("Hub", NORDLICHT) == "Gateway"


def test_terms_are_the_names_the_products_and_what_any_brand_replaces() -> None:
    text = "Stack1 offers the StackOne Hub, linked accounts and workspaces."
    other = partner({"workspace": "room"}, "mirabelle")
    found = Terms(HOUSE, [NORDLICHT, other]).find(text)
    assert [match.text for match in found] == [
        "Stack1", "StackOne Hub", "linked accounts", "workspaces",
    ]  # fmt: skip


def test_a_match_says_where_it_stands() -> None:
    (match,) = TERMS.find("the StackOne Hubs'")
    assert (match.start, match.end, match.text) == (4, 18, "StackOne Hubs'")


def test_overlapping_terms_of_two_brands_are_one_stretch() -> None:
    first, second = partner({"Stack Hub": "A"}), partner({"Hub Portal": "B"})
    house = Brand("house", "House", True, SOURCE)
    pieces = Terms(house, [first, second]).split("the Stack Hub Portal here")
    assert pieces == ("the ", "Stack Hub Portal", " here")
    assert [reword(pieces[1], brand) for brand in (first, second)] == ["A Portal", "Stack B"]


def test_a_file_or_slug_after_a_term_is_no_part_of_it() -> None:
    assert reword("the StackOne hub.pdf", NORDLICHT) == "the Nordlicht hub.pdf"
    assert reword("a StackOne hub-like thing", NORDLICHT) == "a Nordlicht hub-like thing"
    assert TERMS.split("StackOne hub-like") == ("", "StackOne", " hub-like")


def test_terms_travel_to_other_processes() -> None:
    again = pickle.loads(pickle.dumps(TERMS))  # noqa: S301 - our own
    assert again.split("the Hub") == TERMS.split("the Hub")


WORDS = st.sampled_from([*VOCABULARY, "hub", "HUBS", "stackone", "GitHub", "account", "key", "ä"])
GLUE = st.sampled_from([" ", "  ", "\n", ", ", ". ", "'s ", " (", "/", ".", "@", "_", "", ":"])
PROSE = st.lists(st.tuples(WORDS, GLUE)).map(lambda pairs: "".join(map("".join, pairs)))
TEXTS = PROSE | st.text()
LETTERS = st.text(st.sampled_from("abX -é"), min_size=1, max_size=6).filter(str.strip)
KEYS = LETTERS.filter(lambda text: text.strip(" -"))
VOCABULARIES = st.dictionaries(KEYS, LETTERS, max_size=4)
PATIENT = settings(deadline=None)


@PATIENT
@given(TEXTS)
def test_pieces_join_back_to_the_text(text: str) -> None:
    pieces = TERMS.split(text)
    assert "".join(pieces) == text
    assert list(pieces[1::2]) == [match.text for match in TERMS.find(text)]


@PATIENT
@given(st.lists(LETTERS), st.dictionaries(KEYS, st.text("QRS", min_size=1), min_size=1))
@example(["a a"], {"a ": "Q"})
def test_no_term_is_left_as_a_word(words: list[str], vocabulary: dict[str, str]) -> None:
    reworded = " ".join(reword(" , ".join(words), partner(vocabulary)).split())
    for term in vocabulary:
        spelling = re.escape(" ".join(term.split()))
        assert not re.search(rf"(?<!\S){spelling}(?!\S)", reworded, re.IGNORECASE)


@PATIENT
@given(st.text(st.characters(exclude_characters="hHsSlLrRſʀ")))
def test_text_without_terms_stays_as_it_is(text: str) -> None:
    assert reword(text, NORDLICHT) == text


@PATIENT
@given(st.lists(LETTERS).map(" ".join), st.lists(VOCABULARIES, min_size=1, max_size=3))
def test_wording_the_found_stretches_words_the_text(
    text: str, vocabularies: list[dict[str, str]]
) -> None:
    brands = [partner(vocabulary) for vocabulary in vocabularies]
    pieces = Terms(HOUSE, brands).split(text)
    for brand in brands:
        worded = [reword(piece, brand) if at % 2 else piece for at, piece in enumerate(pieces)]
        assert "".join(worded) == reword(text, brand)


def test_a_word_may_begin_with_an_article_of_its_own() -> None:
    brands = [partner({"Plus": "Extra"}), partner({"A Plus": "Best", "a Plus Pro": "Top"})]
    assert Terms(HOUSE, brands).split("Buy a Plus Pro") == ("Buy ", "a Plus Pro", "")
    text = "A Plus, a Plus Pro, a Plus Process, a plus"
    assert reword(text, brands[0]) == "An Extra, an Extra Pro, an Extra Process, an extra"
    assert reword(text, brands[1]) == "Best, Top, Best Process, best"


@PATIENT
@given(TEXTS)
def test_a_long_text_is_worded_like_its_parts(text: str) -> None:
    many = f"{text} | " * 200
    assert reword(many, NORDLICHT) == reword(f"{text} | ", NORDLICHT) * 200
