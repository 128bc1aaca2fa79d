"""The canonical layout: cases side by side, what holds for every text, and real guides."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixture_files import Case, read_cases
from fixture_files import accept as write_block
from guidekit.source import SourceText
from guidekit.syntax import Document, parse
from guidekit.syntax.layout import format_guide, lay_out
from guidekit.syntax.layout.meaning import meaning as tree
from guidekit.syntax.record import record

CASES = read_cases(Path(__file__).with_name("format.md"))
PLACES = {"line", "column", "end_line", "bytes", "lines"}
PIECES = st.sampled_from(
    [
        "<a>", "</a>", "<Note>\n", "</Note>\n", "<img src='x'/>", "<b c='\"'>", "</b>", "{x}",
        "{/* c\n d */}", "**", "_", "`", "```\n", "~~~", "[a](b)", "![c](d)", "- ", "* ", "3) ",
        "1. ", "> ", "# ", "#", "---", "===", "| a | b |\n", "| - |", "\n", "\n\n", "    ", "\t",
        " ", "  \n", "\\\n", "text", "<", "\\", "https://a.example", "import A from 'a'",
        "[^1]", "[^1]: ", "[a]: b", "\r\n", "\u200b", "- [x] ", "<!-- e -->\n", "<!-- f\n g -->",
    ]
)  # fmt: skip
GUIDES = st.lists(PIECES, max_size=30).map("".join)


def formatted(text: str) -> str:
    return format_guide(SourceText("guide.mdx", text))


def meaning(document: Document) -> str:
    """All facets of a document's record but the places."""
    return json.dumps(without_places(record(document, "guide.mdx")), indent=1)


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        # A block is its depth, its name and its line.
        return {
            key: [one[:2] for one in inner] if key == "blocks" else without_places(inner)
            for key, inner in value.items()
            if key not in PLACES
        }
    return [without_places(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, accept: bool) -> None:
    found = formatted(case.blocks["guide"])
    if accept:
        write_block(case, "formatted", found)
    else:
        assert found == case.blocks["formatted"]
    assert formatted(found) == found


@given(GUIDES)
def test_the_layout_keeps_the_record_and_is_its_own(text: str) -> None:
    before = parse(SourceText("guide.mdx", text))
    found = formatted(text)
    assert formatted(found) == found
    if not before.faults:
        # A record keeps the line ends in code, and the layout makes all of a file the same.
        one, other = (each.replace("\r\n", "\n") for each in (text, found))
        assert meaning(parse(SourceText("guide.mdx", other))) == meaning(
            parse(SourceText("guide.mdx", one))
        )


@given(st.lists(st.sampled_from([":::note\n", "\n:::\n", "::::tip x\n", "a\n", "- b\n", "  c\n"])))
def test_remarks_between_colons_keep_their_tree(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = formatted(text)
    assert formatted(found) == found
    assert tree(parse(SourceText("guide.md", found))) == tree(parse(SourceText("guide.md", text)))


@given(GUIDES)
def test_a_guide_with_faults_is_left_as_it_is(text: str) -> None:
    broken = f"{text}\n\n</Step>\n"
    faults = parse(SourceText("guide.mdx", broken)).faults
    if any(fault.name != "html-comment" for fault in faults):
        assert formatted(broken) == broken


@given(st.lists(st.sampled_from(["text ", "word", "\n\n", "\n", "# ", "<Note>"]), max_size=9))
def test_line_ends_stay_what_they_are(pieces: list[str]) -> None:
    text = "".join(pieces) + "\nend\n"
    assert formatted(text.replace("\n", "\r\n")) == formatted(text).replace("\n", "\r\n")


def test_a_mark_of_byte_order_is_dropped() -> None:
    assert formatted("\ufeff# Title\n") == "# Title\n"


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_nothing_stays_nothing(text: str) -> None:
    assert formatted(text) == ""


def test_a_frontmatter_that_is_never_closed_is_not_closed_by_the_layout() -> None:
    text = "---\ntitle: x\n\n***\n\n* not a list\n"
    assert formatted(text) == text


def test_what_no_other_layout_can_say_is_left_as_it_is() -> None:
    # Four columns of indentation would take the text into the footnote.
    text = "<Note>\n<Note>\n[^1]: note\n\ntext\n</Note>\n</Note>\n"
    assert not parse(SourceText("guide.mdx", text)).faults
    assert lay_out(parse(SourceText("guide.mdx", text))) is None
    assert formatted(text) == text


def test_real_guides_have_a_layout_that_says_the_same(shared: Path) -> None:
    paths = [*sorted((shared / "corpus").rglob("*.mdx")), shared / "seed" / "lucca.mdx"]
    assert len(paths) > 800
    for path in paths:
        source, _ = SourceText.decode(path.as_posix(), path.read_bytes())
        before = parse(source)
        found = lay_out(before)
        assert found is not None, path
        after = parse(SourceText(source.path, found))
        assert meaning(after) == meaning(before), path
        assert lay_out(after) == found, path


def test_the_model_guide_is_in_the_layout_already(shared: Path) -> None:
    text = (shared / "seed" / "lucca.mdx").read_text("utf-8")
    assert formatted(text) == text
