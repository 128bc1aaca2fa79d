"""Sections and steps of a guide, in each of the forms that guides have."""

import pytest

from guidekit.model import ForAudience, Guide, HiddenFrom, NeedsScope, OnlyFor
from sample_guides import EXPORTED_GUIDE, build, problems

HIDDEN = HiddenFrom(frozenset())


def outline(guide: Guide) -> list[tuple[str | None, list[str | None]]]:
    """Titles of sections with those of their steps; steps of no section come first."""
    found: list[tuple[str | None, list[str | None]]] = [(None, [])]
    found += [(s.title.text if s.title else None, []) for s in guide.sections]
    for step in guide.steps:
        at = 0 if step.section is None else step.section + 1
        found[at][1].append(step.title.text if step.title else None)
    return found[1:] if not found[0][1] else found


# --- attribute form


def test_attribute_form_has_sections_and_steps() -> None:
    guide = build(EXPORTED_GUIDE)
    assert outline(guide) == [
        ("Find the subdomain", ["Look at the address"]),
        ("Create a key", ["Open the list of keys", "Add a key"]),
        ("Enter both in the Hub", ["Fill out the fields"]),
    ]
    assert problems(guide) == []


def test_parts_know_where_they_begin() -> None:
    guide = build(EXPORTED_GUIDE)
    assert [str(section.span) for section in guide.sections] == [
        "guide.mdx:11:1",
        "guide.mdx:25:1",
        "guide.mdx:49:3",
    ]
    assert [str(step.title.span) for step in guide.steps if step.title] == [
        "guide.mdx:17:18",
        "guide.mdx:29:18",
        "guide.mdx:40:18",
        "guide.mdx:52:18",
    ]


def test_guards_add_up_from_the_outside_in() -> None:
    guide = build(EXPORTED_GUIDE)
    scoped = NeedsScope(("users.read", "leaves.read"))
    assert [section.guard for section in guide.sections] == [(), (scoped,), (HIDDEN,)]
    assert [step.guard for step in guide.steps] == [
        (),
        (scoped,),
        (scoped, NeedsScope(("leaves.read",))),
        (HIDDEN,),
    ]
    assert guide.links[0].guard == (HIDDEN,)


def test_the_body_of_a_step_speaks_for_the_step() -> None:
    guide = build(EXPORTED_GUIDE)
    assert [step.display_scopes for step in guide.steps] == [None, True, None, None]
    assert [step.fields for step in guide.steps] == [(), (), ("apiKey",), ()]
    assert guide.steps[2].scopes == ("leaves.read",)
    of_step = [node for node, placement in guide.placements.items() if placement.step == 2]
    assert guide.placements[of_step[0]].conditions == (NeedsScope(("leaves.read",)),)


def test_two_bodies_keep_their_own_conditions() -> None:
    guide = build(
        "# T\n\n<Steps>\n<Step title='A'>\n"
        "<div data-guide-step data-guide-scopes='x'>\n\nfor x\n\n</div>\n"
        "<div data-guide-step data-guide-scopes='y'>\n\nfor y\n\n</div>\n</Step>\n</Steps>\n"
    )
    assert [step.guard for step in guide.steps] == [()]
    assert [p.guard for p in guide.passages if p.kind == "text"] == [
        (NeedsScope(("x",)),),
        (NeedsScope(("y",)),),
    ]


def test_prerequisites_are_the_warnings_above_the_first_part() -> None:
    guide = build(EXPORTED_GUIDE + "\n<Warning>Late.</Warning>\n")
    assert [p.text for p in guide.prerequisites] == [
        "Only an administrator of Lucca can create keys."
    ]
    assert str(guide.prerequisites[0].span) == "guide.mdx:9:10"


def test_a_section_without_a_heading_and_a_step_without_steps() -> None:
    guide = build(
        "# T\n\n<section data-guide-section>\n\ntext\n\n</section>\n\n"
        "<div data-guide-step>\n\n### Press it\n\n<p>twice</p>\n\n</div>\n\n"
        "<div data-guide-step>\n\nno heading\n\n</div>\n"
    )
    assert [(s.title, s.anchor) for s in guide.sections] == [(None, "section")]
    assert [(s.title.text if s.title else None, s.anchor) for s in guide.steps] == [
        ("Press it", "press-it"),
        (None, "step"),
    ]
    assert problems(guide) == [
        "guide.mdx:17:1 step-without-title: "
        "`<div>` is a step without a heading, expected one that says what to do"
    ]


