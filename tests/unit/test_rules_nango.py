"""The rules about fields on 280 real guides and definitions, against what their readers found."""

from collections import Counter
from pathlib import Path

from guidekit.rules import check_connector
from nango_corpus import found_by, guide_at, pairs, providers, records

GUIDES = 286
REQUIRED = 549
FALSE_ALARMS = {("odoo-cc", "consumerId")}
"""Named in words that have none of the label's nouns."""


def test_no_required_field_that_a_guide_names_is_called_unexplained(shared: Path) -> None:
    unnamed = {
        (row["provider"], row["guide"], row["field"])
        for row in records(shared, "nango_labels.jsonl")
        if row["label"] is False
    }
    alarms, fields = set(), 0
    for provider, path in pairs(shared):
        connector, guide = providers(shared)[provider], guide_at(shared, path)
        fields += sum(f.required for f in connector.auth_methods[0].fields_for("config"))
        for found in found_by(guide, connector, "GK301"):
            if (provider, path, found.field) not in unnamed:
                alarms.add((provider, found.field))
    assert (len(pairs(shared)), fields) == (GUIDES, REQUIRED)
    assert alarms == FALSE_ALARMS


def test_labelled_fields(shared: Path) -> None:
    """What readers say of a field in a guide, and what the rules say: named, or not."""
    table: Counter[tuple[object, object, str]] = Counter()
    for row in records(shared, "nango_labels.jsonl"):
        connector = providers(shared)[str(row["provider"])]
        guide = guide_at(shared, str(row["guide"]))
        found = found_by(guide, connector, "GK301", "GK302", "GK308")
        keys = {str(row["field"]), f"{row['section']}.{row['field']}"}
        codes = [each.code for each in found if each.field in keys]
        table[row["label"], row["own_guide"], *codes[:1]] += 1  # type: ignore[index]
    assert table == {
        (True, True): 115,
        (True, True, "GK301"): 1,
        (True, True, "GK302"): 4,
        (True, False): 7,
        # Its own guide, by a wrong address; or named, but in another sense.
        (False, True): 5,
        (False, True, "GK301"): 1,
        (False, False): 4,
        (False, False, "GK301"): 15,
        # Hidden, or filled in by the platform.
        (None, True): 38,
    }


def test_claims_that_the_form_does_not_keep(shared: Path) -> None:
    table: Counter[tuple[str, str]] = Counter()
    for row in records(shared, "nango_stale.jsonl"):
        connector = providers(shared)[str(row["provider"])]
        found = found_by(guide_at(shared, str(row["path"])), connector, "GK303", "GK304")
        lines = {each.span.start.line for each in found if f"`{row['claim']}`" in each.message}
        verdict = str(row["verdict"]).partition("_")[0]
        table[verdict, "found" if row["line"] in lines else "passed"] += 1
    assert table == {
        ("no", "found"): 1,
        ("renamed", "found"): 13,
        ("renamed", "passed"): 3,
        ("misspelt", "found"): 2,
        ("ok", "passed"): 8,
    }


def test_contradictions_between_guide_and_definition(shared: Path) -> None:
    codes = ("GK305", "GK307", "GK310", "GK312")
    told = {
        str(row["provider"]): {
            found.code
            for found in found_by(
                guide_at(shared, str(row["path"])), providers(shared)[str(row["provider"])], *codes
            )
        }
        for row in records(shared, "nango_contradictions.jsonl")
    }
    assert {provider for provider, found in told.items() if not found} == set()
    everywhere = Counter(
        found.code
        for provider, path in pairs(shared)
        for found in found_by(guide_at(shared, path), providers(shared)[provider], *codes)
    )
    # All that is found beyond the records was read, and is so.
    assert everywhere == {"GK305": 15, "GK310": 1, "GK312": 6}


def test_links_from_forms_that_lead_nowhere(shared: Path) -> None:
    broken = {
        (row["provider"], row["key"])
        for row in records(shared, "nango_broken_anchors.jsonl")
        if row["class"] != "guide_missing"
    }
    found = {
        (provider, each.field)
        for provider, path in pairs(shared)
        for each in found_by(guide_at(shared, path), providers(shared)[provider], "GK309")
    }
    assert found == broken
    assert len(found) == 23


def test_definitions(shared: Path) -> None:
    found = Counter(
        each.code for connector in providers(shared).values() for each in check_connector(connector)
    )
    assert found == {"GK807": 1, "GK808": 9, "GK809": 1}


def test_other_rules_about_fields(shared: Path) -> None:
    codes = ("GK306", "GK308", "GK311", "GK313", "GK314")
    found = Counter(
        each.code
        for provider, path in pairs(shared)
        for each in found_by(guide_at(shared, path), providers(shared)[provider], *codes)
    )
    assert found == {"GK306": 12, "GK311": 43}
