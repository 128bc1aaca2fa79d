"""Families of texts that make careless parsers slow: each grows to any size.

A family is a pattern that could be read again and again: something opened and never closed, closed
and never opened, or nested without end. A text of twice the size must take twice the time.
"""

from collections.abc import Callable

__all__ = ["FAMILIES", "text_of"]

Family = Callable[[int], str]
"""The text of a family's first so many repetitions."""


def _repeat(piece: str, before: str = "", after: str = "") -> Family:
    return lambda count: before + piece * count + after


def _around(opening: str, closing: str) -> Family:
    return lambda count: opening * count + "x" + closing * count


def _runs(mark: str, up_to: int) -> Family:
    """Runs of a mark, each of another length: none matches the next."""
    return lambda count: "".join(mark * (index % up_to + 1) + "a" for index in range(count))


def _indented(line: str, step: int, up_to: int) -> Family:
    """Each line further in than the one before, up to a depth."""
    return lambda count: "".join(" " * (step * min(index, up_to)) + line for index in range(count))


def _numbered(pattern: str) -> Family:
    """No two pieces are the same."""
    return lambda count: "".join(pattern.format(index) for index in range(count))


def _labelled(definition: str, use: str) -> Family:
    """As many definitions as uses."""
    return lambda count: (
        "".join(definition.format(index) for index in range(count))
        + "\n"
        + "".join(use.format(index) for index in range(count))
    )


