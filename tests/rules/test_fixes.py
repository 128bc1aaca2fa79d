"""The law of fixes, for every fix that a fixture of the rules shows.

Made alone, a fix takes its problem away, brings no error and does no harm to the rest of the file;
made all together, round by round, fixes come to an end.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from fixture_files import Case
from guidekit.source import Diagnostic, Fix, Severity, SourceText
from guidekit.source.edits import apply_changes, choose_fixes
from guidekit.source.yaml_untouched import yaml_harm
from guidekit.syntax.untouched import guide_harm
from rules.test_rules import CASES, World, rule_of, world_of

ROUNDS = 5
FIXABLE = [case for case in CASES if "\n  fix: " in case.blocks["diagnostics"]]


def checked(world: World, subject: str, folder: Path) -> list[Diagnostic]:
    """What is wrong, each problem once: a fix that serves two readers is still one."""
    found = world.check(subject, folder)
    return list({replace(one, connector=None, auth=None, variant=None): one for one in found})


def fixed(world: World, fixes: Iterable[Fix]) -> World:
    """The world with fixes made."""
    files = dict(world.files)
    for path in {fix.edits[0].span.path for fix in fixes}:
        source = SourceText(path, files[path])
        mine = [fix for fix in fixes if fix.edits[0].span.path == path]
        chosen = choose_fixes(source, mine)
        changes = [change for _, each in chosen for change in each]
        after = SourceText(path, apply_changes(source.text, changes))
        if path.endswith(".mdx"):
            moves = not all(fix.safe for fix, _ in chosen)
            assert guide_harm(source, after, changes, moves=moves) is None
        else:
            assert yaml_harm(source, after, changes) is None
        files[path] = after.text
    return World(files)


def errors(found: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.message) for one in found if one.severity is Severity.ERROR)


@pytest.mark.parametrize("case", FIXABLE, ids=lambda case: case.id)
def test_a_fix_removes_its_problem_and_brings_no_error(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rule = rule_of(case.path)
    world = world_of(rule.subject, case.blocks)
    before = checked(world, rule.subject, tmp_path)
    mine = [one for one in before if one.code == rule.code and one.fix]
    assert mine
    for problem in mine:
        assert problem.fix
        after = checked(fixed(world, [problem.fix]), rule.subject, tmp_path)
        known = Counter(one.message for one in before if one.code == rule.code)
        left = Counter(one.message for one in after if one.code == rule.code)
        assert left[problem.message] < known[problem.message]
        assert not errors(after) - errors(before)


@pytest.mark.parametrize("case", FIXABLE, ids=lambda case: case.id)
def test_fixes_come_to_an_end(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rule = rule_of(case.path)
    world = world_of(rule.subject, case.blocks)
    for _ in range(ROUNDS):
        found = checked(world, rule.subject, tmp_path)
        fixes = [one.fix for one in found if one.fix]
        if not fixes:
            break
        world = fixed(world, fixes)
    assert not fixes
