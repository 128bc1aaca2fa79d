"""Problems as data.

Lower rooms find *faults*: a rule's name, a message and a span. The rule of that name, which
knows code and severity, turns a fault into a *diagnostic*. So each fact about a rule is written
once, in its own file under ``guidekit.rules``.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from guidekit.source.span import Span

__all__ = ["Diagnostic", "Edit", "Fault", "Fix", "Severity", "sort_diagnostics"]


class Severity(StrEnum):
    """How much a problem matters: an error fails a build, an info never fails anything."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Edit(Struct, frozen=True):
    """Replace what ``span`` covers by ``text``."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """A change that removes the problem; ``safe`` when it cannot change what readers see."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Fault(Struct, frozen=True):
    """A problem before its rule has given it a code and a severity.

    ``name`` is the name of a rule, such as ``unclosed-tag``; ``related`` a second place that the
    message speaks of, such as where a tag should have been closed.
    """

    name: str
    message: str
    span: Span
    help: str | None = None
    fix: Fix | None = None
    related: Span | None = None


class Diagnostic(Struct, frozen=True):
    """A problem: what rule it breaks, where, and for which connector, field and variant.

    ``auth`` is the key of an authentication method, ``field`` the key of a form field,
    ``variant`` the id of the brand whose readers meet the problem; each is None where the problem
    does not depend on it.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    help: str | None = None
    fix: Fix | None = None
    connector: str | None = None
    auth: str | None = None
    field: str | None = None
    variant: str | None = None


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, place, code; each problem once."""
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda d: (d.span, d.code, d.variant or "", d.field or "", d.message),
        )
    )
