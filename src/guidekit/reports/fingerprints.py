"""What a problem is known by while lines move around it."""

import hashlib
from collections import Counter

from guidekit.reports.report import Report
from guidekit.source import Diagnostic

__all__ = ["fingerprints"]


def fingerprints(report: Report, found: tuple[Diagnostic, ...] | None = None) -> tuple[str, ...]:
    """One for each diagnostic (those of the report, or others), no two of them the same.

    It is made of the rule, the file, whom the problem meets and the words on its first line; what
    has all of these in common is told apart by its order. The number of the line is no part of it.
    """
    seen: Counter[str] = Counter()
    made = []
    for each in report.diagnostics if found is None else found:
        key = _key(report, each)
        seen[key] += 1
        made.append(hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32])
    return tuple(made)


def _key(report: Report, diagnostic: Diagnostic) -> str:
    source = report.source_of(diagnostic.span.path)
    line = source.line(diagnostic.span.start.line) if source else ""
    facts = (
        diagnostic.code,
        report.from_top(diagnostic.span.path),
        diagnostic.connector or "",
        diagnostic.auth or "",
        diagnostic.field or "",
        diagnostic.variant or "",
        " ".join(line.split()) or diagnostic.message,
    )
    return ascii("\0".join(facts))
