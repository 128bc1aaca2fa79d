"""The registry: each rule once, named well, documented, and with a fixture."""

import re
from collections import Counter
from pathlib import Path

import pytest

from guidekit.rules import ALL_RULES, Rule, rule_named, rule_page

PARTS = ("What it does", "Why it matters", "Reported::", "Accepted::")
IDS = [rule.code for rule in ALL_RULES]


def test_codes_and_names_are_unique() -> None:
    seen = Counter(word for rule in ALL_RULES for word in (rule.code, rule.name))
    assert [word for word, times in seen.items() if times > 1] == []


def test_rules_are_listed_by_code() -> None:
    assert sorted(IDS) == IDS


@pytest.mark.parametrize("rule", ALL_RULES, ids=IDS)
def test_a_rule_is_named_in_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"GK[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@pytest.mark.parametrize("rule", ALL_RULES, ids=IDS)
def test_a_rule_is_found_by_its_name(rule: Rule) -> None:
    assert rule_named(rule.name) is rule


@pytest.mark.parametrize("rule", ALL_RULES, ids=IDS)
def test_a_rule_has_a_page(rule: Rule) -> None:
    page = rule_page(rule.code)
    assert [part for part in PARTS if part not in page] == []
    assert page == rule_page(rule.name)


@pytest.mark.parametrize("rule", ALL_RULES, ids=IDS)
def test_a_rule_has_a_fixture_that_also_shows_no_finding(rule: Rule, repository: Path) -> None:
    name = f"{rule.code.lower()}_{rule.name.replace('-', '_')}.md"
    fixture = repository / "tests" / "rules" / name
    assert fixture.is_file()
    text = fixture.read_text("utf-8")
    assert f"{rule.code} {rule.name}" in text
    assert "````diagnostics\n````" in text
