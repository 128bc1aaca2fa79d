"""Pages filled for variants."""

import pytest
from msgspec.structs import replace

from guidekit.model import ForAudience, HiddenFrom, NeedsScope, OnlyFor
from guidekit.render.filling import Filler, fill
from guidekit.render.outline import Outline
from guidekit.render.page import (
    Address,
    Asset,
    BrandValue,
    Chrome,
    Link,
    OnlyHouse,
    Page,
    Part,
    Term,
    When,
)
from guidekit.source import SourceText
from guidekit.syntax.values import later
from guidekit.variants import Brand, Support, Variant

SOURCE = SourceText("brand.yaml", "")
HOUSE = Brand("acme", "Acme", house=True, source=SOURCE, products={"hub": "Acme Hub"})
PARTNER = Brand(
    "globex",
    "Globex & Co",
    house=False,
    source=SOURCE,
    vocabulary={"Acme": "Globex <b>", "Hub": "Portal"},
    links={"/guides/": 'https://globex.example/"help"/', "/internal/": None},
    support=Support(email="help@globex.example"),
    connectors=("jira",),
)
FOR_HOUSE, FOR_PARTNER = Variant(HOUSE), Variant(PARTNER)


def filled(*parts: Part, variant: Variant = FOR_PARTNER) -> str:
    return fill(Page(parts), variant, {"header": "<header>"})


@pytest.mark.parametrize(
    ("condition", "house", "partner"),
    [
        (OnlyHouse(), True, False),
        (HiddenFrom(frozenset()), True, False),
        (HiddenFrom(frozenset({"initech"})), True, True),
        (OnlyFor(frozenset({"globex"})), False, True),
    ],
)
def test_a_condition_decides_for_each_brand(
    condition: OnlyHouse | HiddenFrom | OnlyFor, house: bool, partner: bool
) -> None:
    part = When(condition, ("x",))
    assert filled(part, variant=FOR_HOUSE) == ("x" if house else "")
    assert filled(part) == ("x" if partner else "")


def test_one_filler_decides_for_the_variant_that_it_is_given() -> None:
    page = Page((When(NeedsScope(("a",)), ("a",)), When(ForAudience("setup"), ("s",))))
    filler = Filler(PARTNER, {})
    wanted = [
        (Variant(PARTNER), "as"),
        (Variant(PARTNER, frozenset({"a"}), "config"), "a"),
        (Variant(PARTNER, frozenset(), "setup"), "s"),
    ]
    for variant, html in wanted:
        assert filler.fill(page, variant) == html


def test_terms_are_worded_and_escaped() -> None:
    assert filled(Term("Acme's Hub")) == "Globex &lt;b&gt;&#x27;s Portal"
    assert filled(Term("Acme's Hub"), variant=FOR_HOUSE) == "Acme&#x27;s Hub"


def test_values_of_a_brand_make_no_address_that_runs_code() -> None:
    brand = replace(PARTNER, products={"run": "java&#115;cript:", "help": "/help"})
    for path, wanted in (("run", "x"), ("help", '<a href="/helpalert(1)">x</a>')):
        link = Link(f"{later(f'brand.products.{path}')}alert(1)", (), ("x",))
        assert filled(link, variant=Variant(brand)) == wanted


def test_anchors_are_worded_as_slugs() -> None:
    assert filled(Term("open-the-hub", "slug")) == "open-the-portal"
    assert filled(Term("open--the-page", "slug")) == "open--the-page"


def test_values_of_the_brand() -> None:
    assert filled(BrandValue("name")) == "Globex &amp; Co"
    assert filled(BrandValue("support.url")) == ""
    address = '<a href="mailto:help@globex.example">help@globex.example</a>'
    assert filled(BrandValue("support.email", linked=True)) == address
    assert filled(BrandValue("name", linked=True)) == "Globex &amp; Co"


def test_a_link_is_mapped_and_its_address_escaped() -> None:
    link = Link("/guides/keys", (' class="x"',), ("keys",))
    href = "https://globex.example/&quot;help&quot;/keys"
    assert filled(link) == f'<a href="{href}" class="x">keys</a>'
    assert filled(Address("/guides/keys")) == href


def test_a_dropped_link_leaves_its_content() -> None:
    attributes, content = (' class="card"',), ("see ", BrandValue("name"))
    assert filled(Link("/internal/x", attributes, content)) == "see Globex &amp; Co"
    card = Link("/internal/x", attributes, content, without="div")
    assert filled(card) == '<div class="card">see Globex &amp; Co</div>'


def test_a_link_to_a_guide_that_the_brand_does_not_offer_is_dropped() -> None:
    assert filled(Link("../../jira/x/", (), ("a",), guide="jira")) == (
        '<a href="../../jira/x/">a</a>'
    )
    assert filled(Link("../../lucca/x/", (), ("a",), guide="lucca")) == "a"


def test_a_link_to_a_guide_has_its_anchor_in_the_brand_s_words() -> None:
    link = Link("../../jira/x/#the-hub", (), ("a",), guide="jira", same_anchor=False)
    assert filled(link) == '<a href="../../jira/x/#the-portal">a</a>'
    same = Link("../../jira/x/#the-hub", (), ("a",), guide="jira")
    assert filled(same) == '<a href="../../jira/x/#the-hub">a</a>'
    assert filled(link, variant=FOR_HOUSE) == '<a href="../../jira/x/#the-hub">a</a>'


def test_chrome_is_put_in_as_it_is() -> None:
    assert filled(Chrome("header"), Chrome("unknown")) == "<header>"


def test_only_images_that_are_shown_are_assets() -> None:
    hidden = When(HiddenFrom(frozenset()), ('<img src="', Asset("b.png"), '">'))
    page = Page((Asset("a.png"), hidden, Link("/x", (), (Asset("c.png"), Asset("a.png")))))
    assert page.assets == ("a.png", "b.png", "c.png")
    assert Filler(PARTNER, {}).assets(page, FOR_PARTNER) == ("a.png", "c.png")
    assert Filler(HOUSE, {}).assets(page, FOR_HOUSE) == ("a.png", "b.png", "c.png")


def test_brands_that_agree_on_all_conditions_share_what_is_laid_out() -> None:
    hidden = When(OnlyFor(frozenset({"globex"})), ("hidden",))
    outline = Outline(Page(("<p>", Term("Hub"), hidden, "</p>", BrandValue("name"))))
    other = Variant(replace(PARTNER, id="other", name="Other"))
    assert outline.for_variant(other) is outline.for_variant(FOR_HOUSE)
    assert outline.for_variant(other) is not outline.for_variant(FOR_PARTNER)
    for variant, html in ((other, "<p>Portal</p>Other"), (FOR_HOUSE, "<p>Hub</p>Acme")):
        assert b"".join(Filler(variant.brand, {}).pieces(outline, variant)).decode() == html


def test_a_link_that_is_dropped_takes_its_attributes_along() -> None:
    house = When(OnlyHouse(), (' data-guide-step=""',))
    link = Link("/internal/x", (' class="a"', house), ("here",))
    boxed = replace(link, without="span")
    assert filled(link) == "here"
    assert filled(boxed) == '<span class="a">here</span>'
    whole = '<a href="/internal/x" class="a" data-guide-step="">here</a>'
    assert filled(boxed, variant=FOR_HOUSE) == whole
