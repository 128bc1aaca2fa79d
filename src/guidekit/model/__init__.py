"""Room 2b: a tree to what a guide says, and the specs of all components."""

from guidekit.model.attributes import DATA_ATTRIBUTES, split_names
from guidekit.model.build import build_guide
from guidekit.model.component_files import COMPONENT_NAME, ComponentFile, read_component
from guidekit.model.component_specs import COMMON_ATTRIBUTES, AttributeSpec, ComponentSpec
from guidekit.model.components import COMPONENTS
from guidekit.model.conditions import (
    Audience,
    Condition,
    DisplayScopes,
    ForAudience,
    Guard,
    HiddenFrom,
    NeedsScope,
    OnlyFor,
    exclusive,
)
from guidekit.model.guide import (
    Anchor,
    Guide,
    ImageUse,
    LinkUse,
    Part,
    Passage,
    PassageKind,
    Placement,
    Section,
    Segment,
    Step,
    Style,
    Title,
)
from guidekit.model.headings import begins_with_heading, is_heading
from guidekit.model.html import (
    ALLOWED_ELEMENTS,
    INLINE_ELEMENTS,
    VOID_ELEMENTS,
    allowed_attribute,
    hides_content,
    html_name,
    safe_image_url,
    safe_url,
    safe_value,
)
from guidekit.model.passages import VARIABLE
from guidekit.model.scope import is_brand_variable
from guidekit.syntax.slugs import GITHUB, MINTLIFY, SLUG_STYLES, Slugger, SlugStyle, slug

__all__ = [
    "ALLOWED_ELEMENTS",
    "COMMON_ATTRIBUTES",
    "COMPONENTS",
    "COMPONENT_NAME",
    "DATA_ATTRIBUTES",
    "GITHUB",
    "INLINE_ELEMENTS",
    "MINTLIFY",
    "SLUG_STYLES",
    "VARIABLE",
    "VOID_ELEMENTS",
    "Anchor",
    "AttributeSpec",
    "Audience",
    "ComponentFile",
    "ComponentSpec",
    "Condition",
    "DisplayScopes",
    "ForAudience",
    "Guard",
    "Guide",
    "HiddenFrom",
    "ImageUse",
    "LinkUse",
    "NeedsScope",
    "OnlyFor",
    "Part",
    "Passage",
    "PassageKind",
    "Placement",
    "Section",
    "Segment",
    "SlugStyle",
    "Slugger",
    "Step",
    "Style",
    "Title",
    "allowed_attribute",
    "begins_with_heading",
    "build_guide",
    "exclusive",
    "hides_content",
    "html_name",
    "is_brand_variable",
    "is_heading",
    "read_component",
    "safe_image_url",
    "safe_url",
    "safe_value",
    "slug",
    "split_names",
]
