"""Wrong input of each kind: a diagnostic or a clear error, and the right exit code."""

import json
import os
import shutil
from pathlib import Path

import pytest

from sites.conftest import Run
from sites.projects import FILES, definition, write_files

LUCCA = "connectors/lucca/"
GUIDE = LUCCA + "lucca.mdx"


def found(run: Run, *arguments: str) -> list[str]:
    """What lint finds, as `path:line code name`."""
    done = run("lint", "--format", "json", *arguments)
    report = json.loads(done.stdout)
    assert done.exit_code == (1 if report["summary"]["errors"] else 0)
    return [
        f"{d['path']}:{d['start']['line']} {d['code']} {d['name']}" for d in report["diagnostics"]
    ]


def test_a_good_project_has_no_problems(project: Path, run: Run) -> None:
    assert found(run) == []


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        (GUIDE, "# Lucca\n\n<Warning>\n", "guides/connectors/lucca/lucca.mdx:3 GK102 unclosed-tag"),
        (GUIDE, b"\x89PNG\0\0", "guides/connectors/lucca/lucca.mdx:1 GK101 unreadable-file"),
        (GUIDE, b"# L\xffcca", "guides/connectors/lucca/lucca.mdx:1 GK101 unreadable-file"),
        (GUIDE, "", "guides/connectors/lucca/lucca.mdx:1 GK112 empty-guide"),
        (
            GUIDE,
            "---\ntitle: [\n---\nText",
            "guides/connectors/lucca/lucca.mdx:2 GK111 invalid-frontmatter",
        ),
        (
            LUCCA + "connector.yaml",
            "info: {key: lucca",
            "guides/connectors/lucca/connector.yaml:1 GK903 invalid-yaml",
        ),
        (
            LUCCA + "connector.yaml",
            b"\0",
            "guides/connectors/lucca/connector.yaml:1 GK101 unreadable-file",
        ),
        (
            LUCCA + "connector.yaml",
            "- a list",
            "guides/connectors/lucca/connector.yaml:1 GK801 invalid-definition",
        ),
        (
            LUCCA + "connector.yaml",
            FILES[LUCCA + "connector.yaml"].replace("key: lucca", "key: luca"),
            "guides/connectors/lucca/connector.yaml:1 GK901 invalid-project",
        ),
        (
            LUCCA + "other.connector.s1.yaml",
            "",
            "guides/connectors/lucca/other.connector.s1.yaml:1 GK901 invalid-project",
        ),
        (
            LUCCA + "LUCCA.md",
            "# Lucca\n",
            "guides/connectors/lucca/lucca.mdx:1 GK901 invalid-project",
        ),
        (
            "connectors/new/new.mdx",
            "# New\n",
            "guides/connectors/new/new.mdx:1 GK901 invalid-project",
        ),
        (
            "connectors/assets/connector.yaml",
            definition("assets", "A", "K"),
            "guides/connectors/assets:1 GK901 invalid-project",
        ),
        ("guidekit.yaml", "house: [orbit", "guides/guidekit.yaml:1 GK903 invalid-yaml"),
        ("guidekit.yaml", b"\0", "guides/guidekit.yaml:1 GK101 unreadable-file"),
        ("guidekit.yaml", "title: x", "guides/guidekit.yaml:1 GK901 invalid-project"),
        ("guidekit.yaml", "house: orbid", "guides/guidekit.yaml:1 GK901 invalid-project"),
        (
            "guidekit.yaml",
            "house: orbit\nsnipets: x",
            "guides/guidekit.yaml:2 GK901 invalid-project",
        ),
        (
            "guidekit.yaml",
            "house: orbit\nconnectors: nowhere",
            "guides/guidekit.yaml:2 GK901 invalid-project",
        ),
        (
            "guidekit.yaml",
            "house: orbit\nbrands: ../..",
            "guides/guidekit.yaml:2 GK901 invalid-project",
        ),
        (
            "guidekit.yaml",
            "house: orbit\ntemplates: none",
            "guides/guidekit.yaml:2 GK901 invalid-project",
        ),
        ("brands/acme.yaml", "nam: Acme", "guides/brands/acme.yaml:1 GK902 invalid-brand"),
        ("brands/acme.yaml", "name: {", "guides/brands/acme.yaml:1 GK903 invalid-yaml"),
        ("brands/acme.yaml", b"\0", "guides/brands/acme.yaml:1 GK101 unreadable-file"),
        ("brands/acme.yml", "name: Acme", "guides/brands/acme.yml:1 GK901 invalid-project"),
        ("brands/a b.yaml", "name: Acme", "guides/brands/a b.yaml:1 GK901 invalid-project"),
        (
            "brands/globex.yaml",
            "name: Globex\nvocabulary: {Orbit: Globex}\nconnectors: [luca]\n",
            "guides/brands/globex.yaml:3 GK906 unknown-connector",
        ),
        (
            "brands/globex.yaml",
            "name: Globex\nvocabulary: {Orbit: Globex}\nscopes:\n  lucca: [nothing]\n",
            "guides/brands/globex.yaml:4 GK401 unknown-scope",
        ),
        (
            "brands/globex.yaml",
            "name: Globex\nvocabulary: {Orbit: Globex}\nlogo: none.svg\n",
            "guides/brands/globex.yaml:3 GK902 invalid-brand",
        ),
    ],
)
def test_a_bad_file_is_a_diagnostic(
    project: Path, run: Run, path: str, content: str | bytes, expected: str
) -> None:
    write_files(project, {path: content})
    assert expected in found(run)
    if "GK1" in expected or "GK9" in expected:
        assert run("build").exit_code == 1


