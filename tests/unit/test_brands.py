"""Brand files are read whole, and what is wrong in them is said where it stands."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidekit.source import Fault, SourceText
from guidekit.variants import Brand, Identity, Keep, Logo, Support, read_brand

FULL = """\
name: Nordlicht
products:
  hub: Nordlicht Gateway
vocabulary:
  StackOne Hub: Nordlicht Gateway
  Hub: Gateway
colors:
  light:
    accent: "#2348B0"
    background: "#fff"
  dark:
    text: '#e7edfb'
logo:
  light: logos/light.svg
  dark: logos/dark.svg
links:
  /guides/: https://help.nordlicht.example/
  https://docs.stackone.com/: null
support:
  email: help@nordlicht.example
  url: https://help.nordlicht.example/
connectors: [jira, lucca]
scopes:
  jira: [read, write]
  lucca: []
"""


def read(text: str, *, house: bool = False) -> tuple[Brand, tuple[Fault, ...]]:
    return read_brand(SourceText("b.yaml", dedent(text)), id="acme", house=house)


def told(text: str, *, house: bool = False) -> list[str]:
    """All that is wrong, as a user reads it."""
    _, faults = read(text, house=house)
    return [
        f"{f.span.start}-{f.span.end} {f.message}" + (f" ({f.help})" if f.help else "")
        for f in faults
    ]


def test_a_partner() -> None:
    brand, faults = read(FULL)
    assert faults == ()
    assert (brand.id, brand.name, brand.house) == ("acme", "Nordlicht", False)
    assert brand.products == {"hub": "Nordlicht Gateway"}
    assert brand.vocabulary == {"StackOne Hub": "Nordlicht Gateway", "Hub": "Gateway"}
    assert brand.colors == {
        "light": {"accent": "#2348b0", "background": "#ffffff"},
        "dark": {"text": "#e7edfb"},
    }
    assert brand.logo == Logo("logos/light.svg", "logos/dark.svg")
    assert brand.links == {
        "/guides/": "https://help.nordlicht.example/",
        "https://docs.stackone.com/": None,
    }
    assert brand.support == Support("help@nordlicht.example", "https://help.nordlicht.example/")
    assert brand.connectors == ("jira", "lucca")
    assert brand.scopes == {"jira": ("read", "write"), "lucca": ()}


def test_the_house() -> None:
    text = """\
        name: StackOne
        identity:
          names: [StackOne, Hub]
          domains: [stackone.com]
          assets: ["stackone*"]
          keep:
            - value: api.stackone.com
              reason: providers redirect there
        """
    brand, faults = read(text, house=True)
    assert faults == ()
    assert brand.identity == Identity(
        ("StackOne", "Hub"),
        ("stackone.com",),
        ("stackone*",),
        (Keep("api.stackone.com", "providers redirect there"),),
    )


def test_what_a_file_leaves_out_has_a_default() -> None:
    brand, faults = read("name: Acme\nproducts:\nconnectors:\nscopes: {jira: }\n")
    assert faults == ()
    assert (brand.products, brand.vocabulary, brand.colors, brand.links) == ({}, {}, {}, {})
    assert (brand.logo, brand.connectors, brand.scopes) == (None, None, {})
    assert brand.support == Support()


def test_one_logo_serves_both_themes() -> None:
    assert read("name: A\nlogo: a.svg\n")[0].logo == Logo("a.svg", "a.svg")
    assert read("name: A\nlogo: {light: a.svg}\n")[0].logo == Logo("a.svg", "a.svg")


def test_places_of_keys_and_of_items() -> None:
    spans = read(FULL)[0].spans
    places = {key: str(spans[key].start) for key in spans}
    assert places["vocabulary"] == "4:1"
    assert places["vocabulary.StackOne Hub"] == "5:3"
    assert places["connectors.lucca"] == "22:20"
    assert places["scopes.jira"] == "24:3"
    assert places["scopes.jira.write"] == "24:16"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1-1:1 nothing, expected a map of keys and values"]),
        ("- a\n", ["1:1-1:4 a list, expected a map of keys and values"]),
        ("logo: a.svg\n", ["1:1-1:5 no `name`, expected text"]),
        ("name:\n", ["1:1-1:5 `name` is empty, expected text"]),
        ("name: ' '\n", ["1:7-1:10 `name` is ` `, expected text"]),
        ("name: [a]\n", ["1:7-1:10 `name` is a list, expected text"]),
        ("name: true\n", ["1:7-1:11 `name` is `true`, expected text"]),
    ],
)
def test_a_brand_without_a_name_is_called_by_its_id(text: str, expected: list[str]) -> None:
    assert [line.split(" (")[0] for line in told(text)] == expected
    assert read(text)[0].name == "acme"


COLOR = "expected a colour such as `#0b6b53`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("products: Hub", ["2:11-2:14 `products` is `Hub`, expected a map"]),
        ("products: {hub: }", ["2:12-2:15 `hub` is empty, expected text"]),
        ("vocabulary: {Hub: [a]}", ["2:19-2:22 `Hub` is a list, expected text, or a map that "
                                    "has `use`"]),
        ("vocabulary: {Hub: a, Hub: b}", ["2:22-2:25 second `Hub`, expected each key once"]),
        ("vocabulary: {'+': plus}", ["2:14-2:17 `+` as a key, expected a word of the house"]),
        ("colors: {light: {accent: red}}", [f"2:26-2:29 `accent` is `red`, {COLOR}"]),
        ("colors: {light: {accent: '#12345'}}", [f"2:26-2:34 `accent` is `#12345`, {COLOR}"]),
        ("colors: {light: {accent: '#ggg'}}", [f"2:26-2:32 `accent` is `#ggg`, {COLOR}"]),
        (
            "colors:\n  dark:\n    text: #fff",
            [f"4:5-4:9 `text` is empty, {COLOR} (put it in quotes: a bare `#` begins a comment)"],
        ),
        ("logo: [a.svg]", ["2:7-2:14 `logo` is a list, expected a file, or a map of `light` and "
                           "`dark`"]),
        (
            "links: {/guides/: 'javascript:alert(1)'}",
            ["2:19-2:40 `/guides/` is `javascript:alert(1)`, expected an address that begins with "
             "`https://`, `mailto:` or `/`, or `refuse`"],
        ),
        ("links: {/a: /b, '': /c}", ["2:17-2:19 an empty key, expected what a link begins with"]),
        ("support: {email: nobody}", ["2:18-2:24 `email` is `nobody`, expected an e-mail address"]),
        (
            "support: {url: help.example}",
            ["2:16-2:28 `url` is `help.example`, expected an address that begins with `https://`, "
             "`mailto:` or `/`"],
        ),
        ("connectors: all", ["2:13-2:16 `connectors` is `all`, expected a list of texts"]),
        ("connectors: [jira, {a: b}]", ["2:20-2:26 `connectors` holds a map, expected a list of "
                                        "texts"]),
        ("scopes: {jira: read}", ["2:16-2:20 `jira` is `read`, expected a list of texts"]),
        ("scopes: [read]", ["2:9-2:15 `scopes` is a list, expected a map"]),
        (
            "identity: {names: [A]}",
            ["2:1-2:9 `identity` does not belong here, expected it in the file of the house"],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands(text: str, expected: list[str]) -> None:
    assert told(f"name: A\n{text}\n") == expected
    assert {fault.name for fault in read(f"name: A\n{text}\n")[1]} == {"invalid-brand"}


def test_the_vocabulary_is_for_partners() -> None:
    assert told("name: A\nvocabulary: {Hub: Gateway}\n", house=True) == [
        "2:1-2:11 `vocabulary` does not belong here, expected it in the file of a partner"
    ]


def test_a_keep_without_a_reason_is_kept_and_told() -> None:
    text = "name: A\nidentity:\n  keep: [a.com, {value: b.com}, {reason: x}, [c]]\n"
    brand, faults = read(text, house=True)
    assert brand.identity.keep == (Keep("a.com"), Keep("b.com"))
    assert [(str(f.span.start), f.name) for f in faults] == [
        ("3:10", "keep-without-reason"),
        ("3:17", "keep-without-reason"),
        ("3:33", "invalid-brand"),
        ("3:46", "invalid-brand"),
    ]


def test_a_domain_of_the_house_is_no_address() -> None:
    text = "name: A\nidentity:\n  domains: [a.com, https://b.com]\n"
    assert told(text, house=True) == [
        "3:20-3:33 `domains` holds `https://b.com`, expected a domain such as `acme.com`"
    ]


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("vocabulry: {}", "2:1", "vocabulary"),
        ("colors: {drak: {}}", "2:10", "dark"),
        ("colors: {light: {acent: '#fff'}}", "2:18", "accent"),
        ("logo: {drak: a.svg}", "2:8", "dark"),
        ("support: {mail: a@b}", "2:11", "email"),
        ("identity: {name: [A]}", "2:12", "names"),
    ],
)
def test_a_mistyped_key_is_told_the_right_one(text: str, place: str, meant: str) -> None:
    (fault,) = read(f"name: A\n{text}\n", house="identity" in text)[1]
    assert str(fault.span.start) == place
    assert f"`{meant}`" in (fault.help or "")


def test_a_key_like_no_other_is_told_the_known_ones() -> None:
    (line,) = told("name: A\nzebra: 1\n")
    assert line.startswith("2:1-2:6 unknown key `zebra`")
    assert "`connectors`" in line


def test_faults_come_in_the_order_of_the_text_and_the_rest_is_read() -> None:
    brand, faults = read("oops: 1\nname: A\nlogo: []\nsupport: {email: x, url: /help}\n")
    assert [fault.span.start.line for fault in faults] == [1, 3, 4]
    assert brand.support == Support(None, "/help")


def test_a_link_with_a_fault_is_not_one_to_drop() -> None:
    assert read("name: A\nlinks: {/a/: 'javascript:x', '': /b, /c/: }\n")[0].links == {"/c/": None}


def test_what_is_no_yaml_is_one_fault() -> None:
    brand, faults = read("name: [a\n")
    assert [fault.name for fault in faults] == ["invalid-yaml"]
    assert brand == Brand("acme", "acme", house=False, source=brand.source, connectors=())


def test_the_brands_of_the_project_s_own_guides_are_sound(repository: Path) -> None:
    files = sorted((repository / "guides" / "brands").glob("*.yaml"))
    assert files
    for path in files:
        source = SourceText(path.name, path.read_text("utf-8"))
        brand, faults = read_brand(source, id=path.stem, house=path.stem == "stackone")
        assert faults == ()
        assert set(brand.colors) == {"light", "dark"}


SCALARS = st.sampled_from(["a", "'#fff'", "true", "", "1", "[a, b]", "{a: b}", "*x", "&x y", "- z"])
KEYS = st.sampled_from([
    "name", "products", "identity", "vocabulary", "colors", "logo", "links", "support",
    "connectors", "scopes", "light", "'': x\n  accent", "  hub", "  email",
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(KEYS, SCALARS)), st.booleans())
def test_no_file_is_too_strange(entries: list[tuple[str, str]], house: bool) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in entries)
    brand, faults = read_brand(SourceText("b.yaml", text), id="acme", house=house)
    assert brand.name
    assert {fault.name for fault in faults} <= {"invalid-brand", "invalid-yaml"}


@settings(deadline=None)
@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    brand, _ = read_brand(SourceText("b.yaml", text), id="acme", house=False)
    assert brand.id == "acme"
