"""Attributes of HTML elements, held against the allow-list."""

from collections.abc import Iterable, Mapping

from guidekit.model.attributes import DATA_ATTRIBUTES, Given
from guidekit.model.findings import Findings
from guidekit.model.html import (
    ALLOWED_ELEMENTS,
    IGNORED_ATTRIBUTES,
    allowed_attribute,
    attributes_of,
    html_name,
    safe_value,
    unsafe_attribute,
)
from guidekit.source import SourceText
from guidekit.syntax import Attribute, Element
from guidekit.syntax.literals import Literal

__all__ = ["check_element", "read_markup"]


def check_element(
    element: Element, components: Iterable[str], source: SourceText, findings: Findings
) -> bool:
    """Whether the allow-list has an element; a fault where it has not.

    ``components`` are the names that it may stand for besides.
    """
    if element.name in ALLOWED_ELEMENTS:
        return True
    findings.add(
        "unsafe-html",
        f"element `<{element.name}>`, expected one that guides may use",
        source,
        element.start,
        element.start + 1 + len(element.name),
        known=(element.name, [*ALLOWED_ELEMENTS, *components]),
    )
    return False


def read_markup(
    element: str, given: Given, source: SourceText, findings: Findings
) -> Mapping[str, Literal]:
    """The attributes that reach the page, by their HTML names: text, or True for a bare one.

    What the allow-list lacks is a fault and left out.
    """
    props: dict[str, Literal] = {}
    for written, (value, attribute) in given.items():
        name = html_name(written)
        if name in IGNORED_ATTRIBUTES or not _allowed(element, name, attribute, source, findings):
            continue
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if value is True or isinstance(value, str):
            if isinstance(value, str) and not safe_value(name, value):
                _unsafe_value(name, attribute, source, findings)
            else:
                props[name] = value
        elif value not in (False, None):
            message = f"`{name}` of `<{element}>` is a list or object, expected text"
            start, end = attribute.value_start, attribute.value_end
            findings.add("invalid-attribute-value", message, source, start, end)
    return props


def _allowed(
    element: str, name: str, attribute: Attribute, source: SourceText, findings: Findings
) -> bool:
    """Whether the element may have the attribute; wrong ``data-*`` names are reported elsewhere."""
    if name.startswith("data-"):
        return name in DATA_ATTRIBUTES
    if allowed_attribute(element, name):
        return True
    end = attribute.start + len(attribute.name)
    if unsafe_attribute(name):
        message = f"attribute `{attribute.name}` of `<{element}>`, expected none that runs code"
        findings.add("unsafe-html", message, source, attribute.start, end)
    else:
        findings.add(
            "unknown-attribute",
            f"unknown attribute `{attribute.name}` of `<{element}>`, expected one that HTML has",
            source,
            attribute.start,
            end,
            known=(attribute.name, [*attributes_of(element), *DATA_ATTRIBUTES]),
        )
    return False


def _unsafe_value(name: str, attribute: Attribute, source: SourceText, findings: Findings) -> None:
    schemes = "http or https" if name in ("src", "poster") else "http, https, mailto or tel"
    findings.add(
        "unsafe-html",
        f"address of `{name}` that could run code, expected a path or {schemes}",
        source,
        attribute.value_start,
        attribute.value_end,
    )
