"""Room 4b: a guide, its connector and its variants to diagnostics.

One rule is one module, named by its code. The module's docstring is the rule's documentation, its
``RULE`` the rule where it looks for something itself, and one entry in ``all_rules.py`` makes it
known.

The names are loaded when they are asked for: a check needs half of the modules.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

if TYPE_CHECKING:
    from guidekit.rules.address_gaps import gap_in
    from guidekit.rules.all_rules import ALL_RULES
    from guidekit.rules.baseline import (
        Comparison,
        Finding,
        KnownProblem,
        compare,
        read_baseline,
        render_baseline,
    )
    from guidekit.rules.checks import check_connector, check_guide, of_faults, rule_named, rule_page
    from guidekit.rules.context import Context, ProjectView, SectionRule
    from guidekit.rules.coverage import cover_form, uncovered_form
    from guidekit.rules.explanations import Excerpt, Explanation, explanations_of
    from guidekit.rules.families import FAMILIES, Family, family_of
    from guidekit.rules.field_proofs import FieldProof, prove_fields
    from guidekit.rules.gk403_undocumented_scope import undocumented_scopes
    from guidekit.rules.grades import CRITERIA, Criterion, Grade, grade_of
    from guidekit.rules.ignoring import Ignored, add_ignores
    from guidekit.rules.pages import RulePage, page_of, rule_file, rule_url
    from guidekit.rules.providers import provider_names
    from guidekit.rules.registry import Check, ConnectorCheck, Rule, Subject, Tier
    from guidekit.rules.selection import Choice, Selection, check_words, codes_of, select_rules
    from guidekit.rules.suppression_comments import may_suppress
    from guidekit.rules.suppressions import Suppressions, read_suppressions, suppress
    from guidekit.rules.targets import Target, file_of, page_files, target_of

HOMES = {
    "address_gaps": ("gap_in",),
    "all_rules": ("ALL_RULES",),
    "baseline": (
        "Comparison",
        "Finding",
        "KnownProblem",
        "compare",
        "read_baseline",
        "render_baseline",
    ),
    "checks": ("check_connector", "check_guide", "of_faults", "rule_named", "rule_page"),
    "context": ("Context", "ProjectView", "SectionRule"),
    "coverage": ("cover_form", "uncovered_form"),
    "explanations": ("Excerpt", "Explanation", "explanations_of"),
    "families": ("FAMILIES", "Family", "family_of"),
    "field_proofs": ("FieldProof", "prove_fields"),
    "gk403_undocumented_scope": ("undocumented_scopes",),
    "grades": ("CRITERIA", "Criterion", "Grade", "grade_of"),
    "ignoring": ("Ignored", "add_ignores"),
    "pages": ("RulePage", "page_of", "rule_file", "rule_url"),
    "providers": ("provider_names",),
    "registry": ("Check", "ConnectorCheck", "Rule", "Subject", "Tier"),
    "selection": ("Choice", "Selection", "check_words", "codes_of", "select_rules"),
    "suppression_comments": ("may_suppress",),
    "suppressions": ("Suppressions", "read_suppressions", "suppress"),
    "targets": ("Target", "file_of", "page_files", "target_of"),
}

__all__ = [
    "ALL_RULES",
    "CRITERIA",
    "FAMILIES",
    "Check",
    "Choice",
    "Comparison",
    "ConnectorCheck",
    "Context",
    "Criterion",
    "Excerpt",
    "Explanation",
    "Family",
    "FieldProof",
    "Finding",
    "Grade",
    "Ignored",
    "KnownProblem",
    "ProjectView",
    "Rule",
    "RulePage",
    "SectionRule",
    "Selection",
    "Subject",
    "Suppressions",
    "Target",
    "Tier",
    "add_ignores",
    "check_connector",
    "check_guide",
    "check_words",
    "codes_of",
    "compare",
    "cover_form",
    "explanations_of",
    "family_of",
    "file_of",
    "gap_in",
    "grade_of",
    "may_suppress",
    "of_faults",
    "page_files",
    "page_of",
    "prove_fields",
    "provider_names",
    "read_baseline",
    "read_suppressions",
    "render_baseline",
    "rule_file",
    "rule_named",
    "rule_page",
    "rule_url",
    "select_rules",
    "suppress",
    "target_of",
    "uncovered_form",
    "undocumented_scopes",
]

__getattr__ = on_demand(__name__, HOMES)
