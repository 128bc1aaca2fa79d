"""The report of coverage as a page, on a screen and on paper."""

import subprocess
from pathlib import Path

import pytest

from browser.tab import Tab
from sites.projects import FILES, GUIDE, write_files

SHOWN = (
    "return [...document.querySelectorAll('tbody tr')].filter((e) => e.checkVisibility()).length"
)
ROWS = "return document.querySelectorAll('tbody tr').length"


@pytest.fixture
def page(tmp_path: Path, guidekit_command: tuple[str, ...]) -> str:
    """The address of a report with gaps in one connector and none in the other."""
    gaps = {
        "connectors/lucca/lucca.mdx": GUIDE.replace("API Key", "token").replace("API key", "token")
    }
    project = write_files(tmp_path / "guides", {**FILES, **gaps})
    out = tmp_path / "coverage.html"
    command = (*guidekit_command, "coverage", str(project), "--format", "html", "-o", str(out))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out.as_uri()


def test_it_can_be_read_in_both_themes_and_widths_without_scripts(tab: Tab, page: str) -> None:
    tab.driver.get(page)
    assert "not named" in tab.run("return document.body.innerText")
    assert 0 < tab.run(SHOWN) < tab.run(ROWS)
    for theme in ("light", "dark"):
        tab.theme(theme)
        looked, faint = tab.ask("contrast.js")
        assert looked > 5
        assert faint == []
    for width in (1280, 390):
        tab.width(width)
        assert tab.ask("overflow.js") == []
    assert tab.errors() == []
    tab.scripts(run=False)
    tab.driver.get(page)
    assert "not named" in tab.run("return document.body.innerText")


def test_paper_has_all_of_it(tab: Tab, page: str) -> None:
    tab.driver.get(page)
    tab.cdp("Emulation.setEmulatedMedia", media="print")
    try:
        assert tab.run(SHOWN) == tab.run(ROWS)
        assert tab.ask("contrast.js")[1] == []
    finally:
        tab.cdp("Emulation.setEmulatedMedia", media="")
