"""Attributes of elements: their values, and what ``data-*`` says of conditions and parts."""

from collections.abc import Mapping

from msgspec import Struct

from guidekit.model.conditions import (
    Audience,
    Condition,
    DisplayScopes,
    ForAudience,
    Guard,
    HiddenFrom,
    NeedsScope,
    OnlyFor,
)
from guidekit.model.findings import Findings
from guidekit.model.scope import BRAND_VARIABLES
from guidekit.source import SourceText, did_you_mean
from guidekit.syntax import Attribute, Element, Expression, Spread
from guidekit.syntax.literals import Literal, NotLiteral, evaluate, variable_path

__all__ = [
    "AUDIENCES",
    "DATA_ATTRIBUTES",
    "NO_MARKS",
    "Given",
    "Marks",
    "read_attributes",
    "read_marks",
    "split_names",
]

AUDIENCES: tuple[Audience, ...] = ("config", "setup")

DATA_ATTRIBUTES = (
    "data-guide-section",
    "data-guide-step",
    "data-guide-scopes",
    "data-guide-display-scopes-list",
    "data-guide-field",
    "data-guide-audience",
    "data-whitelabel-hide",
    "data-whitelabel-only",
)
"""The attributes that any element may have to mark parts and conditions."""

KNOWN_DATA_ATTRIBUTES = frozenset(DATA_ATTRIBUTES)
UNREAD = frozenset(("style",))

Given = Mapping[str, tuple[Literal, Attribute]]
"""Attributes by name: the value (True for a bare name) and the attribute itself."""


class Marks(Struct, frozen=True):
    """What the ``data-*`` attributes of one element say.

    ``conditions`` holds everything that must hold for the element to be shown, ``scopes`` what
    ``data-guide-scopes`` names; ``section`` and ``step`` tell whether the element is such a part.
    """

    conditions: Guard = ()
    section: bool = False
    step: bool = False
    scopes: tuple[str, ...] = ()
    display_scopes: DisplayScopes = None
    fields: tuple[str, ...] = ()


NO_MARKS = Marks()


def split_names(value: Literal) -> tuple[str, ...]:
    """Names that stand in one attribute, separated by spaces or commas.

    >>> split_names("acme, globex initech")
    ('acme', 'globex', 'initech')
    >>> split_names(True), split_names(["a", "b"])
    ((), ('a', 'b'))
    """
    match value:
        case str():
            return tuple(dict.fromkeys(value.replace(",", " ").split()))
        case list():
            return tuple(dict.fromkeys(str(item) for item in value if item is not None))
        case _:
            return ()


def read_attributes(element: Element, source: SourceText, findings: Findings) -> Given:
    """The attributes of an element with their values; those that are no literals are faults."""
    given: dict[str, tuple[Literal, Attribute]] = {}
    for attribute in element.attributes:
        if isinstance(attribute, Spread):
            message = f"`{{{attribute.source}}}` among attributes, expected each by its name"
            findings.add("non-literal-expression", message, source, attribute.start, attribute.end)
            continue
        value = attribute.value
        if value is None:
            given[attribute.name] = True, attribute
        elif isinstance(value, str):
            given[attribute.name] = value, attribute
        elif attribute.name not in UNREAD:
            _read_expression(attribute, value, given, source, findings)
    return given


def _read_expression(
    attribute: Attribute,
    expression: Expression,
    given: dict[str, tuple[Literal, Attribute]],
    source: SourceText,
    findings: Findings,
) -> None:
    start, end = attribute.value_start, attribute.value_end
    name = attribute.name
    try:
        given[name] = evaluate(expression.source), attribute
    except NotLiteral as reason:
        path = variable_path(expression.source)
        if path is None:
            message = f"value of `{name}` is code, expected text or a literal"
            findings.add("non-literal-expression", message, source, start, end, help=str(reason))
        else:
            message = f"unknown variable `{path}` as the value of `{name}`, expected text"
            known = (path, BRAND_VARIABLES)
            findings.add("unknown-variable", message, source, start, end, known=known)


def read_marks(given: Given, source: SourceText, findings: Findings) -> Marks:
    """What the ``data-*`` attributes among these say; mistyped ones are faults."""
    if not any(name.startswith("data") for name in given):
        return NO_MARKS
    for name, (_, attribute) in given.items():
        if name.startswith("data") and name not in KNOWN_DATA_ATTRIBUTES:
            _check_name(name, attribute, source, findings)
    scopes = split_names(_value(given, "data-guide-scopes"))
    return Marks(
        _conditions(given, scopes, source, findings),
        _is_set(given, "data-guide-section"),
        _is_set(given, "data-guide-step"),
        scopes,
        _display_scopes(_value(given, "data-guide-display-scopes-list")),
        split_names(_value(given, "data-guide-field")),
    )


def _check_name(name: str, attribute: Attribute, source: SourceText, findings: Findings) -> None:
    near = did_you_mean(name, DATA_ATTRIBUTES)
    if near or name.startswith(("data-guide", "data-whitelabel")):
        message = f"unknown attribute `{name}`, expected one that guides have"
        end = attribute.start + len(name)
        findings.add("unknown-attribute", message, source, attribute.start, end, help=near)


def _value(given: Given, name: str) -> Literal:
    return given[name][0] if name in given else None


def _is_set(given: Given, name: str) -> bool:
    return name in given and given[name][0] not in (False, None, "false")


def _conditions(
    given: Given, scopes: tuple[str, ...], source: SourceText, findings: Findings
) -> Guard:
    conditions: list[Condition] = []
    if _is_set(given, "data-whitelabel-hide"):
        conditions.append(HiddenFrom(frozenset(_partners(given, "data-whitelabel-hide"))))
    if _is_set(given, "data-whitelabel-only"):
        conditions.append(OnlyFor(frozenset(_partners(given, "data-whitelabel-only"))))
    if scopes:
        conditions.append(NeedsScope(scopes))
    audience = _value(given, "data-guide-audience")
    if audience in AUDIENCES:
        conditions.append(ForAudience(audience))
    elif "data-guide-audience" in given and audience not in (None, "", True):
        attribute = given["data-guide-audience"][1]
        findings.add(
            "unknown-audience",
            f"unknown audience `{audience}`, expected `config` or `setup`",
            source,
            attribute.value_start,
            attribute.value_end,
            known=(str(audience), AUDIENCES),
        )
    return tuple(conditions)


def _partners(given: Given, name: str) -> tuple[str, ...]:
    value = given[name][0]
    return () if value == "true" else split_names(value)


def _display_scopes(value: Literal) -> DisplayScopes:
    if value == "true" or (value is True):
        return True
    return (split_names(value) or None) if value != "false" else None
