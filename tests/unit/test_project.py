"""A project on disk: what is found, in what order, and how its paths are called."""

from pathlib import Path

import pytest

from guidekit.project import find_project, load_project
from guidekit.project.files import ProjectFiles, join_path
from guidekit.site import lint_project
from guidekit.source import GuidekitError
from sites.projects import FILES, definition, write_files


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_files(tmp_path / "guides", FILES)


def test_brands_and_folders_are_sorted_with_the_house_first(root: Path) -> None:
    project = load_project(root)
    assert [brand.id for brand in project.brands] == ["orbit", "acme", "globex"]
    assert [folder.key for folder in project.folders] == ["jira", "lucca"]
    assert project.faults == ()


def test_a_folder_has_its_definition_and_its_guides(root: Path) -> None:
    extra = {
        "connectors/gong/gong.connector.s1.yaml": definition("gong", "Gong", "Key"),
        "connectors/gong/users.s1.partial.yaml": "[]",
        "connectors/gong/setup.md": "# Setup",
        "connectors/gong/gong.mdx": "# Gong",
        "connectors/gong/README.md": "# For authors",
        "connectors/gong/.hidden.mdx": "# Hidden",
        "connectors/gong/notes.txt": "Notes",
        "connectors/stray.mdx": "# No connector's",
    }
    write_files(root, extra)
    folder = load_project(root).folders[0]
    assert folder.definition == "connectors/gong/gong.connector.s1.yaml"
    assert folder.guides == ("connectors/gong/gong.mdx", "connectors/gong/setup.md")


def test_folders_may_have_other_names(root: Path) -> None:
    for name in ("connectors", "brands", "snippets"):
        (root / name).rename(root / f"my-{name}")
    names = "".join(f"{name}: ./my-{name}/\n" for name in ("connectors", "brands", "snippets"))
    write_files(root, {"guidekit.yaml": f"house: orbit\n{names}"})
    project = load_project(root)
    assert project.faults == ()
    assert project.folders[0].path == "my-connectors/jira"
    snippet = project.snippet("my-connectors/lucca/lucca.mdx", "/snippets/finish.mdx")
    assert snippet is not None
    assert snippet.path == "guides/my-snippets/finish.mdx"


def test_snippets_are_found_from_the_guide_and_from_the_root(root: Path) -> None:
    write_files(root, {"connectors/lucca/part.mdx": "Part"})
    project = load_project(root)
    guide = "connectors/lucca/lucca.mdx"
    for path in ("./part.mdx", "part.mdx", "/connectors/lucca/part.mdx", "../lucca/part.mdx"):
        assert project.snippet(guide, path) is not None, path
    assert project.snippet(guide, "./none.mdx") is None
    assert project.snippet(guide, ".") is None


def test_the_nearest_project_is_found(root: Path) -> None:
    assert find_project(root / "connectors" / "lucca") == root
    assert find_project(root) == root
    assert find_project(root.parent) == root
    write_files(root, {"connectors/lucca/guidekit.yaml": "house: x"})
    assert find_project(root / "connectors" / "lucca") == root / "connectors" / "lucca"


@pytest.mark.parametrize(
    ("given", "current", "shown"),
    [
        ("guides", ".", "guides/brands/acme.yaml"),
        (".", "guides", "brands/acme.yaml"),
        ("../guides", "guides", "brands/acme.yaml"),
        ("..", "guides/connectors", "../brands/acme.yaml"),
    ],
)
def test_paths_are_called_as_the_user_would_type_them(
    root: Path, monkeypatch: pytest.MonkeyPatch, given: str, current: str, shown: str
) -> None:
    monkeypatch.chdir(root.parent / current)
    assert load_project(Path(given)).files.show("brands/acme.yaml") == shown
    source, _ = load_project(Path(given)).files.read("brands/acme.yaml")
    assert Path(source.path).is_file()


def test_absolute_paths_stay_absolute_from_elsewhere(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert load_project(root).files.show("x") == f"{root}/x"


def test_what_is_no_project_is_an_error_of_the_caller(root: Path) -> None:
    for path in ("nowhere", "guides/guidekit.yaml", "guides/brands"):
        with pytest.raises(GuidekitError):
            load_project(Path(path))


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        ("a/b", "c.png", "a/b/c.png"),
        ("a/b", "./../c.png", "a/c.png"),
        ("a/b", "../../c.png", "c.png"),
        ("a/b", "../../../c.png", None),
        ("a/b", "/c.png", "c.png"),
        ("a/b", "/../c.png", None),
        ("a/b", "x//y/./c.png", "a/b/x/y/c.png"),
        ("", "c.png", "c.png"),
        ("", "..", None),
    ],
)
def test_paths_are_joined_without_leaving_the_project(
    folder: str, path: str, expected: str | None
) -> None:
    assert join_path(folder, path) == expected


def test_odd_paths_are_simply_not_there(root: Path) -> None:
    files = ProjectFiles.at(root)
    (root / "circle").symlink_to(root / "circle")
    for path in ("x" * 5000, "circle", "circle/x", "a\0b", "guidekit.yaml/x", "..", ""):
        assert not files.exists(path)
        assert files.data(path) is None
        assert files.names(f"{path}/x") is None


@pytest.mark.parametrize(
    ("syntax", "name", "severity"),
    [
        ("lenient", "lucca.mdx", "warning"),
        ("strict", "lucca.mdx", "error"),
        ("lenient", "lucca.md", None),
        ("strict", "lucca.md", "error"),
    ],
)
def test_what_mdx_refuses_is_wrong_in_mdx_and_in_strict_syntax(
    syntax: str, name: str, severity: str | None, tmp_path: Path
) -> None:
    (tmp_path / "connectors/lucca").mkdir(parents=True)
    (tmp_path / "brands").mkdir()
    (tmp_path / "guidekit.yaml").write_text(f"house: acme\nsyntax: {syntax}\n")
    (tmp_path / "brands/acme.yaml").write_text("name: Acme\n")
    (tmp_path / "connectors/lucca/connector.yaml").write_text("info: {key: lucca, title: Lucca}\n")
    guide = "# Lucca\n\nOne<br>two <!-- three -->\n"
    (tmp_path / "connectors/lucca" / name).write_text(guide)
    found = [(d.name, d.severity) for d in lint_project(load_project(tmp_path)).diagnostics]
    names = ("void-element-without-slash", "html-comment") if severity else ()
    assert found == [(each, severity) for each in names]
