"""What is rendered once per brand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.render import (
    CatalogueEntry,
    CatalogueGuide,
    Theme,
    render_brand_css,
    render_catalogue,
    render_chrome,
    render_entry,
    theme_assets,
)
from guidekit.source import SourceText
from guidekit.variants import Brand, Logo, Support, contrast, palette

THEME = Theme()
SOURCE = SourceText("acme.yaml", "")
PLAIN = Brand("acme", "Acme <1>", house=True, source=SOURCE)
HELPFUL = Brand(
    "acme",
    "Acme",
    house=True,
    source=SOURCE,
    support=Support("help@acme.example", "https://acme.example/help"),
)


def entry(key: str, title: str, *guides: CatalogueGuide) -> CatalogueEntry:
    return CatalogueEntry(key, title, "About <it>", None, guides)


LUCCA = entry("lucca", "Lucca", CatalogueGuide("lucca/lucca/", "Link Lucca"))
JIRA = entry(
    "jira",
    "jira",
    CatalogueGuide("jira/user/", "Link Jira"),
    CatalogueGuide("jira/setup/", "Register an app"),
)


def catalogue(*entries: CatalogueEntry, title: str = "All guides", theme: Theme = THEME) -> str:
    listed = [render_entry(theme, each) for each in entries]
    return b"".join(render_catalogue(theme, HELPFUL, listed, title=title)).decode()


def test_a_brand_without_support_has_no_help() -> None:
    chrome = render_chrome(THEME, PLAIN, "../../")
    assert chrome["help"] == ""
    assert "<ul>" not in chrome["footer"]


def test_help_says_whom_to_ask() -> None:
    chrome = render_chrome(THEME, HELPFUL, "../../")
    assert 'href="mailto:help@acme.example"' in chrome["help"]
    assert 'href="https://acme.example/help"' in chrome["help"]


def test_a_logo_has_a_picture_for_each_theme() -> None:
    logo = Logo("assets/a.svg", "assets/b.svg")
    header = render_chrome(THEME, HELPFUL, "../../", logo=logo)["header"]
    assert '<img src="../../assets/a.svg" alt="Acme"' in header
    dark = '<source media="(prefers-color-scheme: dark)" srcset="../../assets/b.svg">'
    assert dark in header
    same = render_chrome(THEME, HELPFUL, "", logo=Logo("assets/a.svg", "assets/a.svg"))["header"]
    assert "<source" not in same


def test_a_brand_without_a_logo_has_its_name_escaped() -> None:
    header = render_chrome(THEME, PLAIN, "")["header"]
    assert '<span class="wordmark">Acme &lt;1&gt;</span>' in header


def test_the_catalogue_lists_connectors_by_title() -> None:
    html = catalogue(LUCCA, JIRA, title="All guides")
    assert html.index(">jira<") < html.index(">Lucca<")
    assert "<title>All guides | Acme</title>" in html
    assert '<a class="connector-link" href="lucca/lucca/">Lucca</a>' in html
    assert '<a href="jira/setup/">Register an app</a>' in html
    assert "About &lt;it&gt;" in html
    assert 'href="assets/theme.css"' in html


def test_the_order_of_entries_makes_no_difference() -> None:
    one = catalogue(LUCCA, JIRA)
    assert catalogue(JIRA, LUCCA) == one


def test_a_project_may_list_the_entries_in_its_own_way(tmp_path: Path) -> None:
    own = tmp_path / "layouts" / "catalogue.html"
    own.parent.mkdir()
    own.write_text(
        "{% for entry in entries %}{{ entry.key }}={{ entry.guides|length }};{% endfor %}"
    )
    assert catalogue(LUCCA, JIRA, theme=Theme(tmp_path)) == "jira=2;lucca=1;"


def test_the_html_of_an_entry_is_the_same_object_in_all_catalogues() -> None:
    lucca = render_entry(THEME, LUCCA)
    for brand in (PLAIN, HELPFUL):
        assert any(piece is lucca.html for piece in render_catalogue(THEME, brand, [lucca]))


def test_the_catalogue_works_without_its_script() -> None:
    html = catalogue(LUCCA)
    assert '<script src="assets/catalogue.js" defer></script>' in html
    assert html.count("<script") == 1
    assert '<div class="filter" data-filter hidden>' in html


def test_the_style_sheet_has_the_brand_s_colours() -> None:
    colors = {"light": {"accent": "#123456"}, "dark": {"accent": "#ABCDEF"}}
    brand = Brand("acme", "Acme", house=True, source=SOURCE, colors=colors)
    light, _, dark = render_brand_css(THEME, brand).partition("prefers-color-scheme: dark")
    assert "--accent: #123456;" in light
    assert "--accent: #abcdef;" in dark


def test_a_colour_that_is_none_is_not_written() -> None:
    colors = {"light": {"accent": "red;} body{display:none"}}
    brand = Brand("acme", "Acme", house=True, source=SOURCE, colors=colors)
    assert "display" not in render_brand_css(THEME, brand)


hex_colors = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("dark", [False, True])
@given(accent=hex_colors)
def test_any_accent_is_legible(dark: bool, accent: str) -> None:
    colors = palette({"accent": accent}, dark=dark)
    assert colors["accent"] == accent
    assert contrast(colors["on-accent"], accent) >= 4.5
    for ground in (colors["background"], colors["surface"]):
        for name in ("link", "text", "muted"):
            assert contrast(colors[name], ground) >= 4.5


@given(background=hex_colors, accent=hex_colors, muted=hex_colors)
def test_what_can_be_made_legible_is_and_what_is_legible_stays(
    background: str, accent: str, muted: str
) -> None:
    named = {"background": background, "surface": background, "accent": accent, "muted": muted}
    colors = palette(named, dark=False)
    for name in ("text", "muted", "link"):
        assert contrast(colors[name], background) >= 4.5
    if contrast(muted, background) >= 4.5:
        assert colors["muted"] == muted


def test_a_project_may_replace_and_add_files(tmp_path: Path) -> None:
    (tmp_path / "assets" / "fonts").mkdir(parents=True)
    (tmp_path / "assets" / "theme.css").write_bytes(b"body {}")
    (tmp_path / "assets" / "fonts" / "own.woff2").write_bytes(b"font")
    assets = theme_assets(Theme(tmp_path))
    assert assets["theme.css"] == b"body {}"
    assert assets["fonts/own.woff2"] == b"font"
    assert assets["catalogue.js"] == theme_assets(THEME)["catalogue.js"]


def test_the_theme_loads_nothing_from_elsewhere() -> None:
    for name, data in theme_assets(THEME).items():
        text = data.decode()
        assert "url(" not in text, name
        assert "@import" not in text, name
        assert "://" not in text, name
