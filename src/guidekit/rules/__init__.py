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
from guidekit.rules.registry import Check, ConnectorCheck, Rule, Subject
from guidekit.rules.targets import page_files

__all__ = [
    "ALL_RULES",
    "Check",
    "ConnectorCheck",
    "Context",
    "ProjectView",
    "Rule",
    "Subject",
    "check_connector",
    "check_guide",
    "of_faults",
    "page_files",
    "rule_named",
    "rule_page",
]
