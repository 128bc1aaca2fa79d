"""A guide in its canonical layout, and the proof that it still says the same."""

import re

from guidekit.source import Fault, SourceText
from guidekit.syntax.blocks import read_blocks
from guidekit.syntax.layout.blocks import Printer
from guidekit.syntax.layout.meaning import meaning
from guidekit.syntax.nodes import Document
from guidekit.syntax.parser import FRONTMATTER, UNCLOSED_FRONTMATTER, parse

__all__ = ["format_guide", "hindrances", "lay_out"]

LINE_END = re.compile(r"\r\n|\n|\r")


def format_guide(source: SourceText) -> str:
    r"""The text of a guide in the canonical layout.

    It is the text as it is where the guide has faults, and where another layout would give it
    another tree. Formatting twice changes nothing.

    >>> format_guide(SourceText("a.mdx", "<Note>\ntext\n* one\n* two\n</Note>"))
    '<Note>\n  text\n\n  - one\n  - two\n</Note>\n'
    """
    text = lay_out(parse(source))
    return source.text if text is None else text


def hindrances(document: Document) -> tuple[Fault, ...]:
    """The faults for which a guide is left as it is: all but HTML comments, which stay as such."""
    return tuple(fault for fault in document.faults if fault.name != "html-comment")


def lay_out(document: Document) -> str | None:
    """The canonical text of a parsed guide.

    None where the guide has faults, and where that text would not have the same tree or would
    not be its own canonical text: such a guide is left as it is.
    """
    text = _print(document)
    if text is None:
        return None
    again = parse(SourceText(document.source.path, text))
    if hindrances(again) or meaning(again) != meaning(document) or _print(again) != text:
        return None
    return text


def _print(document: Document) -> str | None:
    source = document.source
    if hindrances(document):
        return None
    if document.frontmatter is None and UNCLOSED_FRONTMATTER.match(source.text):
        return None  # lists and quotes are none there: any rule that is written anew could close it
    match = FRONTMATTER.match(source.text)
    start = match.end() if match else 0
    root, _ = read_blocks(source, start)
    line_end = LINE_END.search(source.text)
    lines = Printer(document).file(root, bare=match is None)
    if match:
        head = match[0].rstrip("\r\n")
        lines = [head, "", *lines] if lines else [head]
    return "".join(f"{line}{line_end[0] if line_end else chr(10)}" for line in lines)
