"""The allow-list: which HTML and which addresses reach a page."""

import pytest

from guidekit.model import (
    ALLOWED_ELEMENTS,
    allowed_attribute,
    hides_content,
    html_name,
    safe_image_url,
    safe_url,
    safe_value,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a?b=c:d#e:f",
        "HTTP://EXAMPLE.COM",
        "mailto:help@example.com",
        "tel:+49123",
        "../jira/jira.mdx#keys",
        "./a:b",
        "/guides/accounts-section#linking-accounts",
        "#step-1",
        "?page=2",
        "//cdn.example.com/x",
        "",
        "/a&colon;b",
    ],
)
def test_ordinary_addresses_are_safe(url: str) -> None:
    assert safe_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\r\nscript:alert(1)",
        "javascript\x00:alert(1)",
        "java\u00adscript:alert(1)",
        "\u2028javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript&#58;alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "blob:https://example.com/x",
        "intent://x",
        "view-source:javascript:alert(1)",
    ],
)
def test_addresses_that_could_run_code_are_not(url: str) -> None:
    assert not safe_url(url)
    assert not safe_image_url(url)


def test_images_may_be_bitmaps_as_data() -> None:
    assert safe_image_url("data:image/png;base64,iVBORw0KGgo=")
    assert not safe_image_url("data:image/svg+xml;base64,PHN2Zz4=")
    assert not safe_image_url("data:image/png,<script>")
    assert not safe_url("data:image/png;base64,iVBORw0KGgo=")
    assert not safe_image_url("mailto:help@example.com")


@pytest.mark.parametrize(
    "element",
    ["script", "style", "iframe", "form", "input", "button", "object", "embed", "svg", "base",
     "link", "meta", "template", "math", "SCRIPT", "foo"],
)  # fmt: skip
def test_elements_that_do_more_than_show_text_are_not_allowed(element: str) -> None:
    assert element not in ALLOWED_ELEMENTS


@pytest.mark.parametrize(
    "name", ["onclick", "onerror", "style", "srcdoc", "formaction", "srcset", "contenteditable"]
)
@pytest.mark.parametrize("element", ["a", "img", "div", "video"])
def test_attributes_that_do_more_are_not_either(element: str, name: str) -> None:
    assert not allowed_attribute(element, name)


def test_attributes_belong_to_elements() -> None:
    assert allowed_attribute("a", "href")
    assert not allowed_attribute("p", "href")
    assert allowed_attribute("td", "colspan")
    assert allowed_attribute("p", "data-whitelabel-hide")
    assert allowed_attribute("p", "aria-label")
    assert not allowed_attribute("p", "data-other")


def test_jsx_spellings_have_html_names() -> None:
    assert html_name("className") == "class"
    assert html_name("htmlFor") == "for"
    assert html_name("autoPlay") == "autoplay"
    assert html_name("onClick") == "onclick"


def test_only_addresses_are_read_as_addresses() -> None:
    assert safe_value("title", "javascript: the good parts")
    assert not safe_value("poster", "javascript:alert(1)")
    assert not safe_value("src", "mailto:help@example.com")


def test_code_of_a_dropped_element_goes_with_it() -> None:
    assert hides_content("script")
    assert hides_content("STYLE")
    assert not hides_content("marquee")
