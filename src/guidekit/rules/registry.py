"""What a rule is, and how its findings become diagnostics."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors import Connector
from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.source import Diagnostic, Fault, Fix, Severity, Span

__all__ = ["Check", "ConnectorCheck", "Rule", "Subject", "Tier"]

Check = Callable[[Guide, Context], Iterator[Diagnostic]]
"""A function that finds the problems of one rule in one guide."""

ConnectorCheck = Callable[[Connector], Iterator[Diagnostic]]
"""A function that finds the problems of one rule in one definition, whatever its guides."""

Subject = Literal["guide", "connector", "brand", "project", "output"]
"""What a rule looks at: a guide, a definition, a brand file, several at once, or what was built."""


class Tier(StrEnum):
    """How much a team asks of its guides; each tier has the rules of those before it, too.

    ``recommended`` rules are sure and worth an author's time in any guide, ``strict`` ones are for
    who wants no doubt left, ``pedantic`` ones report what is rather a matter of taste or order.
    """

    RECOMMENDED = "recommended"
    STRICT = "strict"
    PEDANTIC = "pedantic"


class Rule(Struct, frozen=True):
    """A code, a name, a severity and the function that finds the problems.

    ``check(guide, context)`` yields diagnostics, or ``connector_check(connector)`` for a rule whose
    subject is a definition; both are None for a rule whose faults are found while reading (by the
    parser, or by the reader of definitions or brands), of which this is the only account. A
    ``lenient`` rule reports what MDX refuses and guidekit reads as it was meant: with strict syntax
    it is an error, whatever its severity, else no problem in a ``.md`` file. A rule is reported
    from its ``tier`` on. An ``essential`` one reports what keeps a file from being read, or being
    read as it is written: whatever is selected or ignored, it stays on, for what would be built is
    wrong. Of a ``fixable`` rule some findings, if not all, come with a fix.

    >>> Rule("GK102", "unclosed-tag", Severity.ERROR).code
    'GK102'
    """

    code: str
    name: str
    severity: Severity
    check: Check | None = None
    subject: Subject = "guide"
    lenient: bool = False
    connector_check: ConnectorCheck | None = None
    tier: Tier = Tier.RECOMMENDED
    essential: bool = False
    fixable: bool = False

    def report(
        self,
        message: str,
        span: Span,
        *,
        help: str | None = None,
        fix: Fix | None = None,
        connector: str | None = None,
        auth: str | None = None,
        field: str | None = None,
        variant: str | None = None,
    ) -> Diagnostic:
        """A diagnostic of this rule."""
        return Diagnostic(
            self.code, self.name, self.severity, message, span, help, fix,
            connector, auth, field, variant,
        )  # fmt: skip

    def of_fault(
        self, fault: Fault, *, connector: str | None = None, strict: bool = False
    ) -> Diagnostic:
        """The diagnostic of a fault that carries this rule's name."""
        found = self.report(
            fault.message, fault.span, help=fault.help, fix=fault.fix, connector=connector
        )
        return replace(found, severity=Severity.ERROR) if strict and self.lenient else found
