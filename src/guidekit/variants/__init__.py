"""Room 3: brands, and what each variant of a guide shows and how it words it.

What few commands need is loaded when it is asked for.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand
from guidekit.variants.brand import COLOR_ROLES, COLOR_THEMES, read_brand
from guidekit.variants.choices import smallest_choice_without
from guidekit.variants.colors import contrast, palette
from guidekit.variants.inheritance import read_brands
from guidekit.variants.leaks import leaks, may_leak
from guidekit.variants.lines import worded_line
from guidekit.variants.links import Detours, map_link, own_asset, refuses_link
from guidekit.variants.readings import essence, resolve
from guidekit.variants.sounds import ARTICLE_AT_END, fitting_article
from guidekit.variants.terms import Piece, Terms
from guidekit.variants.traces import Keeps, bare_readings, cores, identifying, kept, traces
from guidekit.variants.types import (
    Brand,
    Fonts,
    Identity,
    Keep,
    Legal,
    Logo,
    Support,
    Variant,
    WordOptions,
)
from guidekit.variants.values import brand_value, with_values
from guidekit.variants.visibility import chosen_scopes, holds, variant_of, visible
from guidekit.variants.wording import CODE, NOWHERE, Match, Place, reword

if TYPE_CHECKING:
    from guidekit.variants.coverage import (
        ConnectorCoverage,
        Coverage,
        FieldCoverage,
        FormCoverage,
        Need,
        Told,
        Totals,
    )
    from guidekit.variants.schema import brand_schema, brand_schema_text

HOMES = {
    "coverage": (
        "ConnectorCoverage",
        "Coverage",
        "FieldCoverage",
        "FormCoverage",
        "Need",
        "Told",
        "Totals",
    ),
    "schema": ("brand_schema", "brand_schema_text"),
}

__all__ = [
    "ARTICLE_AT_END",
    "CODE",
    "COLOR_ROLES",
    "COLOR_THEMES",
    "NOWHERE",
    "Brand",
    "ConnectorCoverage",
    "Coverage",
    "Detours",
    "FieldCoverage",
    "Fonts",
    "FormCoverage",
    "Identity",
    "Keep",
    "Keeps",
    "Legal",
    "Logo",
    "Match",
    "Need",
    "Piece",
    "Place",
    "Support",
    "Terms",
    "Told",
    "Totals",
    "Variant",
    "WordOptions",
    "bare_readings",
    "brand_schema",
    "brand_schema_text",
    "brand_value",
    "chosen_scopes",
    "contrast",
    "cores",
    "essence",
    "fitting_article",
    "holds",
    "identifying",
    "kept",
    "leaks",
    "map_link",
    "may_leak",
    "own_asset",
    "palette",
    "read_brand",
    "read_brands",
    "refuses_link",
    "resolve",
    "reword",
    "smallest_choice_without",
    "traces",
    "variant_of",
    "visible",
    "with_values",
    "worded_line",
]

__getattr__ = on_demand(__name__, HOMES)
