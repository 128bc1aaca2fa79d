"""The model guide, as it was exported, in a project with a partner."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from guidekit.project import load_project
from sites import strangers
from sites.conftest import Run
from sites.projects import definition, write_files

PARTNER = """name: Acme
vocabulary: {StackOne Hub: Acme Connect, StackOne: Acme, Hub: Connect}
links: {/guides/: https://acme.example/help/}
"""
HOUSE = """name: StackOne
products: {hub: StackOne Hub}
identity: {names: [StackOne], domains: [stackone.com]}
"""


@pytest.fixture
def seed(shared: Path) -> str:
    """The text of the model guide."""
    return (shared / "seed" / "lucca.mdx").read_text("utf-8")


@pytest.fixture
def lucca(seed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with nothing but the model guide, its definition, the house and a partner."""
    monkeypatch.chdir(tmp_path)
    files = {
        "guidekit.yaml": "house: stackone\n",
        "brands/stackone.yaml": HOUSE,
        "brands/acme.yaml": PARTNER,
        "connectors/lucca/connector.yaml": definition("lucca", "Lucca", "Subdomain", "API Key"),
        "connectors/lucca/lucca.mdx": seed,
    }
    return write_files(tmp_path / "guides", files)


def main_of(brand: str) -> BeautifulSoup:
    """The built page of the guide."""
    html = Path(f"build/{brand}/lucca/lucca/index.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser")


def findings(run: Run, *arguments: str) -> list[tuple[str, str, int, str | None]]:
    """What lint finds: code, severity, line and variant."""
    report = json.loads(run("lint", "--format", "json", *arguments).stdout)
    return [
        (found["code"], found["severity"], found["start"]["line"], found["variant"])
        for found in report["diagnostics"]
    ]


def test_the_house_page_has_all_of_the_guide(lucca: Path, run: Run) -> None:
    done = run("build")
    assert done.exit_code == 0, done.output
    page = main_of("stackone")
    assert [h.get_text(strip=True) for h in page.select("main h1")] == [
        "Connect Lucca with API Key – StackOne Hub"
    ]
    description = page.select_one("meta[name=description]")
    assert description is not None
    assert str(description["content"]).startswith("Link a Lucca account in the StackOne Hub using")
    titles = [" ".join(h.get_text(" ", strip=True).split()) for h in page.select("main h2")]
    assert [title.removesuffix(" #") for title in titles] == [
        "Finding Your Subdomain",
        "Generating an API Key",
        "Linking the Account from the Hub",
    ]
    text = " ".join(page.get_text(" ").split())
    for step in (
        "Locate Your Subdomain",
        "Navigate to API Keys",
        "Create a New API Key",
        "Copy the API Key",
        "Navigate to the Hub",
        "Fill out the fields",
        "Connect",
    ):
        assert step in text
    assert len(page.select("main [data-guide-step]")) == 4
    assert len(page.select("main ol.steps > li")) == 7
    fields = [item.get_text(strip=True) for item in page.select("main li > strong")]
    assert {"Subdomain", "API Key"} <= set(fields)
    assert "Documentation Index" not in text
    assert "llms.txt" not in str(page)


def test_the_partner_page_has_nothing_hidden_and_nothing_of_the_house(
    lucca: Path, run: Run
) -> None:
    run("build")
    page = main_of("acme")
    html = str(page)
    for hidden in ("Linking the Account", "Fill out the fields", "accounts-section", "popup"):
        assert hidden not in html
    assert not re.search(r"data-(guide|whitelabel)-", html)
    assert "stackone" not in html.lower()
    assert "Connect Lucca with API Key – Acme Connect" in page.get_text(" ")
    assert len(page.select("main ol.steps > li")) == 4
    assert strangers.findings(Path("build"), load_project(lucca)) == []


def test_without_a_vocabulary_the_exact_leaks_are_reported(lucca: Path, run: Run) -> None:
    write_files(lucca, {"brands/acme.yaml": "name: Acme\n"})
    leaks = [found for found in findings(run) if found[0] == "GK501"]
    assert [(line, variant) for _, _, line, variant in leaks] == [
        (5, "acme"),
        (7, "acme"),
        (48, "acme"),
    ]


def test_a_field_that_no_section_explains_is_reported(lucca: Path, seed: str, run: Run) -> None:
    start = seed.index("<section")
    end = seed.index("</section>") + len("</section>")
    write_files(lucca, {"connectors/lucca/lucca.mdx": seed[:start] + seed[end:]})
    removed = seed[start:end].count("\n")
    item = seed[: seed.index("<li><strong>Subdomain</strong></li>")].count("\n") + 1 - removed
    assert findings(run) == [
        ("GK301", "error", item, "acme"),
        ("GK302", "warning", item, "stackone"),
    ]
