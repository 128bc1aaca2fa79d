"""What a brand's file says shows in the site that is built of it."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from guidekit.project import load_project
from guidekit.site import BuildResult, Memory, build_site
from sites.projects import DEFINITION, DRAWING, FILES, snapshot, write_files

ACME = """\
name: Acme
extends: base
products: {hub: Acme Connect}
vocabulary: {Orbit Hub: Acme Connect, Orbit: Acme, Hub: Connect}
fonts: {body: "Inter, 'Open Sans', sans-serif", code: "Fira Code, monospace"}
radius: 3px
css: own/acme.css
favicon: own/acme.svg
assets: {"connectors/lucca/images/key*.svg": own/keys.svg}
legal: {privacy: https://acme.example/privacy, imprint: /imprint}
base_url: https://help.acme.example/connect/
robots: noindex, nofollow
audience: config
locale: de
templates: own/templates
"""
SETUP = "---\ntitle: Register the app\n---\n\nRegister an app.\n"
OWN: dict[str, str] = {
    **FILES,
    "brands/base.yaml": "name: Base\nabstract: true\nsupport: {url: https://acme.example/help}\n",
    "brands/acme.yaml": ACME,
    "brands/own/acme.css": "h1 { letter-spacing: 0 }\n",
    "brands/own/acme.svg": DRAWING.format(size=21),
    "brands/own/keys.svg": DRAWING.format(size=22),
    "brands/own/templates/partials/help.html": "<p>Ask {{ brand.name }}.</p>\n",
    "connectors/lucca/lucca-setup.mdx": SETUP,
}


def build(
    tmp_path: Path, files: dict[str, str], memory: Memory | None = None, name: str = "out"
) -> tuple[BuildResult, Path]:
    project, out = write_files(tmp_path / "project", files), tmp_path / name
    found = build_site(load_project(project), out, jobs=1, allow_errors=True, memory=memory)
    return found, out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    result, folder = build(tmp_path_factory.mktemp("brands"), OWN)
    assert [d.message for d in result.diagnostics if d.severity == "error"] == []
    return folder


def page(out: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((out / path).read_text("utf-8"), "html.parser")


def hrefs(soup: BeautifulSoup, rel: str) -> list[str]:
    return [str(tag["href"]) for tag in soup.find_all("link", rel=rel) if isinstance(tag, Tag)]


def test_an_abstract_brand_has_no_site_and_gives_what_it_has(out: Path) -> None:
    assert not (out / "base").exists()
    assert "https://acme.example/help" in (out / "acme/index.html").read_text("utf-8")


def test_the_head_names_language_original_and_what_robots_may_do(out: Path) -> None:
    guide, first = page(out, "acme/lucca/lucca/index.html"), page(out, "acme/index.html")
    assert hrefs(guide, "canonical") == ["https://help.acme.example/connect/lucca/lucca/"]
    assert hrefs(first, "canonical") == ["https://help.acme.example/connect/"]
    for soup in (guide, first):
        assert soup.html is not None
        assert soup.html["lang"] == "de"
        assert [tag["content"] for tag in soup.select("meta[name=robots]")] == ["noindex, nofollow"]
    house = page(out, "orbit/lucca/lucca/index.html")
    assert house.html is not None
    assert house.html["lang"] == "en"
    assert hrefs(house, "canonical") == []


def test_the_brand_s_style_sheet_comes_last_and_stands_in_its_folder(out: Path) -> None:
    sheets = hrefs(page(out, "acme/lucca/lucca/index.html"), "stylesheet")
    assert [re.sub(r"[0-9a-f]{16}", "*", sheet) for sheet in sheets] == [
        "../../assets/theme.css", "../../assets/brand.css", "../../assets/*.css",
    ]  # fmt: skip
    own = out / "acme" / sheets[-1].removeprefix("../../")
    assert own.read_text("utf-8") == OWN["brands/own/acme.css"]
    assert len(hrefs(page(out, "orbit/index.html"), "stylesheet")) == 2


def test_fonts_and_corners_are_the_brand_s(out: Path) -> None:
    css = (out / "acme/assets/brand.css").read_text("utf-8")
    assert "--sans: Inter, 'Open Sans', sans-serif;" in css
    assert "--mono: Fira Code, monospace;" in css
    assert "--radius: 3px;" in css
    assert "--radius" not in (out / "orbit/assets/brand.css").read_text("utf-8")


def test_the_favicon_and_the_legal_links(out: Path) -> None:
    soup = page(out, "acme/lucca/lucca/index.html")
    (icon,) = hrefs(soup, "icon")
    assert (out / "acme" / icon.removeprefix("../../")).read_text() == OWN["brands/own/acme.svg"]
    links = {tag.get_text(): tag["href"] for tag in soup.select("footer a")}
    assert links["Privacy"] == "https://acme.example/privacy"
    assert links["Imprint"] == "/imprint"
    assert "Terms" not in links


def test_a_picture_of_its_own_stands_in_for_the_house_s(out: Path) -> None:
    def shown(brand: str) -> str:
        soup = page(out, f"{brand}/lucca/lucca/index.html")
        image = soup.find("img", alt="The list of keys")
        assert isinstance(image, Tag)
        path = str(image["src"]).removeprefix("../../")
        return (out / brand / path).read_text("utf-8")

    assert shown("acme") == OWN["brands/own/keys.svg"]
    assert shown("orbit") == shown("globex") == OWN["connectors/lucca/images/keys.svg"]
    house = OWN["connectors/lucca/images/keys.svg"]
    assert house not in [f.read_text("utf-8") for f in (out / "acme").rglob("*.svg")]


def test_guides_for_another_audience_are_left_out(out: Path) -> None:
    assert (out / "orbit/lucca/lucca-setup/index.html").exists()
    assert not (out / "acme/lucca/lucca-setup").exists()
    assert "lucca-setup" not in (out / "acme/index.html").read_text("utf-8")


def test_templates_of_its_own_are_for_its_pages_alone(out: Path) -> None:
    assert "<p>Ask Acme.</p>" in (out / "acme/lucca/lucca/index.html").read_text("utf-8")
    assert "Ask Orbit." not in (out / "orbit/lucca/lucca/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("brands/base.yaml", "name: Base\nabstract: true\nsupport: {url: /help}\n"),
        ("brands/acme.yaml", ACME.replace("robots: noindex, nofollow\n", "")),
        ("brands/own/acme.css", "h1 { letter-spacing: 1px }\n"),
        ("brands/own/acme.svg", DRAWING.format(size=31)),
        ("brands/own/keys.svg", DRAWING.format(size=32)),
        ("brands/own/templates/partials/help.html", "<p>Do ask {{ brand.name }}.</p>\n"),
        ("brands/own/templates/components/callout.html", "<b>{{ content }}</b>\n"),
        ("brands/own/templates/assets/theme.css", "body { color: red }\n"),
    ],
)
def test_a_change_of_what_a_brand_has_is_in_the_next_build(
    tmp_path: Path, path: str, text: str
) -> None:
    files = {**OWN, "brands/globex.yaml": f"{FILES['brands/globex.yaml']}extends: acme\n"}
    memory = Memory(tmp_path / "memory")
    first = snapshot(build(tmp_path, files, memory)[1])
    second = snapshot(build(tmp_path, {**files, path: text}, memory)[1])
    assert second != first
    assert second == snapshot(build(tmp_path, {}, name="clean")[1])


def test_a_component_of_its_own_is_compiled_for_it_alone(tmp_path: Path) -> None:
    template = "brands/own/templates/components/callout.html"
    result, out = build(tmp_path, {**OWN, template: "<b>{{ content }}</b>"})
    # Three guides, of which Acme shows two.
    assert result.tally.counts["compiled"] == 3 + 2
    assert "<b><p>You need" in (out / "acme/lucca/lucca/index.html").read_text("utf-8")
    assert "<b><p>You need" not in (out / "orbit/lucca/lucca/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "files", "expected"),
    [
        ("css: own/none.css", {}, "no style sheet `own/none.css`"),
        ("css: ../../own.css", {}, "no style sheet `../../own.css`"),
        ("css: own/a.css", {"brands/own/a.css": "@import 'x';"}, "loads another style sheet"),
        ("css: own/a.css", {"brands/own/a.css": "a{b:url(x.png)}"}, "refers to another file"),
        ("css: own/a.css", {"brands/own/a.css": "</style><script>"}, "holds markup"),
        ("favicon: own/none.ico", {}, "no image `own/none.ico`"),
        ("favicon: own/a.svg", {"brands/own/a.svg": "<svg><script/></svg>"}, "holds a script"),
        ("assets: {'*.png': none.png}", {}, "no image `none.png`"),
        ("templates: none", {}, "no folder `none`"),
        ("templates: ../../..", {}, "no folder `../../..`"),
        ("actions: {lucca: [list_users]}", {}, "`lucca` has no action `list_users`"),
        ("actions: {luca: []}", {}, "`actions` names `luca`"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_at_its_key(
    line: str, files: dict[str, str], expected: str, tmp_path: Path
) -> None:
    text = f"{FILES['brands/acme.yaml']}{line}\n"
    result, _ = build(tmp_path, {**FILES, **files, "brands/acme.yaml": text})
    (found,) = [d for d in result.diagnostics if expected in d.message]
    assert found.span.path.endswith("brands/acme.yaml")
    assert found.span.start.line == text.count("\n")
    assert not list((tmp_path / "out" / "acme" / "assets").glob("?" * 16 + ".css"))


def test_a_style_sheet_says_nothing_of_the_house(tmp_path: Path) -> None:
    text = f"{FILES['brands/acme.yaml']}css: own.css\n"
    css = {"brands/own.css": "/* as at Orbit */"}
    result, _ = build(tmp_path, {**FILES, **css, "brands/acme.yaml": text})
    (found,) = [d for d in result.diagnostics if "in the style sheet of `acme`" in d.message]
    assert (found.code, found.variant) == ("GK501", "acme")


def test_a_drawing_that_names_the_house_is_told_unless_the_brand_has_its_own(
    tmp_path: Path,
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>Or<tspan>bit</tspan></text></svg>'
    own = "assets: {'*/keys.svg': own.svg}\n"
    files = {
        "connectors/lucca/images/keys.svg": drawing,
        "brands/acme.yaml": FILES["brands/acme.yaml"] + own,
        "brands/own.svg": DRAWING.format(size=30),
    }
    result, _ = build(tmp_path, {**FILES, **files})
    (found,) = [d for d in result.diagnostics if "in the drawing" in d.message]
    assert (found.code, found.variant) == ("GK501", "globex")
    assert found.message.startswith("`Orbit` in the drawing `./images/keys.svg`")


def test_an_icon_from_the_house_s_own_server_is_told_unless_the_brand_has_its_own(
    tmp_path: Path,
) -> None:
    icon = "https://cdn.orbit.example/lucca.png"
    files = {
        "connectors/lucca/connector.yaml": DEFINITION.replace("images/icon.svg", icon),
        "brands/acme.yaml": f"{FILES['brands/acme.yaml']}assets: {{'https://cdn.*': own.svg}}\n",
        "brands/own.svg": DRAWING.format(size=31),
    }
    result, out = build(tmp_path, {**FILES, **files})
    (found,) = [d for d in result.diagnostics if d.message.startswith("icon")]
    assert (found.code, found.variant) == ("GK501", "globex")
    (image,) = page(out, "acme/lucca/lucca/index.html").select("img.connector-icon")
    path = str(image["src"]).removeprefix("../../")
    assert (out / "acme" / path).read_text("utf-8") == files["brands/own.svg"]


VALUES = """---
title: Connect {brand.product}
description: Ask {support.url}, {brand.nmae}
---

<Card title={`Open ${brand.name} now`} href={support.url}>x</Card>

<img src="./images/keys.svg" alt={brand.name} title={`${brand.name}'s keys`} />

<a href={legal.privacy}>privacy</a> {legal.privacy} {`by ${brand.name}`}

<Steps><Step title={`Go to ${brand.products.hub}`}>x</Step></Steps>

import Finish from '/snippets/finish.mdx'

<Finish name={brand.name} />
"""


def test_an_article_fits_the_value_after_it(tmp_path: Path) -> None:
    text = """---
title: A {brand.name} guide
---

An {brand.name} key, not a {brand.products.hub} or a-{brand.name}. {`Take a ${brand.name} key`}

<Note title={`A ${brand.name} key`}>Use **an {brand.name}** key.</Note>
"""
    _, out = build(tmp_path, {**FILES, "connectors/lucca/lucca.mdx": text})
    acme = " ".join(page(out, "acme/lucca/lucca/index.html").get_text("").split())
    assert "An Acme guide | Acme" in acme
    assert "An Acme key, not an Acme Connect or a-Acme. Take an Acme key" in acme
    assert "Use an Acme key." in acme
    assert "An Acme key</p>" in (out / "acme/lucca/lucca/index.html").read_text("utf-8")
    assert "A Globex guide" in (out / "globex/lucca/lucca/index.html").read_text("utf-8")
    globex = (out / "globex/lucca/lucca/index.html").read_text("utf-8")
    assert "<p>A Globex key, not a  or a-Globex. Take a Globex key</p>" in globex
    assert "<strong>a Globex</strong>" in globex
    assert "An Orbit key, not a Orbit Hub" in (out / "orbit/lucca/lucca/index.html").read_text()


def test_an_article_fits_the_word_that_markup_parts_it_from(tmp_path: Path) -> None:
    text = """# Connect Lucca

Create an **Orbit** key, an [*Orbit* app](https://lucca.example), an `Orbit` field,
an *{brand.name}*.

An *Orbital* map has an <span data-whitelabel-hide="acme">Orbit</span> key.
"""
    coded = "Orbit: {use: Globex, code: true}"
    globex = FILES["brands/globex.yaml"].replace("Orbit: Globex", coded)
    files = {"connectors/lucca/lucca.mdx": text, "brands/globex.yaml": globex}
    _, out = build(tmp_path, {**FILES, **files})

    def read(brand: str) -> str:
        return " ".join(page(out, f"{brand}/lucca/lucca/index.html").get_text("").split())

    assert "Create an Acme key, an Acme app, an Orbit field, an Acme." in read("acme")
    assert "Create a Globex key, a Globex app, a Globex field, a Globex." in read("globex")
    assert "An Orbital map has an Globex key." in read("globex")
    assert "Create an Orbit key, an Orbit app, an Orbit field, an Orbit." in read("orbit")


def test_values_of_the_brand_stand_wherever_a_guide_asks_for_them(tmp_path: Path) -> None:
    legal = "legal: {privacy: https://acme.example/p}\n"
    acme = FILES["brands/acme.yaml"] + legal
    setup = SETUP.replace("the app", "with {brand.name}")
    guides = {"connectors/lucca/lucca.mdx": VALUES, "connectors/lucca/lucca-setup.mdx": setup}
    _, out = build(tmp_path, {**FILES, **guides, "brands/acme.yaml": acme})
    soup = page(out, "acme/lucca/lucca/index.html")
    assert soup.title is not None
    assert soup.title.get_text() == "Connect Acme Connect | Acme"
    (meta,) = soup.select("meta[name=description]")
    assert meta["content"] == "Ask https://acme.example/help, {brand.nmae}"
    text = soup.get_text(" ")
    assert "Open Acme now" in text
    assert "by Acme" in text
    assert "Go to Acme Connect" in text
    assert "Go back to Acme and connect Acme." in " ".join(text.split())
    (image,) = soup.select("article img")
    assert (image["alt"], image["title"]) == ("Acme", "Acme's keys")
    links = [tag["href"] for tag in soup.find_all("a") if isinstance(tag, Tag)]
    assert links.count("https://acme.example/help") >= 2
    assert links.count("https://acme.example/p") == 3
    assert "Register with Acme" in (out / "acme/index.html").read_text("utf-8")
    assert "\ufdd0" not in "".join(f.read_text("utf-8") for f in out.rglob("*.html"))
    # What a brand lacks leaves no hole in an address.
    globex = page(out, "globex/lucca/lucca/index.html")
    assert "privacy" in globex.get_text()
    assert not [a for a in globex.select("article a") if not str(a.get("href", "#"))]


def test_links_lead_to_anchors_whatever_words_the_headings_have(tmp_path: Path) -> None:
    jira = """# Jira

## Open the Hub

Copy the **API Token**.

## Ask Orbit

Go [back](#ask-orbit), [up](#open-the-hub).
"""
    lucca = (
        "# Lucca\n\nSee [one](../jira/jira.mdx#open-the-hub), [two](../jira/jira.mdx#ask-orbit)."
    )
    guides = {"connectors/jira/jira.mdx": jira, "connectors/lucca/lucca.mdx": lucca}
    _, out = build(tmp_path, {**FILES, **guides})
    for brand, anchors in (
        ("orbit", ["open-the-hub", "ask-orbit"]),
        ("acme", ["open-the-hub", "ask-acme"]),
    ):
        target = page(out, f"{brand}/jira/jira/index.html")
        assert [tag["id"] for tag in target.select("article h2")] == anchors
        links = [str(tag["href"]) for tag in target.select("article p a")]
        assert links == [f"#{anchor}" for anchor in reversed(anchors)]
        links = [str(a["href"]) for a in page(out, f"{brand}/lucca/lucca/index.html").select("p a")]
        assert [link.partition("#")[2] for link in links if "#" in link] == anchors
