"""Whose the guides of a tree are: by frontmatter, by `pairs`, by the names of files."""

import re
from pathlib import Path

import pytest

from guidekit.project import load_project
from sites.conftest import Run
from sites.projects import write_files
from sites.trees import MANY_FILES, MANY_FILES_PROJECT, TEXT, found, many


@pytest.fixture
def many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with a definition per connector, and guides by category; the current folder."""
    monkeypatch.chdir(tmp_path)
    return write_files(tmp_path, {**MANY_FILES, "guidekit.yaml": MANY_FILES_PROJECT})


def pairs_of(root: Path) -> dict[str, list[tuple[str, str | None, str | None]]]:
    """The claims of each connector: file name, method, audience."""
    return {
        folder.key: [(Path(c.path).name, c.auth, c.audience) for c in folder.claims]
        for folder in load_project(root).folders
        if folder.definition
    }


def with_pairs(root: Path, pairs: str) -> Path:
    return write_files(root, {"guidekit.yaml": f"{MANY_FILES_PROJECT}pairs:\n{pairs}"})


def test_names_of_files_say_whose_guides_they_are(many_files: Path, run: Run) -> None:
    assert pairs_of(many_files) == {
        "anchor-hr": [("anchor.mdx", None, None), ("anchor.mdx", None, None)],
        "harbor": [
            ("harbor-api-key.mdx", "custom", None),
            ("harbor-partner-oauth.mdx", "oauth2", "setup"),
        ],
    }
    assert found(run) == []


def test_pages_of_one_file_name_have_their_folders_in_theirs(many_files: Path, run: Run) -> None:
    assert run("build").exit_code == 0
    pages = {p.parent.relative_to("build").as_posix() for p in Path("build").rglob("index.html")}
    assert pages == {
        "house",
        "house/anchor-hr/crm-anchor",
        "house/anchor-hr/hr-anchor",
        "house/crm/buoy",
        "house/harbor/harbor-api-key",
        "house/harbor/harbor-partner-oauth",
    }


def test_frontmatter_says_whose_a_guide_is(many_files: Path, run: Run) -> None:
    head = "---\ntitle: Both\nconnector: [harbor, anchor-hr]\nauth: custom\n---\n"
    text = f"{head}\nThe access key.\n"
    write_files(many_files, {"docs/guides/hr/harbor-api-key.mdx": text})
    assert pairs_of(many_files)["anchor-hr"][0] == ("harbor-api-key.mdx", None, None)
    assert ("harbor-api-key.mdx", None, None) in pairs_of(many_files)["harbor"]
    write_files(many_files, {"docs/guides/hr/harbor-api-key.mdx": text.replace("hr]", "hs]")})
    assert "docs/guides/hr/harbor-api-key.mdx:3 GK905 None" in found(run)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (
            "  - {guide: docs/guides/crm/buoy.mdx, connector: harbor, auth: custom}\n",
            ("buoy.mdx", "custom", None),
        ),
        (
            "  - {guide: docs/guides/crm/buoy.mdx, connector: [harbor], audience: setup}\n"
            "  - {guide: docs/guides/crm/buoy.mdx, connector: anchor-hr}\n",
            ("buoy.mdx", None, "setup"),
        ),
        (
            "  - guide: docs/guides/{category}/{connector}-{auth}.mdx\n",
            ("harbor-partner-oauth.mdx", "oauth2", "setup"),
        ),
    ],
)
def test_pairs_say_whose_guides_are(
    many_files: Path, pairs: str, expected: tuple[str, str | None, str | None]
) -> None:
    project = load_project(with_pairs(many_files, pairs))
    assert project.faults == ()
    assert expected in pairs_of(many_files)["harbor"]
    assert ("buoy.mdx", None, None) not in pairs_of(many_files)["anchor-hr"]


def test_one_guide_explains_several_methods_on_one_page(many_files: Path, run: Run) -> None:
    entry = "{guide: docs/guides/crm/buoy.mdx, connector: harbor, auth: [custom, oauth2]}"
    with_pairs(many_files, f"  - {entry}\n")
    assert ("buoy.mdx", "oauth2", None) in pairs_of(many_files)["harbor"]
    lines = [line for line in found(run) if "buoy" in line]
    assert lines == ["docs/guides/crm/buoy.mdx:1 GK301 harbor"]
    run("build", "--allow-errors")
    assert len(list(Path("build/house/harbor").glob("buoy*"))) == 1
    assert Path("build/house/index.html").read_text("utf-8").count("harbor/buoy/") == 1


def test_a_guide_may_explain_whatever_methods_there_are(many_files: Path) -> None:
    with_pairs(many_files, "  - {guide: docs/guides/crm/buoy.mdx, connector: harbor, auth: '*'}\n")
    claims = pairs_of(many_files)["harbor"]
    assert [auth for name, auth, _ in claims if name == "buoy.mdx"] == ["custom", "oauth2"]


SPECIFICATION = """\
connectionSpecification:
  type: object
  required: [token]
  properties:
    token: {type: string, title: Token}
