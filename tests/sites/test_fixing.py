"""`guidekit lint --fix`: what becomes of the files of a project."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from guidekit.cli.checking import Check, Checked
from guidekit.cli.fixing import Fixing
from guidekit.project import Project, load_project
from guidekit.rules import Choice
from guidekit.site import LintResult, fix_problems, lint_project
from guidekit.source import Diagnostic, Edit, Fix, Position, Severity, Span
from sites.conftest import Run
from sites.projects import FILES, snapshot, write_files

HOME = "connectors/lucca/lucca.mdx"
JIRA = "connectors/jira/jira.mdx"
Checking = Callable[[Mapping[Path, str]], tuple[Project, LintResult]]
SLIPS = "\nFirst line<br>second <!-- checked --> 1 <2\n"
MENDED = "\nFirst line<br /> second {/* checked */} 1 \\<2\n"


def test_safe_fixes_are_made_and_a_second_run_makes_none(project: Path, run: Run) -> None:
    write_files(project, {JIRA: FILES[JIRA] + SLIPS.replace("second", " second")})
    before = snapshot(project)
    result = run("lint", "--fix", "--show-fixes")
    assert result.exit_code == 0
    assert (project / JIRA).read_text() == FILES[JIRA] + MENDED
    assert "Fixed 3 problems (0 left)\n" in result.stderr
    assert "  1 x GK114 html-comment\n" in result.stderr
    after = snapshot(project)
    assert {path for path in after if after[path] != before[path]} == {JIRA}
    again = run("lint", "--fix", "--show-fixes")
    assert snapshot(project) == after
    assert "Fixed 0 problems (0 left)\n" in again.stderr


def test_a_snippet_that_many_share_is_fixed_once(project: Path, run: Run) -> None:
    snippet = "Go back<br> to {brand.name} and connect {name}.\n"
    users = {path: f"import Finish from '/snippets/finish.mdx'\n\n{FILES[path]}" for path in [JIRA]}
    users[JIRA] += '\n<Finish name="Jira" />\n'
    write_files(project, {**users, "snippets/finish.mdx": snippet})
    result = run("lint", "--fix")
    assert (project / "snippets/finish.mdx").read_text() == snippet.replace("<br>", "<br />")
    assert "Fixed 1 problem (" in result.stderr


def test_line_ends_and_the_mark_at_the_head_stay(project: Path, run: Run) -> None:
    text = (FILES[JIRA] + "\n<!-- one\ntwo -->\n").replace("\n", "\r\n")
    write_files(project, {JIRA: b"\xef\xbb\xbf" + text.encode()})
    run("lint", "--fix")
    fixed = text.replace("<!--", "{/*").replace("-->", "*/}")
    assert (project / JIRA).read_bytes() == b"\xef\xbb\xbf" + fixed.encode()


def test_a_diff_writes_nothing_and_tells_whether_there_is_one(project: Path, run: Run) -> None:
    write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two\n"})
    before = snapshot(project)
    result = run("lint", "--diff", "--format", "json")
    assert result.exit_code == 1
    assert "\n-One<br>two\n+One<br />two\n" in result.stdout
    assert result.stdout.startswith(f"--- guides/{JIRA}\n+++ guides/{JIRA} (fixed)\n")
    assert "Would fix 1 problem (0 left)" in result.stderr
    assert snapshot(project) == before
    run("lint", "--fix")
    clean = run("lint", "--diff")
    assert (clean.exit_code, clean.stdout) == (0, "")


def test_unsafe_fixes_are_made_only_if_asked_for(project: Path, run: Run) -> None:
    brand = FILES["brands/acme.yaml"].replace("#aa2200", "#ffee99") + "# kept\n"
    write_files(project, {"brands/acme.yaml": brand})
    result = run("lint", "--fix")
    assert (project / "brands/acme.yaml").read_text() == brand
    assert "Fixed 0 problems (1 left, 1 needs --unsafe-fixes)" in result.stderr
    run("lint", "--fix", "--unsafe-fixes")
    fixed = (project / "brands/acme.yaml").read_text()
    assert "#ffee99" not in fixed
    assert len(fixed.splitlines()) == len(brand.splitlines())
    assert fixed.endswith("# kept\n")
    assert run("lint").exit_code == 0


def test_comments_in_yaml_that_suppress_nothing_go(project: Path, run: Run) -> None:
    path = "connectors/jira/connector.yaml"
    write_files(project, {path: "# guidekit: ignore-file GK809: old\n" + FILES[path]})
    run("lint", "--fix")
    assert (project / path).read_text() == FILES[path]


def test_what_is_not_selected_is_not_fixed(project: Path, run: Run) -> None:
    write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two <!-- x -->\n"})
    run("lint", "--fix", "--ignore", "GK113")
    assert (project / JIRA).read_text() == FILES[JIRA] + "\nOne<br>two {/* x */}\n"


def test_what_comments_and_the_baseline_allow_is_not_fixed(project: Path, run: Run) -> None:
    allowed = "\nOne<br>two {/* guidekit-disable-line GK113: as it was */}\n\n<!-- known -->\n"
    write_files(project, {JIRA: FILES[JIRA] + allowed})
    run("lint", "--baseline", "known.json", "--write-baseline")
    write_files(project, {JIRA: FILES[JIRA] + allowed + "\nThree<br>four\n"})
    result = run("lint", "--fix", "--baseline", "known.json")
    assert (project / JIRA).read_text() == FILES[JIRA] + allowed + "\nThree<br />four\n"
    assert "Fixed 1 problem (0 left)" in result.stderr


def test_what_is_known_is_not_fixed_where_its_line_changes(project: Path, run: Run) -> None:
    write_files(project, {JIRA: FILES[JIRA] + "\nOne <!-- known --> 1 <2\n"})
    run("lint", "--select", "GK114", "--baseline", "known.json", "--write-baseline")
    run("lint", "--fix", "--baseline", "known.json")
    assert (project / JIRA).read_text() == FILES[JIRA] + "\nOne <!-- known --> 1 \\<2\n"


def test_what_was_known_before_a_fix_is_not_said_after_it(project: Path, run: Run) -> None:
    text = FILES[JIRA] + "\nOne<br>two\n"
    write_files(project, {JIRA: text})
    said = run("lint", "--format", "concise").stdout
    assert "GK113" in said
    # The rounds of a check see files as they are to be, and remember that, too.
    for _ in range(2):
        assert "+One<br />two\n" in run("lint", "--diff").stdout
    assert run("lint", "--format", "concise").stdout == said
    run("lint", "--fix")
    assert "GK113" not in run("lint", "--format", "concise").stdout
    write_files(project, {JIRA: text})
    assert "Fixed 1 problem (0 left)" in run("lint", "--fix").stderr
    write_files(project, {JIRA: text})
    assert run("lint", "--format", "concise").stdout == said


def test_exit_codes(project: Path, run: Run) -> None:
    slips = {JIRA: FILES[JIRA] + "\nOne<br>two [away](gone.mdx)\n"}
    write_files(project, slips)
    assert run("lint", "--diff", "--exit-zero").exit_code == 0
    assert run("lint", "--fix").exit_code == 1
    assert run("lint", "--diff").exit_code == 0
    write_files(project, slips)
    assert run("lint", "--fix", "--exit-zero").exit_code == 0
    write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two\n"})
    assert run("lint", "--fix", "--exit-non-zero-on-fix").exit_code == 1
    assert run("lint", "--fix", "--exit-non-zero-on-fix").exit_code == 0


def test_files_that_may_not_be_written_stay(project: Path, run: Run) -> None:
    write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two\n"})
    (project / JIRA).chmod(0o444)
    before = snapshot(project)
    result = run("lint", "--fix")
    assert snapshot(project) == before
    assert f"not fixed: guides/{JIRA}:9:4 GK113 void-element-without-slash: " in result.stderr
    assert "the file may not be written" in result.stderr


def test_a_link_out_of_the_project_is_not_followed(project: Path, run: Run, tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"jira.mdx": FILES[JIRA] + "\nOne<br>two\n"})
    (project / JIRA).unlink()
    (project / JIRA).symlink_to(outside / "jira.mdx")
    run("lint", "--fix", "--unsafe-fixes")
    assert (outside / "jira.mdx").read_text() == FILES[JIRA] + "\nOne<br>two\n"


def test_files_of_no_project_are_fixed_too(tmp_path: Path, run: Run) -> None:
    file = write_files(tmp_path, {"a.mdx": "# A\n\nOne<br>two\n"}) / "a.mdx"
    run("lint", "--fix", file)
    assert file.read_text() == "# A\n\nOne<br />two\n"


def test_options_that_need_another(project: Path, run: Run) -> None:
    for option in ("--unsafe-fixes", "--show-fixes", "--exit-non-zero-on-fix"):
        result = run("lint", option)
        assert result.exit_code == 2
        assert f"`{option}` alone, expected `--fix` or `--diff` with it" in result.output


@pytest.fixture
def slip(project: Path) -> Path:
    return write_files(project, {JIRA: FILES[JIRA] + "\nOne<br>two\n"}) / JIRA


def checking(root: Path, meanwhile: Callable[[], object] = bool) -> Checking:
    def check(texts: Mapping[Path, str]) -> tuple[Project, LintResult]:
        loaded = load_project(root, None, texts)
        result = lint_project(loaded, jobs=1)
        meanwhile()
        return loaded, result

    return check


def test_a_file_that_changes_during_the_check_is_left_alone(project: Path, slip: Path) -> None:
    def change() -> None:
        slip.write_text("# Other\n", "utf-8")

    fixes = fix_problems(checking(project, change))
    assert fixes.files == ()
    assert "changed while it was checked" in fixes.refused[0].reason


class Disturbed(Check, frozen=True):
    """A check before whose second round somebody saves a file."""

    file_saved: Path = Path()

    def run(self, texts: Mapping[Path, str] | None = None) -> Checked:
        if texts:
            self.file_saved.write_text("# Other\n", "utf-8")
        return Check(self.targets, self.file, self.jobs, self.choice).run(texts)


def test_a_file_that_changes_before_it_is_written_is_left_alone(
    project: Path, slip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = Disturbed((project,), None, 1, Choice(), file_saved=slip)
    fixing = Fixing(write=True, unsafe=False, diff=False, show=False)
    _, fixes = fixing.run(check, lambda _, result, __: result)
    assert slip.read_text() == "# Other\n"
    assert fixes.files == ()
    assert f"`guides/{JIRA}` was changed while it was checked: not fixed" in capsys.readouterr().err


def diagnosed(path: str, line: int, column: int, length: int, text: str) -> Diagnostic:
    """A problem with a fix that the rules would never give."""
    end = Position(line, column + length)
    span = Span(path, Position(line, column), end)
    fix = Fix("do harm", (Edit(span, text),))
    return Diagnostic("GK113", "void", Severity.WARNING, "x", span, fix=fix)


@pytest.mark.parametrize(
    ("path", "edit", "reason"),
    [
        (JIRA, (7, 6, 0, "not "), "readers would see something else"),
        (JIRA, (5, 1, 0, "<Steps>"), "there would be one more `unclosed-tag`"),
        (JIRA, (5, 1, 0, "```\n"), "line 5 would read otherwise"),
        ("connectors/jira/connector.yaml", (2, 1, 0, "{"), "the file could not be read"),
        ("connectors/jira/connector.yaml", (3, 3, 0, "# "), "another part"),
        ("brands/logos/acme.svg", (1, 1, 0, " "), "neither a guide nor YAML"),
        ("../other.mdx", (1, 1, 0, " "), "outside the project"),
    ],
)
def test_a_fix_that_does_harm_is_refused(
    project: Path, path: str, edit: tuple[int, int, int, str], reason: str
) -> None:
    problem = diagnosed(f"guides/{path}", *edit)
    loaded = load_project(project)
    fixes = fix_problems(lambda texts: (loaded, LintResult((problem,), 0, 0, 0)))
    assert fixes.files == ()
    assert [refusal.problem for refusal in fixes.refused] == [problem]
    assert reason in fixes.refused[0].reason


def test_one_bad_fix_keeps_no_good_one_back(project: Path, slip: Path) -> None:
    bad = diagnosed(f"guides/{JIRA}", 5, 1, 0, "```\n")
    check = checking(project)

    def both(texts: Mapping[Path, str]) -> tuple[Project, LintResult]:
        loaded, result = check(texts)
        return loaded, LintResult((*result.diagnostics, bad), 0, 0, 0)

    fixes = fix_problems(both)
    assert [problem.code for problem in fixes.fixed] == ["GK113"]
    assert fixes.files[0].after == slip.read_text().replace("<br>", "<br />")
    assert [refusal.problem for refusal in fixes.refused] == [bad]


def test_fixes_that_undo_each_other_come_to_an_end(project: Path, slip: Path) -> None:
    loaded = load_project(project)

    def swing(texts: Mapping[Path, str]) -> tuple[Project, LintResult]:
        text = texts[slip.resolve()] if texts else slip.read_text()
        odd = "{/* */}" in text
        edit = (1, 1, 0, "{/* */}") if not odd else (1, 1, 7, "")
        return loaded, LintResult((diagnosed(f"guides/{JIRA}", *edit),), 0, 0, 0)

    fixes = fix_problems(swing)
    assert fixes.files == ()
