"""Anchors from headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.model import GITHUB, MINTLIFY, Slugger, SlugStyle, build_guide, slug
from guidekit.source import SourceText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find your API key", "find-your-api-key"),
        ("Step 1: Find it!", "step-1-find-it"),
        ("two  spaces", "two--spaces"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("`code` & more", "code--more"),
        ("Größe ändern", "größe-ändern"),
        ("日本語 ガイド", "日本語-ガイド"),
        ("½ off, x²", "-off-x"),
        ("gear ⚙️", "gear-️"),
        ("\u24b6 Ⅷ", "\u24d0-ⅷ"),
        ("tab\there", "tabhere"),
        ("", ""),
    ],
)
def test_slugs_are_those_of_other_sites(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_repeats_are_counted() -> None:
    slugger = Slugger()
    texts = ["A", "A", "A-1", "A", "a!"]
    assert [slugger.slug(text) for text in texts] == ["a", "a-1", "a-1-1", "a-2", "a-3"]


def test_a_reserved_slug_is_avoided() -> None:
    slugger = Slugger()
    assert slugger.reserve("keys")
    assert slugger.slug("Keys") == "keys-1"
    assert not slugger.reserve("keys")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find your API key", "find-your-api-key"),
        ("Step 1: Find it!", "step-1-find-it"),
        ("  two  spaces\tand a tab ", "two-spaces-and-a-tab"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("Fees & billing", "fees-&-billing"),
        ("UserName/Email", "username/email"),
        ("OAuth 2.0 (optional)", "oauth-2-0-optional"),
        ("a.b.c...", "a-b-c…"),
        ("What? [Yes], {no}; so:", "what-yes-no-so"),
        ("Größe ändern", "größe-ändern"),
        ("日本語 ガイド", "日本語-ガイド"),
        ("50% off", "50%-off"),
        ("100%25", "100%25"),
        ("What's next?", "what’s-next"),
        ("The \"new\" 'form'", "the-“new”-‘form’"),
        ("now -- or never", "now-—-or-never"),
        ("a * b ~ c", "a-b-c"),
        ("vitamin t", "vitamint"),
        ("🚀 Launch ⚙️", "-launch-"),
        ("!!!", ""),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_slugs_are_those_of_mintlify(text: str, expected: str) -> None:
    assert MINTLIFY.slug(text) == expected


def test_mintlify_counts_repeats_from_two() -> None:
    slugger = Slugger(MINTLIFY)
    texts = ["A", "A", "A-2", "A", "A:"]
    assert [slugger.slug(text) for text in texts] == ["a", "a-2", "a-2-2", "a-3", "a-4"]


@given(st.lists(st.text(max_size=8), max_size=12), st.sampled_from([GITHUB, MINTLIFY]))
def test_no_slug_comes_twice(texts: list[str], style: SlugStyle) -> None:
    slugger = Slugger(style)
    slugs = [slugger.slug(text) for text in texts]
    assert len(set(slugs)) == len(slugs)


DEEP = """# Lucca

## Fees & billing

#### Fees & billing

##### Step 1: Too deep

Text.

###### Deeper

##### <a id="here"></a>Marked

<h5 id="named">Named</h5>

<h6>HTML</h6>
"""


def test_headings_below_level_four_have_no_anchor_with_mintlify() -> None:
    guide = build_guide(SourceText("a.mdx", DEEP), lambda _: None, slugs=MINTLIFY)
    assert [anchor.id for anchor in guide.anchors] == [
        "fees-&-billing",
        "fees-&-billing-2",
        "here",
        "named",
    ]
    assert [(step.title and step.title.text, step.anchor) for step in guide.steps] == [
        ("Step 1: Too deep", "")
    ]
    assert guide.faults == ()


def test_all_headings_have_an_anchor_by_default() -> None:
    guide = build_guide(SourceText("a.mdx", DEEP), lambda _: None)
    assert [anchor.id for anchor in guide.anchors] == [
        "fees--billing",
        "fees--billing-1",
        "step-1-too-deep",
        "deeper",
        "marked",
        "here",
        "named",
        "html",
    ]
