"""How often each rule found something, with the clearest examples of it."""

import json
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from guidekit.reports.display import printable
from guidekit.reports.report import Report, counts
from guidekit.source import Diagnostic, SourceText

__all__ = ["STATISTICS", "RuleCount", "count_rules"]

EXAMPLES = 3
WIDTH = 90


class RuleCount(Struct, frozen=True):
    """One rule's problems: how many there are, in how many files, and those that show it best."""

    code: str
    name: str
    severity: str
    count: int
    files: int
    examples: tuple[tuple[Diagnostic, str], ...]
    """Problems, each with the line of the file where it begins."""


def count_rules(report: Report) -> tuple[RuleCount, ...]:
    """The rules with problems, those with most first.

    Examples are short, message and line together, and from different files as far as there are
    such.
    """
    by_rule: dict[str, list[Diagnostic]] = {}
    for problem in report.diagnostics:
        by_rule.setdefault(problem.code, []).append(problem)
    found = [_count(problems, report) for problems in by_rule.values()]
    return tuple(sorted(found, key=lambda each: (-each.count, each.code)))


def _count(problems: list[Diagnostic], report: Report) -> RuleCount:
    files = {problem.span.path for problem in problems}
    sources = {path: report.source_of(path) for path in sorted(files)}
    first = problems[0]
    severity = min((problem.severity for problem in problems), key=list(type(first.severity)).index)
    examples = tuple(_examples(problems, sources))
    return RuleCount(first.code, first.name, severity.value, len(problems), len(files), examples)


def _examples(
    problems: Iterable[Diagnostic], sources: Mapping[str, SourceText | None]
) -> Iterator[tuple[Diagnostic, str]]:
    shown = [(problem, _line(problem, sources[problem.span.path])) for problem in problems]
    shown.sort(key=lambda each: (len(each[0].message) + len(each[1]), each[0].span))
    best: dict[str, tuple[Diagnostic, str]] = {}
    others = [each for each in shown if best.setdefault(each[0].span.path, each) is not each]
    yield from (*best.values(), *others)[:EXAMPLES]


def _line(problem: Diagnostic, source: SourceText | None) -> str:
    line = source.line(problem.span.start.line) if source else ""
    return " ".join(line.split())


def render_text(report: Report) -> str:
    """One paragraph for each rule: how often, how severe, where for example."""
    found = count_rules(report)
    width = max((len(str(each.count)) for each in found), default=0)
    blocks = ["\n".join(_paragraph(each, width)) for each in found]
    summary = counts(report.diagnostics)
    total = len(report.diagnostics)
    last = f"{_counted(total, 'problem')} of {_counted(len(found), 'rule')} in "
    blocks.append(last + _counted(summary["files"], "file") if total else "no problems")
    return "\n\n".join(blocks) + "\n"


def _paragraph(each: RuleCount, width: int) -> Iterator[str]:
    files = _counted(each.files, "file")
    yield f"{each.count:>{width}}  {each.code} {each.name} ({each.severity}, {files})"
    for problem, line in each.examples:
        yield f"{'':{width}}  {printable(str(problem.span))}: {printable(problem.message)}"
        if line:
            cut = line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
            yield f"{'':{width}}      {printable(cut)}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def render_json(report: Report) -> str:
    """The same for programs: ``version``, ``rules`` and ``summary``."""
    rules = [
        {
            "code": each.code,
            "name": each.name,
            "severity": each.severity,
            "count": each.count,
            "files": each.files,
            "examples": [
                {
                    "path": problem.span.path,
                    "line": problem.span.start.line,
                    "column": problem.span.start.column,
                    "message": problem.message,
                    "text": line,
                }
                for problem, line in each.examples
            ],
        }
        for each in count_rules(report)
    ]
    summary = {**counts(report.diagnostics), **report.summary}
    return json.dumps({"version": 1, "rules": rules, "summary": summary}, indent=2) + "\n"


STATISTICS = {"text": render_text, "json": render_json}
"""The formats that statistics have, by the names that the command line has for them."""
