"""The pages about rules: where they are written, and what they say."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidekit.cli import guidekit
from guidekit.rules import ALL_RULES, FAMILIES, Rule, Tier, family_of, page_of
from sites.projects import FILES, snapshot, write_files


def rule(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(guidekit, ["rule", *arguments], catch_exceptions=False)
    return done.exit_code, done.output


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_pages_are_written_whole_and_the_same_each_time(here: Path) -> None:
    assert rule("--site", "public/rules")[0] == 0
    first = snapshot(here / "public")
    listed = json.loads(first["rules/manifest.json"])["files"]
    assert {f"rules/{file['path']}" for file in listed} == set(first) - {"rules/manifest.json"}
    assert rule("--site", "public/rules") == (0, "wrote 12 files in `public/rules`\n")
    assert snapshot(here / "public") == first


def test_each_rule_is_told_on_its_page(here: Path) -> None:
    rule("--site", "rules")
    for known in ALL_RULES:
        text = (here / "rules" / f"{family_of(known.code).slug}.html").read_text("utf-8")
        section = text.partition(f'id="{known.code}"')[2].partition("</section>")[0]
        assert f"{known.code} {known.name}</a></h2>" in section
        assert (">fixable<" in section) == known.fixable
        assert (f">{known.tier.value}<" in section) == (known.tier is not Tier.RECOMMENDED)
    structure = (here / "rules" / "structure.html").read_text("utf-8")
    assert "&lt;Step&gt;" in structure
    assert "<Step" not in structure


def test_every_rule_is_of_a_family() -> None:
    assert {family_of(known.code).prefix for known in ALL_RULES} == {f.prefix for f in FAMILIES}


@pytest.mark.parametrize("known", ALL_RULES, ids=lambda known: known.code)
def test_a_page_as_markdown_has_its_parts(known: Rule) -> None:
    page = page_of(known.code)
    text = page.markdown()
    assert "``" not in text.replace("````", "")
    assert text.startswith(f"{page.summary}\n\n")
    assert all((page.does, page.matters, page.reported.strip(), page.accepted.strip()))
    assert text.count("````") == 4


def test_a_folder_of_another_kind_stays(here: Path) -> None:
    write_files(here / "guides", FILES)
    CliRunner().invoke(guidekit, ["build"], catch_exceptions=False)
    before = snapshot(here)
    for folder, said in (("guides", "was not made by guidekit"), ("build", "what a build wrote")):
        code, output = rule("--site", folder)
        assert code == 2
        assert said in output
    assert rule("--site", ".")[0] == 2
    assert snapshot(here) == before


def test_all_rules_are_explained_one_after_the_other() -> None:
    code, output = rule("--all")
    assert code == 0
    assert output.count("\nWhy it matters\n") == len(ALL_RULES)
    assert all(rule(known.code)[1] in output for known in ALL_RULES)
    assert "GK304 renamed-label (warning, recommended, fixable)" in output


def test_one_thing_at_a_time(here: Path) -> None:
    for arguments in (("GK203", "--all"), ("--all", "--site", "x"), ("GK203", "--site", "x")):
        assert rule(*arguments)[0] == 2
    assert not (here / "x").exists()
