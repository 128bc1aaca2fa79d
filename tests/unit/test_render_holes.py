"""Marks in HTML, and the parts that they become."""

from hypothesis import given
from hypothesis import strategies as st

from guidekit.model import ForAudience, HiddenFrom, NeedsScope
from guidekit.render.holes import Holes, clean
from guidekit.render.page import BrandValue, Link, OnlyHouse, Part, Term, When

NAME = BrandValue("name")
HIDDEN = HiddenFrom(frozenset())
literals = st.text("ab<>&0123456789|w", min_size=1)


def test_what_is_between_marks_is_one_literal() -> None:
    holes = Holes()
    html = "<p>" + "one " + holes.hole(NAME) + " two" + "</p>"
    assert holes.cut(html) == ("<p>one ", NAME, " two</p>")


def test_html_without_marks_is_one_part() -> None:
    assert Holes().cut("<p>7|8</p>") == ("<p>7|8</p>",)


def test_an_empty_part_under_a_condition_is_no_part() -> None:
    holes = Holes()
    assert holes.cut("a" + holes.when(OnlyHouse(), "") + "b") == ("ab",)


def test_a_guard_is_conditions_in_one_another_in_its_order() -> None:
    holes = Holes()
    guard = (HIDDEN, ForAudience("setup"))
    inner = When(ForAudience("setup"), ("x",))
    assert holes.cut(holes.guarded(guard, "x")) == (When(HIDDEN, (inner,)),)


def test_a_link_has_attributes_and_content() -> None:
    holes = Holes()
    title = f' title="{holes.hole(Term("Hub"))}"'
    html = holes.link("/x", title, f"<b>{holes.hole(NAME)}</b>", guide="jira", without="div")
    assert holes.cut(html) == (
        Link("/x", (' title="', Term("Hub"), '"'), ("<b>", NAME, "</b>"), "jira", "div"),
    )


def test_html_that_is_used_twice_keeps_its_holes() -> None:
    holes = Holes()
    html = holes.when(HIDDEN, f"<b>{holes.hole(NAME)}</b>")
    part = When(HIDDEN, ("<b>", NAME, "</b>"))
    assert holes.cut(html + html) == (part, part)


@given(st.text())
def test_clean_text_cannot_be_taken_for_a_mark(text: str) -> None:
    holes = Holes()
    html = clean(text)
    assert holes.cut(holes.hole(NAME) + html) == ((NAME, html) if html else (NAME,))
    assert len(html) == len(text)


def trees() -> st.SearchStrategy[Part]:
    leaves: st.SearchStrategy[Part] = st.sampled_from([NAME, Term("Hub"), Term("hub", "slug")])
    conditions = st.sampled_from([OnlyHouse(), HIDDEN, NeedsScope(("a", "b"))])

    def nested(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
        several = st.lists(inner, min_size=1, max_size=4).map(tuple)
        any_number = st.lists(inner, max_size=2).map(tuple)
        return st.one_of(
            st.builds(When, conditions, several),
            st.builds(Link, st.just("/x"), any_number, several),
        )

    return st.recursive(st.one_of(leaves, literals), nested, max_leaves=20)


def written(holes: Holes, part: Part) -> str:
    match part:
        case str():
            return part
        case When(condition, parts):
            return holes.when(condition, "".join(written(holes, p) for p in parts))
        case Link(url, attributes, content):
            before = "".join(written(holes, p) for p in attributes)
            return holes.link(url, before, "".join(written(holes, p) for p in content))
        case _:
            return holes.hole(part)


def merged(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts with neighbouring literals joined."""
    found: list[Part] = []
    for part in parts:
        match part:
            case str() if found and isinstance(found[-1], str):
                found[-1] += part
            case When(condition, inner):
                found.append(When(condition, merged(inner)))
            case Link(url, attributes, content):
                found.append(Link(url, merged(attributes), merged(content)))
            case _:
                found.append(part)
    return tuple(found)


@given(st.lists(trees(), max_size=6).map(tuple))
def test_any_tree_of_parts_comes_back(parts: tuple[Part, ...]) -> None:
    holes = Holes()
    assert holes.cut("".join(written(holes, part) for part in parts)) == merged(parts)
