"""The list of all rules: a new rule is one module and one line here."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType

from guidekit.rules.registry import Rule

__all__ = ["ALL_RULES", "MODULES"]

NAMES = (
    "gk101_unreadable_file",
    "gk102_unclosed_tag",
    "gk103_mismatched_tag",
    "gk104_unopened_tag",
    "gk105_malformed_tag",
    "gk106_unclosed_expression",
    "gk107_malformed_expression",
    "gk108_malformed_esm",
    "gk109_lazy_line",
    "gk110_nesting_too_deep",
    "gk111_invalid_frontmatter",
    "gk112_empty_guide",
    "gk113_void_element_without_slash",
    "gk114_html_comment",
    "gk115_bare_less_than",
    "gk116_bare_brace",
    "gk117_heading_id_in_braces",
    "gk118_link_in_angle_brackets",
    "gk201_unknown_component",
    "gk202_unknown_attribute",
    "gk203_step_without_title",
    "gk204_invalid_attribute_value",
    "gk205_missing_attribute",
    "gk206_misplaced_component",
    "gk207_missing_title",
    "gk208_unsafe_html",
    "gk209_missing_snippet",
    "gk210_unknown_variable",
    "gk211_non_literal_expression",
    "gk212_unknown_audience",
    "gk213_unused_import",
    "gk301_unexplained_field",
    "gk302_unlocated_field",
    "gk303_stale_field",
    "gk304_renamed_label",
    "gk305_incomplete_field_list",
    "gk306_field_order",
    "gk307_wrong_need",
    "gk308_hidden_field_documented",
    "gk309_broken_field_anchor",
    "gk310_misplaced_field_anchor",
    "gk311_missing_field_anchor",
    "gk312_example_refused",
    "gk313_secret_in_example",
    "gk314_foreign_guide",
    "gk401_unknown_scope",
    "gk501_house_term_in_variant",
    "gk502_link_into_hidden",
    "gk503_unknown_partner",
    "gk601_broken_link",
    "gk602_broken_image",
    "gk603_broken_anchor",
    "gk604_duplicate_anchor",
    "gk701_image_without_alt",
    "gk801_invalid_definition",
    "gk802_unknown_definition_key",
    "gk803_missing_part",
    "gk804_undefined_scope",
    "gk805_cyclic_scopes",
    "gk806_duplicate_field",
    "gk807_example_against_pattern",
    "gk808_secret_without_flag",
    "gk809_duplicate_order",
    "gk811_undeclared_placeholder",
    "gk814_uninformative_label",
    "gk901_invalid_project",
    "gk902_invalid_brand",
    "gk903_invalid_yaml",
    "gk904_missing_guide",
    "gk905_ambiguous_guide",
    "gk906_unknown_connector",
    "gk907_missing_linked_guide",
    "gk908_keep_without_reason",
    "gk910_unused_suppression",
    "gk911_suppression_without_reason",
    "gk912_unknown_suppressed_rule",
    "gk913_malformed_suppression",
    "gk914_low_contrast",
)

MODULES: Mapping[str, ModuleType] = MappingProxyType(
    {name: import_module(f"guidekit.rules.{name}") for name in NAMES}
)
"""The module of each rule, in the order of the codes."""

ALL_RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES.values())
