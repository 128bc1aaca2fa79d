"""Attributes of components, held against their specs."""

from collections.abc import Mapping

from guidekit.model.attributes import DATA_ATTRIBUTES, Given
from guidekit.model.component_specs import COMMON_ATTRIBUTES, AttributeSpec, ComponentSpec
from guidekit.model.findings import Findings
from guidekit.model.headings import begins_with_heading
from guidekit.model.html import safe_image_url, safe_url
from guidekit.source import SourceText
from guidekit.syntax import Attribute, Element
from guidekit.syntax.literals import Literal
from guidekit.syntax.values import shown

__all__ = ["WrongValueError", "fitting", "read_props"]

COMMON = frozenset(spec.name for spec in COMMON_ATTRIBUTES)


class WrongValueError(ValueError):
    """The value is not what the spec says; the message tells what was expected."""


def read_props(
    spec: ComponentSpec, element: Element, given: Given, source: SourceText, findings: Findings
) -> Mapping[str, Literal]:
    """The value of every attribute that the spec knows; what does not fit it is a fault.

    An attribute that is absent or wrong has its default.
    """
    props: dict[str, Literal] = {known.name: known.default for known in spec.attributes}
    for name, (value, attribute) in given.items():
        if name in COMMON or name.startswith("data-"):
            if name == "id" and isinstance(value, str) and value:
                props["id"] = value
            continue
        known = spec.attribute(name)
        if known is None:
            _unknown(spec, attribute, source, findings)
            continue
        try:
            props[name] = fitting(known, value)
        except WrongValueError as wrong:
            start, end = attribute.value_start, attribute.value_end
            if end <= start or attribute.value is None:
                start, end = attribute.start, attribute.end
            what = "is there without a value" if value is True else f"is `{_shown(value)}`"
            message = f"`{name}` of `<{spec.name}>` {what}, expected {wrong}"
            findings.add("invalid-attribute-value", message, source, start, end)
    _require(spec, element, given, props, source, findings)
    return props


def _unknown(
    spec: ComponentSpec, attribute: Attribute, source: SourceText, findings: Findings
) -> None:
    names = [known.name for known in spec.attributes]
    expected = "`, `".join(names)
    findings.add(
        "unknown-attribute",
        f"unknown attribute `{attribute.name}` of `<{spec.name}>`, "
        + (f"expected `{expected}`" if names else "expected none"),
        source,
        attribute.start,
        attribute.start + len(attribute.name),
        known=(attribute.name, [*names, *COMMON, *DATA_ATTRIBUTES]),
    )


def _require(
    spec: ComponentSpec,
    element: Element,
    given: Given,
    props: Mapping[str, Literal],
    source: SourceText,
    findings: Findings,
) -> None:
    for known in spec.attributes:
        if not known.required or (known.name in given and props[known.name] not in (None, "")):
            continue
        step = spec.name == "Step" and known.name == "title"
        if step and known.name not in given and begins_with_heading(element):
            continue
        how = "with an empty" if known.name in given else "without a"
        findings.add(
            "step-without-title" if step else "missing-attribute",
            f'`<{spec.name}>` {how} `{known.name}`, expected `{known.name}="..."`',
            source,
            element.start,
            element.start + 1 + len(element.name),
        )


def fitting(spec: AttributeSpec, value: Literal) -> Literal:
    """The value in the type of the spec; raises :class:`WrongValueError`.

    >>> fitting(AttributeSpec("cols", "columns", "number"), "2")
    2
    """
    if value is None:
        return spec.default
    fitted: Literal = value
    if spec.type == "string":
        fitted = _text(spec, value)
    elif spec.type == "number":
        fitted = _number(value)
    elif spec.type == "boolean":
        fitted = _boolean(value)
    if spec.allowed and str(fitted) not in spec.allowed:
        raise WrongValueError("one of " + ", ".join(f"`{word}`" for word in spec.allowed))
    return fitted


def _text(spec: AttributeSpec, value: Literal) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise WrongValueError("text")
    if spec.url and not safe_url(str(value)):
        raise WrongValueError("a path, or an address with http, https, mailto or tel")
    if spec.image and not safe_image_url(str(value)):
        raise WrongValueError("a path of an image, or an address with http or https")
    return str(value)


def _number(value: Literal) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            raise WrongValueError("a number") from None
        if abs(number) < 1e15:
            return int(number) if number.is_integer() else number
    raise WrongValueError("a number")


def _boolean(value: Literal) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise WrongValueError("`{true}` or `{false}`")


def _shown(value: Literal) -> str:
    text = shown(value) if isinstance(value, str) else str(value)
    text = {"True": "true", "False": "false"}.get(text, text)
    return text if len(text) <= 40 else text[:39] + "…"
