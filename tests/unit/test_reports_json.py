"""Reports for programs: a shape that does not change."""

import json

from guidekit.reports import FORMATS, Report
from guidekit.source import Diagnostic, Edit, Fix, Position, Severity, Span

SPAN = Span("guides/lucca.mdx", Position(82, 13), Position(82, 22))


def render(found: Diagnostic, **summary: int) -> str:
    return FORMATS["json"](Report((found,), lambda path: None, summary))


def test_shape_with_all_facts() -> None:
    found = Diagnostic(
        "GK304", "renamed-label", Severity.WARNING, "`API Token` is no label", SPAN,
        "a help", Fix("write `API Key`", (Edit(SPAN, "API Key"),), safe=False),
        "lucca", "custom", "apiKey", "acme",
    )  # fmt: skip
    place = {
        "start": {"line": 82, "column": 13},
        "end": {"line": 82, "column": 22},
    }
    assert json.loads(render(found, guides=3)) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "GK304",
                "name": "renamed-label",
                "severity": "warning",
                "message": "`API Token` is no label",
                "path": "guides/lucca.mdx",
                **place,
                "connector": "lucca",
                "auth": "custom",
                "field": "apiKey",
                "variant": "acme",
                "help": "a help",
                "fix": {
                    "title": "write `API Key`",
                    "safe": False,
                    "edits": [{"path": "guides/lucca.mdx", **place, "text": "API Key"}],
                },
            }
        ],
        "summary": {"errors": 0, "warnings": 1, "infos": 0, "files": 1, "guides": 3},
    }


def test_absent_facts_are_null() -> None:
    found = Diagnostic("GK102", "unclosed-tag", Severity.ERROR, "unclosed", SPAN)
    [entry] = json.loads(render(found))["diagnostics"]
    assert {key for key, value in entry.items() if value is None} == {
        "connector", "auth", "field", "variant", "help", "fix",
    }  # fmt: skip


def test_only_ascii_comes_out_and_everything_survives() -> None:
    message = "\x1b[31m\x9b é 漢 \ud800 \u2028"
    found = Diagnostic("GK102", "unclosed-tag", Severity.ERROR, message, SPAN)
    out = render(found)
    assert out.isascii()
    assert "\x1b" not in out
    assert json.loads(out)["diagnostics"][0]["message"] == message


def test_formats_by_name() -> None:
    report = Report((), lambda path: None, {"guides": 2})
    assert FORMATS["text"](report) == "no problems\n"
    assert json.loads(FORMATS["json"](report))["summary"]["guides"] == 2
