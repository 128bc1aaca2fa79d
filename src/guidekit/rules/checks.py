"""All rules at once: over a guide, over a definition, over faults that were found elsewhere."""

from collections.abc import Iterable
from inspect import getdoc

from guidekit.connectors import Connector
from guidekit.model import Guide
from guidekit.rules.all_rules import ALL_RULES, module_of
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Fault, GuidekitError, did_you_mean, sort_diagnostics

__all__ = ["check_connector", "check_guide", "of_faults", "rule_named", "rule_page"]

BY_NAME = {rule.name: rule for rule in ALL_RULES}
BY_CODE = {rule.code: rule for rule in ALL_RULES}
MARKDOWN = ".md"


def check_guide(guide: Guide, context: Context) -> tuple[Diagnostic, ...]:
    """All that is wrong with a guide: its own faults, and what the rules find for its variants."""
    found = list(of_faults(guide.faults, connector=context.connector_key, strict=context.strict))
    for rule in ALL_RULES:
        if rule.check is not None:
            found += rule.check(guide, context)
    return sort_diagnostics(found)


def check_connector(connector: Connector) -> tuple[Diagnostic, ...]:
    """All that is wrong with a definition: its own faults, and what the rules find in it."""
    found = list(of_faults(connector.faults, connector=connector.key))
    for rule in ALL_RULES:
        if rule.connector_check is not None:
            found += rule.connector_check(connector)
    return sort_diagnostics(found)


def of_faults(
    faults: Iterable[Fault], connector: str | None = None, *, strict: bool = False
) -> tuple[Diagnostic, ...]:
    """The diagnostics of faults, sorted: each by the rule that has its name.

    With ``strict`` syntax, what MDX refuses is an error even where its meaning is plain. Without,
    it is no problem in a ``.md`` file, which is Markdown and not MDX.
    """
    known = ((rule_named(fault.name), fault) for fault in faults)
    return sort_diagnostics(
        rule.of_fault(fault, connector=connector, strict=strict)
        for rule, fault in known
        if strict or not rule.lenient or not fault.span.path.endswith(MARKDOWN)
    )


def rule_named(name: str) -> Rule:
    """The rule with a name or a code, in any letter case.

    Raises :class:`GuidekitError` where there is none, with the nearest name as its help.

    >>> rule_named("GK203").name, rule_named("step-without-title").code
    ('step-without-title', 'GK203')
    """
    rule = BY_NAME.get(name.lower()) or BY_CODE.get(name.upper())
    if rule is None:
        known = BY_CODE if name.upper().startswith("GK") else BY_NAME
        raise GuidekitError(f"unknown rule `{name}`", help=did_you_mean(name, known))
    return rule


def rule_page(name: str) -> str:
    """The documentation of a rule, by name or code: the docstring of its module.

    >>> rule_page("GK203").splitlines()[0]
    'A ``Step`` without a ``title``.'
    """
    return getdoc(module_of(rule_named(name))) or ""
