"""Reading YAML: values, places, and what is said of text that is no YAML."""

import json

import pytest
import yaml as library
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.source import Position, SourceText
from guidekit.source import yaml as module
from guidekit.source.yaml import (
    MAX_DEPTH,
    MAX_NODES,
    YamlList,
    YamlMap,
    YamlNode,
    YamlScalar,
    load_yaml,
    plain,
)
from guidekit.source.yaml_messages import VALUE_WITH_COLON

# A busy machine is no fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
LOADERS: list[object] = [library.SafeLoader]
if hasattr(library, "CSafeLoader"):
    LOADERS.append(library.CSafeLoader)


@pytest.fixture(params=LOADERS, ids=lambda loader: str(loader.__name__), autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOADER", request.param)


def load(text: str) -> YamlNode | None:
    node, faults = load_yaml(SourceText("a.yaml", text))
    assert faults == ()
    return node


def load_map(text: str) -> YamlMap:
    node = load(text)
    assert isinstance(node, YamlMap)
    return node


def complaints(text: str) -> list[str]:
    _, faults = load_yaml(SourceText("a.yaml", text))
    assert all(fault.name == "invalid-yaml" for fault in faults)
    return [f"{fault.span.start}-{fault.span.end} {fault.message}" for fault in faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("text", "text"),
        ("'12'", "12"),
        ('"\\t\\u00e9"', "\té"),
        ("12", 12),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5e3", 1500.0),
        ("9" * 30, "9" * 30),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("off", "off"),
        ("~", None),
        ("null", None),
        ("2024-01-31", "2024-01-31"),
        ("1:30", "1:30"),
        ("1.0.0", "1.0.0"),
        ("${credentials.apiKey}", "${credentials.apiKey}"),
        ("!!str 12", "12"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">\n  a\n  b\n", "a b\n"),
    ],
)
def test_values(text: str, value: object) -> None:
    node = load_map(f"key: {text}").get("key")
    assert isinstance(node, YamlScalar)
    assert (node.value, type(node.value)) == (value, type(value))


def test_the_spelling_of_a_number_is_kept() -> None:
    node = load_map("color: 000100").get("color")
    assert isinstance(node, YamlScalar)
    assert (node.value, node.text) == (100, "000100")


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n...\n"])
def test_an_empty_document_says_nothing(text: str) -> None:
    assert plain(load(text)) is None


