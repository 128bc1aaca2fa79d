"""Diagnostics as the results of tests, in the XML that JUnit made common."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from guidekit.reports.display import clipped
from guidekit.reports.report import Report
from guidekit.source import Diagnostic, Severity

__all__ = ["render"]


def render(report: Report) -> str:
    """A suite for each file and a case for each diagnostic.

    An error is a failure. A warning or an info is a case that passed and has something to say, so
    that the results are red exactly where the check is. Without diagnostics one case has passed.
    """
    errors = sum(each.severity is Severity.ERROR for each in report.diagnostics)
    cases = len(report.diagnostics) or 1
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites name="guidekit" tests="{cases}" failures="{errors}" errors="0">',
    ]
    for path, found in groupby(report.diagnostics, lambda each: each.span.path):
        lines += _suite(path, tuple(found))
    if not report.diagnostics:
        lines += [
            '<testsuite name="guidekit" tests="1" failures="0" errors="0" skipped="0" time="0">',
            '<testcase classname="guidekit" name="no problems" time="0"/>',
            "</testsuite>",
        ]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(path: str, found: tuple[Diagnostic, ...]) -> Iterator[str]:
    name = _text(path)
    errors = sum(each.severity is Severity.ERROR for each in found)
    yield (
        f'<testsuite name="{name}" tests="{len(found)}" failures="{errors}" errors="0" '
        'skipped="0" time="0">'
    )
    for each in found:
        start, kind = each.span.start, f"{each.code} {each.name}"
        met = f" {_text(each.variant)}" if each.variant else ""
        yield (
            f'<testcase classname="{name}" name="{kind} {start}{met}" file="{name}" '
            f'line="{start.line}" time="0">'
        )
        place = f"{_text(str(each.span))}: {each.severity.value} {kind}: {_text(each.message)}"
        told = f"{place}\nhelp: {_text(each.help)}" if each.help else place
        if each.severity is Severity.ERROR:
            yield f'<failure type="{kind}" message="{_text(each.message)}">{told}</failure>'
        else:
            yield f"<system-out>{told}</system-out>"
        yield "</testcase>"
    yield "</testsuite>"


def _text(text: str) -> str:
    """A text for content or attributes; what XML cannot hold is named."""
    return escape(clipped(text))