@pytest.mark.parametrize("name", [b"\xff.mdx", b"a\nb.mdx", b"\x1b[31m.mdx"])
def test_a_file_name_that_cannot_be_printed_is_a_diagnostic(
    project: Path, run: Run, name: bytes
) -> None:
    Path(os.fsdecode(bytes(project / "connectors/lucca") + b"/" + name)).write_text("# L", "utf-8")
    assert "guides/connectors/lucca:1 GK901 invalid-project" in found(run)
    done = run("build", "--allow-errors")
    assert "\x1b" not in done.output
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("brands/acme.yaml", b"\xff\xfen\0", "guides/brands/acme.yaml:1 GK101 unreadable-file"),
        ("brands/acme.yaml", "", "guides/brands/acme.yaml:1 GK902 invalid-brand"),
        ("brands/acme.yaml", "name: A\n\tx: 1", "guides/brands/acme.yaml:2 GK903 invalid-yaml"),
        (
            "brands/acme.yaml",
            "name: Acme\nextends: acne",
            "guides/brands/acme.yaml:2 GK902 invalid-brand",
        ),
        ("guidekit.yaml", "", "guides/guidekit.yaml:1 GK901 invalid-project"),
        ("guidekit.yaml", "\ttitle: x", "guides/guidekit.yaml:1 GK903 invalid-yaml"),
        ("guidekit.yaml", "house: orbitt", "guides/guidekit.yaml:1 GK901 invalid-project"),
    ],
)
def test_what_cannot_be_known_is_told_once_and_not_for_each_guide(
    project: Path, run: Run, path: str, content: str | bytes, expected: str
) -> None:
    write_files(project, {"guidekit.yaml": "title: Guides\nhouse: orbit\n", path: content})
    assert found(run) == [expected]


def test_a_folder_of_something_else_is_no_connector(project: Path, run: Run) -> None:
    write_files(project, {"connectors/shared images/a.svg": "", "connectors/notes.txt": ""})
    assert found(run) == []


def test_a_folder_in_the_place_of_a_guide_is_a_diagnostic(project: Path, run: Run) -> None:
    (project / GUIDE).unlink()
    (project / GUIDE).mkdir()
    assert "guides/connectors/lucca/lucca.mdx:1 GK101 unreadable-file" in found(run)


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_pipe_in_the_place_of_a_guide_does_not_stop_guidekit(
    project: Path, run: Run, form: str
) -> None:
    (project / GUIDE).unlink()
    os.mkfifo(project / GUIDE)
    done = run("lint", "--format", form)
    assert "is no regular file, expected a file" in done.stdout
    assert done.exit_code == 1


@pytest.mark.parametrize("form", ["text", "markdown", "sarif"])
def test_a_file_out_of_the_project_is_not_quoted(project: Path, run: Run, form: str) -> None:
    write_files(project.parent, {"elsewhere/lucca.mdx": "hush\n"})
    (project / GUIDE).unlink()
    (project / GUIDE).symlink_to(project.parent / "elsewhere/lucca.mdx")
    done = run("lint", "--format", form)
    assert "leads out of the project" in done.stdout
    assert "hush" not in done.stdout


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_what_windows_writes_is_called_by_its_name(project: Path, run: Run, encoding: str) -> None:
    text = f"\ufeff{FILES[GUIDE]}"
    (project / GUIDE).write_bytes(text.encode(encoding))
    assert "text in UTF-16, expected UTF-8" in run("lint").stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_without_permission_is_a_diagnostic(project: Path, run: Run) -> None:
    (project / GUIDE).chmod(0)
    assert "guides/connectors/lucca/lucca.mdx:1 GK101 unreadable-file" in found(run)


