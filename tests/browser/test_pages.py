"""Every page of the built guides, as a browser shows it."""

from dataclasses import dataclass
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from browser.tab import Site, Tab

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

ANCHORS = """
return [...document.querySelectorAll("a[href^='#']")]
  .map((a) => a.getAttribute("href"))
  .filter((href) => href !== "#" && !document.getElementById(decodeURIComponent(href.slice(1))));
"""
COLOURS = "const s = getComputedStyle(document.body); return [s.color, s.backgroundColor];"
HEADINGS = """
return [...document.querySelectorAll("main h1, main h2, main h3")]
  .filter((e) => e.checkVisibility()).map((e) => e.textContent.trim());
"""
LOADED = "return performance.getEntriesByType('resource').map((entry) => entry.name);"
NARROW, WIDE = 390, 1280


@dataclass(frozen=True, slots=True)
class Seen:
    """What there was to see of one page, opened once with its scripts and once without."""

    errors: list[str]
    loaded: list[str]
    dead_anchors: list[str]
    lacking: list[str]
    too_wide: dict[int, list[str]]
    faint: dict[str, list[str]]
    colours: dict[str, list[str]]
    headings: list[str]
    headings_without_scripts: list[str]


@pytest.fixture(scope="module")
def seen(browser: "WebDriver", site: Site) -> dict[str, Seen]:
    """All pages of the site; opening them is what takes time, so each check shares it."""
    tab = Tab(browser, site)
    tab.errors()
    try:
        return {page: look_at(page, tab) for page in site.pages}
    finally:
        tab.reset()


def look_at(page: str, tab: Tab) -> Seen:
    """See one page in both themes and widths, with and without scripts."""
    tab.reset()
    tab.open(page)
    too_wide, faint, colours = {WIDE: tab.ask("overflow.js")}, {}, {}
    for theme in ("light", "dark"):
        tab.theme(theme)
        looked, faint[theme] = tab.ask("contrast.js")
        assert looked > 5, f"{page} has hardly any text"
        colours[theme] = tab.run(COLOURS)
    tab.width(NARROW)
    too_wide[NARROW] = tab.ask("overflow.js")
    tab.width(WIDE)
    rest = (tab.errors(), tab.run(LOADED), tab.run(ANCHORS), tab.ask("basics.js"))
    headings = tab.run(HEADINGS)
    tab.scripts(run=False)
    tab.open(page)
    return Seen(*rest, too_wide, faint, colours, headings, tab.run(HEADINGS))


def test_there_are_pages_of_several_brands(site: Site) -> None:
    assert len(site.catalogues) > 1
    assert len(site.guides) > len(site.catalogues)


def test_the_console_says_no_error(seen: dict[str, Seen]) -> None:
    assert {page: it.errors for page, it in seen.items() if it.errors} == {}


def test_nothing_is_loaded_from_elsewhere(seen: dict[str, Seen], site: Site) -> None:
    loaded = {name for it in seen.values() for name in it.loaded}
    assert loaded
    assert [name for name in sorted(loaded) if not name.startswith(f"{site.url}/")] == []


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_page_is_wider_than_the_window(seen: dict[str, Seen], width: int) -> None:
    found = {page: it.too_wide[width] for page, it in seen.items()}
    assert {page: wide for page, wide in found.items() if wide} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(seen: dict[str, Seen], theme: str) -> None:
    found = {page: it.faint[theme] for page, it in seen.items()}
    assert {page: faint for page, faint in found.items() if faint} == {}


def test_dark_readers_get_other_colours(seen: dict[str, Seen]) -> None:
    for it in seen.values():
        (ink, paper), (dark_ink, dark_paper) = it.colours["light"], it.colours["dark"]
        assert ink != dark_ink
        assert paper != dark_paper


def test_every_page_has_what_assistive_technology_needs(seen: dict[str, Seen]) -> None:
    assert {page: it.lacking for page, it in seen.items() if it.lacking} == {}


def test_every_anchor_leads_somewhere(seen: dict[str, Seen]) -> None:
    assert {page: it.dead_anchors for page, it in seen.items() if it.dead_anchors} == {}


def test_a_page_can_be_read_without_scripts(seen: dict[str, Seen]) -> None:
    for it in seen.values():
        assert it.headings
        assert it.headings_without_scripts == it.headings


def test_a_link_of_the_table_of_contents_goes_to_its_heading(tab: Tab) -> None:
    tab.open(tab.site.guides[0])
    target = tab.run(
        "const links = [...document.querySelectorAll(\"nav a[href^='#']\")];"
        "const link = links.filter((a) => a.checkVisibility()).pop(); link.click();"
        "return decodeURIComponent(link.getAttribute('href').slice(1));"
    )
    assert tab.run("return decodeURIComponent(location.hash.slice(1));") == target
    deadline = monotonic() + 5
    while not tab.run(
        "const top = document.getElementById(arguments[0]).getBoundingClientRect().top;"
        "return 0 <= top && top < innerHeight;",
        target,
    ):
        assert monotonic() < deadline, f"the page has not scrolled to #{target}"
        sleep(0.05)
