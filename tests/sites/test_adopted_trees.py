"""Trees that were not made for guidekit: one project file says where everything is."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from guidekit.connectors import Connector, read_connectors
from guidekit.project import load_project
from guidekit.project.definitions import Definitions
from guidekit.site import lint_project
from guidekit.source import SourceText
from sites.conftest import Run
from sites.projects import definition, snapshot, write_files
from sites.trees import HARBOR, ONE_FILE, ONE_FILE_PROJECT, PROVIDERS, found


@pytest.fixture
def one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with all definitions in one file; the project file is in another folder."""
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "own", {"acme.yaml": ONE_FILE_PROJECT, "images.txt": "images/form.png"})
    return write_files(tmp_path / "tree", ONE_FILE)


def test_definitions_link_to_their_guides(one_file: Path, run: Run) -> None:
    before = snapshot(one_file)
    lines = found(run, "--project", "own/acme.yaml", "tree")
    assert lines == ["tree/defs/providers.yaml:15 GK907 anchor"]
    assert snapshot(one_file) == before


def test_an_inherited_link_to_nowhere_is_told_where_it_stands(one_file: Path, run: Run) -> None:
    heir = "anchor-eu: {alias: anchor, display_name: Anchor in Europe}\n"
    write_files(one_file, {"defs/providers.yaml": PROVIDERS + heir})
    lines = found(run, "--project", "own/acme.yaml", "tree")
    assert lines == ["tree/defs/providers.yaml:15 GK907 anchor"]