def test_a_failing_read_is_a_diagnostic(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "lucca.mdx":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    done = run("lint", "--format", "json")
    (problem,) = json.loads(done.stdout)["diagnostics"]
    assert problem["code"] == "GK101"
    assert "Permission denied" in problem["message"]


def test_a_connector_without_a_guide_is_a_diagnostic(project: Path, run: Run) -> None:
    (project / "connectors/jira/jira.mdx").unlink()
    write_files(project, {GUIDE: FILES[GUIDE].replace("../jira/jira.mdx#create-a-token", "#")})
    done = run("lint", "--format", "json")
    (problem,) = json.loads(done.stdout)["diagnostics"]
    assert (problem["code"], problem["connector"], problem["auth"]) == ("GK904", "jira", "custom")
    assert problem["path"] == "guides/connectors/jira/connector.yaml"
    assert "API Token" in problem["message"]


def test_what_catalogues_still_say_of_the_house_is_a_diagnostic(project: Path, run: Run) -> None:
    path = "connectors/jira/connector.yaml"
    text = FILES[path].replace("What Jira is for", "Offered by Orbit")
    write_files(project, {path: text, "brands/acme.yaml": "name: Acme\n"})
    leaks = [line for line in found(run) if "GK501" in line]
    assert "guides/guidekit.yaml:1 GK501 house-term-in-variant" in leaks
    assert [line for line in leaks if path in line]
    assert not [line for line in found(run, f"guides/{GUIDE}") if path in line]


def test_json_has_the_shape_that_programs_rely_on(project: Path, run: Run) -> None:
    write_files(project, {GUIDE: FILES[GUIDE].replace("title=", "titel=")})
    report = json.loads(run("lint", "--format", "json").stdout)
    assert set(report) == {"version", "diagnostics", "summary"}
    assert report["summary"].keys() >= {"errors", "warnings", "infos", "guides", "connectors"}
    assert report["diagnostics"]
    for problem in report["diagnostics"]:
        assert {"code", "name", "severity", "message", "path", "start", "end", "help"} <= set(
            problem
        )
        assert problem["severity"] in ("error", "warning", "info")
        assert set(problem["start"]) == set(problem["end"]) == {"line", "column"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nowhere"], "`nowhere`: no such folder, expected the folder of a project"),
        (["build", "guides/guidekit.yaml"], "a file, expected the folder of a project"),
        (["build", "guides/brands"], "no `guidekit.yaml` in `guides/brands`"),
        (["build", "guides", "--brand", "acne"], "unknown brand `acne`"),
        (["brands", "nowhere"], "`nowhere`: no such folder"),
        (["lint", "nowhere.mdx"], "`nowhere.mdx`: no such file or folder"),
        (["lint", "stray.txt"], "`stray.txt` is outside a project and no guide or definition"),
        (["lint", "empty"], "no guide and no definition in `empty`"),
        (["inspect", "nowhere.mdx", "--as", "syntax"], "`nowhere.mdx`: no such file"),
        (["inspect", "binary.mdx", "--as", "syntax"], "binary file, expected UTF-8 text"),
        (["inspect", "binary.mdx", "--as", "guide"], "binary file, expected UTF-8 text"),
        (["inspect", "guides", "--as", "page"], "`guides` is a folder, expected a guide"),
        (["rule", "GK999"], "unknown rule `GK999`"),
    ],
)
def test_what_cannot_run_says_why_and_exits_with_2(
    project: Path, run: Run, arguments: list[str], message: str
) -> None:
    write_files(project.parent, {"stray.txt": "", "binary.mdx": b"\0"})
    Path("empty").mkdir()
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("guidekit: ")
    assert message in done.stderr


def test_without_a_project_anywhere_guidekit_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("lint")
    assert done.exit_code == 2
    assert "no `guidekit.yaml` here" in done.stderr


def test_a_project_without_anything_in_it_is_told_what_it_lacks(project: Path, run: Run) -> None:
    for name in ("brands", "connectors", "snippets"):
        shutil.rmtree(project / name)
    assert len(found(run)) == 2
    assert run("build").exit_code == 1
