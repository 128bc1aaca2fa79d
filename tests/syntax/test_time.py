"""The parser's time grows as the text does, whatever the text; and what is too large is not read.

What makes it so is that nothing is looked for twice: what was found is remembered. So it is also
tested that remembering changes nothing.

No test here knows a number of seconds: each family is its own measure. A text is made large enough
to take a while, and held against a text of an eighth of its size.
"""

import gc
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.source import SourceText
from guidekit.source.text import MAX_BYTES
from guidekit.syntax import parse
from guidekit.syntax.braces import Braces
from guidekit.syntax.expressions import Expressions
from syntax.families import FAMILIES, text_of

SMALLEST, LARGEST = 8_000, 1_000_000
LONG_ENOUGH = 0.06
"""Seconds after which a text is large enough to measure; a slow machine just measures less."""

TIMES = 8
BOUND = 5 * TIMES
"""Linear work takes 8 times as long, n log n about 10 times, quadratic work 64 times."""

ATTEMPTS = 5

SCRIPTS = st.lists(
    st.sampled_from(
        ["{", "{", "}", "}", "`", "${", '"', "'", "\\", "//", "/*", "*/", "\n", "a", " ", "+", ":",
         "?", "(", ")", "b c", "=>", "\r\n"]
    ),
    max_size=30,
).map("".join)  # fmt: skip
"""Braces among all that may hide one."""


def seconds(text: str) -> float:
    """How long one parse takes, garbage aside."""
    source = SourceText("guide.mdx", text)
    gc.disable()
    try:
        start = process_time()
        parse(source)
        return process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_as_the_text_does(family: str) -> None:
    size = SMALLEST
    large = seconds(text_of(family, size))
    while large < LONG_ENOUGH and size < LARGEST:
        size *= 2
        large = seconds(text_of(family, size))
    text, part = text_of(family, size), text_of(family, size // TIMES)
    small = seconds(part)
    for _ in range(ATTEMPTS):
        if large <= BOUND * max(small, LONG_ENOUGH / 60):
            return
        large, small = min(large, seconds(text)), max(small, seconds(part))
    raise AssertionError(
        f"{len(text):,} characters took {large / small:.0f} times as long as {len(part):,}"
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_grows_to_any_size(family: str) -> None:
    for size in (10_000, 80_000):
        assert size / 2 < len(text_of(family, size)) < size * 2


def test_a_file_past_the_bound_is_not_read() -> None:
    most, _ = SourceText.decode("guide.mdx", b"a" * MAX_BYTES)
    more, faults = SourceText.decode("guide.mdx", b"a" * (MAX_BYTES + 1))
    assert len(most.text) == MAX_BYTES
    assert not more.text
    assert [fault.name for fault in faults] == ["unreadable-file"]


@given(SCRIPTS, st.randoms(use_true_random=False))
def test_pairs_of_braces_do_not_depend_on_what_was_asked_before(text: str, random: Any) -> None:
    places = [place for place, char in enumerate(text) if char == "{"]
    random.shuffle(places)
    braces = Braces(text)
    for place in places:
        assert braces.after(place) == Braces(text).after(place)


@given(SCRIPTS)
def test_verdicts_on_expressions_do_not_depend_on_what_was_asked_before(text: str) -> None:
    braces, expressions = Braces(text), Expressions(text)
    for start in (place for place, char in enumerate(text) if char == "{"):
        end = braces.after(start)
        if end is None:
            continue
        if not expressions.skips(start):
            assert expressions.read(start, end) == Expressions(text).read(start, end)