def test_only_the_first_heading_of_a_marked_section_titles_it() -> None:
    guide = build(
        "# T\n\n<section data-guide-section>\n\n### First\n\n#### Second\n\n"
        "## Step 1: Do\n\ntext\n\n</section>\n\n## After\n"
    )
    assert [section.depth for section in guide.sections] == [3, 2]
    assert outline(guide) == [("First", ["Step 1: Do"]), ("After", [])]
    assert [a.id for a in guide.anchors] == ["first", "second", "step-1-do", "after"]


@pytest.mark.parametrize(
    ("attributes", "guard"),
    [
        ("data-whitelabel-hide", (HIDDEN,)),
        ('data-whitelabel-hide=""', (HIDDEN,)),
        ("data-whitelabel-hide={true}", (HIDDEN,)),
        ("data-whitelabel-hide={false}", ()),
        ('data-whitelabel-hide="acme, globex"', (HiddenFrom(frozenset({"acme", "globex"})),)),
        ("data-whitelabel-only", (OnlyFor(frozenset()),)),
        ('data-whitelabel-only="acme"', (OnlyFor(frozenset({"acme"})),)),
        ('data-guide-scopes="a b"', (NeedsScope(("a", "b")),)),
        ('data-guide-scopes="a,b a"', (NeedsScope(("a", "b")),)),
        ('data-guide-scopes=" "', ()),
        ("data-guide-scopes", ()),
        ('data-guide-audience="setup"', (ForAudience("setup"),)),
        (
            'data-guide-scopes="a" data-whitelabel-hide',
            (HIDDEN, NeedsScope(("a",))),
        ),
    ],
)
def test_conditions_of_any_element(attributes: str, guard: tuple[object, ...]) -> None:
    guide = build(f"# T\n\n<p {attributes}>text</p>\n\n<Note {attributes}>text</Note>\n")
    assert [p.guard for p in guide.passages if p.kind == "text"] == [guard, guard]


@pytest.mark.parametrize(
    ("value", "scopes"),
    [('""', None), ('"true"', True), ("{true}", True), ('"a, b"', ("a", "b")), ('"false"', None)],
)
def test_scopes_that_a_step_lists(value: str, scopes: object) -> None:
    guide = build(
        "# T\n\n<Steps>\n"
        f"<Step title='A' data-guide-display-scopes-list={value}>x</Step>\n</Steps>\n"
    )
    assert guide.steps[0].display_scopes == scopes


def test_fields_belong_to_the_part_around_or_to_the_guide() -> None:
    guide = build(
        "# T\n\n<p data-guide-field='tenant'>text</p>\n\n## A\n\n"
        "<p data-guide-field='subdomain'>text</p>\n\n"
        "<div data-guide-field='apiKey apiKey'>x</div>\n"
    )
    assert guide.fields == ("tenant",)
    assert guide.sections[0].fields == ("subdomain", "apiKey")


# --- heading form


HEADING_FORM = """\
---
title: Tiger
---

## Overview

You need two values.

### Prerequisites:

- An account.
- A role.

### Instructions

#### Step 1: Find the host

1. Open it.

##### In the cloud

Look here.

#### Step 2: Copy the key

Copy it.

### Notes

Done.
"""


def test_heading_form_has_its_steps_in_the_section_above() -> None:
    guide = build(HEADING_FORM)
    assert outline(guide) == [
        ("Overview", []),
        ("Prerequisites:", []),
        ("Instructions", ["Step 1: Find the host", "Step 2: Copy the key"]),
        ("Notes", []),
    ]
    assert [p.text for p in guide.prerequisites] == ["An account.", "A role."]


def test_text_below_a_step_heading_belongs_to_the_step() -> None:
    guide = build(HEADING_FORM)
    where = {passage.text: (passage.section, passage.step) for passage in guide.passages}
    assert where["Open it."] == (2, 0)
    assert where["In the cloud"] == (2, 0)
    assert where["Look here."] == (2, 0)
    assert where["Copy it."] == (2, 1)
    assert where["Done."] == (3, None)


def test_a_step_beside_a_section_is_not_in_it() -> None:
    guide = build("# T\n\n## Prerequisites\n\nx\n\n## Step 1: A\n\nx\n\n## Step 2: B\n\nx\n")
    assert outline(guide) == [(None, ["Step 1: A", "Step 2: B"]), ("Prerequisites", [])]


