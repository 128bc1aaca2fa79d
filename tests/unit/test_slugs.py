"""Anchors from headings."""

import pytest

from guidekit.model import Slugger, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find your API key", "find-your-api-key"),
        ("Step 1: Find it!", "step-1-find-it"),
        ("two  spaces", "two--spaces"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("`code` & more", "code--more"),
        ("Größe ändern", "größe-ändern"),
        ("日本語 ガイド", "日本語-ガイド"),
        ("½ off, x²", "-off-x"),
        ("gear ⚙️", "gear-️"),
        ("\u24b6 Ⅷ", "\u24d0-ⅷ"),
        ("tab\there", "tabhere"),
        ("", ""),
    ],
)
def test_slugs_are_those_of_other_sites(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_repeats_are_counted() -> None:
    slugger = Slugger()
    texts = ["A", "A", "A-1", "A", "a!"]
    assert [slugger.slug(text) for text in texts] == ["a", "a-1", "a-1-1", "a-2", "a-3"]


def test_a_reserved_slug_is_avoided() -> None:
    slugger = Slugger()
    assert slugger.reserve("keys")
    assert slugger.slug("Keys") == "keys-1"
    assert not slugger.reserve("keys")
