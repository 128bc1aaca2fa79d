"""Conditions hold for a variant as the attributes' meaning says."""

import itertools

import pytest

from guidekit.connectors import Connector, Scope
from guidekit.model import Audience, Condition, ForAudience, HiddenFrom, NeedsScope, OnlyFor
from guidekit.source import SourceText, Span
from guidekit.variants import Brand, Variant, holds, variant_of, visible

SOURCE = SourceText("connector.yaml", "")
SPAN = Span.of_file("connector.yaml")
HOUSE = Variant(Brand("stackone", "StackOne", True, SOURCE))
NORDLICHT = Variant(Brand("nordlicht", "Nordlicht", False, SOURCE))
MIRABELLE = Variant(Brand("mirabelle", "Mirabelle", False, SOURCE))

ALL: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("condition", "shown_to"),
    [
        (HiddenFrom(ALL), ["stackone"]),
        (HiddenFrom(frozenset({"nordlicht"})), ["stackone", "mirabelle"]),
        (HiddenFrom(frozenset({"nordlicht", "mirabelle"})), ["stackone"]),
        (HiddenFrom(frozenset({"stackone"})), ["stackone", "nordlicht", "mirabelle"]),
        (OnlyFor(ALL), ["nordlicht", "mirabelle"]),
        (OnlyFor(frozenset({"nordlicht"})), ["nordlicht"]),
        (OnlyFor(frozenset({"nordlicht", "stackone"})), ["nordlicht"]),
        (OnlyFor(frozenset({"nobody"})), []),
    ],
)
def test_whitelabel_conditions(condition: Condition, shown_to: list[str]) -> None:
    variants = (HOUSE, NORDLICHT, MIRABELLE)
    assert [v.id for v in variants if holds(condition, v)] == shown_to


@pytest.mark.parametrize(
    ("needed", "chosen", "expected"),
    [
        ((), None, True),
        ((), frozenset(), True),
        (("read",), None, True),
        (("read",), frozenset({"read", "write"}), True),
        (("read", "admin"), frozenset({"read"}), True),
        (("admin",), frozenset({"read"}), False),
        (("read",), frozenset(), False),
    ],
)
def test_any_needed_scope_among_the_chosen_is_enough(
    needed: tuple[str, ...], chosen: frozenset[str] | None, expected: bool
) -> None:
    for variant in (HOUSE, NORDLICHT):
        assert holds(NeedsScope(needed), Variant(variant.brand, chosen)) is expected


@pytest.mark.parametrize("house", [True, False])
def test_readers_of_one_audience_see_their_parts(house: bool) -> None:
    brand = Brand("b", "B", house, SOURCE)
    audiences: tuple[Audience, ...] = ("config", "setup")
    for audience, reader in itertools.product(audiences, (*audiences, None)):
        expected = reader is None or reader == audience
        assert holds(ForAudience(audience), Variant(brand, None, reader)) is expected


def test_a_guard_holds_where_all_its_conditions_do() -> None:
    guard = (OnlyFor(ALL), NeedsScope(("read",)))
    assert visible(guard, NORDLICHT)
    assert not visible(guard, Variant(NORDLICHT.brand, frozenset()))
    assert not visible(guard, HOUSE)
    assert visible((), HOUSE)


def connector(includes: dict[str, tuple[str, ...]]) -> Connector:
    scopes = {name: Scope(name, None, inner, SPAN) for name, inner in includes.items()}
    return Connector("jira", "Jira", None, None, (), scopes, (), SOURCE, SPAN)


def chosen(jira: tuple[str, ...]) -> Brand:
    return Brand("b", "B", False, SOURCE, scopes={"jira": jira})


def test_chosen_scopes_bring_what_they_include() -> None:
    jira = connector({"admin": ("write",), "write": ("read",), "read": (), "audit": ()})
    assert variant_of(chosen(("admin",)), jira).scopes == frozenset({"admin", "write", "read"})


def test_scopes_that_include_each_other_are_no_endless_work() -> None:
    jira = connector({"a": ("b",), "b": ("a",)})
    assert variant_of(chosen(("a",)), jira).scopes == frozenset({"a", "b"})


def test_no_choice_and_the_choice_of_nothing_differ() -> None:
    jira = connector({"read": ()})
    assert variant_of(Brand("b", "B", False, SOURCE), jira).scopes is None
    assert variant_of(chosen(()), jira).scopes == frozenset()


def test_a_guide_without_connector_has_a_variant() -> None:
    variant = variant_of(chosen(("read",)), None, "setup")
    assert (variant.scopes, variant.audience, variant.id) == (None, "setup", "b")
