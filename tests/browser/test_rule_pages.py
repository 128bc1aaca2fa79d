"""The pages about rules, as a browser shows them."""

import subprocess
from typing import TYPE_CHECKING

import pytest

from browser.tab import Site, Tab
from browser.test_pages import NARROW, WIDE, Seen, look_at
from guidekit.rules import ALL_RULES, FAMILIES

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

PAGES = ("index.html", *(f"{family.slug}.html" for family in FAMILIES))


@pytest.fixture(scope="module")
def tab(
    browser: "WebDriver",
    tmp_path_factory: pytest.TempPathFactory,
    guidekit_command: tuple[str, ...],
) -> Tab:
    out = tmp_path_factory.mktemp("reference") / "rules"
    command = [*guidekit_command, "rule", "--site", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    tab = Tab(browser, Site(out.as_uri(), PAGES[:1], PAGES[1:]))
    tab.errors()
    return tab


@pytest.fixture(scope="module")
def seen(tab: Tab) -> dict[str, Seen]:
    try:
        return {page: look_at(page, tab) for page in PAGES}
    finally:
        tab.reset()


def test_each_page_is_sound_in_both_themes_and_widths(seen: dict[str, Seen]) -> None:
    for page, it in seen.items():
        assert it.errors == it.dead_anchors == it.lacking == [], page
        assert it.too_wide == {WIDE: [], NARROW: []}, page
        assert it.faint == {"light": [], "dark": []}, page
        assert it.colours["light"] != it.colours["dark"], page
        assert it.headings == it.headings_without_scripts, page


def test_each_code_has_a_place_on_the_list_and_on_its_page(tab: Tab) -> None:
    tab.open("index.html")
    links = tab.run(
        "return [...document.querySelectorAll('tr[id] a')]"
        ".map((a) => [a.closest('tr').id, a.getAttribute('href')]);"
    )
    assert [code for code, _ in links] == [rule.code for rule in ALL_RULES]
    there: set[str] = set()
    for page in PAGES[1:]:
        tab.open(page)
        ids = tab.run("return [...document.querySelectorAll('section.rule')].map((e) => e.id);")
        there.update(f"{page}#{code}" for code in ids)
    assert {href for _, href in links} == there
