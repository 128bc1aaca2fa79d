"""Choices of scopes: the least set, and what holds for all choices at once."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from guidekit.connectors import Connector, Scope, includers, least_scopes, read_connector
from guidekit.model import Guard, HiddenFrom, NeedsScope, OnlyFor
from guidekit.source import SourceText, Span
from guidekit.variants import (
    Brand,
    Variant,
    read_brand,
    smallest_choice_without,
    variant_of,
    visible,
)

SPAN = Span.of_file("connector.yaml")
SOURCE = SourceText("connector.yaml", "")
ACME = Variant(Brand("acme", "Acme", False, SOURCE))
NAMES = "abcde"

scopes = st.lists(st.sampled_from(NAMES), unique=True).map(tuple)
conditions = st.one_of(
    st.lists(st.sampled_from(NAMES), min_size=1, unique=True).map(lambda s: NeedsScope(tuple(s))),
    st.sampled_from((HiddenFrom(frozenset({"globex"})), OnlyFor(frozenset({"globex"})))),
)
guards = st.lists(st.lists(conditions, max_size=3).map(tuple), max_size=4)


@st.composite
def connectors(draw: st.DrawFn) -> Connector:
    """A connector with a few scopes that include others, in circles too."""
    found = {name: Scope(name, None, draw(scopes), SPAN) for name in NAMES}
    return Connector("lucca", "Lucca", None, None, (), found, (), SOURCE, SPAN)


def choices(connector: Connector, always: tuple[str, ...]) -> list[frozenset[str]]:
    """What each choice of one scope or more grants."""
    sizes = (combinations(connector.scopes, size) for size in range(len(connector.scopes) + 1))
    chosen = [{*names, *always} for names in chain.from_iterable(sizes)]
    return [connector.closure(names) for names in chosen if names]


def hides(parts: list[Guard], granted: frozenset[str]) -> bool:
    return not any(visible(guard, Variant(ACME.brand, granted)) for guard in parts)


@given(connectors(), guards, scopes)
def test_the_proof_says_what_trying_every_choice_says(
    connector: Connector, parts: list[Guard], always: tuple[str, ...]
) -> None:
    hiding = [granted for granted in choices(connector, always) if hides(parts, granted)]
    found = smallest_choice_without(parts, ACME, connector, always)
    assert (found is None) == (not hiding)
    if found is not None:
        granted = connector.closure(found)
        assert hides(parts, granted)
        assert granted >= set(always)
        assert len(granted) == min(map(len, hiding))


@given(connectors(), scopes)
def test_the_least_set_grants_the_same_with_the_fewest(
    connector: Connector, chosen: tuple[str, ...]
) -> None:
    least = least_scopes(connector, chosen)
    wanted = connector.closure(chosen)
    assert connector.closure(least) == wanted
    assert set(least) <= set(chosen)
    sizes = [
        size
        for size in range(len(chosen) + 1)
        if any(connector.closure(some) == wanted for some in combinations(chosen, size))
    ]
    assert len(least) == min(sizes)


@given(connectors(), scopes)
def test_what_is_not_included_by_another_is_what_is_left(
    connector: Connector, chosen: tuple[str, ...]
) -> None:
    left = [name for name, by in includers(connector, chosen).items() if not by]
    assert connector.closure(left) == connector.closure(chosen)


DEFINITION = """
StackOne: 1.0.0
info: {title: Lucca, key: lucca, version: 1.0.0}
scopeDefinitions:
  read: {description: Read}
  write: {description: Write, includes: read}
  admin: {description: All}
authentication:
  - oauth2: {type: oauth2, label: OAuth, requiredScopes: openid}
actions:
  - {actionId: list, requiredScopes: read}
  - {actionId: create, requiredScopes: read write}
"""


def chosen_with(text: str) -> set[str] | None:
    brand, faults = read_brand(
        SourceText("acme.yaml", f"name: Acme\n{text}"), id="acme", house=False
    )
    assert not faults
    connector = read_connector(SourceText("connector.yaml", DEFINITION), lambda _: None)
    scopes = variant_of(brand, connector).scopes
    return None if scopes is None else set(scopes)


def test_a_brand_chooses_by_scope_by_action_by_both_or_not_at_all() -> None:
    assert chosen_with("") is None
    assert chosen_with("actions: {jira: [list]}") is None
    assert chosen_with("scopes: {lucca: []}") == set()
    assert chosen_with("scopes: {lucca: [write]}") == {"write", "read"}
    assert chosen_with("actions: {lucca: []}") == {"openid"}
    assert chosen_with("actions: {lucca: [list]}") == {"openid", "read"}
    assert chosen_with("actions: {lucca: [create, unknown]}") == {"openid", "read", "write"}
    both = "scopes: {lucca: [admin]}\nactions: {lucca: [list]}"
    assert chosen_with(both) == {"openid", "read", "admin"}
