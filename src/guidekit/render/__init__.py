"""Room 4a: a guide to a page with holes, and a page to the HTML of a variant.

The names are loaded when they are asked for: a check makes no pages.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

if TYPE_CHECKING:
    from guidekit.render.badge import render_badge
    from guidekit.render.catalogue import (
        CatalogueEntry,
        CatalogueGuide,
        Listed,
        render_catalogue,
        render_entry,
    )
    from guidekit.render.chrome import render_brand_css, render_chrome
    from guidekit.render.comparison import ComparedPage, ComparedRow, Piece, render_comparison
    from guidekit.render.compile import compile_page
    from guidekit.render.coverage import render_coverage
    from guidekit.render.filling import Filler, fill, reword_anchor
    from guidekit.render.folders import TemplateFolders
    from guidekit.render.outline import Outline
    from guidekit.render.page import ROOT, Page
    from guidekit.render.theme import Theme, theme_assets

HOMES = {
    "badge": ("render_badge",),
    "catalogue": (
        "CatalogueEntry",
        "CatalogueGuide",
        "Listed",
        "render_catalogue",
        "render_entry",
    ),
    "chrome": (
        "render_brand_css",
        "render_chrome",
    ),
    "comparison": (
        "ComparedPage",
        "ComparedRow",
        "Piece",
        "render_comparison",
    ),
    "compile": ("compile_page",),
    "coverage": ("render_coverage",),
    "filling": (
        "Filler",
        "fill",
        "reword_anchor",
    ),
    "folders": ("TemplateFolders",),
    "outline": ("Outline",),
    "page": (
        "Page",
        "ROOT",
    ),
    "theme": (
        "Theme",
        "theme_assets",
    ),
}

__all__ = [
    "ROOT",
    "CatalogueEntry",
    "CatalogueGuide",
    "ComparedPage",
    "ComparedRow",
    "Filler",
    "Listed",
    "Outline",
    "Page",
    "Piece",
    "TemplateFolders",
    "Theme",
    "compile_page",
    "fill",
    "render_badge",
    "render_brand_css",
    "render_catalogue",
    "render_chrome",
    "render_comparison",
    "render_coverage",
    "render_entry",
    "reword_anchor",
    "theme_assets",
]

__getattr__ = on_demand(__name__, HOMES)
