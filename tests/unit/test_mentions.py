"""Where guides speak of a form's fields: labels in any spelling, and how much is said of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.connectors import AuthMethod, Connector, Field, read_connector
from guidekit.model import build_guide
from guidekit.rules.form_lists import form_lists
from guidekit.rules.labels import LabelFinder, fold, is_misspelling
from guidekit.rules.mentions import Degree, FieldMentions, find_mentions
from guidekit.source import SourceText


def connector_with(*labels: str, title: str = "Lucca") -> tuple[Connector, AuthMethod]:
    """A connector whose form has these fields, all required; keys are `f0`, `f1`..."""
    lines = [
        f"        - {{key: f{n}, label: '{label}', type: text, required: true}}"
        for n, label in enumerate(labels)
    ]
    text = "\n".join(
        [
            "StackOne: 1.0.0",
            f"info: {{title: {title}, key: lucca}}",
            "authentication:",
            "  - custom:",
            "      type: custom",
            "      label: API Key",
            "      configFields:",
            *lines,
        ]
    )
    connector = read_connector(SourceText("connector.yaml", text), lambda path: None)
    assert connector.faults == ()
    return connector, connector.auth_methods[0]


def mentions_in(text: str, *labels: str, title: str = "Lucca") -> FieldMentions:
    guide = build_guide(SourceText("a.mdx", f"# Guide\n\n{text}\n"), lambda path: None)
    return find_mentions(guide, *connector_with(*labels, title=title))


def degrees(text: str, *labels: str, title: str = "Lucca") -> list[Degree]:
    return [m.degree for m in mentions_in(text, *labels, title=title).by_field["f0"]]


@pytest.mark.parametrize(
    "text",
    [
        "an API key",
        "the api keys",
        "Api-Key!",
        "apiKey",
        "api_key",
        "**API** Key",
        "(API Key)",
        "“API Key”",
        "your Lucca API key’s value",
        "APIs: API Key",
    ],
)
def test_label_is_found_in_every_spelling(text: str) -> None:
    assert degrees(text, "API Key")


@pytest.mark.parametrize(
    "text",
    [
        "`API Key`",
        "```\nAPI Key\n```",
        "the API. Key one",
        "API monkey",
        "RapidAPI Keyring",
        "an API (key)",
        "No API key required",
        "works without an API key",
        "the API Key ID",
    ],
)
def test_label_is_not_found_in_code_denials_and_other_words(text: str) -> None:
    assert not degrees(text, "API Key", "API Key ID")


def test_title_and_description_say_only_what_the_page_is_about() -> None:
    source = SourceText("a.mdx", "# With an API key\n\n> Use an API key.\n\nOpen the settings.\n")
    guide = build_guide(source, lambda path: None)
    assert find_mentions(guide, *connector_with("API Key")).by_field["f0"] == ()


@pytest.mark.parametrize(
    ("label", "text", "title"),
    [
        ("Zendesk Subdomain", "your subdomain", "Zendesk"),
        ("AWS Access Key ID", "the access key ID", "AWS IAM"),
        ("User Name / Account ID", "the account ID", "Avalara"),
        ("Client ID (OAuth)", "the client ID", "Lucca"),
        ("Company Database Name", "the company database", "SAP"),
        ("Authorization Server URL", "the authorization server's URL", "Lucca"),
    ],
)
def test_label_is_found_in_looser_forms(label: str, text: str, title: str) -> None:
    assert degrees(text, label, title=title)


def test_common_word_is_no_looser_form() -> None:
    assert not degrees("a token of our thanks", "Zendesk Token", title="Zendesk")
    assert degrees("a token of our thanks", "Token")


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("## Find your subdomain", Degree.LOCATED),
        ("Your subdomain is in the address.", Degree.LOCATED),
        ("Enter the subdomain, which you find in the address.", Degree.LOCATED),
        ("Enter your subdomain, for instance `acme`.", Degree.LOCATED),
        ("- **Subdomain**: the part before `.ilucca.net`", Degree.LOCATED),
        ("- Subdomain", Degree.ENTERED),
        ("- **Subdomain**: your Lucca subdomain", Degree.ENTERED),
        ("- Enter your subdomain", Degree.ENTERED),
        ("Go back and paste the values: the subdomain and the key.", Degree.ENTERED),
        ("## Enter your subdomain", Degree.ENTERED),
        ("You will need your subdomain, email and password.", Degree.NAMED),
        ("<Warning>You need your subdomain.</Warning>", Degree.NAMED),
        ("![The subdomain](https://example.com/a.png)", Degree.NAMED),
    ],
)
def test_degree(text: str, degree: Degree) -> None:
    assert degrees(text, "Subdomain", "Email") == [degree]


def test_claim_locates_whatever_the_words() -> None:
    text = '<section data-guide-section data-guide-field="f0">\n  <h2>Look up</h2>\n</section>'
    [claim] = mentions_in(text, "Subdomain").by_field["f0"]
    assert claim.degree is Degree.LOCATED
    assert claim.span.start.line == 3


def test_fields_that_the_form_hides_are_not_asked_for() -> None:
    _, auth = connector_with("Subdomain")
    hidden = [Field("x", "X", True, False, False, "config", auth.span, auth.span)]
    connector, _ = connector_with("Subdomain")
    method = AuthMethod(
        "custom", "custom", "A", (*auth.fields, *hidden), (), auth.support, auth.span
    )
    guide = build_guide(SourceText("a.mdx", "# A\n\nSubdomain\n"), lambda path: None)
    assert [f.key for f in find_mentions(guide, connector, method).required] == ["f0"]


def entries(text: str, *labels: str) -> list[list[str]]:
    guide = build_guide(SourceText("a.mdx", f"# A\n\n{text}\n"), lambda path: None)
    labels_of = find_mentions(guide, *connector_with(*labels)).labels
    return [[e.text for e in one.entries] for one in form_lists(guide, labels_of, "Lucca")]


def test_list_of_labels_and_sentence_with_labels_repeat_the_form() -> None:
    text = "- API Key\n- Workspace\n\nEnter your **Subdomain** and **Key** in the form."
    assert entries(text, "API Key", "Subdomain") == [["API Key", "Workspace"], ["Subdomain", "Key"]]


@pytest.mark.parametrize(
    "text",
    [
        "Once you have your **Subdomain** and your **API Token**:",
        "This guide will walk you through finding your **Subdomain** and **API Token**.",
        "Enter these credentials:\n\n- Subdomain: yours\n- API Token: yours",
        "Enter these values:\n\n- Site Address: yours\n- API Token: yours",
        "To connect, you need:\n\n- **Site Address** - yours\n- **API Token** - yours",
    ],
)
def test_other_accounts_of_the_form(text: str) -> None:
    assert len(entries(text, "API Key", "Subdomain")) == 1


def test_only_the_last_step_enters_what_has_no_label() -> None:
    step = "<Step title='{}'>\n\nEnter your **API Token** in its field.\n\n</Step>"
    steps = f"<Steps>\n\n{step.format('Search')}\n\n{step.format('Connect')}\n\n</Steps>"
    assert entries(steps, "Secret") == [["API Token"]]


@pytest.mark.parametrize(
    "text",
    [
        "- Users\n- Roles",
        "- Click **API Key**\n- Copy it",
        "Enter the following:\n\n- Name\n- Description",
        "- API Key. It is long.\n- Subdomain",
        "Select **API Key** in the menu.",
        "Once you have the **Subdomain**, click **New** beside the **API Key**.",
        "To connect, you need:\n\n- **An administrator** - of Lucca",
    ],
)
def test_other_lists_do_not(text: str) -> None:
    assert entries(text, "API Key", "Subdomain") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Personl Token", "Personal Token"), ("Subdomian", "Subdomain"), ("Tokne", "Token")],
)
def test_misspelling(written: str, meant: str) -> None:
    assert is_misspelling(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("User ID", "Users ID"), ("Key", "Keys"), ("Domain", "Subdomain"), ("Site", "Side")],
)
def test_other_words_are_no_misspellings(written: str, meant: str) -> None:
    assert not is_misspelling(written, meant)


@given(st.text(), st.text())
def test_any_text_can_be_searched_for_any_label(label: str, text: str) -> None:
    finder = LabelFinder({"f": [label]})
    for found in finder.find(f"{text} {label}, {text}"):
        assert fold(f"{text} {label}, {text}"[found.start : found.end]) == fold(label)


@given(st.text(alphabet="abs ABS_-12", min_size=1))
def test_label_is_found_where_it_is_all_there_is(label: str) -> None:
    found = LabelFinder({"f": [label]}).exact(label)
    assert found == (("f",) if fold(label) else ())
