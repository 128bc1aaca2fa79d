"""Typed access to YAML, and the faults that it records."""

import pytest

from guidekit.source import SourceText
from guidekit.source.reading import YamlReader


def reader_of(text: str) -> YamlReader:
    return YamlReader.of(SourceText("a.yaml", text), "invalid-thing")


def said(reader: YamlReader) -> list[str]:
    return [f"{fault.span.start} {fault.name}: {fault.message}" for fault in reader.faults]


def test_values_of_the_right_type() -> None:
    reader = reader_of(
        "s: text\nn: 012\nb: false\nl: [a, 2]\nw: a  b\nm: {x: y, z: }\nc: red\nmaps: [{k: 1}]\n"
    )
    assert (reader.string("s"), reader.string("n"), reader.boolean("b")) == ("text", "012", False)
    assert (reader.strings("l"), reader.strings("w", split=True)) == (("a", "2"), ("a", "b"))
    assert reader.string_map("m") == {"x": "y", "z": None}
    assert reader.choice("c", ("red", "blue")) == "red"
    assert [inner.string("k") for inner in reader.maps("maps")] == ["1"]
    reader.finish()
    assert said(reader) == []


def test_what_is_absent_or_empty_is_no_fault() -> None:
    reader = reader_of("s:\nm: ~\n")
    assert (reader.string("s"), reader.boolean("b"), reader.strings("l")) == (None, None, ())
    assert reader.map("m").keys() == ()
    assert reader.maps("maps") == ()
    reader.finish()
    assert said(reader) == []


def test_what_is_required() -> None:
    reader = reader_of("first: 1\nempty:\n")
    reader.known("first")
    reader.string("empty", required=True)
    reader.string("absent", required=True)
    reader.map("inner", required=True)
    assert said(reader) == [
        "2:1 invalid-thing: `empty` is empty, expected text",
        "1:1 invalid-thing: no `absent`, expected text",
        "1:1 invalid-thing: no `inner`, expected a map",
    ]


def test_a_map_that_is_not_there_lacks_nothing_more() -> None:
    reader = reader_of("wrong: text\nhere: {}\n")
    for key in ("wrong", "absent", "here"):
        reader.map(key).string("name", required=True)
    assert said(reader) == [
        "1:8 invalid-thing: `wrong` is `text`, expected a map",
        "2:7 invalid-thing: no `name`, expected text",
    ]


def test_values_of_the_wrong_type_are_faults_and_read_as_absent() -> None:
    reader = reader_of("s: [x]\nb: yes\nl: x\ni: [{}, ~]\nm: x\nc: redd\nt: true\nmaps: [x]\n")
    assert reader.string("s") is None
    assert reader.boolean("b") is None
    assert reader.strings("l") == ()
    assert reader.strings("i") == ()
    assert reader.map("m").keys() == ()
    assert reader.choice("c", ("red", "blue")) is None
    assert reader.string("t") is None
    assert reader.maps("maps") == ()
    assert said(reader) == [
        "1:4 invalid-thing: `s` is a list, expected text",
        "2:4 invalid-thing: `b` is `yes`, expected `true` or `false`",
        "3:4 invalid-thing: `l` is `x`, expected a list of texts",
        "4:5 invalid-thing: `i` holds a map, expected a list of texts",
        "4:9 invalid-thing: `i` holds an empty value, expected a list of texts",
        "5:4 invalid-thing: `m` is `x`, expected a map",
        "6:4 invalid-thing: `c` is `redd`, expected one of `red`, `blue`",
        "7:4 invalid-thing: `t` is `true`, expected text",
        "8:8 invalid-thing: `maps` holds `x`, expected a list of maps",
    ]
    assert reader.faults[6].help == "did you mean `red`?"


def test_unknown_and_repeated_keys() -> None:
    reader = reader_of("lable: a\nlabel: b\nlabel: c\nref: x\nref: y\nzebra: 1\n")
    assert reader.string("label") == "c"
    assert len(reader.every("ref")) == 2
    reader.finish(unknown="unknown-key")
    assert said(reader) == [
        "1:1 unknown-key: unknown key `lable`, expected one of `label`, `ref`",
        "3:1 invalid-thing: second `label`, expected each key once",
        "6:1 unknown-key: unknown key `zebra`, expected one of `label`, `ref`",
    ]
    assert [fault.help for fault in reader.faults] == ["did you mean `label`?", None, None]


def test_with_only_near_strange_keys_pass() -> None:
    reader = reader_of("release_stage: a\nzebra: 1\n")
    reader.known("releaseStage")
    reader.finish(only_near=True)
    assert [fault.help for fault in reader.faults] == ["did you mean `releaseStage`?"]


def test_many_known_keys_are_told_in_the_help() -> None:
    reader = reader_of("zebra: 1\n")
    reader.known(*"abcdefgh")
    reader.finish()
    assert said(reader) == ["1:1 invalid-thing: unknown key `zebra`, expected a known one"]
    assert reader.faults[0].help == "the known keys: `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1 invalid-thing: nothing, expected a map of keys and values"),
        ("~", "1:1 invalid-thing: empty, expected a map of keys and values"),
        ("\n- a\n", "2:1 invalid-thing: a list, expected a map of keys and values"),
        ("a: [", "1:4 invalid-yaml: `[` without its `]`, expected `,` or `]`"),
    ],
)
def test_a_file_that_is_no_map(text: str, message: str) -> None:
    reader = reader_of(text)
    assert reader.string("a") is None
    assert said(reader) == [message]