def test_places_count_code_points() -> None:
    node = load_map('a: ü😀 # c\nb: "x😀" \n😀k: [v, {w: 1}]\n')
    assert str(node.span.end) == "3:16"
    places = {str(key.span.start): str(value.span.end) for key, value in node.entries}
    assert places == {"1:1": "1:6", "2:1": "2:8", "3:1": "3:16"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_with_every_line_end(end: str) -> None:
    node = load_map(
        end.join(["a: 1", "", "b:", "  - x", "  - |", "    y", "    z", "", "c: 2", ""])
    )
    inner = node.get("b")
    assert isinstance(inner, YamlList)
    assert [str(item.span.start) for item in inner] == ["4:5", "5:5"]
    # A block ends with its last line that says something.
    assert str(inner.span.end) == "7:6"
    key = node.key("c")
    assert key is not None
    assert str(key.span.start) == "9:1"


def test_a_map_ends_with_its_last_value() -> None:
    inner = load_map("a:\n  b: 1\n  c: x\n\n# remark\n\nd: 2\n").get("a")
    assert inner is not None
    assert (inner.span.start, inner.span.end) == (Position(2, 3), Position(3, 7))


def test_a_slice_keeps_the_places_of_the_file() -> None:
    text = "---\r\ntitle: ü\r\naudience: setup\r\n---\r\n# not: yaml: at: all\r\n"
    start, end = text.index("title"), text.index("---", 5)
    node, faults = load_yaml(SourceText("a.mdx", text), start, end)
    assert isinstance(node, YamlMap)
    assert faults == ()
    value = node.get("audience")
    assert value is not None
    assert (str(value.span), plain(value)) == ("a.mdx:3:11", "setup")


def test_a_fault_in_a_slice_stands_where_it_is_in_the_file() -> None:
    text = "---\ntitle: [x\n---\n"
    _, faults = load_yaml(SourceText("a.mdx", text), 4, text.rindex("---"))
    assert [str(fault.span) for fault in faults] == ["a.mdx:2:8"]


def test_duplicate_keys_are_kept_and_the_last_wins() -> None:
    node = load_map("$ref: a\n$ref: b\nx: 1\n")
    assert [plain(value) for value in node.get_all("$ref")] == ["a", "b"]
    assert plain(node) == {"$ref": "b", "x": 1}
    key = node.key("$ref")
    assert key is not None
    assert str(key.span.start) == "2:1"


def test_keys_are_found_by_their_text() -> None:
    node = load_map("200: ok\n'true': yes\n")
    assert (plain(node.get("200")), plain(node.get("true"))) == ("ok", "yes")
    assert "404" not in node


def test_aliases_stand_for_what_they_name() -> None:
    node = load_map("a: &x {b: [1]}\nc: *x\nd: &x 2\ne: *x\n")
    assert plain(node) == {"a": {"b": [1]}, "c": {"b": [1]}, "d": 2, "e": 2}
    inner = node.get("c")
    assert inner is not None
    assert str(inner.span.start) == "1:7"
    assert str(node.span.end) == "4:6"


def test_a_value_begins_after_its_anchor_and_tag() -> None:
    node = load_map("a: &x !!str 12\nb: &y\n  - 1\nc: &z\n")
    assert [str(value.span.start) for _, value in node.entries] == ["1:13", "3:3", "4:6"]


def test_merged_maps_give_way_to_own_keys_and_to_each_other_in_order() -> None:
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n"
    assert plain(load_map(text).get("c")) == {"x": 3, "y": 1, "z": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1", "1:4-1:5 `[` without its `]`, expected `,` or `]`"),
        ("a: {b: 1\nc: 2", "1:4-1:5 `{` without its `}`, expected `,` or `}`"),
        ("a: 'x", "1:4-1:5 quote without its end, expected the same quote again"),
        ("\ta: 1", "1:1-1:2 tab before a value, expected spaces"),
        ("a:\n\t- b", "2:1-2:2 tab before a value, expected spaces"),
        ("a: @x", "1:4-1:5 `@` at the start of a value, expected quotes around the value"),
        ("a: `x`", "1:4-1:5 a back-tick at the start of a value, expected quotes around the value"),
        ("a: &", "1:4-1:5 `&` or `*` without a name, expected quotes around the value"),
        ("a: 1\nb\nc: 2", "2:1-2:2 key without `:`, expected `key: value`"),
        (
            "a: b: c",
            f"1:5-1:6 {VALUE_WITH_COLON}",
        ),
        (
            "a:\n  - b\n - c\n",
            "3:2-3:3 line that fits nothing above it, expected it indented like its neighbours",
        ),
        ("a: 'it's'", "1:8-1:9 text after the end of a value, expected the end of the line"),
        (
            "a: | x\n",
            "1:6-1:7 text after `|` or `>`, expected the text in the lines below",
        ),
        ("a: 1\n---\nb: 2\n", "2:1-2:4 second document, expected one"),
        ("😀: \x01", "1:4-1:5 character U+0001, expected text"),
        ("a: \ud800", "1:4-1:5 character U+D800, expected text"),
        ("a: *x", "1:4-1:6 alias `*x` that names nothing, expected `&x` before it"),
        ("a: &x [*x]", "1:8-1:10 alias `*x` within what it names, expected `&x` before it"),
        ("a:\n  <<: 3", "2:7-2:8 `3` after `<<`, expected a map"),
        ("? [a]\n: b\n", "1:3-1:6 a list as a key, expected text"),
        ("a: !foo x", "1:4-1:8 tag `!foo`, expected a value without a tag"),
    ],
)
def test_what_is_said_of_wrong_yaml(text: str, expected: str) -> None:
    assert complaints(text) == [expected]


