"""Nothing outside the project gets into its sites, and nothing that runs does either."""

import json
from pathlib import Path

import pytest

from guidekit.project import load_project
from sites.conftest import Run
from sites.projects import DRAWING, FILES, snapshot, write_files
from sites.strangers import findings

SECRET = DRAWING.format(size=999)
GUIDE = "connectors/lucca/lucca.mdx"


def codes(run: Run) -> set[str]:
    """The names of what lint finds."""
    report = json.loads(run("lint", "--format", "json").stdout)
    return {problem["name"] for problem in report["diagnostics"]}


def built_without_secret(run: Run) -> bool:
    """Whether a build, errors or not, has nothing of the file outside the project."""
    run("build", "--allow-errors")
    files = snapshot(Path("build"))
    assert any(path.endswith("acme/lucca/lucca/index.html") for path in files)
    return not any(SECRET.encode() in data for data in files.values())


@pytest.mark.parametrize(
    "path",
    [
        "../../../secret.svg",
        "/../secret.svg",
        "images/../../../../secret.svg",
        "..%2F..%2F..%2Fsecret.svg",
        "{secret}",
        "file://{secret}",
        "images/link.svg",
        "images/folder/secret.svg",
    ],
)
@pytest.mark.parametrize("where", ["image", "logo", "icon"])
def test_pictures_come_from_inside_the_project(
    project: Path, run: Run, path: str, where: str
) -> None:
    secret = write_files(project.parent, {"secret.svg": SECRET}) / "secret.svg"
    write_files(project, {"connectors/lucca/images/a.txt": "", "brands/images/a.txt": ""})
    for images in ("connectors/lucca/images", "brands/images"):
        (project / images / "link.svg").symlink_to(secret)
        (project / images / "folder").symlink_to(project.parent)
    path = path.format(secret=secret)
    definition = "connectors/lucca/connector.yaml"
    files = {
        "image": {GUIDE: FILES[GUIDE] + f'\n<img src="{path}" alt="A secret" />\n'},
        "logo": {"brands/acme.yaml": f"name: Acme\nvocabulary: {{Orbit: Acme}}\nlogo: '{path}'\n"},
        "icon": {definition: FILES[definition].replace("images/icon.svg", f"'{path}'")},
    }
    write_files(project, files[where])
    assert built_without_secret(run)
    if where == "image" and "://" not in path:
        assert "broken-image" in codes(run)
    if where == "logo":
        assert "invalid-brand" in codes(run)


@pytest.mark.parametrize(
    "path", ["../../../secret.mdx", "/../secret.mdx", "/snippets/../../secret.mdx", "./link.mdx"]
)
def test_snippets_come_from_inside_the_project(project: Path, run: Run, path: str) -> None:
    write_files(project.parent, {"secret.mdx": SECRET})
    (project / "connectors/lucca/link.mdx").symlink_to(project.parent / "secret.mdx")
    guide = f"import Secret from '{path}'\n\n# Lucca\n\n<Secret />\n"
    write_files(project, {GUIDE: guide})
    assert built_without_secret(run)
    assert "missing-snippet" in codes(run)


def test_guides_and_folders_that_lead_out_of_the_project_are_told(project: Path, run: Run) -> None:
    outside = write_files(project.parent / "outside", {"away.mdx": f"# Away\n\n{SECRET}\n"})
    (project / "connectors/lucca/lucca.mdx").unlink()
    (project / "connectors/lucca/lucca.mdx").symlink_to(outside / "away.mdx")
    (project / "connectors/away").symlink_to(outside)
    assert codes(run) >= {"unreadable-file", "invalid-project"}
    run("build", "--allow-errors")
    assert not any(b"Away" in data for data in snapshot(Path("build")).values())


def test_a_link_inside_the_project_is_followed(project: Path, run: Run) -> None:
    (project / "connectors/lucca/images/linked.svg").symlink_to(project / "brands/logos/acme.svg")
    guide = FILES[GUIDE].replace("address.svg", "linked.svg")
    write_files(project, {GUIDE: guide})
    assert run("build").exit_code == 0
    logo = FILES["brands/logos/acme.svg"].encode()
    copies = [path for path, data in snapshot(Path("build")).items() if data == logo]
    assert any(path.startswith("globex/assets/lucca/") for path in copies)


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://x.example/a.png"/></svg>',
        "<svg xmlns='http://www.w3.org/2000/svg'><use href = 'other.svg#a'/></svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"><style>@import "a.css";</style></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" style="fill: url( //x.example/a )"/>',
    ],
)
def test_a_drawing_that_runs_or_loads_something_is_an_error_and_not_copied(
    project: Path, run: Run, drawing: str
) -> None:
    write_files(project, {"connectors/lucca/images/address.svg": drawing})
    report = json.loads(run("lint", "--format", "json").stdout)
    (problem,) = report["diagnostics"]
    assert (problem["name"], problem["start"]["line"]) == ("unsafe-html", 18)
    assert run("build").exit_code == 1
    run("build", "--allow-errors")
    assert drawing.encode() not in snapshot(Path("build")).values()


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/><path fill="url(#b)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,AA"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><text>script on = "x"</text></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><a href= "#top" ><path/></a></svg>',
    ],
)
def test_a_drawing_that_stands_for_itself_is_copied(project: Path, run: Run, drawing: str) -> None:
    write_files(project, {"connectors/lucca/images/address.svg": drawing})
    assert run("build").exit_code == 0
    assert drawing.encode() in snapshot(Path("build")).values()


