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
from guidekit.rules.registry import Check, ConnectorCheck, Rule, Subject, Tier
from guidekit.rules.selection import Choice, Selection, check_words, codes_of, select_rules
from guidekit.rules.suppressions import Suppressions, read_suppressions, suppress
from guidekit.rules.targets import page_files

__all__ = [
    "ALL_RULES",
    "Check",
    "Choice",
    "ConnectorCheck",
    "Context",
    "ProjectView",
    "Rule",
    "Selection",
    "Subject",
    "Suppressions",
    "Tier",
    "check_connector",
    "check_guide",
    "check_words",
    "codes_of",
    "of_faults",
    "page_files",
    "read_suppressions",
    "rule_named",
    "rule_page",
    "select_rules",
    "suppress",
]