def test_what_a_heading_opens_ends_with_the_element_around_it() -> None:
    guide = build(
        "# T\n\n## Step 1: A\n\nfirst\n\n<div data-whitelabel-hide>\n\n## Step 2: B\n\nsecond\n\n"
        "</div>\n\nafter\n"
    )
    where = {passage.text: passage.step for passage in guide.passages}
    assert (where["first"], where["second"], where["after"]) == (0, 1, 0)
    assert [step.guard for step in guide.steps] == [(), (HIDDEN,)]


def test_headings_in_asides_open_nothing() -> None:
    guide = build(
        "# T\n\n## A\n\n<Note>\n\n### In a note\n\n</Note>\n\n> ### In a quote\n\n"
        "<Steps>\n<Step title='S'>\n\n### In a step\n\n</Step>\n</Steps>\n\n- ### In an item\n"
    )
    assert outline(guide) == [("A", ["S"])]
    assert [anchor.id for anchor in guide.anchors] == [
        "a", "in-a-note", "in-a-quote", "s", "in-a-step", "in-an-item",
    ]  # fmt: skip


def test_headings_in_tabs_open_sections() -> None:
    guide = build(
        "# T\n\n<Tabs>\n<Tab title='One'>\n\n## A\n\nx\n\n</Tab>\n"
        "<Tab title='Two'>\n\n## B\n\ny\n\n</Tab>\n</Tabs>\n\nz\n"
    )
    assert outline(guide) == [("A", []), ("B", [])]
    assert {p.text: p.section for p in guide.passages}["z"] is None


# --- anchors


def test_anchors_are_unique_whatever_they_are_of() -> None:
    guide = build(
        "# T\n\n## Keys\n\n<a id='top' />\n\n<Steps>\n<Step title='Keys'>x</Step>\n"
        "<Step title='Other' id='own'>x</Step>\n<Step title='Top'>x</Step>\n</Steps>\n\n## Keys\n"
    )
    assert [a.id for a in guide.anchors] == ["keys", "top", "keys-1", "own", "top-1", "keys-2"]
    assert [step.anchor for step in guide.steps] == ["keys-1", "own", "top-1"]
    assert problems(guide) == []


def test_an_explicit_anchor_twice_in_one_page_is_reported() -> None:
    guide = build(
        "# T\n\n<h2 id='a'>X</h2>\n\n<a name='a' />\n\n"
        "<p id='b' data-whitelabel-hide>x</p>\n<p id='b' data-whitelabel-only>y</p>\n"
    )
    assert problems(guide) == [
        "guide.mdx:5:10 duplicate-anchor: anchor `a` stands here again, expected each once"
    ]


def test_brand_values_leave_no_hole_in_an_anchor() -> None:
    guide = build("# T\n\n## Open {brand.products.hub} now\n\nx\n")
    assert [a.id for a in guide.anchors] == ["open-now"]


def test_headings_in_steps_without_tags_are_steps() -> None:
    guide = build(
        "## With a key\n\n<Steps>\n  ### Open the settings\n\n  a\n\n  #### On a phone\n\n  b\n\n"
        "  ### Create a key\n\n  c\n</Steps>\n\n### Later\n\nd\n"
    )
    assert [(step.title.text, step.section) for step in guide.steps if step.title] == [
        ("Open the settings", 0),
        ("Create a key", 0),
    ]
    assert [s.title.text for s in guide.sections if s.title] == ["With a key", "Later"]
    assert [(p.text, p.section, p.step) for p in guide.passages if p.kind == "text"] == [
        ("a", 0, 0),
        ("b", 0, 0),
        ("c", 0, 1),
        ("d", 1, None),
    ]


def test_headings_beside_tags_of_steps_are_no_steps() -> None:
    guide = build("# Lucca\n\n<Steps>\n### Key\n\n<Step title='Copy it'>a</Step>\n</Steps>\n")
    assert [step.title.text for step in guide.steps if step.title] == ["Copy it"]


def test_a_step_without_a_title_goes_by_the_heading_that_it_begins_with() -> None:
    guide = build(
        "# Lucca\n\n<Steps>\n<Step>\n\n### Create a key\n\na\n\n#### On a phone\n\nb\n\n</Step>\n"
        "<Step>\n\nc\n\n### Copy it\n\n</Step>\n</Steps>\n"
    )
    titles = [(step.title.text if step.title else None, step.anchor) for step in guide.steps]
    assert titles == [("Create a key", "create-a-key"), (None, "step")]
    assert problems(guide) == [
        'guide.mdx:15:1 step-without-title: `<Step>` without a `title`, expected `title="..."`'
    ]
    assert [(p.text, p.step) for p in guide.passages if p.kind == "text"] == [
        ("a", 0),
        ("b", 0),
        ("c", 1),
    ]
