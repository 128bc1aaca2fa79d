"""Comments that suppress problems: how they are written, in guides and in YAML."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from guidekit.source import SourceText, Span, did_you_mean
from guidekit.source.comments import Comment
from guidekit.source.patterns import regex
from guidekit.source.yaml_comments import yaml_comments
from guidekit.syntax import comments_in, parse

__all__ = [
    "Directive",
    "Kind",
    "Malformed",
    "Word",
    "directives_in",
    "is_guide",
    "is_yaml",
    "may_suppress",
]

Kind = Literal["next-line", "line", "disable", "enable", "file"]

IN_GUIDES: dict[str, Kind] = {
    "guidekit-disable-next-line": "next-line",
    "guidekit-disable-line": "line",
    "guidekit-disable": "disable",
    "guidekit-enable": "enable",
    "guidekit-disable-file": "file",
}
IN_YAML: dict[str, Kind] = {"ignore": "line", "ignore-file": "file"}
GUIDE_FORM = regex(r"\s*(?P<verb>guidekit-[\w-]*)(?P<rest>.*)", re.DOTALL)
YAML_FORM = regex(r"\s*guidekit:\s*(?P<verb>[\w-]*)(?P<rest>.*)", re.DOTALL)
WORD = regex(r"[A-Za-z][\w-]*")
WORDS = regex(r"[\s,]*(?:[A-Za-z][\w-]*[\s,]*)*")


class Word(Struct, frozen=True):
    """A rule as a comment names it, with its offsets in the file."""

    text: str
    start: int
    end: int


class Directive(Struct, frozen=True):
    """A comment that suppresses problems, or ends doing so.

    ``line`` is the line that it is about: that of the comment or the next one with anything else.
    """

    kind: Kind
    words: tuple[Word, ...]
    reason: str
    comment: Comment
    line: int


class Malformed(Struct, frozen=True):
    """A comment that is meant to suppress problems and does not say how."""

    message: str
    span: Span
    help: str | None = None


def is_guide(path: str) -> bool:
    """Whether a file has the comments of a guide."""
    return path.endswith((".mdx", ".md"))


def is_yaml(path: str) -> bool:
    """Whether a file has the comments of YAML."""
    return path.endswith((".yaml", ".yml"))


def may_suppress(source: SourceText) -> bool:
    """Whether a file may have such comments: if not, it need not be parsed for them."""
    return "guidekit-" in source.text or "guidekit:" in source.text


def directives_in(source: SourceText) -> tuple[tuple[Directive, ...], tuple[Malformed, ...]]:
    r"""The directives of a file in the order of its text, and the comments that are none.

    >>> text = "{/* guidekit-disable-next-line GK701: decoration */}\n\n![](a.png)"
    >>> [directive], _ = directives_in(SourceText("a.mdx", text))
    >>> directive.kind, directive.words[0].text, directive.reason, directive.line
    ('next-line', 'GK701', 'decoration', 3)
    """
    if not may_suppress(source):
        return (), ()
    found = sorted(_read(source), key=lambda each: each[1].start)
    directives = [each for each, _ in found if isinstance(each, Directive)]
    skipped = _lines_of_comments(source, directives)
    return (
        tuple(_aimed(source, each, skipped) for each in directives),
        tuple(each for each, _ in found if isinstance(each, Malformed)),
    )


def _read(source: SourceText) -> Iterator[tuple[Directive | Malformed, Comment]]:
    yaml: Iterable[Comment] = ()
    if is_guide(source.path):
        document = parse(source)
        for comment in comments_in(document):
            if match := GUIDE_FORM.match(comment.text):
                yield _directive(source, comment, match, IN_GUIDES), comment
        if document.frontmatter is not None:
            start = document.frontmatter_start
            yaml = yaml_comments(source, start, start + len(document.frontmatter))
    elif is_yaml(source.path):
        yaml = yaml_comments(source)
    for comment in yaml:
        if match := YAML_FORM.match(comment.text):
            yield _directive(source, comment, match, IN_YAML), comment


def _directive(
    source: SourceText, comment: Comment, match: re.Match[str], kinds: dict[str, Kind]
) -> Directive | Malformed:
    span = source.span(comment.start, comment.end)
    verb = match["verb"]
    kind = kinds.get(verb)
    if kind is None:
        known = ", ".join(f"`{each}`" for each in kinds)
        return Malformed(
            f"`{verb}` in a comment, expected {known}", span, did_you_mean(verb, kinds)
        )
    listed = WORDS.match(match["rest"])
    named = listed[0] if listed else ""
    at = comment.text_start + match.start("rest")
    words = tuple(Word(m[0], at + m.start(), at + m.end()) for m in WORD.finditer(named))
    reason = match["rest"][len(named) :]
    if (not words and kind != "enable") or (reason and not reason.startswith(":")):
        message = f"`{verb}` without a list of rules, expected `{verb} GK302: reason`"
        return Malformed(message, span)
    alone = not _line_before(source, comment.start).strip()
    if kinds is IN_YAML and kind == "line" and alone:
        kind = "next-line"
    return Directive(kind, words, reason[1:].strip(), comment, span.start.line)


def _line_before(source: SourceText, offset: int) -> str:
    start = source.line_starts[source.position(offset).line - 1]
    return source.text[start:offset]


def _lines_of_comments(source: SourceText, directives: Iterable[Directive]) -> set[int]:
    """The lines that hold nothing but directives."""
    lines: set[int] = set()
    for directive in directives:
        comment = directive.comment
        first, last = source.position(comment.start).line, source.position(comment.end).line
        after = source.line(last)[source.position(comment.end).column - 1 :]
        if not _line_before(source, comment.start).strip() and not after.strip():
            lines.update(range(first, last + 1))
    return lines


def _aimed(source: SourceText, directive: Directive, skipped: set[int]) -> Directive:
    """The directive with the line that it is about."""
    if directive.kind != "next-line":
        return directive
    line = source.position(directive.comment.end).line + 1
    while line <= len(source.line_starts) and (line in skipped or not source.line(line).strip()):
        line += 1
    return replace(directive, line=line)
