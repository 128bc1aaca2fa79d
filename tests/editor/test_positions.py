"""Places in the units of editors, against what encoding the text says."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.editor import Encoding, Lines
from guidekit.source import Position, SourceText, Span

UNIT = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line for the protocol: nothing else does, whatever Python thinks."""
TEXTS = st.text(st.sampled_from("a é\u0301😀👩\u200d💻\u2028\x0b\ufeff\t\r\n") | st.characters())


@given(text=TEXTS, data=st.data(), encoding=st.sampled_from(get_args(Encoding)))
def test_a_place_counts_the_units_before_it_and_leads_back(
    text: str, data: st.DataObject, encoding: Encoding
) -> None:
    lines = Lines(SourceText("a.mdx", "\n" + text), encoding)
    whole = lines.source.text
    offset = data.draw(st.integers(0, len(whole)))
    starts = [0, *(match.end() for match in LINE_END.finditer(whole))]
    ends = [*(match.start() for match in LINE_END.finditer(whole)), len(whole)]
    expected = sum(start <= offset for start in starts) - 1
    line, character = lines.place(offset)
    name, size = UNIT[encoding]
    before = whole[starts[expected] : offset]
    assert (line, character) == (expected, len(before.encode(name, "surrogatepass")) // size)
    assert lines.offset((line, character)) == min(offset, ends[expected])


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_places_beyond_a_line_or_the_text_are_at_its_end(encoding: Encoding) -> None:
    lines = Lines(SourceText("a.mdx", "😀b\nc"), encoding)
    assert lines.offset((0, 99)) == 2
    assert lines.offset((9, 0)) == 4
    beyond = Span("a.mdx", Position(2, 1), Position(7, 1))
    assert lines.range(beyond) == ((1, 0), (1, 1))


def test_half_a_character_is_the_next_one() -> None:
    assert Lines(SourceText("a.mdx", "😀b"), "utf-16").offset((0, 1)) == 1


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 3), ("utf-16", 1), ("utf-32", 1)])
def test_a_byte_order_mark_counts_where_the_editor_has_it(encoding: Encoding, units: int) -> None:
    lines = Lines(SourceText("a.mdx", "\ufeffab\ncd"), encoding)
    assert lines.place(1) == (0, 1 + units)
    assert lines.offset((0, 1 + units)) == 1
    assert lines.place(4) == (1, 1)
