"""What a build writes, for whom, and that it is always the same."""

import hashlib
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from guidekit.project import load_project
from guidekit.site import build_site
from sites.conftest import Run
from sites.projects import FILES, snapshot, write_files
from sites.strangers import findings


@pytest.fixture
def built(project: Path, run: Run) -> Path:
    """The built sites of the project."""
    done = run("build", "--jobs", "1")
    assert done.exit_code == 0, done.output
    return project.parent / "build"


def page(built: Path, path: str) -> BeautifulSoup:
    """A built page."""
    return BeautifulSoup((built / path / "index.html").read_text("utf-8"), "html.parser")


def images(built: Path, path: str) -> dict[str, bytes]:
    """The pictures of a page by their alternative texts; each must be there."""
    folder = built / path
    found = page(built, path).select("main img[alt]:not([alt=''])")
    return {str(img["alt"]): (folder / str(img["src"])).resolve().read_bytes() for img in found}


def test_every_brand_has_the_pages_of_its_connectors(built: Path) -> None:
    pages = {path for path in snapshot(built) if path.endswith(".html")}
    assert pages == {
        "orbit/index.html",
        "orbit/jira/jira/index.html",
        "orbit/lucca/lucca/index.html",
        "acme/index.html",
        "acme/jira/jira/index.html",
        "acme/lucca/lucca/index.html",
        "globex/index.html",
        "globex/lucca/lucca/index.html",
    }


def test_the_house_reads_what_is_hidden_from_partners(built: Path) -> None:
    text = page(built, "orbit/lucca/lucca").get_text(" ")
    assert "Fill out the form in the Hub" in text
    assert "Go back to" not in text


@pytest.mark.parametrize(("brand", "name"), [("acme", "Acme"), ("globex", "Globex")])
def test_partners_read_their_own_words_and_nothing_hidden(
    built: Path, brand: str, name: str
) -> None:
    soup = page(built, f"{brand}/lucca/lucca")
    text = " ".join(soup.get_text(" ").split())
    assert f"Give it to {name}." in text
    assert f"Go back to {name} and connect Lucca." in text
    assert "Fill out the form" not in str(soup)


def test_nothing_of_the_house_is_in_any_file_of_a_partner(built: Path, project: Path) -> None:
    assert findings(built, load_project(project)) == []


def test_a_brand_has_the_pictures_that_its_pages_show_and_no_others(built: Path) -> None:
    assert set(images(built, "orbit/lucca/lucca")) == {
        "The address bar",
        "The list of keys",
        "The form of Orbit",
    }
    shown = images(built, "acme/lucca/lucca")
    assert shown["The list of keys"] == FILES["connectors/lucca/images/keys.svg"].encode()
    partner = [data for path, data in snapshot(built).items() if path.startswith("acme/")]
    assert FILES["connectors/lucca/images/orbit-form.svg"].encode() not in partner
    assert FILES["connectors/lucca/images/unused.svg"].encode() not in snapshot(built).values()


def test_a_link_to_a_guide_leads_to_its_page_where_the_brand_has_one(built: Path) -> None:
    (link,) = page(built, "acme/jira/jira").select("main a[href*=lucca]")
    assert (built / "acme/jira/jira" / str(link["href"]) / "index.html").resolve().is_file()
    house = page(built, "orbit/lucca/lucca")
    (link,) = house.select("main a[href*='/jira/jira/']")
    anchor = str(link["href"]).partition("#")[2]
    assert page(built, "orbit/jira/jira").find(id=anchor)


@pytest.mark.parametrize("written", ["../jira/jira.mdx", "../jira/jira", "../jira/jira/"])
def test_a_link_to_a_connector_that_a_brand_does_not_offer_is_plain_text(
    written: str, project: Path, run: Run
) -> None:
    guide = FILES["connectors/lucca/lucca.mdx"] + f"\nAs with [Jira]({written}).\n"
    write_files(project, {"connectors/lucca/lucca.mdx": guide})
    run("build", "--allow-errors")
    built = project.parent / "build"
    assert page(built, "acme/lucca/lucca").select("main a[href*='/jira/']")
    soup = page(built, "globex/lucca/lucca")
    assert "As with Jira." in " ".join(soup.get_text().split())
    assert not soup.select("main a[href*=jira]")


def test_the_catalogue_lists_what_the_brand_offers_in_its_words(built: Path) -> None:
    assert {a["href"] for a in page(built, "globex").select("main a")} >= {"lucca/lucca/"}
    catalogue = page(built, "globex")
    assert not catalogue.select("a[href*=jira]")
    assert "Globex guides" in catalogue.get_text(" ")
    assert not catalogue.find(string=lambda text: "<" in text)


def test_house_terms_in_a_definition_are_reworded_in_catalogues(project: Path, run: Run) -> None:
    text = FILES["connectors/lucca/connector.yaml"].replace("What Lucca is for", "Made by Orbit")
    write_files(project, {"connectors/lucca/connector.yaml": text})
    run("build")
    assert "Made by Orbit" in page(Path("build"), "orbit").get_text(" ")
    assert "Made by Globex" in page(Path("build"), "globex").get_text(" ")


