"""The catalogue: all guides of a brand, and a field that narrows them down."""

from browser.tab import Tab

ENTRIES = """
return [...document.querySelectorAll("main li:has(h2)")]
  .filter((e) => e.checkVisibility()).map((e) => e.innerText.trim());
"""
TYPE = """
const field = document.querySelector("input[type=search]");
field.value = arguments[0];
field.dispatchEvent(new Event("input", { bubbles: true }));
"""
FIELD_IS_SHOWN = """
const field = document.querySelector("input[type=search]");
return Boolean(field && field.checkVisibility());
"""


def test_the_catalogue_narrows_down_and_widens_again(tab: Tab) -> None:
    tab.open(tab.site.catalogues[0])
    every = tab.run(ENTRIES)
    assert len(every) > 2
    assert tab.run(FIELD_IS_SHOWN)

    tab.run(TYPE, "LUCCA")
    narrowed = tab.run(ENTRIES)
    assert narrowed
    assert [entry for entry in narrowed if "lucca" not in entry.lower()] == []

    tab.run(TYPE, "no such connector")
    assert tab.run(ENTRIES) == []

    tab.run(TYPE, "")
    assert tab.run(ENTRIES) == every


def test_the_catalogue_is_whole_without_scripts(tab: Tab) -> None:
    page = tab.site.catalogues[0]
    tab.open(page)
    every = tab.run(ENTRIES)
    tab.scripts(run=False)
    tab.open(page)
    assert tab.run(ENTRIES) == every
    assert not tab.run(FIELD_IS_SHOWN), "a field that does nothing should not be shown"
