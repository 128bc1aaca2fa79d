"""`guidekit lint --add-ignores`: comments where they can stand, and nothing else changed."""

import shutil
from pathlib import Path

import pytest

from guidekit.source import SourceText
from guidekit.source.yaml import load_yaml, plain
from guidekit.syntax import parse, says_the_same
from sites.conftest import Run
from sites.projects import FILES, definition, write_files

HOME = "connectors/lucca/lucca.mdx"
HEAD = "---\ntitle: Lucca\n---\n\nThe **Subdomain** is in the address. Copy the **API Key**.\n\n"
REASON = "known since the move"

CASES = {
    "a paragraph of its own": (
        "![](a.png)\n",
        "{/* guidekit-disable-next-line GK602, GK701: known since the move */}\n![](a.png)\n",
    ),
    "in a component, with its indentation": (
        "<Note>\n  Text\n\n  ![](https://x.example/a.png)\n</Note>\n",
        "<Note>\n  Text\n\n"
        "  {/* guidekit-disable-next-line GK701: known since the move */}\n"
        "  ![](https://x.example/a.png)\n</Note>\n",
    ),
    "an item of a list": (
        "- one\n- ![](https://x.example/a.png)\n- two\n",
        "- one\n- ![](https://x.example/a.png) "
        "{/* guidekit-disable-line GK701: known since the move */}\n- two\n",
    ),
    "a later line of a paragraph": (
        "One\n![](https://x.example/a.png)\ntwo\n",
        "One\n![](https://x.example/a.png) "
        "{/* guidekit-disable-line GK701: known since the move */}\ntwo\n",
    ),
    "a row of a table": (
        "Before\n\n| a | b |\n|---|---|\n| ![](https://x.example/a.png) | 3 |\n\nAfter\n",
        "Before\n\n{/* guidekit-disable GK701: known since the move */}\n\n"
        "| a | b |\n|---|---|\n| ![](https://x.example/a.png) | 3 |\n\n"
        "{/* guidekit-enable GK701 */}\n\nAfter\n",
    ),
    "a tag of several lines": (
        '<Frame\n  caption="c">\n  <img\n    src="https://x.example/a.png"\n  />\n</Frame>\n',
        '<Frame\n  caption="c">\n'
        "  {/* guidekit-disable-next-line GK701: known since the move */}\n"
        '  <img\n    src="https://x.example/a.png"\n  />\n</Frame>\n',
    ),
    "lines that end in CRLF": (
        "Text\r\n\r\n![](https://x.example/a.png)\r\n",
        "Text\r\n\r\n{/* guidekit-disable-next-line GK701: known since the move */}\r\n"
        "![](https://x.example/a.png)\r\n",
    ),
}


def ignore(run: Run) -> str:
    result = run("lint", "--select=ALL", "--ignore=orphan-image", "--add-ignores", REASON)
    assert result.exit_code == 0
    assert result.stdout == "no problems\n"
    return result.stderr


@pytest.mark.parametrize("case", CASES)
def test_a_comment_stands_where_it_changes_nothing(project: Path, run: Run, case: str) -> None:
    before, after = CASES[case]
    head = HEAD.replace("\n", "\r\n") if "\r" in before else HEAD
    write_files(project, {HOME: f"{head}{before}".encode()})
    ignore(run)
    text = (project / HOME).read_bytes().decode()
    assert text == f"{head}{after}"
    assert "added 0 comments to 0 files" in ignore(run)
    assert (project / HOME).read_bytes().decode() == text


def test_problems_of_the_whole_file_and_in_code(project: Path, run: Run) -> None:
    """A guide that explains no field, and an example that the form refuses."""
    form = definition("lucca", "Lucca", "Subdomain").replace(
        "secret: true", "secret: true\n          validation: {type: regex, pattern: '^[a-z]+$'}"
    )
    guide = "# Lucca\n\n## Subdomain\n\nIt looks like this:\n\n```\nhttps://x.example\n```\n"
    write_files(project, {HOME: guide, "connectors/lucca/connector.yaml": form})
    ignore(run)
    text = (project / HOME).read_text("utf-8")
    assert says_the_same(parse(SourceText("", guide)), parse(SourceText("", text)))


