"""A baseline: what is known stays quiet wherever it moves, and what is new is told."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sites.conftest import Run

NEW = {
    "GK114": "<!-- a comment -->",
    "GK201": "<Unheard>of</Unheard>",
    "GK202": '<Note colour="red">Take care.</Note>',
    "GK203": "<Steps>\n  <Step>Open the page.</Step>\n</Steps>",
    "GK208": '<a href="javascript:alert(1)">Open</a>',
    "GK601": "[The other guide](./not-there.mdx)",
    "GK602": "![A picture of it](./not-there.png)",
    "GK603": "[Further down](#not-there-at-all)",
    "GK604": '<h2 id="said-twice">One</h2>\n\n<h2 id="said-twice">Two</h2>',
    "GK701": "![](https://pictures.example/new.png)",
}
"""Ten kinds of problems."""


class Tree:
    """A tree of guides, checked from the folder above it."""

    def __init__(self, run: Run, root: Path, *options: str) -> None:
        self.run = run
        self.root = root
        # A description that moves below its guide's beginning is text, where GK520 looks.
        choice = ("--select", "ALL", "--ignore", "GK520")
        self.words = (str(root), *options, *choice, "--baseline", "known.json")

    def write(self) -> int:
        """Write the baseline; how many problems there are."""
        result = self.run("lint", *self.words, "--write-baseline")
        assert result.exit_code == 0
        return int(result.stdout.split()[0])

    def check(self) -> tuple[Counter[str], dict[str, int]]:
        """The codes of new problems, and the summary."""
        report: Any = json.loads(self.run("lint", *self.words, "--format", "json").stdout)
        return Counter(each["code"] for each in report["diagnostics"]), report["summary"]

    def found(self) -> dict[str, set[str]]:
        """The codes of each guide with problems."""
        report = json.loads(self.run("lint", *self.words[:-2], "--format", "json").stdout)
        codes: dict[str, set[str]] = {}
        for each in report["diagnostics"]:
            codes.setdefault(each["path"], set()).add(each["code"])
        return {path: found for path, found in codes.items() if path.endswith(".mdx")}


def plant(guide: Path) -> None:
    """Put the ten problems at the end of a guide."""
    text = guide.read_text("utf-8")
    guide.write_text("\n\n".join([text.rstrip(), *NEW.values()]) + "\n", "utf-8")


def shift(guide: Path) -> None:
    """Move a guide's text down, and its last section up before the one above."""
    text = guide.read_text("utf-8")
    head = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    start = head.end() if head else 0
    sections = re.split(r"(?m)^(?=## )", text[start:])
    if len(sections) > 2:
        sections[-2:] = [f"{sections[-1].rstrip()}\n\n", sections[-2]]
    moved = "\n\nSome more to read first.\n\n".join(["", "".join(sections)])
    guide.write_text(text[:start] + moved, "utf-8")


