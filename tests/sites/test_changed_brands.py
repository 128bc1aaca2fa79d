"""Builds after a brand has changed, come or gone: no more than what is its own is made."""

from pathlib import Path

from guidekit.project import load_project
from guidekit.site import Memory, build_site
from guidekit.site.memory import FOLDER
from sites.conftest import JIRA, Build
from sites.pictures import png, png_chunk
from sites.projects import DRAWING, FILES, inodes, snapshot, write_files


def test_a_brand_that_changed_has_only_its_own_files_written(project: Path, build: Build) -> None:
    build()
    before = inodes(Path("build"))
    text = FILES["brands/acme.yaml"].replace("Acme Connect", "Acme Gate")
    write_files(project, {"brands/acme.yaml": text})
    build()
    after = inodes(Path("build"))
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed
    assert all(path.startswith("build/acme/") for path in changed - {"build/manifest.json"})


def test_the_pages_of_other_brands_are_not_filled_again(project: Path, build: Build) -> None:
    assert build()["filled"] == 5
    acme = FILES["brands/acme.yaml"].replace("Acme Connect", "Acme Gate")
    changes = ({"acme": acme}, {"initech": acme}, {"initech": None}, {"globex": None})
    done = []
    for key, text in (change for each in changes for change in each.items()):
        if text is None:
            (project / f"brands/{key}.yaml").unlink()
        else:
            write_files(project, {f"brands/{key}.yaml": text})
        done.append(build().get("filled", 0))
        build_site(load_project(project), Path("clean"))
        assert snapshot(Path("build")) == snapshot(Path("clean"))
    assert done == [2, 2, 0, 0]
    assert build_site(load_project(project), Path("clean")).pages == 4


def test_a_brand_that_was_left_out_comes_to_those_that_are_there(
    project: Path, build: Build
) -> None:
    build()
    clean = snapshot(Path("build"))
    memory = Memory(project / FOLDER)
    ours = build_site(load_project(project), Path("build"), ("orbit", "acme"), memory=memory)
    assert (ours.tally.counts["filled"], ours.pages) == (0, 4)
    assert not Path("build/globex").exists()
    assert build()["filled"] == 1
    assert snapshot(Path("build")) == clean


def test_what_pages_that_were_kept_stand_on_is_remembered(project: Path, build: Build) -> None:
    own = f"{FILES['brands/acme.yaml']}assets: {{'*/address.svg': logos/own.svg}}\n"
    write_files(project, {"brands/acme.yaml": own, "brands/initech.yaml": "name: Initech\n"})
    write_files(project, {"brands/logos/own.svg": DRAWING.format(size=91)})
    photograph = "connectors/jira/images/photograph.png"
    write_files(project, {photograph: png()})
    write_files(
        project, {"connectors/jira/jira.mdx": f"{JIRA}\n![Jira](./images/photograph.png)\n"}
    )
    build()
    (project / "brands/initech.yaml").unlink()
    assert build().get("filled", 0) == 0
    drawn = DRAWING.format(size=92)
    text = png(png_chunk(b"tEXt", b"Comment\0another"))
    for path, content in (("brands/logos/own.svg", drawn), (photograph, text)):
        write_files(project, {path: content})
        build()
        build_site(load_project(project), Path("clean"))
        assert snapshot(Path("build")) == snapshot(Path("clean"))


def test_the_looks_of_a_brand_concern_no_page(project: Path, build: Build) -> None:
    build()
    before = snapshot(Path("build"))
    text = FILES["brands/acme.yaml"].replace("#aa2200", "#005500")
    write_files(project, {"brands/acme.yaml": f"# Acme is green by now.\n{text}"})
    assert build()["recalled"] == 2
    changed = {path for path, data in snapshot(Path("build")).items() if before[path] != data}
    assert changed == {"acme/assets/brand.css", "acme/certificate.json", "manifest.json"}
    write_files(project, {"brands/acme.yaml": text.replace("Acme Connect", "Acme Gate")})
    assert "recalled" not in build()


def test_an_own_template_may_show_anything_of_a_brand(project: Path, build: Build) -> None:
    write_files(project, {"guidekit.yaml": f"{FILES['guidekit.yaml']}templates: templates\n"})
    write_files(project, {"templates/partials/footer.html": "<footer>{{ brand.radius }}</footer>"})
    build()
    write_files(project, {"brands/acme.yaml": f"{FILES['brands/acme.yaml']}radius: 3px\n"})
    build()
    assert "<footer>3px</footer>" in Path("build/acme/lucca/lucca/index.html").read_text("utf-8")