def test_yaml_files_and_frontmatter(project: Path, run: Run) -> None:
    connector = FILES["connectors/lucca/connector.yaml"].replace(
        "  version: 1.0.0\n", "  colour: blue\n  tittle: |\n    Text # of its own\n"
    )
    brand = FILES["brands/globex.yaml"].replace("[lucca]", "[lucca,\n  jria]")
    guide = "---\ntitle: Lucca\n# The audience\naudience: confg\n---\n" + HEAD.split("---\n")[2]
    before = {"connectors/lucca/connector.yaml": connector, "brands/globex.yaml": brand}
    write_files(project, {**before, HOME: guide})
    ignore(run)
    for path, old in before.items():
        new = (project / path).read_text("utf-8")
        assert new.count("# guidekit: ignore GK") >= 1
        one, other = load_yaml(SourceText("", old)), load_yaml(SourceText("", new))
        assert plain(one[0]) == plain(other[0])
    text = (project / HOME).read_text("utf-8")
    assert "\n# guidekit: ignore GK212: known since the move\naudience: confg\n" in text
    assert "added 0 comments" in ignore(run)


def test_what_cannot_be_suppressed_is_left(project: Path, run: Run) -> None:
    write_files(project, {HOME: f"{HEAD}![](https://x.example/a.png)\n\n<Note>\n"})
    result = run("lint", "--add-ignores", REASON)
    assert result.exit_code == 1
    assert "GK102 unclosed-tag" in result.stdout
    assert "GK701" not in result.stdout


@pytest.mark.parametrize("reason", ["", " ", "one */ two", "one\ntwo"])
def test_a_reason_must_fit_into_a_comment(project: Path, run: Run, reason: str) -> None:
    result = run("lint", "--add-ignores", reason)
    assert result.exit_code == 2
    assert "expected a reason of one line" in result.stderr


@pytest.mark.parametrize("name", ["nango", "stackone"])
def test_real_trees_say_the_same_and_are_clean(
    name: str, shared: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    run: Run,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    root = Path(shutil.copytree(shared / "corpus" / name, name))
    text = (repository / f"docs/examples/{name}-like.yaml").read_text("utf-8")
    text = text.replace("packages/providers/providers.yaml", "providers.yaml")
    Path("project.yaml").write_text(f"{text}images: images.txt\n", "utf-8")
    words = ("lint", name, "--project=project.yaml", "--format=concise", "--add-ignores", REASON)
    result = run(*words)
    left = [line for line in result.stdout.splitlines() if ": error " in line or "warning" in line]
    assert [line for line in left if " GK209 " not in line and not line[0].isdigit()] == []
    changed = 0
    for path in sorted(root.rglob("*.mdx")):
        old = (shared / "corpus" / path).read_text("utf-8")
        new = path.read_text("utf-8")
        if old != new:
            changed += 1
            assert says_the_same(parse(SourceText("", old)), parse(SourceText("", new))), path
    assert changed > 10
    assert "added 0 comments to 0 files" in run(*words).stderr


def test_what_is_wrong_with_comments_is_left(project: Path, run: Run) -> None:
    body = HEAD + "![](https://x.example/a.png) {/* guidekit-disable-line GK701 */}\n"
    write_files(project, {HOME: body})
    done = run("lint", "--select=GK701,GK9", "--add-ignores", REASON)
    assert "GK911" in done.stdout
    assert "GK910" not in done.stdout
    text = (project / HOME).read_text("utf-8")
    assert f"{{/* guidekit-disable-next-line GK701: {REASON} */}}\n![]" in text
    assert "GK911" not in text
