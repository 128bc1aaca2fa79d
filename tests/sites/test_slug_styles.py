"""`slugs` in the project file: anchors, table of contents and checks follow it."""

import re
from pathlib import Path

import pytest

from sites.conftest import Run
from sites.projects import FILES, write_files

LUCCA = "connectors/lucca/lucca.mdx"
HEADINGS = """
## Fees & billing

See [the Orbit Hub](#keys-&-tokens-for-the-orbit-hub-2-0), [fees](#fees-&-billing).

## Keys & tokens for the Orbit Hub 2.0

Both are long. <span data-whitelabel-hide>See [Jira](../jira/jira.mdx#what’s-needed).</span>

## Fees & billing

##### Too deep to have an anchor
"""
MINTLIFY = {
    "guidekit.yaml": "title: Guides\nhouse: orbit\nslugs: mintlify\n",
    LUCCA: FILES[LUCCA].replace("jira.mdx#create-a-token", "jira.mdx") + HEADINGS,
    "connectors/jira/jira.mdx": FILES["connectors/jira/jira.mdx"] + "\n## What's needed\n\nIt.\n",
}


@pytest.fixture
def mintlify(project: Path) -> Path:
    return write_files(project, MINTLIFY)


def page(brand: str) -> str:
    return Path(f"build/{brand}/lucca/lucca/index.html").read_text("utf-8")


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


def links(html: str) -> set[str]:
    """The anchors that links within the page lead to."""
    return set(re.findall(r' href="#([^"]*)"', html))


def test_links_are_checked_in_the_style_of_the_project(mintlify: Path, run: Run) -> None:
    assert run("lint", "--ignore", "GK217,GK704").output == "no problems\n"
    write_files(mintlify, {"guidekit.yaml": "title: Guides\nhouse: orbit\n"})
    done = run("lint")
    assert done.exit_code == 1
    assert done.output.count("GK603 broken-anchor") == 3
    assert "the anchor of that heading is `fees--billing`" in done.output


def test_pages_have_the_anchors_that_links_lead_to(mintlify: Path, run: Run) -> None:
    assert run("build").exit_code == 0
    html = page("orbit")
    assert "fees-&amp;-billing" in ids(html)
    assert "fees-&amp;-billing-2" in ids(html)
    assert "<h5>Too deep to have an anchor</h5>" in html
    assert {"fees-&amp;-billing", "fees-&amp;-billing-2"} <= links(html) <= set(ids(html))
    assert 'href="../../jira/jira/#what’s-needed"' in html
    assert 'id="what’s-needed"' in Path("build/orbit/jira/jira/index.html").read_text("utf-8")


def test_reworded_anchors_are_made_in_the_same_style(mintlify: Path, run: Run) -> None:
    run("build")
    html = page("acme")
    assert "keys-&amp;-tokens-for-the-acme-connect-2-0" in ids(html)
    assert links(html) <= set(ids(html))


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("#fees--billing", "the anchor of that heading is `fees-&-billing`"),
        ("#fees-&-billing-3", "did you mean `fees-&-billing-2`?"),
        ("#step-9-deep", "headings of that level have no anchor with `slugs: mintlify`"),
    ],
)
def test_a_broken_anchor_is_explained(mintlify: Path, run: Run, link: str, advice: str) -> None:
    text = f"{MINTLIFY[LUCCA]}\n[Go on]({link}).\n\n##### Step 9: Deep\n\nText.\n"
    write_files(mintlify, {LUCCA: text})
    done = run("lint")
    assert "GK603 broken-anchor" in done.output
    assert advice in done.output


def test_links_into_hidden_parts_are_found_in_the_same_style(mintlify: Path, run: Run) -> None:
    hidden = "\n<div data-whitelabel-hide>\n\n## Costs & more\n\nText.\n\n</div>\n"
    write_files(mintlify, {LUCCA: f"{MINTLIFY[LUCCA]}{hidden}\n[Costs](#costs-&-more)\n"})
    assert "GK502 link-into-hidden" in run("lint").output


def test_steps_without_anchors_are_not_in_the_table_of_contents(project: Path, run: Run) -> None:
    guide = "# Lucca\n\n##### Step 1: Subdomain\n\nText.\n\n##### Step 2: API Key\n\nText.\n"
    write_files(project, {**MINTLIFY, LUCCA: guide, "connectors/jira/jira.mdx": guide})
    run("build", "--allow-errors")
    assert "<h5>Step 1: Subdomain</h5>" in page("orbit")
    assert 'href="#"' not in page("orbit")


def test_an_unknown_style_is_a_diagnostic(project: Path, run: Run) -> None:
    write_files(project, {"guidekit.yaml": "title: Guides\nhouse: orbit\nslugs: mintlfy\n"})
    done = run("lint")
    assert "guides/guidekit.yaml:3:8 error GK901 invalid-project" in done.output
    assert "did you mean `mintlify`?" in done.output
