"""What programs read: each report is what its reader's own grammar, schema or parser accepts."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from msgspec.structs import replace

from fixture_files import Case, cases_in
from guidekit.reports import FORMATS, Report, Suppressed
from guidekit.source import Diagnostic, Edit, Fix, Position, Severity, SourceText, Span
from reports.scenes import RULES, report_of

FOLDER = Path(__file__).parent
COMMAND = re.compile(
    r"::(?P<command>error|warning|notice) (?P<properties>[^:]*)::(?P<message>[^\r\n]*)"
)
CASES = cases_in(FOLDER, "json.md")
"""All formats have the same cases."""


@pytest.fixture(scope="module")
def sarif() -> Draft7Validator:
    """The schema of SARIF, as strict as its words about addresses."""
    schema = json.loads((FOLDER / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    return Draft7Validator(schema, format_checker=FormatChecker())


TEXT = st.text(
    st.sampled_from("aé漢🙂 `|\\<>&\"'%:,;]\r\n\t\x00\x1b\x85\u2028\ud800*[_") | st.characters()
)
PLACES = st.builds(Position, st.integers(1, 5), st.integers(1, 9))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = sorted([draw(PLACES), draw(PLACES)])
    return Span(draw(TEXT.filter(str.strip)), start, end)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    span = draw(spans())
    edits = draw(st.lists(st.builds(Edit, st.just(span), TEXT), min_size=1, max_size=2))
    fix = draw(st.none() | st.builds(Fix, TEXT, st.just(tuple(edits)), safe=st.booleans()))
    code, name = draw(st.sampled_from([("GK302", "unlocated-field"), ("GK113", "bare-thing")]))
    severity = draw(st.sampled_from(Severity))
    return Diagnostic(
        code, name, severity, draw(TEXT), span, draw(st.none() | TEXT), fix,
        variant=draw(st.none() | TEXT),
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    found = tuple(draw(st.lists(diagnostics(), max_size=4)))
    text = draw(st.none() | TEXT)
    source = (lambda path: SourceText(path, text)) if text is not None else (lambda path: None)
    allowed = tuple(Suppressed(each, draw(TEXT)) for each in found[:1])
    return Report(found, source, rules=RULES, suppressed=allowed)


def control_free(text: str) -> bool:
    """Whether a text can be written as it is, and sent to a terminal."""
    text.encode("utf-8")
    return not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029" for c in text)


@settings(max_examples=40)
@given(reports())
def test_sarif_is_valid(sarif: Draft7Validator, report: Report) -> None:
    check_sarif(sarif, report)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_sarif_of_the_fixtures_is_valid(sarif: Draft7Validator, case: Case) -> None:
    check_sarif(sarif, report_of(case))


def test_sarif_has_an_address_for_a_name_that_is_no_text(sarif: Draft7Validator) -> None:
    span = Span("a\udcff\ud800.mdx", Position(1, 1), Position(1, 2))
    found = Diagnostic("GK302", "unlocated-field", Severity.ERROR, "x", span)
    report = Report((found,), lambda path: None, rules=RULES)
    check_sarif(sarif, report)
    assert "a%FF%EF%BF%BD.mdx" in FORMATS["sarif"](report)


def check_sarif(sarif: Draft7Validator, report: Report) -> None:
    log = json.loads(FORMATS["sarif"](report))
    assert [error.message for error in sarif.iter_errors(log)] == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    open_results = [each for each in run["results"] if "suppressions" not in each]
    assert len(open_results) == len(report.diagnostics)
    assert len(run["results"]) == len(report.diagnostics) + len(report.suppressed)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    marks = [each["partialFingerprints"]["guidekit/v1"] for each in run["results"]]
    assert len(set(marks)) == len(marks)


def test_the_schema_of_sarif_refuses_what_is_none(sarif: Draft7Validator) -> None:
    log = json.loads(FORMATS["sarif"](report_of(CASES[0])))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(sarif.iter_errors(log))


def test_sarif_names_files_as_addresses() -> None:
    span = Span("a b/ü#1?.mdx", Position(1, 1), Position(1, 2))
    found = Diagnostic("GK102", "unclosed-tag", Severity.ERROR, "unclosed", span)
    outside = replace(found, span=replace(span, path="/other/x.mdx"))
    log = json.loads(FORMATS["sarif"](Report((found, outside), lambda path: None)))
    first, second = (
        result["locations"][0]["physicalLocation"]["artifactLocation"]
        for result in log["runs"][0]["results"]
    )
    assert first == {"uri": "a%20b/%C3%BC%231%3F.mdx", "uriBaseId": "%SRCROOT%"}
    assert unquote(first["uri"]) == span.path
    assert second == {"uri": "file:///other/x.mdx"}


@settings(max_examples=40)
@given(reports())
def test_junit_is_parsed(report: Report) -> None:
    suites = JUnitXml.fromstring(FORMATS["junit"](report).encode())
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if any(type(r).__name__ == "Failure" for r in case.result)]
    errors = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert len(cases) == (len(report.diagnostics) or 1) == suites.tests
    assert len(failed) == len(errors) == suites.failures
    told = [case for case in cases if case.result or case.system_out]
    assert len(told) == len(report.diagnostics)


def decoded(text: str, properties: bool) -> str:
    """What a workflow makes of an escaped text: the inverse of the documented replacements."""
    codes = {"%0D": "\r", "%0A": "\n", **({"%3A": ":", "%2C": ","} if properties else {})}
    for code, character in codes.items():
        text = text.replace(code, character)
    return text.replace("%25", "%")


@settings(max_examples=40)
@given(reports())
def test_github_reads_one_command_a_line(report: Report) -> None:
    lines = FORMATS["github"](report).split("\n")
    assert lines.pop() == ""
    commands = [match for line in lines if (match := COMMAND.fullmatch(line))]
    assert len(commands) == len(lines) == len(report.diagnostics)
    order = ["error", "warning", "notice"]
    assert [each["command"] for each in commands] == sorted(
        (each["command"] for each in commands), key=order.index
    )
    for command in commands:
        pairs = [pair.partition("=") for pair in command["properties"].split(",")]
        read = {key: decoded(value, properties=True) for key, _, value in pairs}
        assert {"file", "line", "endLine", "title"} <= set(read)
        assert ("col" in read) == (read["line"] == read["endLine"])
        assert read["title"] in ("GK302 unlocated-field", "GK113 bare-thing")
        assert control_free(decoded(command["message"], properties=False).replace("\n", ""))


def test_github_reads_what_was_meant() -> None:
    span = Span("a,b:c%.mdx", Position(3, 1), Position(3, 2))
    found = Diagnostic("GK102", "unclosed-tag", Severity.ERROR, "100% :: a, b: c; %0A", span, "x")
    command = COMMAND.fullmatch(FORMATS["github"](Report((found,), lambda path: None)).rstrip("\n"))
    assert command
    assert decoded(command["message"], properties=False) == "100% :: a, b: c; %0A\nhelp: x"
    file = command["properties"].split(",")[0].removeprefix("file=")
    assert decoded(file, properties=True) == span.path


@settings(max_examples=40)
@given(reports())
def test_gitlab_has_what_it_asks_for(report: Report) -> None:
    entries = json.loads(FORMATS["gitlab"](report))
    assert len(entries) == len(report.diagnostics)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry, each in zip(entries, report.diagnostics, strict=True):
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] == each.span.start.line
        assert control_free(entry["description"] + entry["location"]["path"])


@settings(max_examples=40)
@given(reports())
def test_reviewdog_gets_ranges_in_bytes(report: Report) -> None:
    read = json.loads(FORMATS["rdjson"](report))
    assert len(read["diagnostics"]) == len(report.diagnostics)
    for entry, each in zip(read["diagnostics"], report.diagnostics, strict=True):
        assert entry["severity"] in ("ERROR", "WARNING", "INFO")
        assert entry["location"]["range"]["start"]["column"] >= each.span.start.column
        assert len(entry.get("suggestions", ())) <= 1


def test_reviewdog_counts_the_bytes_of_a_character() -> None:
    source = SourceText("a.mdx", "a𐐀b")
    found = Diagnostic("GK102", "unclosed-tag", Severity.ERROR, "x", source.span(2, 3))
    read = json.loads(FORMATS["rdjson"](Report((found,), lambda path: source)))
    place = read["diagnostics"][0]["location"]["range"]
    assert place == {"start": {"line": 1, "column": 6}, "end": {"line": 1, "column": 7}}


@settings(max_examples=40)
@given(reports())
def test_markdown_is_one_table_without_markup_of_others(report: Report) -> None:
    text = FORMATS["markdown"](report)
    assert control_free(text.replace("\n", ""))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert sum(token.type == "tr_open" for token in tokens) == (
        len(report.diagnostics) + 1 if report.diagnostics else 0
    )
    cells = list(rows_of(tokens))
    for inline in cells:
        kinds = {child.type for child in inline.children or ()}
        assert kinds <= {
            "text", "code_inline", "html_inline", "link_open", "link_close", "text_special",
        }  # fmt: skip
        html = {child.content for child in inline.children or () if child.type == "html_inline"}
        assert html <= {"<br>", "<code>", "</code>"}
    assert len(cells) == 3 * (len(report.diagnostics) + bool(report.diagnostics))


def rows_of(tokens: list[Any]) -> Iterator[Any]:
    """What the cells of a table hold."""
    for before, token in pairwise(tokens):
        if before.type in ("td_open", "th_open"):
            yield token


def test_markdown_says_what_it_leaves_out() -> None:
    span = Span("a.mdx", Position(1, 1), Position(1, 2))
    found = Diagnostic("GK102", "unclosed-tag", Severity.ERROR, "x" * 400, span)
    text = FORMATS["markdown"](Report((found,) * 3000, lambda path: None))
    assert len(text.encode()) < 1_000_000
    shown = text.count("\n| `a.mdx")
    assert text.endswith(f"\n... and {3000 - shown} more\n")


@settings(max_examples=40)
@given(reports())
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_keeps_every_character(form: str, report: Report) -> None:
    text = FORMATS[form](report)
    assert text.isascii()
    read = json.loads(text)["diagnostics"] if form == "json" else map(json.loads, text.splitlines())
    assert [each["message"] for each in read] == [each.message for each in report.diagnostics]


@settings(max_examples=40)
@given(reports())
@pytest.mark.parametrize("form", ["text", "concise", "grouped"])
def test_nothing_commands_a_terminal(form: str, report: Report) -> None:
    text = FORMATS[form](report)
    assert control_free(text.replace("\n", ""))
    if form == "concise":
        assert text.count("\n") == len(report.diagnostics) + 1
