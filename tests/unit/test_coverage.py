"""What coverage says of guides, and that it never says other than the rules."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.connectors import Connector, read_connector
from guidekit.model import Guide, build_guide
from guidekit.rules import Context, check_guide, cover_form
from guidekit.source import Diagnostic, SourceText
from guidekit.variants import FormCoverage, Terms, Told, read_brand, variant_of
from nango_corpus import HOUSE, NoProject, guide_at, pairs, providers

DEFINITION = """StackOne: 1.0.0
info: {title: Lucca, key: lucca}
authentication:
  - custom:
      type: custom
      label: API Key
      configFields:
        - {key: subdomain, label: Subdomain, type: text, required: true}
        - {key: apiKey, label: API Key, type: text, required: true}
        - {key: region, label: Region, type: text, required: false}
        - {key: tenant, label: Tenant ID, type: text, required: true, readOnly: true}
"""
BLOCKS = (
    "## Find your subdomain\n\nIt is the text before `.ilucca.net`.",
    "## Create an API key\n\nOpen the settings and copy the **API Key**.",
    "Your region is in the settings.",
    "You need a **Subdomain** and an **API Key**.",
    "Fill out the following fields:\n\n- **Subdomain**\n- **API Key**",
    "Paste the API key into its field.",
    "<section data-guide-section data-guide-field='apiKey'>\n\n## Make one\n\nDo it.\n\n</section>",
    "1. Sign in.\n2. Enter the subdomain that you find in the address.",
)
AROUND = (
    "{}",
    "<div data-whitelabel-hide>\n\n{}\n\n</div>",
    '<div data-whitelabel-hide="acme">\n\n{}\n\n</div>',
    "<div data-whitelabel-only>\n\n{}\n\n</div>",
)
guides = st.lists(
    st.builds(lambda block, around: around.format(block), *map(st.sampled_from, (BLOCKS, AROUND)))
)


def lucca() -> Connector:
    connector = read_connector(SourceText("connector.yaml", DEFINITION), lambda path: None)
    assert connector.faults == ()
    return connector


def context_of(guide: Guide, connector: Connector) -> Context:
    """The guide as the house and two partners show it."""
    brands = [
        read_brand(SourceText(f"{key}.yaml", f"name: {key}\n"), id=key, house=False)[0]
        for key in ("acme", "globex")
    ]
    variants = tuple(variant_of(brand, connector) for brand in (HOUSE, *brands))
    terms = Terms(HOUSE, brands)
    (auth, *_) = connector.auth_methods
    return Context(connector, auth, variants, HOUSE, terms, NoProject(), home=guide.path)


def covered(text: str) -> tuple[FormCoverage, tuple[Diagnostic, ...]]:
    """The coverage of a guide for Lucca, and all that rules find in it."""
    guide = build_guide(SourceText("a.mdx", f"# Guide\n\n{text}\n"), lambda path: None)
    context = context_of(guide, lucca())
    form = cover_form(guide, context)
    assert form
    return form, check_guide(guide, context)


def told(form: FormCoverage, key: str) -> dict[str, Told]:
    (field,) = (field for field in form.fields if field.key == key)
    return {each.variant: each for each in field.told}


def lines(found: Told) -> tuple[int | None, ...]:
    spans = (found.named, found.located, found.entered)
    return tuple(span.start.line if span else None for span in spans)


def agree(form: FormCoverage, found: Iterable[Diagnostic]) -> None:
    """Hold what coverage says against what the rules say."""
    reported = {(d.code, d.field, d.variant) for d in found}
    expected = set()
    for field in form.fields:
        for each in field.told if field.need == "required" else ():
            if each.named is None:
                expected.add(("GK301", field.key, each.variant))
            elif each.located is None:
                expected.add(("GK302", field.key, each.variant))
        for each in field.told:
            assert each.named or not (each.located or each.entered)
    assert {each for each in reported if each[0] in ("GK301", "GK302")} == expected
    left_out = {d.field for d in found if d.code == "GK305" and "last step" in d.message}
    entered = {field.key for field in form.fields if any(each.entered for each in field.told)}
    assert left_out & entered == set()


def test_each_degree_has_its_place() -> None:
    form, _ = covered("\n\n".join(BLOCKS[:3] + BLOCKS[4:5]))
    assert [(field.key, field.need) for field in form.fields] == [
        ("subdomain", "required"),
        ("apiKey", "required"),
        ("region", "optional"),
        ("tenant", "hidden"),
    ]
    assert lines(told(form, "subdomain")["acme"]) == (3, 3, 15)
    assert lines(told(form, "apiKey")["acme"]) == (7, 7, 16)
    assert lines(told(form, "region")["acme"]) == (11, 11, None)
    assert told(form, "tenant") == {}
    assert not form.has_gap


def test_a_claim_locates_wherever_the_label_stands() -> None:
    form, _ = covered(BLOCKS[6])
    assert lines(told(form, "apiKey")["house"]) == (3, 3, None)


def test_readers_are_told_apart_by_what_they_are_shown() -> None:
    hidden = AROUND[2].format(BLOCKS[0])
    form, _ = covered(f"{hidden}\n\n{BLOCKS[1]}\n\n{BLOCKS[4]}")
    (field, *_) = form.fields
    assert [variants for variants, _ in field.readers] == [("house", "globex"), ("acme",)]
    assert [lines(each) for _, each in field.readers] == [(5, 5, 17), (17, None, 17)]
    assert form.has_gap
    assert not form.fields[1].has_gap


def test_no_form_is_covered_where_none_is_known() -> None:
    guide = build_guide(SourceText("a.mdx", "# Guide\n"), lambda path: None)
    context = Context(None, None, (), HOUSE, Terms(HOUSE, ()), NoProject())
    assert cover_form(guide, context) is None


@given(guides)
def test_coverage_and_rules_agree(blocks: list[str]) -> None:
    agree(*covered("\n\n".join(blocks)))


@pytest.mark.corpus
def test_coverage_and_rules_agree_on_real_guides(shared: Path) -> None:
    connectors = providers(shared)
    forms = 0
    for key, path in pairs(shared):
        guide = guide_at(shared, path)
        context = context_of(guide, connectors[key])
        form = cover_form(guide, context)
        if form:
            forms += 1
            agree(form, check_guide(guide, context))
    assert forms > 200
