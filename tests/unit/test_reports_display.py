"""Reports for people: marks under the right columns, and nothing from a file that commands."""

import re
from time import process_time

import pytest

from guidekit.reports import FORMATS, Report, SourceOf
from guidekit.source import Diagnostic, Edit, Fix, Position, Severity, SourceText, Span


def diagnostic(span: Span, **facts: object) -> Diagnostic:
    severity = facts.pop("severity", Severity.ERROR)
    message = facts.pop("message", "unclosed `Note`, expected `</Note>`")
    return Diagnostic("GK102", "unclosed-tag", severity, message, span, **facts)  # type: ignore[arg-type]


def render(found: tuple[Diagnostic, ...], source_of: SourceOf, *, color: bool = False) -> str:
    return FORMATS["text"](Report(found, source_of, color=color))


def report(text: str, start: int, end: int, **facts: object) -> list[str]:
    source = SourceText("a.mdx", text)
    found = diagnostic(source.span(start, end), **facts)
    return render((found,), {"a.mdx": source}.get).splitlines()


def test_block_has_place_lines_help_fix_and_summary() -> None:
    source = SourceText("guides/a.mdx", "one\n  <Note>\n")
    span = source.span(6, 12)
    fix = Fix("close it", (Edit(span, "<Note />"),))
    found = diagnostic(span, help="close it where the note ends", fix=fix)
    assert render((found,), {"guides/a.mdx": source}.get) == (
        "guides/a.mdx:2:3 error GK102 unclosed-tag: unclosed `Note`, expected `</Note>`\n"
        " 2 |   <Note>\n"
        "   |   ^^^^^^\n"
        "   = help: close it where the note ends\n"
        "   = fix: close it\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_unsafe_fix_says_so() -> None:
    fix = Fix("write `API Key`", (), safe=False)
    lines = report("abc", 0, 1, fix=fix)
    assert lines[3] == "   = fix: write `API Key` (not safe)"


@pytest.mark.parametrize(
    ("text", "start", "end", "shown", "mark"),
    [
        ("\ta\tbc", 3, 5, "    a   bc", "        ^^"),
        ("漢字 <b>", 3, 6, "漢字 <b>", "     ^^^"),
        ("漢字", 1, 2, "漢字", "  ^^"),
        ("e\u0301e\u0301 x", 5, 6, "e\u0301e\u0301 x", "   ^"),
        ("abc", 3, 3, "abc", "   ^"),
        ("a\x1bb", 2, 3, "a<U+001B>b", "         ^"),
        ("a\u202eb", 1, 2, "a<U+202E>b", " ^^^^^^^^"),
    ],
)
def test_mark_stands_under_its_text(text: str, start: int, end: int, shown: str, mark: str) -> None:
    assert report(text, start, end)[1:3] == [f" 1 | {shown}", f"   | {mark}"]


def test_long_line_is_cut_around_the_mark() -> None:
    text = "a" * 300 + "<b>" + "c" * 300
    line, mark = report(text, 300, 303)[1:3]
    assert len(line) < 120
    assert line.startswith(" 1 | …")
    assert line.endswith("…")
    assert line[mark.index("^") :].startswith("<b>")
    assert mark.count("^") == 3


def test_long_line_with_an_early_mark_keeps_its_beginning() -> None:
    line, mark = report("<b>" + "c" * 300, 0, 3)[1:3]
    assert line.startswith(" 1 | <b>")
    assert mark == "   | ^^^"


def test_a_line_with_many_problems_takes_no_longer_than_many_lines() -> None:
    def seconds(text: str) -> float:
        source = SourceText("a.mdx", text)
        spans = (source.span(match.start(), match.end()) for match in re.finditer("<b>", text))
        found = tuple(map(diagnostic, spans))
        start = process_time()
        render(found, {"a.mdx": source}.get)
        return process_time() - start

    assert seconds("a <b> c " * 2000) < 10 * seconds("a <b> c\n" * 2000)


def test_span_of_several_lines_marks_each() -> None:
    assert report("a <b\n  c\n> d", 2, 10)[1:7] == [
        " 1 | a <b",
        "   |   ^^",
        " 2 |   c",
        "   |   ^",
        " 3 | > d",
        "   | ^",
    ]


def test_span_of_many_lines_shows_the_ends() -> None:
    text = "\n".join(f"line {n}" for n in range(1, 21))
    lines = report(text, 0, len(text))
    assert [line for line in lines if "line" in line] == [
        "  1 | line 1",
        "  2 | line 2",
        " 20 | line 20",
    ]
    assert " ..." in lines


def test_span_that_ends_with_its_line_does_not_show_the_next() -> None:
    assert report("abc\ndef\n", 0, 4)[1:3] == [" 1 | abc", "   | ^^^"]
    assert "def" not in "".join(report("abc\ndef\n", 0, 4))


def test_nothing_of_a_file_or_name_commands_the_terminal() -> None:
    text = "a\x1b]0;x\x07\x9b31m\u2028b\u2066\x7f\ud800"
    span = Span(f"{text}.mdx", Position(1, 1), Position(1, 2))
    found = diagnostic(span, message=f"`{text}`\n2", help=text, fix=Fix(text, ()))
    out = render((found,), lambda path: SourceText(path, text))
    assert not set(out) & set("\x1b\x07\x9b\u2028\u2066\x7f\ud800\r")
    assert out.startswith("a<U+001B>]0;x")


def test_colour_only_when_asked() -> None:
    source = SourceText("a.mdx", "abc")
    found = (diagnostic(source.span(0, 1)),)
    plain = render(found, {"a.mdx": source}.get)
    colored = render(found, {"a.mdx": source}.get, color=True)
    assert "\x1b" not in plain
    assert "\x1b[31m" in colored
    for style in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m"):
        colored = colored.replace(style, "")
    assert colored == plain


def test_missing_source_and_place_past_the_end_leave_only_the_message() -> None:
    span = Span("a.mdx", Position(9, 1), Position(9, 4))
    for source in (None, SourceText("a.mdx", "abc")):
        lines = render((diagnostic(span),), {"a.mdx": source}.get).splitlines()
        assert lines[0].startswith("a.mdx:9:1 error")
        assert lines[1:] == ["", "1 error in 1 file"]


def test_summary_counts_by_severity() -> None:
    span = Span.of_file("a.mdx")
    other = Span.of_file("b.mdx")
    found = (
        diagnostic(span),
        diagnostic(other),
        diagnostic(span, severity=Severity.WARNING),
        diagnostic(span, severity=Severity.INFO),
    )
    out = render(found, lambda path: None)
    assert out.endswith("\n\n2 errors, 1 warning, 1 info in 2 files\n")
    assert render((), lambda path: None) == "no problems\n"