def test_every_address_in_a_page_is_there(built: Path) -> None:
    for path in built.rglob("*.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        found = [tag[name] for name in ("href", "src") for tag in soup.select(f"[{name}]")]
        local = [str(url).partition("#")[0] for url in found if "://" not in str(url)]
        for url in (url for url in local if url and not url.startswith(("mailto:", "data:"))):
            target = (path.parent / url).resolve()
            assert target.is_relative_to(built / path.relative_to(built).parts[0])
            assert (target / "index.html" if target.is_dir() else target).is_file(), url


def test_the_manifest_lists_every_file_with_its_hash_and_source(built: Path) -> None:
    files = snapshot(built)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["version"] == 1
    listed = manifest["files"]
    assert [entry["path"] for entry in listed] == sorted(files)
    for entry in listed:
        assert entry["sha256"] == hashlib.sha256(files[entry["path"]]).hexdigest()
        assert entry["brand"] == entry["path"].split("/")[0]
    sources = {entry["path"]: entry["source"] for entry in listed}
    assert sources["acme/lucca/lucca/index.html"] == "connectors/lucca/lucca.mdx"
    assert sources["acme/index.html"] is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_builds_are_the_same_to_the_byte(project: Path, built: Path, jobs: int) -> None:
    build_site(load_project(project), Path("again"), jobs=jobs)
    assert snapshot(project.parent / "again") == snapshot(built)


def test_the_place_of_the_project_does_not_show_in_the_output(
    project: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = write_files(tmp_path / "some" / "where else", FILES)
    monkeypatch.chdir(elsewhere / "connectors")
    build_site(load_project(elsewhere), tmp_path / "out")
    assert snapshot(tmp_path / "out") == snapshot(built)


def test_each_guide_is_read_and_compiled_once_however_many_brands_there_are(
    project: Path,
) -> None:
    more = {f"brands/partner{n}.yaml": f"name: Partner {n}\n" for n in range(5)}
    write_files(project, more)
    result = build_site(load_project(project), Path("out"), jobs=1, allow_errors=True)
    done = result.tally.counts
    assert (done["parsed"], done["compiled"]) == (2, 2)
    assert done["filled"] == result.pages == 2 * 7 + 1


def test_only_the_chosen_brands_are_built(project: Path, run: Run) -> None:
    done = run("build", "--brand", "acme", "-o", "out")
    assert done.exit_code == 0, done.output
    assert {path.name for path in Path("out").iterdir()} == {"acme", "manifest.json"}


def test_scopes_that_a_brand_did_not_choose_are_not_in_its_pages(project: Path, run: Run) -> None:
    scopes = """scopeDefinitions:
  keys.read: {description: See keys}
  keys.write: {description: Change keys, includes: keys.read}
"""
    guide = """# Lucca

## Subdomain and API Key

Copy the **Subdomain** and the **API Key**.

<section data-guide-section data-guide-scopes="keys.read">
  <h2>Reading</h2>
</section>

<section data-guide-section data-guide-scopes="keys.write">
  <h2>Writing</h2>
</section>
"""
    write_files(
        project,
        {
            "connectors/lucca/connector.yaml": FILES["connectors/lucca/connector.yaml"] + scopes,
            "connectors/lucca/lucca.mdx": guide,
            "brands/acme.yaml": FILES["brands/acme.yaml"] + "scopes: {lucca: [keys.write]}\n",
            "brands/globex.yaml": FILES["brands/globex.yaml"] + "scopes: {lucca: [keys.read]}\n",
        },
    )
    run("build", "--allow-errors")
    titles = {
        brand: [
            h.get_text(strip=True) for h in page(Path("build"), f"{brand}/lucca/lucca").select("h2")
        ]
        for brand in ("acme", "globex")
    }
    assert "Writing" in titles["acme"]
    assert "Reading" in titles["acme"]
    assert "Writing" not in titles["globex"]
    assert "Reading" in titles["globex"]


def test_the_guides_of_the_repository_build_without_a_trace_of_the_house(
    repository: Path, tmp_path: Path
) -> None:
    project = load_project(repository / "guides")
    result = build_site(project, tmp_path / "out")
    assert result.diagnostics == ()
    done = result.tally.counts
    assert done["parsed"] == done["compiled"] == result.guides
    assert findings(tmp_path / "out", project) == []


def test_a_brand_without_a_guide_of_a_connector_has_no_picture_of_it(
    project: Path, run: Run
) -> None:
    text = f"{FILES['brands/globex.yaml']}audience: setup\n"
    write_files(project, {"brands/globex.yaml": text})
    assert run("build").exit_code == 0
    assert Path("build/acme/assets/lucca").is_dir()
    assert not Path("build/globex/assets/lucca").exists()