"""


@pytest.mark.parametrize(
    ("pattern", "key"),
    [("defs/source-*/spec.yaml", "source-wharf"), ("defs/source-{connector}/spec.yaml", "wharf")],
)
def test_the_path_of_a_definition_says_what_a_connector_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, pattern: str, key: str
) -> None:
    monkeypatch.chdir(tmp_path)
    project = f"title: Guides\ndefinitions: '{pattern}'\nguides: docs/*.md\n"
    files = {
        "guidekit.yaml": project,
        "defs/source-wharf/spec.yaml": SPECIFICATION,
        "defs/source-quay/spec.yaml": SPECIFICATION,
        "docs/wharf.md": "# Wharf\n\n## Find the token\n\nIt is in the settings.\n",
        "docs/spec.md": "# What is a specification\n\nA file.\n",
    }
    write_files(tmp_path, files)
    other = key.replace("wharf", "quay")
    assert pairs_of(tmp_path) == {key: [("wharf.md", None, None)], other: []}
    assert found(run) == [f"defs/source-quay/spec.yaml:2 GK904 {other}"]


WHARF = """\
version: 6.0.0
type: DeclarativeSource
spec:
  type: Spec
  connection_specification:
    type: object
    required: [start_date]
    properties:
      start_date: {type: string, title: Start Date}
      credentials:
        type: object
        oneOf:
          - title: OAuth
            type: object
            required: [client_id]
            properties:
              kind: {type: string, const: oauth}
              client_id: {type: string, title: Client ID}
          - title: Token
            type: object
            required: [token]
            properties:
              kind: {type: string, const: token}
              token: {type: string, title: Access Token}
"""
WHARF_GUIDE = """\
# Wharf

<HideInUI>

How to connect Wharf.

</HideInUI>

## Setup guide

<!-- env:oss -->

<FieldAnchor field="credentials.client_id">

1. Enter the **Client ID**.

</FieldAnchor>

<!-- /env:oss -->

<FieldAnchor field="credentials[token].token,start_date">

1. Enter the **Access Token** and the **Start Date**.

