"""Room 3: brands, and what each variant of a guide shows and how it words it."""

from guidekit.variants.brand import COLOR_ROLES, COLOR_THEMES, read_brand
from guidekit.variants.choices import smallest_choice_without
from guidekit.variants.colors import contrast, palette
from guidekit.variants.coverage import (
    ConnectorCoverage,
    Coverage,
    FieldCoverage,
    FormCoverage,
    Need,
    Told,
    Totals,
)
from guidekit.variants.leaks import leaks
from guidekit.variants.links import map_link
from guidekit.variants.readings import essence, resolve
from guidekit.variants.traces import Keeps, bare_readings, cores, identifying, kept, traces
from guidekit.variants.types import Brand, Identity, Keep, Logo, Support, Variant
from guidekit.variants.values import brand_value
from guidekit.variants.visibility import chosen_scopes, holds, variant_of, visible
from guidekit.variants.wording import Match, Terms, reword

__all__ = [
    "COLOR_ROLES",
    "COLOR_THEMES",
    "Brand",
    "ConnectorCoverage",
    "Coverage",
    "FieldCoverage",
    "FormCoverage",
    "Identity",
    "Keep",
    "Keeps",
    "Logo",
    "Match",
    "Need",
    "Support",
    "Terms",
    "Told",
    "Totals",
    "Variant",
    "bare_readings",
    "brand_value",
    "chosen_scopes",
    "contrast",
    "cores",
    "essence",
    "holds",
    "identifying",
    "kept",
    "leaks",
    "map_link",
    "palette",
    "read_brand",
    "resolve",
    "reword",
    "smallest_choice_without",
    "traces",
    "variant_of",
    "visible",
]
