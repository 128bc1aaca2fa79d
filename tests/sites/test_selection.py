"""Which problems are reported: tiers, codes, severities and paths, by project file and options."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from sites.conftest import Run
from sites.projects import FILES, definition, write_files

GUIDE = """# Lucca

Fill out the following fields:

- **Subdomain**
- **API Key**

![](./images/address.svg)

![](./images/nowhere.svg)
"""


@pytest.fixture
def guides(project: Path) -> Path:
    """A guide with two pictures without a text, one of which is missing; a secret in the form."""
    text = definition("lucca", "Lucca", "Subdomain", "API Key")
    files = {
        "connectors/lucca/lucca.mdx": GUIDE,
        "connectors/lucca/connector.yaml": text.replace("secret: true", "secret: false"),
    }
    for name in ("keys.svg", "orbit-form.svg", "unused.svg"):
        (project / "connectors/lucca/images" / name).unlink()
    return write_files(project, files)


def configure(guides: Path, lint: str) -> None:
    (guides / "guidekit.yaml").write_text(f"{FILES['guidekit.yaml']}lint:\n{lint}", "utf-8")


def codes(run: Run, *options: str) -> Mapping[str, int]:
    found = json.loads(run("lint", "--format", "json", *options).stdout)["diagnostics"]
    return Counter(each["code"] for each in found)


RECOMMENDED = {"GK302": 6, "GK602": 1, "GK701": 2}


def test_without_a_word_the_recommended_rules_are_reported(guides: Path, run: Run) -> None:
    assert codes(run) == RECOMMENDED


@pytest.mark.parametrize("by_file", [True, False], ids=["project file", "command line"])
@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"tier": "strict"}, RECOMMENDED | {"GK808": 1}),
        ({"tier": "pedantic"}, RECOMMENDED | {"GK808": 1}),
        ({"select": "GK6"}, {"GK602": 1}),
        ({"select": "image-without-alt"}, {"GK701": 2}),
        ({"select": "ALL", "ignore": "GK30"}, {"GK602": 1, "GK701": 2, "GK808": 1}),
        ({"extend-select": "GK808"}, RECOMMENDED | {"GK808": 1}),
        ({"ignore": "GK7"}, {"GK302": 6, "GK602": 1}),
        ({"ignore": "GK", "extend-select": "GK60"}, {"GK602": 1}),
        ({"ignore": "GK602", "extend-select": "GK60"}, {"GK302": 6, "GK701": 2}),
    ],
)
def test_rules_are_chosen(
    guides: Path, run: Run, settings: dict[str, str], expected: dict[str, int], *, by_file: bool
) -> None:
    if by_file:
        configure(guides, "".join(f"  {key}: {value}\n" for key, value in settings.items()))
        assert codes(run) == expected
    else:
        assert codes(run, *(f"--{key}={value}" for key, value in settings.items())) == expected


def test_the_command_line_wins(guides: Path, run: Run) -> None:
    configure(guides, "  select: [GK6, GK7]\n  ignore: GK602\n  severity: {GK701: error}\n")
    assert codes(run) == {"GK701": 2}
    assert codes(run, "--ignore", "GK7") == {}
    assert codes(run, "--extend-select", "GK602") == {"GK602": 1, "GK701": 2}
    assert codes(run, "--select", "GK6,GK3") == {"GK302": 6, "GK602": 1}
    assert codes(run, "--tier", "strict") == {"GK302": 6, "GK701": 2, "GK808": 1}
    assert run("lint").exit_code == 1
    assert run("lint", "--severity", "GK701=info").exit_code == 0


def test_severities_decide_the_exit_code(guides: Path, run: Run) -> None:
    configure(guides, "  ignore: GK602\n  severity:\n    GK3: info\n    unlocated-field: error\n")
    result = run("lint")
    assert result.exit_code == 1
    assert "error GK302 unlocated-field" in result.stdout
    assert "6 errors, 2 warnings in 1 file" in result.stdout


@pytest.mark.parametrize(
    "pattern", ["connectors/lucca/*.mdx", "connectors/lucca", "**/lucca.mdx", "lucca.mdx", "*.mdx"]
)
def test_rules_are_ignored_in_some_files(guides: Path, run: Run, pattern: str) -> None:
    configure(guides, f"  per-file-ignores:\n    '{pattern}': [GK302, image-without-alt]\n")
    assert codes(run) == {"GK602": 1}
    configure(guides, "  per-file-ignores:\n    'connectors/jira/**': [GK302]\n")
    assert codes(run) == RECOMMENDED
    assert codes(run, "--per-file-ignores", f"{pattern}:GK302,GK7") == {"GK602": 1}


@pytest.mark.parametrize(
    ("lint", "message", "help"),
    [
        (
            "select: [GK3, GK999]",
            "5:17 error GK901 invalid-project: unknown rule `GK999`",
            "lists them all",
        ),
        ("ignore: unlocated-filed", "5:11 error", "did you mean `unlocated-field`?"),
        ("ignore: GK102", "`GK102` is always reported, expected another rule", "would be wrong"),
        ("severity: {GK102: info}", "5:14 error", "would be wrong"),
        ("severity: {GK302: eror}", "expected one of `error`, `warning`", "did you mean `error`?"),
        ("per-file-ignores: {a: GK999}", "5:25 error", "GK9"),
        ("tier: strickt", "`tier` is `strickt`", "did you mean `strict`?"),
        ("max-warnings: few", "`max-warnings` is `few`, expected a number", ""),
        ("extend-selct: GK3", "unknown key `extend-selct`", "did you mean `extend-select`?"),
    ],
)
def test_a_project_file_is_told_what_is_wrong(
    guides: Path, run: Run, lint: str, message: str, help: str
) -> None:
    configure(guides, f"\n  {lint}\n")
    result = run("lint", "--select", "GK9")
    assert result.exit_code == 1
    assert f"{guides.name}/guidekit.yaml:5:" in result.stdout
    assert message in result.stdout
    assert help in result.stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--select", "GK999"], "unknown rule `GK999`"),
        (["--ignore", "unlocated-filed"], "did you mean `unlocated-field`?"),
        (["--extend-select", "GK302,imag-without-alt"], "did you mean `image-without-alt`?"),
        (["--ignore", "GK102"], "`GK102` is always reported"),
        (["--severity", "GK302"], "severity ``, expected"),
        (["--severity", "GK302=eror"], "did you mean `error`?"),
        (["--per-file-ignores", "GK302"], "expected a pattern of paths, a colon and rules"),
        (["--tier", "best"], "'best' is not one of"),
    ],
)
def test_a_wrong_option_is_the_callers_fault(
    guides: Path, run: Run, options: list[str], message: str
) -> None:
    result = run("lint", *options)
    assert result.exit_code == 2
    assert message in result.stderr


def test_what_keeps_a_file_from_being_read_stays(guides: Path, run: Run) -> None:
    (guides / "connectors/lucca/lucca.mdx").write_text(f"{GUIDE}\n<Note>\n", "utf-8")
    configure(guides, "  ignore: ALL\n  severity: {GK1: info}\n  per-file-ignores: {'**': ALL}\n")
    assert codes(run) == {"GK102": 1}
    assert codes(run, "--select", "GK701", "--ignore", "GK10") == {"GK102": 1}
    assert run("build").exit_code == 1
    assert not Path("build").exists()


def test_a_build_reports_what_the_project_selects(guides: Path, run: Run) -> None:
    assert run("build").exit_code == 1
    configure(guides, "  select: GK7\n")
    result = run("build")
    assert result.exit_code == 0
    assert "GK602" not in result.stdout
    assert result.stdout.count("GK701 image-without-alt") == 2
    assert Path("build/orbit/lucca/lucca/index.html").is_file()


def test_exit_codes_can_be_bent(guides: Path, run: Run) -> None:
    assert run("lint").exit_code == 1
    assert run("lint", "--exit-zero").exit_code == 0
    assert run("lint", "--ignore", "GK602").exit_code == 0
    assert run("lint", "--ignore", "GK602", "--max-warnings", "8").exit_code == 0
    many = run("lint", "--ignore", "GK602", "--max-warnings", "7")
    assert many.exit_code == 1
    assert "8 warnings, expected at most 7" in many.stderr
    configure(guides, "  ignore: GK602\n  max-warnings: 7\n")
    assert run("lint").exit_code == 1
    assert run("lint", "--max-warnings", "8").exit_code == 0