def test_the_current_folder_is_the_tree_of_a_file_elsewhere(
    one_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(one_file)
    assert found(run, "--project", "../own/acme.yaml") == ["defs/providers.yaml:15 GK907 anchor"]
    guide = "docs/integrations/harbor/connect.mdx"
    assert found(run, "--project", "../own/acme.yaml", guide) == []
    done = run("lint", "--project", "../own/acme.yaml", guide, "../own/images.txt")
    assert (done.exit_code, "outside the current folder" in done.stderr) == (2, True)


def test_a_tree_is_built_from_outside(one_file: Path, run: Run) -> None:
    done = run("build", "--project", "own/acme.yaml", "tree", "--allow-errors")
    assert done.exit_code == 1
    pages = {p.parent.relative_to("build").as_posix() for p in Path("build").rglob("index.html")}
    assert pages == {
        "house",
        "house/anchor/anchor",
        "house/harbor/connect",
        "house/harbor-eu/connect",
        "house/old/connect",
    }
    page = Path("build/house/harbor-eu/connect/index.html").read_text("utf-8")
    assert "Ask an admin" in page
    assert 'href="../../anchor/anchor/#app"' in page
    assert len(list(Path("build/house/assets/harbor-eu").glob("*.svg"))) == 1


def test_a_definition_file_is_read_once_for_all_its_connectors(
    one_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []

    def read(
        source: SourceText, parts: Callable[[str], SourceText | None], name: str
    ) -> tuple[Connector, ...]:
        reads.append(source.path)
        return read_connectors(source, parts, name)

    monkeypatch.setattr("guidekit.project.definitions.read_connectors", read)
    project = load_project(one_file, Path("own/acme.yaml"))
    assert lint_project(project, jobs=1).connectors == 4
    assert reads == ["tree/defs/providers.yaml"]


def test_another_process_reads_definitions_anew(one_file: Path) -> None:
    project = load_project(one_file, Path("own/acme.yaml"))
    sent = pickle.dumps(project.definitions)
    assert b"Harbor" not in sent
    received = pickle.loads(sent)  # noqa: S301 - our own bytes
    assert isinstance(received, Definitions)
    connector = received.connector("defs/providers.yaml", "harbor")
    assert connector is not None
    assert connector.title == "Harbor"
    alone, shared = lint_project(project, jobs=1), lint_project(project, jobs=2)
    assert alone.diagnostics == shared.diagnostics


def test_what_a_shared_guide_lacks_is_told_once(one_file: Path, run: Run) -> None:
    guide = "docs/integrations/harbor/connect.mdx"
    write_files(one_file, {guide: HARBOR.replace("/images/form.png", "/images/none.png")})
    lines = found(run, "--project", "own/acme.yaml", "tree")
    assert [line for line in lines if guide in line] == [f"tree/{guide}:15 GK602 harbor"]


def test_files_of_a_tree_narrow_the_check(one_file: Path) -> None:
    project = load_project(one_file, Path("own/acme.yaml"))
    guide = lint_project(project, ("docs/integrations/harbor/connect.mdx",), 1)
    assert guide.connectors == 2
    assert lint_project(project, ("docs/setup",), 1).connectors == 1
    assert lint_project(project, ("defs/providers.yaml",), 1).connectors == 3
    assert lint_project(project, ("docs/snippets/note.mdx",), 1).connectors == 4


def test_brands_stand_beside_the_project_file(one_file: Path, run: Run) -> None:
    brands = {
        "acme.yaml": f"house: acme\n{ONE_FILE_PROJECT}",
        "brands/acme.yaml": "name: Acme\nidentity: {names: [Acme]}\n",
        "brands/globex.yaml": "name: Globex\nvocabulary: {Acme: Globex}\nconnectors: [harbor]\n",
    }
    write_files(one_file.parent / "own", brands)
    run("build", "--project", "own/acme.yaml", "tree", "--allow-errors")
    assert Path("build/acme/harbor-eu/connect/index.html").is_file()
    folders = {path.name for path in Path("build/globex").iterdir() if path.is_dir()}
    assert folders == {"assets", "harbor"}


def test_a_house_is_needed_as_soon_as_there_are_brands(tmp_path: Path) -> None:
    files = {"guidekit.yaml": "title: T\n", "connectors/x/connector.yaml": definition("x", "X")}
    write_files(tmp_path, files)
    project = load_project(tmp_path)
    assert project.faults == ()
    assert [brand.id for brand in project.brands] == ["house"]
    write_files(tmp_path, {"brands/acme.yaml": "name: Acme\n"})
    assert [fault.message for fault in load_project(tmp_path).faults] == [
        "no `house`, expected the brand in `brands/` that writes the guides"
    ]


def test_the_output_may_not_hold_the_project_file(one_file: Path, run: Run) -> None:
    done = run("build", "--project", "own/acme.yaml", "tree", "--output", "own")
    assert done.exit_code == 2
    assert "holds the project" in done.stderr


def test_a_project_file_that_is_not_there_is_an_error_of_the_caller(
    one_file: Path, run: Run
) -> None:
    done = run("lint", "--project", "own/none.yaml", "tree")
    assert (done.exit_code, "no `none.yaml` in `own`" in done.stderr) == (2, True)


NOBODYS = {
    "guidekit.yaml": "title: Acme\nguides: docs/*.mdx\n",
    "docs/harbor.mdx": "# Harbor\n\nSee [Anchor](./anchor#chain), [Buoy](buoy) and [all](./)!\n",
    "docs/anchor.mdx": "# Anchor\n\n## Chain\n\n<Nte>Heavy.</Nte>\n",
    "docs/index.mdx": "# All\n\n<Nte>Of them.</Nte>\n",
}


def test_a_guide_of_no_connector_is_checked_alone(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_files(tmp_path, NOBODYS))
    assert found(run, "--select=GK2", "docs/harbor.mdx") == []
    assert found(run, "--select=GK2", "docs/anchor.mdx") == ["docs/anchor.mdx:5 GK201 None"]
    both = ["docs/anchor.mdx:5 GK201 None", "docs/index.mdx:3 GK201 None"]
    assert found(run, "--select=GK2", "docs/anchor.mdx", "docs/index.mdx") == both
    assert found(run, "--select=GK2", "docs") == found(run, "--select=GK2") == both


def test_where_there_are_no_brands_none_is_named(one_file: Path, run: Run) -> None:
    guide = "docs/integrations/harbor/connect.mdx"
    write_files(one_file, {guide: HARBOR.replace("**Harbor key**", "value")})
    done = run("lint", "--project", "own/acme.yaml", "tree", "--format", "concise")
    assert "GK301 no text names the required field `Harbor key`, expected a " in done.stdout


def test_a_root_that_is_not_there_is_told_at_its_place(one_file: Path, run: Run) -> None:
    text = ONE_FILE_PROJECT.replace("root: docs", "root: dokcs")
    write_files(one_file.parent / "own", {"acme.yaml": text})
    done = run("lint", "--project", "own/acme.yaml", "tree", "--format", "concise")
    assert "own/acme.yaml:5:7: error GK901 no folder `dokcs`, expected the one " in done.stdout