</FieldAnchor>
"""


def test_the_example_for_trees_like_airbytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, repository: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    example = (repository / "docs/examples/airbyte-like.yaml").read_text("utf-8")
    unused = re.compile(r"  - .*/spec\.\w+\n")
    specification = "airbyte-integrations/connectors/source-wharf/manifest.yaml"
    files = {
        "guidekit.yaml": unused.sub("", example),
        specification: WHARF,
        "docs/integrations/sources/wharf.md": WHARF_GUIDE,
        "docs/integrations/sources/wharf-migrations.md": "# Move to version 2\n\nAsk us.\n",
    }
    write_files(tmp_path, files)
    claims = [("wharf.md", "oauth", None), ("wharf.md", "token", None)]
    assert pairs_of(tmp_path) == {"wharf": claims}
    assert found(run) == []
    guide = "docs/integrations/sources/wharf.md"
    unsaid = WHARF_GUIDE.replace(" and the **Start Date**", "").replace(",start_date", "")
    write_files(tmp_path, {guide: unsaid})
    assert found(run) == [f"{guide}:1 GK301 wharf"]
    changed = {guide: WHARF_GUIDE, specification: WHARF.replace("client_id", "app_id")}
    write_files(tmp_path, changed)
    assert found(run) == [f"{guide}:13 GK303 wharf", f"{guide}:15 GK302 wharf"]
    assert run("build").exit_code == 0
    page = Path("build/house/wharf/wharf/index.html").read_text("utf-8")
    assert "FieldAnchor" not in page
    assert "env:oss" not in page


def test_a_guide_may_be_kept_from_a_connector(many_files: Path) -> None:
    with_pairs(many_files, "  - {guide: docs/guides/crm/a*.mdx, connector: null}\n")
    assert len(pairs_of(many_files)["anchor-hr"]) == 1
    (unclaimed,) = [f for f in load_project(many_files).folders if f.definition is None]
    assert unclaimed.guides == ("docs/guides/crm/anchor.mdx", "docs/guides/crm/buoy.mdx")


def test_two_guides_of_one_category_are_rivals_unless_they_are_named(
    many_files: Path, run: Run
) -> None:
    write_files(many_files, {"docs/guides/hr/anchor_custom.mdx": TEXT})
    assert found(run) == ["docs/guides/hr/anchor_custom.mdx:1 GK905 anchor-hr"]
    entry = "{guide: docs/guides/hr/anchor_custom.mdx, connector: anchor-hr, auth: custom}"
    other = entry.replace("_custom.mdx", ".mdx")
    with_pairs(many_files, f"  - {entry}\n  - {other}\n")
    assert found(run) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("definitions: nowhere/*.yaml", "no file `nowhere/*.yaml`"),
        ("guides: nowhere/*.mdx", "no guide `nowhere/*.mdx`"),
        ("guides: ../*.mdx", "`guides` holds `../*.mdx`"),
        ("root: ../docs", "`root` is `../docs`"),
        ("images: none.txt", "no file `none.txt`"),
        ("links: {https://acme.example/: ../x}", "`https://acme.example/` is `../x`"),
        ("pairs: [{guide: docs/none.mdx, connector: harbor}]", "no file `docs/none.mdx`"),
        ("pairs: [{guide: 'docs/*.mdx', connector: harbour}]", "`connector` is `harbour`"),
        ("pairs: [{guide: 'docs/*.mdx', connector: harbor, auth: x}]", "`auth` is `x`"),
        ("pairs: [{guide: 'docs/{name}.mdx'}]", "`{name}` in a path"),
        ("pairs: [{guide: 'docs/{category}.mdx'}]", "no `connector` for this guide"),
        ("pairs: [{guide: '{connector}.mdx', audience: all}]", "`audience` is `all`"),
        ("pairs: [{guide: '{connector}.mdx', conector: x}]", "unknown key `conector`"),
    ],
)
def test_what_a_project_file_says_wrong_of_a_tree(
    many_files: Path, line: str, message: str
) -> None:
    key = line.partition(":")[0]
    kept = [each for each in MANY_FILES_PROJECT.splitlines() if not each.startswith(key)]
    write_files(many_files, {"guidekit.yaml": "\n".join([*kept, line])})
    (fault, *_) = load_project(many_files).faults
    assert fault.name == "invalid-project"
    assert fault.message.startswith(message)
    assert fault.span.path == "guidekit.yaml"


def test_pairs_need_definitions(many_files: Path) -> None:
    pairs = "pairs: [{guide: 'docs/{connector}.mdx'}]"
    write_files(many_files, {"guidekit.yaml": f"guides: docs/**/*.mdx\n{pairs}\n"})
    (fault,) = load_project(many_files).faults
    assert fault.message.startswith("`pairs` without `definitions`")


def test_connectors_of_one_key_are_told_apart_from_no_one(many_files: Path) -> None:
    other = {"connectors/c/other.connector.s1.yaml": many("Harbor", "custom")}
    write_files(many_files, other)
    (fault,) = load_project(many_files).faults
    assert fault.message.startswith("second connector `Harbor` after `connectors/a/")
    assert fault.span.path == "connectors/c/other.connector.s1.yaml"
