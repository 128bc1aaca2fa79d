"""The values that a guide may ask a brand for, as in ``{brand.products.hub}``."""

from guidekit.syntax.values import holds_value, parts_of
from guidekit.variants.types import Brand

__all__ = ["brand_value", "with_values"]


def brand_value(path: str, brand: Brand) -> str | None:
    """The value at a path: ``brand.name``, ``brand.products.<id>``, ``support.email`` and so on.

    ``brand.`` may be left out. ``product`` is the first of the products, and the name of a brand
    that has none. None where the brand has no such value.

    >>> from guidekit.source import SourceText
    >>> acme = Brand("acme", "Acme", True, SourceText("a.yaml", ""), products={"hub": "Acme Hub"})
    >>> brand_value("products.hub", acme), brand_value("support.email", acme)
    ('Acme Hub', None)
    """
    match path.removeprefix("brand.").split(".", 1):
        case ["name"]:
            return brand.name
        case ["product"]:
            return next(iter(brand.products.values()), brand.name)
        case ["locale"]:
            return brand.locale or "en"
        case ["url"]:
            return brand.base_url
        case ["products", product]:
            return brand.products.get(product)
        case ["support", "email" | "url" as key]:
            return brand.support.email if key == "email" else brand.support.url
        case ["legal", "privacy" | "terms" | "imprint" as key]:
            legal = brand.legal
            return {"privacy": legal.privacy, "terms": legal.terms, "imprint": legal.imprint}[key]
        case _:
            return None


def with_values(text: str, brand: Brand) -> str | None:
    """A text with the brand's values in it; None where the brand lacks one."""
    if not holds_value(text):
        return text
    filled = ""
    for piece, path in parts_of(text):
        value = brand_value(path, brand) if path else ""
        if value is None:
            return None
        filled += piece + value
    return filled