def test_a_tag_never_makes_an_object() -> None:
    text = "a: !!python/object/apply:os.getcwd []\nb: !!python/name:os.system\n"
    node, faults = load_yaml(SourceText("a.yaml", text))
    assert plain(node) == {"a": [], "b": ""}
    assert len(faults) == 2


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000])
def test_deep_nesting_is_a_fault(text: str) -> None:
    assert [said.partition(" ")[2] for said in complaints(text)] == [
        f"value more than {MAX_DEPTH} levels deep, expected at most that many"
    ]


def test_nesting_up_to_the_limit_is_fine() -> None:
    assert load("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None


def test_aliases_nest_no_deeper_than_lists() -> None:
    lines = ["a0: &a0 []", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, MAX_DEPTH + 2))]
    assert len(complaints("\n".join(lines))) == 1


def test_aliases_cannot_unfold_beyond_measure() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    node, faults = load_yaml(SourceText("a.yaml", "\n".join(lines)))
    assert node is None
    assert [fault.message for fault in faults] == [
        f"more than {MAX_NODES:,} values, expected at most that many"
    ]


YAMLISH = st.text(
    st.sampled_from("ab: -[]{},&*!|>'\"#%@`?\n\r\t\\.~<0😀\u2028\x00\ud800"), max_size=40
)


@UNHURRIED
@given(YAMLISH | st.text(max_size=30))
def test_any_text_gives_a_node_or_a_fault(text: str) -> None:
    source = SourceText("a.yaml", text)
    for each in LOADERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "LOADER", each)
            node, faults = load_yaml(source)
        for span in (*(fault.span for fault in faults), *([node.span] if node else [])):
            assert 0 <= source.offset(span.start) <= source.offset(span.end) <= len(source.text)


# JSON allows a few characters in a text that YAML does not.
IN_BOTH = st.characters(codec="utf-8", exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\x7f")
TEXT = st.text(IN_BOTH.filter(lambda character: not "\x80" <= character <= "\x9f"))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)


@UNHURRIED
@given(PLAIN)
def test_json_is_read_as_what_it_says(data: object) -> None:
    node, faults = load_yaml(SourceText("a.json", json.dumps(data, ensure_ascii=False, indent=1)))
    assert faults == ()
    assert plain(node) == data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"a": "\ud83d\ude00!"}', "😀!"),
        (r'{"a": "\uD83D\uDE00\ud83d\ude00"}', "😀😀"),
        (r'{"a": "\\ud83d\\ude00"}', r"\ud83d\ude00"),
        (r"a: '\ud83d\ude00'", r"\ud83d\ude00"),
        (r"a: \ud83d\ude00", r"\ud83d\ude00"),
        ('{\n\t"b": 1,\n \t"a": "\\ud83d\\ude00\t"\n\t}', "😀\t"),
    ],
)
def test_two_halves_of_a_character_are_one(text: str, value: str) -> None:
    node = load_map(text).get("a")
    assert isinstance(node, YamlScalar)
    assert node.text == value


def test_places_after_a_character_in_two_halves() -> None:
    node = load_map('{"\\ud83d\\ude00": "\\ud83d\\ude00", "b": 1}')
    assert [str(value.span) for _, value in node.entries] == ["a.yaml:1:18", "a.yaml:1:39"]
    assert [key.text for key, _ in node.entries] == ["😀", "b"]


@pytest.mark.parametrize("half", [r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\ud83d \ude00"])
def test_half_a_character_is_none(half: str) -> None:
    text = f'{{"a": "x{half}"}}'
    complaint = "escape of half a character, expected the whole character"
    assert complaints(text) == [f"1:7-1:{len(text)} {complaint}"]


@UNHURRIED
@given(PLAIN)
def test_json_with_escapes_and_tabs_is_read_as_what_it_says(data: object) -> None:
    node, faults = load_yaml(SourceText("a.json", json.dumps(data, indent="\t")))
    assert faults == ()
    assert plain(node) == data
