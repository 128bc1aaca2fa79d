"""Whole pages: what is around the body, and what no page may have."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.connectors import AuthMethod, Connector, Support
from guidekit.model import build_guide
from guidekit.render import ROOT, Theme, compile_page, fill, render_chrome
from guidekit.render.page import Page
from guidekit.source import Position, SourceText, Span
from guidekit.variants import Brand, Terms, read_brand, variant_of

THEME = Theme()
SPAN = Span("connector.yaml", Position(1, 1), Position(1, 1))
HOUSE_FILE = "name: Acme\nidentity: {names: [Acme]}\nproducts: {hub: Acme Hub}\n"
PARTNER_FILE = "name: Globex\nvocabulary: {Acme: Globex, Hub: Portal}\n"


def brand(text: str, *, house: bool) -> Brand:
    name = "house" if house else "globex"
    return read_brand(SourceText(f"{name}.yaml", text), id=name, house=house)[0]


HOUSE, PARTNER = brand(HOUSE_FILE, house=True), brand(PARTNER_FILE, house=False)
TERMS = Terms(HOUSE, [HOUSE, PARTNER])


def method(key: str, label: str) -> AuthMethod:
    return AuthMethod(key, "custom", label, (), (), Support(), SPAN)


def lucca(*methods: AuthMethod, icon: str | None = None) -> Connector:
    source = SourceText("connector.yaml", "")
    return Connector("lucca", "Lucca", None, icon, methods, {}, (), source, SPAN)


def compiled(text: str, connector: Connector | None = None, theme: Theme = THEME) -> Page:
    guide = build_guide(SourceText("lucca.mdx", text), lambda _: None)
    return compile_page(
        guide,
        connector=connector,
        terms=TERMS,
        theme=theme,
        asset_url=lambda path: f"{ROOT}assets/{path}",
        page_url=lambda _: None,
    )


def page_of(
    text: str, reader: Brand = HOUSE, connector: Connector | None = None, theme: Theme = THEME
) -> str:
    chrome = render_chrome(theme, reader, ROOT)
    return fill(compiled(text, connector, theme), variant_of(reader, connector), chrome)


class Elements(HTMLParser):
    """The elements of a page: tags with attributes, and those left open."""

    VOID = frozenset(("meta", "link", "img", "br", "hr", "input", "source", "wbr", "col"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Mapping[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[Mapping[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


EVERYTHING = "\n\n".join(
    block.group(1)
    for path in sorted((Path(__file__).parent.parent / "spec").glob("*.md"))
    for block in re.finditer(r"^````guide\n(.*?)^````$", path.read_text(), re.DOTALL | re.MULTILINE)
    if not block.group(1).startswith("---")
)
"""All guides of the fixtures as one."""


def test_the_head_says_what_the_guide_says_in_the_brand_s_words() -> None:
    text = '---\ntitle: Link it to Acme\ndescription: With the "Hub"\n---\n\nText.\n'
    html = page_of(text, PARTNER)
    assert "<title>Link it to Globex | Globex</title>" in html
    assert '<meta name="description" content="With the &quot;Portal&quot;">' in html
    assert "<h1>Link it to Globex</h1>" in html


def test_a_title_may_name_a_value_of_the_brand() -> None:
    text = "# Link it to {brand.name} & {brand.products.hub}\n\n> From {brand.name}.\n\nText."
    html = page_of(text)
    assert "<h1>Link it to Acme &amp; Acme Hub</h1>" in html
    assert '<p class="lead">From Acme.</p>' in html
    assert "<h1>Link it to Globex &amp; </h1>" in page_of(text, PARTNER)


def test_the_language_is_that_of_the_frontmatter() -> None:
    assert '<html lang="en">' in page_of("# Title\n\nText.")
    assert '<html lang="de">' in page_of("---\ntitle: Titel\nlang: de\n---\n\nText.")


def test_a_guide_without_a_description_has_none() -> None:
    html = page_of("# Title\n\nText.")
    assert 'name="description"' not in html
    assert 'class="lead"' not in html


def test_the_connector_and_the_only_way_to_sign_in_are_named() -> None:
    html = page_of("# How to link\n\nText.", connector=lucca(method("key", "API Key")))
    assert '<p class="guide-facts"><span>Lucca</span><span class="auth">API Key</span></p>' in html


def test_of_several_ways_to_sign_in_the_guide_s_own_is_named() -> None:
    connector = lucca(method("key", "API Key"), method("oauth", "OAuth 2.0"))
    text = "---\ntitle: Lucca\n{}---\n\nText."
    assert '<span class="auth">OAuth 2.0</span>' in page_of(
        text.format("auth: oauth\n"), connector=connector
    )
    assert 'class="auth"' not in page_of(text.format(""), connector=connector)


def test_a_connector_without_a_picture_shows_its_first_letter() -> None:
    assert '<span class="connector-icon monogram" aria-hidden="true">L</span>' in page_of(
        "# T\n\nText.", connector=lucca()
    )
    assert '<img class="connector-icon" src="../../assets/i.svg" alt=""' in page_of(
        "# T\n\nText.", connector=lucca(icon="i.svg")
    )


def contents(html: str) -> list[str]:
    side = html.partition('<div class="toc-side">')[2].partition("</nav>")[0]
    return re.findall(r'<a href="#([^"]*)">', side)


TWO_SECTIONS = """# Title

## Open the Hub

Text.

<div data-whitelabel-hide>

## Ask Acme

Text.

</div>

## Copy the key

