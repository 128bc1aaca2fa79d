"""`fields.json`: a form's inputs lead to the parts of a brand's pages that explain them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guidekit.project import load_project
from guidekit.site import build_site
from guidekit.variants import leaks
from sites.projects import definition, write_files

GUIDE = """# Lucca

## Find your subdomain in Orbit's list

<div data-whitelabel-hide>

To find your subdomain:

The subdomain stands in the list of Orbit, at the top.

</div>

{brand.name} asks for the **Subdomain**. It stands before `.ilucca.net`, as {brand.name} knows.

<div data-whitelabel-hide="globex">

## Create a key

1. Open **Settings**.
2. Copy the **API Key** and keep it: Lucca shows it once.

</div>

## Finish

Enter the API key that your administrator has.

- **Subdomain**
- **API Key**
"""
LINK = ("page", "anchor", "title", "help")


def built(root: Path, out: Path, brand: str) -> dict[str, Any]:
    """The file of a brand, once the project is built without an error."""
    result = build_site(load_project(root), out, jobs=1)
    assert result.replaced, result.diagnostics
    data: dict[str, Any] = json.loads((out / brand / "fields.json").read_text("utf-8"))
    assert data["version"] == 1
    return data


def link(data: dict[str, Any], *keys: str) -> tuple[str | None, ...]:
    entry = data["connectors"]
    for key in (keys[0], "methods", *keys[1:]):
        entry = entry[key]
    return tuple(entry[name] for name in LINK)


@pytest.fixture
def lucca(project: Path) -> Path:
    """The project with a guide that tells each brand's readers something else."""
    return write_files(project, {"connectors/lucca/lucca.mdx": GUIDE})


def test_each_brand_has_its_words_and_what_it_shows(lucca: Path, tmp_path: Path) -> None:
    house = built(lucca, tmp_path / "build", "orbit")
    assert link(house, "lucca", "custom", "config", "subdomain") == (
        "lucca/lucca/",
        "find-your-subdomain-in-orbits-list",
        "Find your subdomain in Orbit's list",
        "The subdomain stands in the list of Orbit, at the top.",
    )
    acme = json.loads((tmp_path / "build/acme/fields.json").read_text("utf-8"))
    assert link(acme, "lucca", "custom", "config", "subdomain") == (
        "lucca/lucca/",
        "find-your-subdomain-in-acmes-list",
        "Find your subdomain in Acme's list",
        "Acme asks for the Subdomain. It stands before .ilucca.net, as Acme knows.",
    )
    assert link(acme, "lucca", "custom", "config", "apikey") == (
        "lucca/lucca/",
        "create-a-key",
        "Create a key",
        "Copy the API Key and keep it: Lucca shows it once.",
    )
    globex = json.loads((tmp_path / "build/globex/fields.json").read_text("utf-8"))
    assert link(globex, "lucca", "custom", "config", "apikey") == (
        "lucca/lucca/",
        "finish",
        "Finish",
        "Enter the API key that your administrator has.",
    )
    assert list(globex["connectors"]) == ["lucca"]


def test_values_and_code_are_as_on_the_page(project: Path, tmp_path: Path) -> None:
    text = """# Lucca

## A {brand.name} key

<Note>{`A ${brand.name} Subdomain`} is for a {brand.name} user: `Hub` for a Hub.</Note>

Copy the **API Key**.
"""
    write_files(project, {"connectors/lucca/lucca.mdx": text})
    data = built(project, tmp_path / "build", "acme")
    assert link(data, "lucca", "custom", "config", "subdomain")[2:] == (
        "An Acme key",
        "An Acme Subdomain is for an Acme user: Hub for a Connect.",
    )


