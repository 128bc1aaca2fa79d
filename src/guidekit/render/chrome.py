"""What is rendered once per brand: the frame of its pages, its style sheet."""

from collections.abc import Mapping

from guidekit.render.holes import ready
from guidekit.render.theme import Theme
from guidekit.source.patterns import regex
from guidekit.variants import Brand, Logo, palette

__all__ = ["render_brand_css", "render_chrome"]

SAFE_VALUE = regex(r"[\w .,'\"-]+")
"""Names of fonts and lengths, and nothing that ends a declaration."""

FRAGMENTS = ("head", "header", "footer", "help")


def render_chrome(
    theme: Theme,
    brand: Brand,
    root: str,
    *,
    logo: Logo | None = None,
    favicon: str | None = None,
    css: str | None = None,
) -> Mapping[str, str]:
    """The fragments of a brand's pages by name: ``head``, ``header``, ``footer`` and ``help``.

    ``root`` is the way from a page to the brand's root folder; ``logo``, ``favicon`` and ``css``
    are the addresses of the copies of these files, relative to that folder. A fragment that a brand
    has no use for is empty.
    """
    context = {"brand": brand, "root": root, "logo": logo, "favicon": favicon, "css": css}
    return {name: theme.render(f"partials/{name}.html", context).strip() for name in FRAGMENTS}


def render_brand_css(theme: Theme, brand: Brand) -> str:
    """The style sheet that gives a brand's colours, fonts and corners to the theme."""
    fonts = brand.fonts
    shapes = {
        "sans": fonts.body, "heading": fonts.headings, "mono": fonts.code, "radius": brand.radius
    }  # fmt: skip
    return theme.render(
        "layouts/brand.css",
        shapes={name: ready(v) for name, v in shapes.items() if v and SAFE_VALUE.fullmatch(v)},
        light=palette(brand.colors.get("light", {}), dark=False),
        dark=palette(brand.colors.get("dark", {}), dark=True),
    )
