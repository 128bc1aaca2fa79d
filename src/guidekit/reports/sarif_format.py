"""Diagnostics as SARIF 2.1.0, which code scanning and editors read."""

import json
from itertools import groupby
from pathlib import PurePath
from urllib.parse import quote

from guidekit import __version__
from guidekit.reports.display import clipped
from guidekit.reports.fingerprints import fingerprints
from guidekit.reports.report import Report
from guidekit.source import Diagnostic, Edit, Fix, Severity, Span
from guidekit.source.patterns import regex

__all__ = ["render"]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "%SRCROOT%"
"""Stands for the top of the repository, from where relative addresses start."""

NO_BYTE = regex(r"[\ud800-\udc7f\udd00-\udfff]")


def render(report: Report) -> str:
    """One run: the rules that found something, with their pages, and a result for each diagnostic.

    Columns count code points, and the run says so. Suppressed problems are results, too, with the
    reason why; who reads SARIF does not count these.
    """
    found = (*report.diagnostics, *(each.diagnostic for each in report.suppressed))
    codes = sorted({each.code for each in found})
    results = [
        _result(each, codes.index(each.code), mark, report)
        for each, mark in zip(found, fingerprints(report, found), strict=True)
    ]
    for result, each in zip(results[len(report.diagnostics) :], report.suppressed, strict=True):
        reason = clipped(each.reason)
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    driver = {
        "name": "guidekit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, found, report) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, found: tuple[Diagnostic, ...], report: Report) -> dict[str, object]:
    first = next(each for each in found if each.code == code)
    rule: dict[str, object] = {
        "id": code,
        "name": "".join(word.capitalize() for word in first.name.split("-")),
        "defaultConfiguration": {"level": LEVELS[first.severity]},
        "properties": {"tags": [first.name]},
    }
    facts = report.rules.get(code)
    if facts:
        rule["shortDescription"] = {"text": facts.summary}
        rule["help"] = {"text": facts.page, "markdown": facts.page}
        if facts.url:
            rule["helpUri"] = facts.url
    return rule


def _result(diagnostic: Diagnostic, rule: int, mark: str, report: Report) -> dict[str, object]:
    message = clipped(diagnostic.message)
    if diagnostic.help:
        message = f"{message}\nhelp: {clipped(diagnostic.help)}"
    place = {
        "artifactLocation": _artifact(diagnostic.span.path, report),
        "region": _region(diagnostic.span),
    }
    known = {key: getattr(diagnostic, key) for key in ("connector", "auth", "field", "variant")}
    facts = {key: value for key, value in known.items() if value is not None}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"guidekit/v1": mark},
        **({"fixes": [_fix(diagnostic.fix, report)]} if diagnostic.fix else {}),
        **({"properties": facts} if facts else {}),
    }


def _fix(fix: Fix, report: Report) -> dict[str, object]:
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    changes = [
        {
            "artifactLocation": _artifact(path, report),
            "replacements": [_replacement(edit) for edit in group],
        }
        for path, group in groupby(edits, lambda edit: edit.span.path)
    ]
    title = clipped(fix.title)
    return {
        "description": {"text": title if fix.safe else f"{title} (not safe)"},
        "artifactChanges": changes,
    }


def _replacement(edit: Edit) -> dict[str, object]:
    text = edit.text.encode("utf-8", "replace").decode()
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": text}}


def _artifact(path: str, report: Report) -> dict[str, str]:
    """A file's address: from the top of the repository, or of its own where it is outside."""
    shown = report.from_top(path)
    if PurePath(shown).is_absolute():
        return {"uri": f"file://{_quoted(shown)}"}
    return {"uri": _quoted(shown), "uriBaseId": ROOT}


def _quoted(path: str) -> str:
    """A path in an address: half a character stands for the byte that a name really has."""
    return quote(NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape"), safe="/~")


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }
