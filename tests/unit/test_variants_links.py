"""Links and values of the guide become the brand's."""

import pytest

from guidekit.source import SourceText
from guidekit.variants import Brand, Support, brand_value, map_link

LINKS = {
    "/guides/": "https://help.example/integrations/",
    "/guides/internal/": None,
    "/guides/internal/faq": "/faq",
    "https://docs.stackone.com": "https://docs.example/",
    "https://stackone.com/": "https://example.com",
    "https://status.stackone.com/": None,
    "mailto:help@": "mailto:support@",
}
ACME = Brand(
    "acme",
    "Acme",
    False,
    SourceText("acme.yaml", ""),
    products={"hub": "Acme Gateway", "hub.eu": "Acme Gateway EU"},
    links=LINKS,
    support=Support("help@acme.example", None),
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/guides/accounts", "https://help.example/integrations/accounts"),
        ("/guides/accounts#add-one", "https://help.example/integrations/accounts#add-one"),
        ("/guides/", "https://help.example/integrations/"),
        ("/guides/internal/billing", None),
        ("/guides/internal/faq", "/faq"),
        ("/guides/internal/faq#top", "/faq#top"),
        ("/guides/internal/faqs", None),
        ("https://docs.stackone.com", "https://docs.example/"),
        ("https://docs.stackone.com/a?b=c", "https://docs.example/a?b=c"),
        ("HTTPS://Docs.StackOne.com/A", "https://docs.example/A"),
        ("https://stackone.com/a", "https://example.com/a"),
        ("https://stackone.com/", "https://example.com"),
        ("https://stackone.com/?a", "https://example.com?a"),
        ("https://status.stackone.com/", None),
    ],
)
def test_the_longest_prefix_decides(url: str, expected: str | None) -> None:
    assert map_link(url, ACME) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#anchor",
        "./setup.mdx#anchor",
        "/guidesque",
        "https://docs.stackone.community/",
        "https://docs.stackone.com.example/",
        "https://example.org/guides/",
    ],
)
def test_what_no_prefix_covers_stays(url: str) -> None:
    assert map_link(url, ACME) == url


def test_the_house_maps_its_links_too() -> None:
    house = Brand("h", "H", True, ACME.source, links={"/guides/": "https://docs.h.example/"})
    assert map_link("/guides/a", house) == "https://docs.h.example/a"


def test_an_empty_prefix_covers_nothing() -> None:
    brand = Brand("b", "B", False, ACME.source, links={"": "https://b.example"})
    assert map_link("/guides/a", brand) == "/guides/a"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("name", "Acme"),
        ("products.hub", "Acme Gateway"),
        ("products.hub.eu", "Acme Gateway EU"),
        ("support.email", "help@acme.example"),
        ("support.url", None),
        ("products.portal", None),
        ("products", None),
        ("name.first", None),
        ("__class__", None),
        ("", None),
    ],
)
def test_values_of_a_brand(path: str, expected: str | None) -> None:
    assert brand_value(path, ACME) == expected
