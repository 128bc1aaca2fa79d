"""Each case of the fixture files: a guide, and the body of its page for the house and a partner.

A block `connector` replaces the definition, `brand` what the partner chose of it; a block named by
a path with a slash is a snippet.
"""

from pathlib import Path

import pytest

from fixture_files import Case, accept, cases_in
from guidekit.connectors import read_connector
from guidekit.model import COMPONENTS, build_guide
from guidekit.render import ROOT, Theme, compile_page, fill
from guidekit.source import SourceText
from guidekit.variants import Brand, Terms, read_brand, variant_of

FOLDER = Path(__file__).parent
CASES = cases_in(FOLDER)
THEME = Theme()

HOUSE = """
name: Acme
products: {hub: Acme Hub}
identity: {names: [Acme], domains: [acme.example]}
links: {/guides/: https://docs.acme.example/guides/}
support: {email: help@acme.example}
"""
PARTNER = """
name: Globex
products: {hub: Globex Portal}
vocabulary: {Acme Hub: Globex Portal, Acme: Globex, Hub: Portal}
links: {/guides/: https://help.globex.example/, "https://docs.acme.example/": null}
support: {url: https://globex.example/help}
connectors: [lucca, jira]
"""
CHOICE = "scopes: {lucca: [people.read]}\n"
CONNECTOR = """
StackOne: 1.0.0
info: {title: Lucca, key: lucca, version: 1.0.0}
scopeDefinitions:
  people.read: {description: See people}
  leaves.read: {description: See leaves}
"""


def brand(id: str, text: str, *, house: bool) -> Brand:
    read, faults = read_brand(SourceText(f"{id}.yaml", text), id=id, house=house)
    assert not faults
    return read


ACME = brand("acme", HOUSE, house=True)
GLOBEX = brand("globex", PARTNER + CHOICE, house=False)
TERMS = Terms(ACME, [GLOBEX])
LUCCA = read_connector(SourceText("connector.yaml", CONNECTOR), lambda _: None)


def asset_url(written: str) -> str | None:
    return f"{ROOT}assets/{Path(written).name}" if written.startswith("./images/") else None


def page_url(written: str) -> str | None:
    path, mark, anchor = written.partition("#")
    if not path.startswith(".") or not path.endswith(".mdx"):
        return None
    folders = path.removesuffix(".mdx").split("/")
    place = "/".join(folders[-2:]) if path.startswith("../") else f"lucca/{folders[-1]}"
    return f"{ROOT}{place}/index.html{mark}{anchor}"


def body(case: Case, reader: str) -> str:
    """The body of the page, without blank lines and spaces at the ends of lines."""
    blocks = case.blocks

    def snippet(path: str) -> SourceText | None:
        text = blocks.get(path.lstrip("/"))
        return None if text is None else SourceText(path, text)

    guide = build_guide(SourceText("lucca.mdx", blocks["guide"]), snippet)
    lucca, partner = LUCCA, GLOBEX
    if "connector" in blocks:
        lucca = read_connector(SourceText("connector.yaml", blocks["connector"]), lambda _: None)
    if "brand" in blocks:
        partner = brand("globex", PARTNER + blocks["brand"], house=False)
    page = compile_page(
        guide, connector=lucca, terms=TERMS, theme=THEME, asset_url=asset_url, page_url=page_url
    )
    html = fill(page, variant_of(partner if reader == "partner" else ACME, lucca), {})
    _, _, rest = html.partition('<article class="prose">')
    article, _, _ = rest.rpartition("</article>")
    return normal(article)


def normal(html: str) -> str:
    return "".join(f"{line.strip()}\n" for line in html.splitlines() if line.strip())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize("reader", ["house", "partner"])
def test_a_guide_becomes_this_html(case: Case, reader: str, request: pytest.FixtureRequest) -> None:
    html = body(case, reader)
    if request.config.getoption("--accept"):
        accept(case, f"html {reader}", html)
    else:
        assert html == normal(case.blocks[f"html {reader}"])


def test_every_component_has_a_case() -> None:
    guides = "".join(case.blocks["guide"] for case in CASES)
    assert [name for name in COMPONENTS if f"<{name}" not in guides] == []