def test_every_link_leads_to_a_place_of_the_page(lucca: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    built(lucca, out, "orbit")
    anchors = set(links_of(out))
    assert {brand for brand, _, anchor in anchors if anchor} == {"orbit", "acme", "globex"}
    assert [each for each in sorted(anchors, key=str) if not is_there(out, *each)] == []


def test_the_shipped_guides_lead_somewhere(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    project = load_project(repository / "guides")
    built(repository / "guides", out, "stackone")
    anchors = list(links_of(out))
    assert len(anchors) > 20
    assert [each for each in anchors if not each[2] or not is_there(out, *each)] == []
    for brand in project.brands:
        text = (out / brand.id / "fields.json").read_text("utf-8")
        assert brand.house or list(leaks(text, project.house)) == []


def links_of(out: Path) -> Iterator[tuple[str, str, str | None]]:
    """Each link of each brand's file: brand, page, anchor."""
    for file in sorted(out.glob("*/fields.json")):
        for connector in json.loads(file.read_text("utf-8"))["connectors"].values():
            for forms in connector["methods"].values():
                for fields in forms.values():
                    for entry in fields.values():
                        for each in (entry, *entry["also"]):
                            yield file.parent.name, each["page"], each["anchor"]


def is_there(out: Path, brand: str, page: str, anchor: str | None) -> bool:
    html = (out / brand / page / "index.html").read_text("utf-8")
    return anchor is None or re.search(rf'\bid="{re.escape(anchor)}"', html) is not None


def test_nothing_that_names_the_house_is_in_a_partners_file(project: Path, tmp_path: Path) -> None:
    guide = GUIDE.replace("Copy the **API Key**", "Copy the **API Key** of orbit.example")
    text = definition("lucca", "Lucca", "Subdomain", "API Key", "Orbit ID")
    write_files(
        project, {"connectors/lucca/lucca.mdx": guide, "connectors/lucca/connector.yaml": text}
    )
    out = tmp_path / "build"
    loaded = load_project(project)
    assert build_site(loaded, out, jobs=1, allow_errors=True).replaced
    house = json.loads((out / "orbit/fields.json").read_text("utf-8"))
    assert "orbitid" in house["connectors"]["lucca"]["methods"]["custom"]["config"]
    for brand in ("acme", "globex"):
        data = (out / brand / "fields.json").read_text("utf-8")
        assert list(leaks(data, loaded.house)) == []
        assert "apikey" in json.loads(data)["connectors"]["lucca"]["methods"]["custom"]["config"]


def test_a_field_without_words_leads_to_its_guide_and_one_without_a_guide_nowhere(
    project: Path, tmp_path: Path
) -> None:
    two = definition("jira", "Jira", "API Token") + (
        "  - oauth2: {type: oauth2, label: OAuth, configFields:"
        " [{key: site, label: Site, type: text, required: true}]}\n"
    )
    guide = "---\nauth: custom\n---\n# Jira\n\nNothing of interest.\n"
    write_files(project, {"connectors/jira/connector.yaml": two, "connectors/jira/jira.mdx": guide})
    out = tmp_path / "build"
    assert build_site(load_project(project), out, jobs=1, allow_errors=True).replaced
    data = json.loads((out / "orbit/fields.json").read_text("utf-8"))
    assert link(data, "jira", "custom", "config", "apitoken") == ("jira/jira/", None, None, None)
    assert link(data, "jira", "oauth2", "config", "site") == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("Enter the **API Token** of Jira.\n\n:::note\nLimits apply to all.\n:::\n", "Enter the"),
        ("<Note>Copy it from the settings.</Note>\n", "Copy it from"),
    ],
)
def test_a_remark_beside_the_text_is_the_help_where_there_is_no_other(
    project: Path, tmp_path: Path, text: str, help: str
) -> None:
    guide = f"# Jira\n\n## The API Token\n\n{text}"
    write_files(project, {"connectors/jira/jira.mdx": guide})
    out = tmp_path / "build"
    assert build_site(load_project(project), out, jobs=1, allow_errors=True).replaced
    data = json.loads((out / "orbit/fields.json").read_text("utf-8"))
    told = link(data, "jira", "custom", "config", "apitoken")[3]
    assert told is not None
    assert told.startswith(help)


def test_the_definitions_own_anchor_decides_where_it_tells_of_the_field(
    tmp_path: Path,
) -> None:
    providers = """lucca:
  display_name: Lucca
  auth_mode: API_KEY
  docs: https://acme.example/docs/lucca
  docs_connect: https://acme.example/docs/lucca
  credentials:
    apiKey: {type: string, title: API Key, description: The key, doc_section: '#notes'}
"""
    text = "# Lucca\n\n## API Key\n\nCopy it.\n\n## Notes\n\nThe API key lasts {}.\n"
    project = "{definitions: p.yaml, links: {'https://acme.example/docs/': docs}}\n"
    for words, anchor in ((text, "notes"), (text.replace("API key lasts", "it"), "api-key")):
        root = tmp_path / anchor
        guide = words.replace("{}", "a year")
        write_files(root, {"guidekit.yaml": project, "p.yaml": providers, "docs/lucca.mdx": guide})
        data = built(root, tmp_path / f"build-{anchor}", "house")
        assert link(data, "lucca", "API_KEY", "config", "apiKey")[1] == anchor


def test_guides_of_one_form_are_all_there(tmp_path: Path) -> None:
    pairs = "pairs:\n- {guide: 'docs/{category}/lucca.mdx', connector: lucca}\n"
    write_files(
        tmp_path / "tree",
        {
            "guidekit.yaml": f"definitions: d/*.yaml\nguides: docs/**/*.mdx\n{pairs}",
            "d/connector.yaml": definition("lucca", "Lucca", "API Key"),
            "docs/hr/lucca.mdx": "# Lucca\n\nThe **API Key** it takes.\n",
            "docs/lms/lucca.mdx": "# Lucca\n\n## API Key\n\nCopy it from the settings.\n",
        },
    )
    out = tmp_path / "build"
    data = built(tmp_path / "tree", out, "house")
    entry = data["connectors"]["lucca"]["methods"]["custom"]["config"]["apikey"]
    pages = [(each["page"], each["anchor"]) for each in (entry, *entry["also"])]
    assert pages == [("lucca/lms-lucca/", "api-key"), ("lucca/hr-lucca/", None)]


def test_workers_and_repetition_do_not_matter(lucca: Path, tmp_path: Path) -> None:
    texts = set()
    for number, jobs in enumerate((1, 2, 1)):
        out = tmp_path / f"build-{number}"
        assert build_site(load_project(lucca), out, jobs=jobs).replaced
        texts.add((out / "acme" / "fields.json").read_bytes())
    assert len(texts) == 1
