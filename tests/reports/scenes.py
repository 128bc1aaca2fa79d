"""The diagnostics of a case, as its fixture writes them.

A line is a diagnostic; lines below it that are indented say more of it::

    guides/lucca.mdx:2:3-2:9 error GK203 step-without-title: a step without a title
      help: give it one
      fix: write `Title` (not safe) | 2:3-2:9 | Title
      of: connector=lucca field=apiKey
      allowed: a reason

An escape such as `\\x1b` stands for its character, and `{long}` for five thousand letters. Blocks
with a slash or a dot in their names are the files.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from fixture_files import Case
from guidekit.reports import Report, RuleFacts, Suppressed
from guidekit.source import Diagnostic, Edit, Fix, Position, Severity, SourceText, Span

__all__ = ["report_of"]

LINE = re.compile(
    r"(?P<path>.+):(?P<span>\d+:\d+-\d+:\d+) (?P<severity>\w+) (?P<code>GK\d+) "
    r"(?P<name>[\w-]+): (?P<message>.*)"
)
ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[nrt])")
RULES = {
    "GK302": RuleFacts(
        "unlocated-field",
        "A required field that the guide only lists.",
        "A required field that the guide only lists.\n\n**Why it matters.** It helps `nobody`.\n",
        "https://acme.example/rules/fields.html#GK302",
    )
}


def report_of(case: Case) -> Report:
    """The report that a case is about."""
    sources = {
        name: SourceText(name, text)
        for name, text in case.blocks.items()
        if "/" in name or "." in name
    }
    found: list[Diagnostic] = []
    allowed: list[Suppressed] = []
    for diagnostic, reason in scenes(case.blocks["diagnostics"]):
        if reason is None:
            found.append(diagnostic)
        else:
            allowed.append(Suppressed(diagnostic, reason))
    return Report(
        tuple(found),
        sources.get,
        {"guides": 3},
        rules=RULES,
        from_top=lambda path: path if path.startswith("/") else f"docs/{path}",
        suppressed=tuple(allowed),
    )


def scenes(text: str) -> Iterator[tuple[Diagnostic, str | None]]:
    """Each diagnostic, and why it is allowed, if it is."""
    for block in re.split(r"\n(?! )", text.strip("\n")) if text.strip() else ():
        first, *rest = block.splitlines()
        match = LINE.fullmatch(first)
        assert match, first
        path = plain(match["path"])
        found = Diagnostic(
            match["code"],
            match["name"],
            Severity(match["severity"]),
            plain(match["message"]),
            span_of(path, match["span"]),
        )
        reason = None
        for line in rest:
            key, _, value = line.strip().partition(": ")
            if key == "help":
                found = replace(found, help=plain(value))
            elif key == "fix":
                found = replace(found, fix=fix_of(path, plain(value)))
            elif key == "of":
                facts = dict(pair.split("=") for pair in value.split())
                found = replace(found, **facts)
            else:
                assert key == "allowed", line
                reason = plain(value)
        yield found, reason


def plain(text: str) -> str:
    """A text with its escapes replaced by what they stand for."""
    text = ESCAPE.sub(lambda match: match[0].encode().decode("unicode_escape"), text)
    return text.replace("{long}", "x" * 5000)


def span_of(path: str, written: str) -> Span:
    """A span from `2:3-2:9`."""
    start, end = (Position(*map(int, place.split(":"))) for place in written.split("-"))
    return Span(path, start, end)


def fix_of(path: str, written: str) -> Fix:
    """A fix from `title | 2:3-2:9 | text`; edits may follow each other."""
    title, *edits = written.split(" | ")
    return Fix(
        title.removesuffix(" (not safe)"),
        tuple(
            Edit(span_of(path, span), text)
            for span, text in zip(edits[::2], edits[1::2], strict=True)
        ),
        safe=not title.endswith(" (not safe)"),
    )