def test_ids_and_names_do_not_become_paths_out_of_the_output(project: Path, run: Run) -> None:
    write_files(project, {"guidekit.yaml": "house: ../../../evil\n"})
    run("build", "-o", "some/deep/out", "--allow-errors")
    assert not Path("evil").exists()
    assert {path.name for path in Path("some/deep").iterdir()} == {"out"}


def test_a_project_s_own_templates_replace_those_of_the_theme(project: Path, run: Run) -> None:
    footer = "<footer>Made with care by {{ brand.name }}</footer>\n"
    files = {
        "guidekit.yaml": "house: orbit\ntemplates: look\n",
        "look/partials/footer.html": footer,
    }
    write_files(project, files)
    assert run("build").exit_code == 0
    for page in ("index.html", "lucca/lucca/index.html"):
        html = Path("build/acme", page).read_text("utf-8")
        assert "<footer>Made with care by Acme</footer>" in html


def test_own_templates_that_lead_out_of_the_project_are_not_used(project: Path, run: Run) -> None:
    write_files(project.parent, {"secret.css": SECRET})
    write_files(
        project, {"guidekit.yaml": "house: orbit\ntemplates: look\n", "look/assets/a.css": ""}
    )
    (project / "look/assets/secret.css").symlink_to(project.parent / "secret.css")
    assert "invalid-project" in codes(run)
    assert built_without_secret(run)


@pytest.mark.parametrize("name", ["notes.txt", "connector.yaml", "page.html"])
def test_only_pictures_are_copied(project: Path, run: Run, name: str) -> None:
    write_files(project, {f"connectors/lucca/{name}": FILES["connectors/lucca/connector.yaml"]})
    guide = FILES[GUIDE] + f'\n<img src="./{name}" alt="No picture" />\n'
    write_files(project, {GUIDE: guide})
    run("build", "--allow-errors")
    copied = snapshot(Path("build")).values()
    assert FILES["connectors/lucca/connector.yaml"].encode() not in copied


@pytest.mark.parametrize(
    ("path", "html", "problem"),
    [
        ("acme/x.html", "<p data-guide-section>x</p>", "`data-guide-section` in names in `<p>`"),
        (
            "acme/x.html",
            "<p DATA-WHITELABEL-HIDE='a'>x</p>",
            "`data-whitelabel-hide` in names in `<p>`",
        ),
        ("acme/x.html", "<p>Open <b>Orb</b>it</p>", "`Orbit` in text"),
        ("acme/x.html", "<p>first</p><p>Orbit</p>", "`Orbit` in text"),
        ("acme/x.html", "<img alt='The Orbit Hub'>", "`Orbit` in attribute `alt` of `<img>`"),
        (
            "acme/x.html",
            "<a href='https://docs.orbit.example/a'>x</a>",
            "`orbit.example` in attribute `href` of `<a>`",
        ),
        ("acme/x.html", "<p id='orbit-hub'>x</p>", "`orbit` in attribute `id` of `<p>`"),
        ("acme/x.html", "<p>x</p><!-- hidden -->", "comment"),
        ("acme/x.html", "<script>alert(1)</script>", "script"),
        (
            "acme/x.html",
            "<script src='https://cdn.example/a.js'></script>",
            "script from elsewhere",
        ),
        ("acme/x.html", "<p onclick='a()'>x</p>", "script"),
        ("acme/x.html", "<a href=' javascript:a()'>x</a>", "script"),
        ("acme/assets/x.svg", "<svg><title>Orbit</title></svg>", "`Orbit` in text"),
        ("acme/orbit.html", "<p>x</p>", "`orbit` in name of the file"),
    ],
)
def test_the_audit_sees_what_partners_must_not(
    project: Path, path: str, html: str, problem: str
) -> None:
    write_files(Path("out"), {path: html})
    assert set(findings(Path("out"), load_project(project))) == {problem}