FAMILIES: dict[str, Family] = {
    # tags
    "tags opened in a line": _repeat("<a>"),
    "tags opened on lines": _repeat("<a>\n"),
    "tags opened, each another": _numbered("<a{}>\n"),
    "tags closed in a line": _repeat("</a>"),
    "tags closed on lines": _repeat("</a>\n"),
    "tags closed in paragraphs": _repeat("</a>\n\n"),
    "tags closed in paragraphs, each another": _numbered("x </a{}>\n\n"),
    "tags opened in list items": _repeat("- x <a>\n"),
    "tags closed in list items": _repeat("- x </a>\n"),
    "tags opened in cells": _repeat("|<a>|</b>|\n", "|a|b|\n|-|-|\n"),
    "tags nested in a line": _around("<b>", "</b>"),
    "tags nested on lines": _around("<a>\n", "\n</a>"),
    "tags that cross": _repeat("<a><b></a></b>"),
    "tags unfinished": _repeat("<a "),
    "tags unfinished on lines": _repeat("<a\n"),
    "tags unfinished in paragraphs": _repeat("<a\n\n"),
    "tags unfinished in quotes": _repeat("> <a\n"),
    "tags unfinished in list items": _repeat("- <a\n"),
    "one tag of many attributes": _repeat(" a={1}", "<a", ">"),
    "one tag of many lines": _repeat("a='1'\n", "<a\n", "/>"),
    "values unclosed": _repeat('<a b="\n'),
    "values unclosed in a line": _repeat('<a b="'),
    "values unclosed in paragraphs": _repeat('<a b="\n\n'),
    "values in braces unclosed": _repeat("<a b={\n"),
    "values in braces unclosed in a line": _repeat("<a b={"),
    "less than": _repeat("<"),
    "less than and spaces": _repeat("< "),
    "names": _repeat("a.b:", "<"),
    "void elements": _repeat("<br>"),
    "HTML comments unclosed": _repeat("<!-- "),
    "HTML comments unclosed on lines": _repeat("<!--\n"),
    "HTML comments unclosed, but one": _repeat("<!-- ", "", "\n\n-->"),
    "HTML comments unclosed in paragraphs": _repeat("<!--\n\n"),
    # expressions
    "braces": _repeat("{"),
    "braces on lines": _repeat("{\n"),
    "braces in paragraphs": _repeat("{\n\n"),
    "braces nested": _around("{", "}"),
    "braces nested on lines": _around("{\n", "}\n"),
    "braces in list items": _repeat("- {\n"),
    "braces after text": _repeat("a {\n"),
    "braces that are no expressions": _repeat("{a b}"),
    "braces that are no expressions, nested": _around("{a b ", "}"),
    "comments unclosed": _repeat("{/*"),
    "comments unclosed on lines": _repeat("{/*\n"),
    "comments unclosed in paragraphs": _repeat("{/*\n\n"),
    "strings unclosed": _repeat("{'"),
    "templates unclosed": _repeat("{`"),
    "templates nested": _repeat("{`${"),
    "line comments in a line": _repeat("{//"),
    "line comments after text": _repeat("{a b//", "", "\n}"),
    "comments after text": _repeat("{a b/*", "", "*/}"),
    "strings of escapes": _repeat('\\"', '{"'),
    "braces that break off, nested": lambda count: "{" * count + "+}" * count,
    "braces that hold one that is none": lambda count: "{ " * count + "a b" + " }" * count,
    "braces of colons, nested": lambda count: "{[" * count + "]:a}" * count,
    "braces that are no expressions, nested on lines": _around("{a b\n", "}\n"),
    "braces of parentheses": _around("{(", ")}"),
    "braces of parentheses opened": _repeat("{("),
    "braces of arrows": _repeat("a => ", "{", "b}"),
    "braces of arrows in parentheses": lambda count: (
        "{" + "(a = " * count + "b" + ") => c" * count + "}"
    ),
    "braces of templates": lambda count: "{" + "`${" * count + "}`" * count + "}",
    "braces of elements": lambda count: "{" + "<b>" * count + "</b>" * count + "}",
    "braces of elements in a row": _repeat("<b>c</b>", "{<a>", "</a>}"),
    "braces of elements unclosed": _repeat("{<b>}"),
    "braces of statements": _repeat("a; ", "{() => {", "}}"),
    "braces of comments unclosed": _repeat("{/*}"),
    "braces of regular expressions unclosed": _repeat("{/[}"),
    "braces of quotes": _repeat("{'}"),
    "one long expression": _repeat("a + ", "{", "a}"),
    "one expression of many lines": _repeat("a +\n", "{", "a}"),
    # statements
    "imports unclosed": _repeat("import {\n\n"),
    "imports of a block": _repeat("import a from 'a'\n"),
    "exports unclosed": _repeat("export const a = (\n\n"),
    "exports of a block": _repeat("export const a = 1\n"),
    "exports of an odd block": _repeat("export const a = `\n"),
    "exports of strings": _repeat('\\"', 'export const a = "'),
    "exports of unfinished functions": _repeat("export const a = () => {\n\n"),
    "exports of unfinished elements": _repeat("export const a = (<b>\n\n"),
    "exports of unfinished templates": _repeat("export const a = `\n\n`b\n\n"),
    "exports that break off": _repeat("export const a =\n\n"),
    "imports that break off": _repeat("import {\n\n"),
    "imports of one name": _repeat("import a from 'b'\n\n"),
    "exports of many lines": _repeat("+\n", "export const a =\n"),
    "exports of blank lines": _repeat("\n", "export const {", "}"),
    # containers
    "quotes nested": _repeat(">"),
    "quotes on lines": _repeat("> a\n"),
    "quotes nested on lines": _repeat("> " * 60 + "a\n"),
    "quotes carried on lazily": _repeat("a\n", "> " * 60),
    "lists nested": _indented("- a\n", 2, 200),
    "lists nested deeper and deeper": lambda count: "".join(
        " " * (2 * index) + "- a\n" for index in range(int(count**0.5))
    ),
    "lists of markers": _repeat("- "),
    "lists of numbers": _repeat("1. "),
    "lists loose": _repeat("- a\n\n"),
    "lists with paragraphs": _repeat("- a\nb\n"),
    "lists of many kinds": _repeat("- a\n+ b\n* c\n1. d\n1) e\n"),
    "paragraphs in a nested list": lambda count: _indented("- a\n\n", 2, 28)(40)
    + (" " * 60 + "b\n\n") * count,
    "quotes and paragraphs": lambda count: "> a\n" * count + "a\n" * count,
    "footnotes": _repeat("[^1]: a\n"),
    "footnotes and their uses": _labelled("[^{0}]: a\n\n", "a[^{0}] "),
    # leaves
    "headings": _repeat("# a\n"),
    "headings of number signs": _repeat("#", "# ", " a"),
    "headings of spaces": _repeat(" #", "# ", " a"),
    "headings that end in spaces": _repeat(" ", "# a", "b"),
    "headings underlined": _repeat("a\n=\n"),
    "rules": _repeat("---\n\n"),
    "rules unfinished": _repeat("- ", "", "a"),
    "underlines": _repeat("- - -\n=\n"),
    "fences": _repeat("```\na\n"),
    "fences unclosed": _repeat("a\n", "```\n"),
    "fences in list items": _repeat("- ```\n"),
    "tables": _repeat("|a|\n", "|a|\n|-|\n"),
    "tables of many columns": lambda count: "|a" * count + "\n" + "|-" * count,
    "tables, each new": _repeat("|a|\n|-|\n\n"),
    "delimiter rows": _repeat("|-|\n"),
    "delimiter rows unfinished": lambda count: "a|" * count + "\n" + "-|" * count + "a",
    "paragraph lines": _repeat("a\n"),
    "paragraphs": _repeat("a\n\n"),
    "definitions": _repeat("[a]: b\n"),
    "definitions and their uses": _labelled("[a{0}]: b\n", "[a{0}] "),
    "definitions unfinished": _repeat("[a]: b 'c\n"),
    "definitions in paragraphs": _repeat("[a]: b\n\n"),
    "definitions and underlines": _repeat("[a]: b\n---\n"),
    "frontmatter unclosed": _repeat("a: b\n", "---\n"),
    "frontmatter of dashes": _repeat("--\n", "---\n"),
    # running text
    "plain words": _repeat("word "),
    "brackets": _repeat("["),
    "brackets nested": _around("[", "]"),
    "brackets around text": _repeat("[a"),
    "brackets closed": _repeat("]"),
    "brackets paired": _repeat("[a]"),
    "brackets of two kinds": _repeat("[a]["),
    "links unfinished": _repeat("[a]("),
    "links unfinished with addresses": _repeat("[a](b"),
    "links unfinished in angle brackets": _repeat("[a](<b"),
    "links unfinished with titles": _repeat('[a](b "'),
    "links nested": _around("[", "](b)"),
    "links": _repeat("[a](b)"),
    "links on lines": _repeat("[a](b)\n"),
    "images unfinished": _repeat("![a"),
    "images unfinished with addresses": _repeat("![a](b"),
    "images nested": _around("![", "](b)"),
    "images nested without addresses": _around("![", "]"),
    "images": _repeat("![a](b)"),
    "images on lines": _repeat("![a](b)\n"),
    "emphasis opened": _repeat("*a _b "),
    "emphasis opened in runs": _repeat("*a **b "),
    "emphasis closed": _repeat("a* a** "),
    "emphasis nested": _around("*a **b", "** c*"),
    "emphasis nested in stars": _around("*", "*"),
    "emphasis of stars": _repeat("*"),
    "emphasis of three kinds": _repeat("*_a~"),
    "emphasis in a row": _repeat("*a*"),
    "emphasis of underscores": _repeat("a_b__c"),
    "deletions opened": _repeat("~a"),
    "deletions of tildes": _repeat("~~a~~~"),
    "code unclosed": _runs("`", 500),
    "code of back-ticks": _repeat("`"),
    "code": _repeat("`a` "),
    "code in brackets": _repeat("[`a"),
    "references": _repeat("&amp;"),
    "references unfinished": _repeat("&"),
    "references unfinished with names": _repeat("&a"),
    "backslashes": _repeat("\\"),
    "backslashes and brackets": _repeat("\\["),
    "hard breaks": _repeat("a  \nb\\\n"),
    "spaces": _repeat(" ", "a", "a"),
    "spaces on a line": _repeat(" ", "", "a"),
    "spaces before line ends": _repeat("a" + " " * 40 + "\n"),
    "tabs": _repeat("\t", "", "a"),
    "line ends": _repeat("\n"),
    "line ends of Windows": _repeat("a\r\n"),
    "dashes": _repeat("-"),
    "equals signs": _repeat("=", "a\n"),
    "exclamation marks": _repeat("!"),
    "URLs": _repeat("http://a"),
    "URLs in a row": _repeat("http://a.b "),
    "URLs of dots": _repeat("http://a."),
    "URLs and brackets": _repeat("http://a.b("),
    "URLs of closed brackets": _repeat(")", "http://a.b"),
    "URLs of marks": _repeat("!.", "http://a.b", "c"),
    "URLs of references": _repeat("&a;", "http://a.b", "c"),
    "URLs of www": _repeat("www."),
    "URLs of www in a row": _repeat("www.a.b "),
    "URLs in brackets": _repeat("[http://a.b "),
    "mail addresses unfinished": _repeat("a@"),
    "mail addresses in a row": _repeat("a.b@c.d "),
    "mail addresses of dots": _repeat("a.", "", "@b"),
    "mail hosts of dots": _repeat("a.", "b@"),
    "mail addresses of dashes": _repeat("a-b+"),
}  # fmt: skip


def text_of(name: str, size: int) -> str:
    """The shortest text of a family that has so many characters.

    >>> text_of("tags closed in a line", 6)
    '</a></a>'
    """
    make = FAMILIES[name]
    enough = 1
    while len(make(enough)) < size:
        enough *= 2
    too_few = enough // 2
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if len(make(middle)) < size:
            too_few = middle
        else:
            enough = middle
    return make(enough)
