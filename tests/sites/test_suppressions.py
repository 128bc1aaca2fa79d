"""Comments that suppress problems, over whole projects; single cases are in the rules' fixtures."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from guidekit.project import load_project
from guidekit.rules import Choice, select_rules
from guidekit.site import lint_project
from guidekit.source import Diagnostic, Edit, SourceText
from sites.conftest import Run
from sites.projects import FILES, write_files

HOME = "connectors/lucca/lucca.mdx"
GUIDE = FILES[HOME]
PICTURE = "![](./images/keys.svg)\n"
UNUSED = "GK910"


def found_in(root: Path, *files: str) -> tuple[Diagnostic, ...]:
    everything = select_rules(
        Choice(select=("ALL",), ignore=("orphan-image", "literal-brand-name"))
    )
    return lint_project(load_project(root), files, jobs=1, selection=everything).diagnostics


def edited(text: str, edits: Iterable[Edit]) -> str:
    source = SourceText("", text)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        start, end = source.offset(edit.span.start), source.offset(edit.span.end)
        text = text[:start] + edit.text + text[end:]
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{/* guidekit-disable-next-line GK602: old */}\nText\n", "Text\n"),
        ("Text {/* guidekit-disable-line GK602: old */}\n", "Text\n"),
        ("Text <!-- guidekit-disable-line GK602: old --> and more\n", "Text and more\n"),
        ("- one\n{/* guidekit-disable-file GK602: old */}\ntext\n", "- one\n\ntext\n"),
        (
            "{/* guidekit-disable GK602: old */}\n\nText\n\n{/* guidekit-enable GK602 */}\n",
            "\nText\n\n",
        ),
        (
            "{/* guidekit-disable GK602, GK603: old */}\n\nText\n\n{/* guidekit-enable */}\n",
            "\nText\n\n",
        ),
        (
            f"{{/* guidekit-disable-next-line GK602, GK701 GK603: old */}}\n{PICTURE}",
            f"{{/* guidekit-disable-next-line GK701: old */}}\n{PICTURE}",
        ),
        (
            f"{{/* guidekit-disable-file GK602, GK701: old */}}\n\n{PICTURE}",
            f"{{/* guidekit-disable-file GK701: old */}}\n\n{PICTURE}",
        ),
        (
            "{/* guidekit-disable GK602: a */}\n{/* guidekit-disable GK701: b */}\n\n"
            f"{PICTURE}\n{{/* guidekit-enable GK602, GK701 */}}\n",
            f"{{/* guidekit-disable GK701: b */}}\n\n{PICTURE}\n{{/* guidekit-enable GK701 */}}\n",
        ),
    ],
)
def test_the_fix_takes_away_what_suppresses_nothing(project: Path, before: str, after: str) -> None:
    write_files(project, {HOME: f"{GUIDE}\n{before}"})
    unused = [problem for problem in found_in(project) if problem.code == UNUSED]
    text = f"{GUIDE}\n{before}"
    for problem in unused:
        assert problem.fix is not None
        assert problem.fix.safe
    text = edited(text, [edit for one in unused if one.fix for edit in one.fix.edits])
    assert text == f"{GUIDE}\n{after}"
    write_files(project, {HOME: text})
    left = [problem for problem in found_in(project) if problem.code.startswith("GK91")]
    assert left == []


def test_comments_of_brands_and_project_files_count(project: Path) -> None:
    brand = "connectors: [lucca, jria] # guidekit: ignore GK906: not yet there\n"
    write_files(project, {"brands/acme.yaml": FILES["brands/acme.yaml"] + brand})
    assert found_in(project) == ()
    write_files(project, {"brands/acme.yaml": FILES["brands/acme.yaml"] + brand.split("#")[0]})
    assert [problem.code for problem in found_in(project)] == ["GK906"]
    comment = "# guidekit: ignore GK501: nothing to see\n"
    write_files(project, {"guidekit.yaml": comment + FILES["guidekit.yaml"]})
    assert [problem.code for problem in found_in(project)] == ["GK906", UNUSED]


def test_what_a_run_does_not_look_for_is_not_called_missing(project: Path) -> None:
    comment = "{/* guidekit-disable-file GK701: decoration */}\n"
    snippet = f"{FILES['snippets/finish.mdx']}\n{comment}"
    jira = FILES["connectors/jira/jira.mdx"]
    write_files(
        project,
        {
            "snippets/finish.mdx": snippet,
            HOME: f"{GUIDE}\n{comment}",
            "connectors/jira/jira.mdx": f"{jira}\n{comment}",
        },
    )
    paths = [p.span.path for p in found_in(project) if p.code == UNUSED]
    shown = [f"guides/{each}" for each in ("connectors/jira/jira.mdx", HOME)]
    assert paths == [*shown, "guides/snippets/finish.mdx"]
    paths = [p.span.path for p in found_in(project, HOME) if p.code == UNUSED]
    assert paths == shown[1:]


def test_a_rule_that_is_not_selected_is_suppressed_all_the_same(project: Path, run: Run) -> None:
    comment = "{/* guidekit-disable-next-line GK701: decoration */}\n"
    write_files(project, {HOME: f"{GUIDE}\n{comment}{PICTURE}"})
    result = run("lint", "--select", "GK6,GK9", "--ignore", "orphan-image")
    assert result.stdout == "no problems\n"
    assert run("lint").stdout == "no problems\n"


def test_a_build_heeds_comments(project: Path, run: Run) -> None:
    broken = "![The form](./images/nowhere.svg)\n"
    write_files(project, {HOME: f"{GUIDE}\n{broken}"})
    assert run("build").exit_code == 1
    comment = "{/* guidekit-disable-next-line broken-image: comes with the release */}\n"
    write_files(project, {HOME: f"{GUIDE}\n{comment}{broken}"})
    assert run("build").stdout.startswith("no problems\nbuilt ")
    # Of one brand's build it is not known what the others' would have needed the comment for.
    unneeded = "{/* guidekit-disable-file GK701: decoration */}\n"
    write_files(project, {HOME: f"{GUIDE}\n{unneeded}"})
    assert UNUSED in run("build").stdout
    assert UNUSED not in run("build", "--brand", "acme").stdout


def test_crlf_and_comments_of_several_lines(project: Path) -> None:
    comment = "{/*\n  guidekit-disable-next-line GK701, GK602:\n    the release brings it\n*/}\n\n"
    text = f"{GUIDE}\n{comment}![](./images/nowhere.svg)\n"
    write_files(project, {HOME: text.replace("\n", "\r\n").encode()})
    assert found_in(project) == ()
