"""What a name in braces stands for: a value of the brand, or a literal that the files give."""

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from guidekit.source import SourceText
from guidekit.syntax.literals import Literal, Variables
from guidekit.syntax.values import later

__all__ = ["BRAND_VARIABLES", "Scope", "Value", "is_brand_variable", "lookup", "variables_of"]

BRAND_VARIABLES = (
    "brand.name", "brand.product", "brand.url", "support.email", "support.url",
    "legal.privacy", "legal.terms", "legal.imprint",
)  # fmt: skip
"""The values that every brand has, besides its products."""

PRODUCTS = "brand.products."


class Value(Struct, frozen=True):
    """A literal that a name stands for, and where it was written."""

    data: Literal
    source: SourceText
    start: int
    end: int


Scope = Mapping[str, Value]


def is_brand_variable(path: str) -> bool:
    """Whether a dotted name is a value that each brand has.

    >>> is_brand_variable("brand.products.hub"), is_brand_variable("brand.colour")
    (True, False)
    """
    return path in BRAND_VARIABLES or (path.startswith(PRODUCTS) and path.count(".") == 2)


def lookup(scope: Scope, path: str) -> Value | None:
    """The value of a dotted name, None where the scope has no such name.

    >>> site = Value({"name": "Acme"}, SourceText("a.mdx", ""), 0, 0)
    >>> lookup({"site": site}, "site.name").data, lookup({"site": site}, "site.url")
    ('Acme', None)
    """
    head, *rest = path.split(".")
    value = scope.get(head)
    if value is None or not rest:
        return value
    data = value.data
    for name in rest:
        if not isinstance(data, dict) or name not in data:
            return None
        data = data[name]
    return replace(value, data=data)


def variables_of(scope: Scope) -> Variables:
    """What names stand for in literals: what the scope says, or a value that each brand fills in.

    >>> variables_of({})("brand.colour")
    Traceback (most recent call last):
    KeyError: 'brand.colour'
    """
    return partial(_value, scope)


def _value(scope: Scope, path: str) -> Literal:
    value = lookup(scope, path)
    if value is not None:
        return value.data
    if is_brand_variable(path):
        return later(path)
    raise KeyError(path)