@pytest.fixture
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path, run: Run) -> Tree:
    """The guides of this repository, three of them with old problems."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(repository / "guides", "guides")
    old = "\n## Old pictures\n\n![](./old-a.png)\n\n![](./old-b.png)\n\n[Gone](./gone.mdx)\n"
    for guide in ("greenhouse/greenhouse.mdx", "jira/jira.mdx", "lucca/lucca.mdx"):
        path = Path("guides/connectors", guide)
        path.write_text(path.read_text("utf-8") + old, "utf-8")
    return Tree(run, Path("guides"))


def test_only_new_problems_are_told_wherever_the_known_ones_move(guides: Tree) -> None:
    known = guides.write()
    assert known >= 15
    codes, summary = guides.check()
    assert (codes, summary["known"], summary["fixed"]) == (Counter(), known, 0)
    connectors = guides.root / "connectors"
    plant(connectors / "personio/personio.mdx")
    assert guides.check()[0] == Counter(list(NEW))
    shift(connectors / "lucca/lucca.mdx")
    shift(connectors / "greenhouse/greenhouse.mdx")
    (connectors / "jira/jira.mdx").rename(connectors / "jira/jira-moved.mdx")
    codes, summary = guides.check()
    assert codes == Counter(list(NEW))
    assert (summary["known"], summary["fixed"]) == (known, 0)


def test_new_problems_fail_and_fixed_ones_are_told(guides: Tree, run: Run) -> None:
    known = guides.write()
    assert run("lint", *guides.words).exit_code == 0
    guide = guides.root / "connectors/jira/jira.mdx"
    text = guide.read_text("utf-8")
    guide.write_text(text.replace("![](./old-a.png)", "").replace("old-b", "old-c"), "utf-8")
    result = run("lint", *guides.words)
    assert result.exit_code == 1
    assert "GK602 broken-image: image `./old-c.png`" in result.stdout
    assert "fixed: connectors/jira/jira.mdx GK602 image `./old-a.png`" in result.stderr
    guides.write()
    assert guides.check()[1]["known"] == known - 2
    # Of one file's run, or of some rules', nobody knows what else is fixed.
    part = run("lint", guide, "--baseline", "known.json", "--select", "GK7")
    assert "fixed" not in part.stderr


def test_the_same_problem_once_more_is_new(guides: Tree) -> None:
    guides.write()
    guide = guides.root / "connectors/jira/jira.mdx"
    guide.write_text(guide.read_text("utf-8") + "\n![](./old-a.png)\n", "utf-8")
    assert guides.check()[0] == Counter({"GK602": 1, "GK701": 1})


def test_a_renamed_file_takes_what_is_known_of_one_file_along(guides: Tree) -> None:
    guides.write()
    connectors = guides.root / "connectors"
    (connectors / "jira/jira.mdx").rename(connectors / "jira/jira-a.mdx")
    shutil.copy(connectors / "jira/jira-a.mdx", connectors / "jira/jira-b.mdx")
    old = {code: count for code, count in guides.check()[0].items() if code in ("GK602", "GK601")}
    assert old == {"GK601": 1, "GK602": 2}


def test_a_baseline_is_text_that_merges_well(guides: Tree, run: Run) -> None:
    guides.write()
    first = Path("known.json").read_text("utf-8")
    lines = first.splitlines()
    assert lines[1:-1] == sorted(lines[1:-1])
    assert all(json.loads(line.removesuffix(","))["fingerprint"] for line in lines[1:-1])
    assert lines[-1] == "null]}"
    guides.write()
    assert Path("known.json").read_text("utf-8") == first
    # What another run did not look for stays in it.
    run("lint", *guides.words[:1], "--baseline", "known.json", "--select=GK6", "--write-baseline")
    assert Path("known.json").read_text("utf-8") == first


def test_the_project_file_names_it(guides: Tree, run: Run) -> None:
    file = guides.root / "guidekit.yaml"
    text = f"{file.read_text('utf-8')}\nlint:\n  baseline: lint/known.json\n"
    file.write_text(text, "utf-8")
    assert run("lint", "guides").exit_code == 2
    assert run("lint", "guides", "--write-baseline").exit_code == 0
    assert Path("guides/lint/known.json").is_file()
    result = run("lint", "guides")
    assert result.exit_code == 0
    assert result.stdout == "no problems\n"
    # A page with an error is wrong, however long that is known.
    assert run("build", "guides").exit_code == 1
    file.write_text(text.replace("lint/known.json", "../known.json"), "utf-8")
    assert "expected a file inside the project" in run("lint", "guides").stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "`known.json` cannot be read: No such file"),
        ("", "`known.json` is no JSON, expected a baseline"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "`known.json` is some other JSON"),
        ('{"version": 1}', "`known.json` is some other JSON"),
        ('{"kind": "guidekit baseline", "version": 2}', "is of version 2, expected 1"),
        ('{"kind": "guidekit baseline", "version": 1}', "is damaged"),
        ('{"kind": "guidekit baseline", "version": 1, "problems": [{}]}', "is damaged"),
        (b"\xff\xfe", "is no text"),
    ],
)
def test_what_is_no_baseline_is_the_callers_fault(
    project: Path, run: Run, content: str | bytes | None, message: str
) -> None:
    if content is not None:
        Path("known.json").write_bytes(content.encode() if isinstance(content, str) else content)
    result = run("lint", "--baseline", "known.json")
    assert result.exit_code == 2
    assert message in result.stderr
    if content is not None:
        assert run("lint", "--baseline", "known.json", "--write-baseline").exit_code == 2


def test_a_baseline_needs_a_file_and_a_whole_project(project: Path, run: Run) -> None:
    nameless = run("lint", "--write-baseline")
    assert nameless.exit_code == 2
    assert "`--write-baseline` without a file" in nameless.stderr
    part = run("lint", project / "connectors/lucca", "--baseline=x.json", "--write-baseline")
    assert part.exit_code == 2
    assert "expected the whole project" in part.stderr
    assert not Path("x.json").exists()


CORPORA = {
    "nango": ("docs/integrations/all/*/connect.mdx", {"GK701"}),
    "stackone": ("docs/connection-guides/iam/*.mdx", {"GK611"}),
}


@pytest.mark.parametrize("name", CORPORA)
def test_a_tree_with_a_thousand_problems_can_be_adopted(
    name: str, shared: Path, repository: Path, tmp_path: Path, monkeypatch: Any, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    root = Path(shutil.copytree(shared / "corpus" / name, name))
    text = (repository / f"docs/examples/{name}-like.yaml").read_text("utf-8")
    text = text.replace("packages/providers/providers.yaml", "providers.yaml")
    Path("project.yaml").write_text(f"{text}images: images.txt\n", "utf-8")
    tree = Tree(run, root, "--project", "project.yaml")
    known = tree.write()
    assert known > 20
    pattern, only = CORPORA[name]
    with_problems = tree.found()
    plain = [
        path for path in sorted(root.glob(pattern)) if with_problems.get(path.as_posix()) == only
    ]
    *moved, renamed = plain[:6]
    free = (path for path in sorted(root.glob(pattern)) if path.as_posix() not in with_problems)
    plant(next(free, plain[0]))
    for guide in moved:
        shift(guide)
    move(renamed, root)
    codes, summary = tree.check()
    assert codes == Counter(list(NEW))
    assert (summary["known"], summary["fixed"]) == (known, 0)


def move(guide: Path, root: Path) -> None:
    """Give a guide, or its folder, another name, in the definition that links to it, too."""
    named = guide.parent if guide.stem == "connect" else guide
    target = named.with_name(f"moved-{named.name}")
    named.rename(target)
    for file in root.glob("providers.yaml"):
        old, new = (f"/{path.relative_to(root / 'docs').as_posix()}/" for path in (named, target))
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
