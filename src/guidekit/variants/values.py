"""The values that a guide may ask a brand for, as in ``{brand.products.hub}``."""

from guidekit.variants.types import Brand

__all__ = ["brand_value"]


def brand_value(path: str, brand: Brand) -> str | None:
    """The value at a path: ``name``, ``products.<id>``, ``support.email`` or ``support.url``.

    None where the brand has no such value.

    >>> from guidekit.source import SourceText
    >>> acme = Brand("acme", "Acme", True, SourceText("a.yaml", ""), products={"hub": "Acme Hub"})
    >>> brand_value("products.hub", acme), brand_value("support.email", acme)
    ('Acme Hub', None)
    """
    match path.split(".", 1):
        case ["name"]:
            return brand.name
        case ["products", product]:
            return brand.products.get(product)
        case ["support", "email"]:
            return brand.support.email
        case ["support", "url"]:
            return brand.support.url
        case _:
            return None