Text.
"""


def test_the_table_of_contents_has_what_the_reader_sees() -> None:
    assert contents(page_of(TWO_SECTIONS)) == ["open-the-hub", "ask-acme", "copy-the-key"]
    assert contents(page_of(TWO_SECTIONS, PARTNER)) == ["open-the-hub", "copy-the-key"]


def test_every_entry_of_the_contents_leads_somewhere() -> None:
    for reader in (HOUSE, PARTNER):
        html = page_of(TWO_SECTIONS, reader)
        ids = {attributes.get("id") for _, attributes in Elements(html).found}
        assert set(contents(html)) <= ids


def test_a_guide_of_steps_only_has_them_as_contents() -> None:
    steps = "<Steps><Step title='One'>a</Step><Step title='Two'>b</Step></Steps>"
    assert contents(page_of(f"# T\n\n{steps}")) == ["one", "two"]


def test_a_guide_of_one_paragraph_has_no_contents() -> None:
    assert 'class="toc"' not in page_of("# T\n\nText.")


@pytest.mark.parametrize("reader", [HOUSE, PARTNER], ids=lambda reader: reader.id)
def test_elements_are_nested_and_nothing_runs_inline(reader: Brand) -> None:
    elements = Elements(page_of(EVERYTHING, reader))
    assert elements.open == []
    assert len(elements.all("h1")) == 1
    assert len(elements.all("main")) == 1
    for _, attributes in elements.found:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert elements.all("style") == []
    assert elements.all("script") == []


def test_no_link_stands_in_another() -> None:
    depth = 0
    for piece in re.findall(r"<a\b|</a>", page_of(EVERYTHING)):
        depth += 1 if piece == "<a" else -1
        assert depth in (0, 1)


def test_every_image_has_alternative_text_and_waits_for_its_turn() -> None:
    images = Elements(page_of(EVERYTHING)).all("img")
    assert images
    assert all("alt" in image for image in images)


def test_a_partner_s_page_has_no_attributes_of_the_house() -> None:
    assert "data-guide-" in page_of(EVERYTHING)
    assert "data-guide-" not in page_of(EVERYTHING, PARTNER)
    assert "data-whitelabel-" not in page_of(EVERYTHING, PARTNER)


def test_everything_is_loaded_from_the_brand_s_own_folder() -> None:
    loaded = Elements(page_of("# T\n\nText.")).all("link")
    assert [link["href"] for link in loaded] == [
        "../../assets/theme.css",
        "../../assets/brand.css",
    ]


def test_control_characters_never_reach_the_page() -> None:
    html = page_of("# T\n\nA\x01\x020\x02 b\x03.\n\n<p title='\x01'>x</p>")
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", html)
    assert "0" in html


def test_a_project_may_replace_one_template(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    own = "<p class='mine'>{{ kind }}: {{ content }}</p>"
    (tmp_path / "components" / "callout.html").write_text(own)
    html = page_of("# T\n\n<Note>x</Note>\n\n<Frame>y</Frame>", theme=Theme(tmp_path))
    assert "<p class='mine'>Note: <p>x</p></p>" in html
    assert '<figure class="frame">' in html


# A guide of any shape, in which some texts are hidden from partners.

WRAPPERS = (
    "<div>\n{}\n</div>",
    "<Note>\n{}\n</Note>",
    '<Accordion title="T">\n{}\n</Accordion>',
    '<Steps>\n<Step title="T">\n{}\n</Step>\n</Steps>',
    '<Tabs>\n<Tab title="T">\n{}\n</Tab>\n</Tabs>',
    "<section data-guide-section>\n{}\n</section>",
)
HIDERS = (
    "<div data-whitelabel-hide>\n{}\n</div>",
    '<Steps>\n<Step title="SECRET" data-whitelabel-hide>\n{}\n</Step>\n</Steps>',
    '<Steps>\n<Step title="SECRET">\n<div data-guide-step data-whitelabel-hide>\n{}\n</div>\n'
    "</Step>\n</Steps>",
    '<Card title="SECRET" href="https://SECRET.example" data-whitelabel-hide>\n{}\n</Card>',
    '<ul>\n<li data-whitelabel-hide title="SECRET">\n{}\n</li>\n</ul>',
)
LEAVES = (
    "WORD",
    "## WORD",
    "- WORD\n- [WORD](https://WORD.example)",
    "| WORD |\n|--|\n| WORD |",
    "```bash WORD\nWORD\n```",
    '<img src="WORD.png" alt="WORD" />',
    '<Frame caption="WORD"><img src="WORD.png" /></Frame>',
    '<Tooltip tip="WORD">WORD</Tooltip>',
)


def guides() -> st.SearchStrategy[str]:
    leaves = st.sampled_from(LEAVES).map(lambda leaf: leaf.replace("WORD", "public"))

    def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
        shown = st.builds(str.format, st.sampled_from(WRAPPERS), several)
        hidden = st.builds(str.format, st.sampled_from(HIDERS), several).map(secret)
        return st.one_of(several, shown, hidden)

    return st.recursive(leaves, nested, max_leaves=8).map("# Title\n\n{}\n".format)


def secret(text: str) -> str:
    return text.replace("public", "secret").replace("SECRET", "secret")


@given(guides())
def test_what_is_hidden_leaves_no_byte(text: str) -> None:
    page = compiled(text, lucca())
    html = fill(page, variant_of(PARTNER, None), {})
    assert "secret" not in html
    assert ("public" in html) == ("public" in text)
    assert html == fill(page, variant_of(PARTNER, None), {})
    assert ("secret" in fill(page, variant_of(HOUSE, None), {})) == ("secret" in text)
