"""Comments in YAML: what the parser passes over, with its place."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from guidekit.source.comments import Comment
from guidekit.source.patterns import regex
from guidekit.source.text import SourceText
from guidekit.source.yaml import FORBIDDEN, LOADER
from guidekit.source.yaml_json import without_tabs
from guidekit.source.yaml_library import yaml

__all__ = ["yaml_comments"]

COMMENT = regex(r"(?:(?<=\s)|^)#([^\r\n]*)", re.MULTILINE)


def yaml_comments(source: SourceText, start: int = 0, end: int | None = None) -> Iterator[Comment]:
    r"""The comments of a YAML file, or of a slice of it, each without its ``#``.

    A ``#`` in a value is none. Where the file cannot be read, there are those before that place.

    >>> text = 'a: "# no" # one\nb: |\n  # no\n# two\n'
    >>> [comment.text for comment in yaml_comments(SourceText("a.yaml", text))]
    [' one', ' two']
    """
    text = source.text[start:end]
    values = deque(_values(text))
    reached = len(text) if not values or values[-1][1] >= 0 else values.pop()[0]
    for match in COMMENT.finditer(text, 0, reached):
        while values and values[0][1] <= match.start():
            values.popleft()
        if not values or match.start() < values[0][0]:
            at = start + match.start()
            yield Comment(at, start + match.end(), match[1], at + 1)


def _values(text: str) -> Iterator[tuple[int, int]]:
    """Where quoted texts and blocks of text are; an end of -1 says that nothing more is known."""
    if FORBIDDEN.search(text):
        yield 0, -1
        return
    try:
        for event in yaml.parse(without_tabs(text), Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent) and event.style:
                yield _extent(text, event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        yield min(mark.index, len(text)) if mark else 0, -1
    except (yaml.YAMLError, ValueError, OverflowError):
        yield 0, -1


def _extent(text: str, event: Any) -> tuple[int, int]:
    """From where to where there is text; a block's first line may have a comment of its own."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in "|>":
        return start, end
    line_end = re.compile(r"[\r\n]|$").search(text, start)
    return (line_end.start() if line_end else start), end
