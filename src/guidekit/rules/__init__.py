"""Room 4b: a guide, its connector and its variants to diagnostics.

One rule is one module, named by its code. The module's docstring is the rule's documentation, its
``RULE`` the rule, and one line in ``all_rules.py`` makes it known.
"""

from guidekit.rules.all_rules import ALL_RULES
from guidekit.rules.checks import (
    check_connector,
    check_guide,
    of_faults,
    rule_named,
    rule_page,
)
from guidekit.rules.context import Context, ProjectView
from guidekit.rules.families import FAMILIES, Family, family_of
from guidekit.rules.pages import RulePage, page_of, rule_file, rule_url
from guidekit.rules.registry import Check, ConnectorCheck, Rule, Subject
from guidekit.rules.targets import page_files

__all__ = [
    "ALL_RULES",
    "FAMILIES",
    "Check",
    "ConnectorCheck",
    "Context",
    "Family",
    "ProjectView",
    "Rule",
    "RulePage",
    "Subject",
    "check_connector",
    "check_guide",
    "family_of",
    "of_faults",
    "page_files",
    "page_of",
    "rule_file",
    "rule_named",
    "rule_page",
    "rule_url",
]
