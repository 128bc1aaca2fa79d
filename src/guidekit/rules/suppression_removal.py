"""How a comment that suppresses nothing goes away, without a trace in what the guide says."""

from collections.abc import Iterable, Iterator
from itertools import product

from msgspec import Struct

from guidekit.rules.suppression_comments import Directive, Word, is_guide
from guidekit.source import Edit, Fix, SourceText
from guidekit.source.comments import Comment
from guidekit.syntax import parse, says_the_same

__all__ = ["Doomed", "removal"]

Range = tuple[int, int]


class Doomed(Struct, frozen=True):
    """Words of a comment that suppress nothing; ``whole`` where there are no others in it.

    ``ends`` are the comments that end its blocks and no others, ``end_words`` the words that do so
    in comments that end others, too.
    """

    directive: Directive
    words: tuple[Word, ...]
    whole: bool
    ends: tuple[Directive, ...] = ()
    end_words: tuple[tuple[Directive, Word], ...] = ()


def removal(source: SourceText, doomed: Doomed) -> Fix | None:
    """The fix that takes the words, or the whole comment, out of a file.

    None where the file would not say the same without them.
    """
    if not doomed.whole:
        spans = [_word_range(doomed.directive, word) for word in doomed.words]
        title = "remove " + ", ".join(f"`{word.text}`" for word in doomed.words)
        return _fix(source, title, spans)
    comments = [each.comment for each in (doomed.directive, *doomed.ends)]
    cut = [_word_range(directive, word) for directive, word in doomed.end_words]
    for ways in product(*(_ways(source, comment) for comment in comments)):
        spans = [*ways, *cut]
        if not is_guide(source.path) or _says_the_same(source, spans):
            return _fix(source, "remove the comment", spans)
    return None


def _ways(source: SourceText, comment: Comment) -> Iterator[Range]:
    """What to take away with a comment: its line, where it has one, or the space before it."""
    first, last = source.position(comment.start), source.position(comment.end)
    before = source.text[source.line_starts[first.line - 1] : comment.start]
    after = source.line(last.line)[last.column - 1 :]
    if not before.strip() and not after.strip():
        starts = [*source.line_starts, len(source.text)]
        yield starts[first.line - 1], starts[last.line]
    yield comment.start - (len(before) - len(before.rstrip())), comment.end
    yield comment.start, comment.end


def _word_range(directive: Directive, word: Word) -> Range:
    """A word with the blank space or comma that sets it apart from its neighbour."""
    at = directive.words.index(word)
    if at:
        return directive.words[at - 1].end, word.end
    if len(directive.words) > 1:
        return word.start, directive.words[1].start
    return word.start, word.end


def _says_the_same(source: SourceText, spans: Iterable[Range]) -> bool:
    text = source.text
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return says_the_same(parse(source), parse(SourceText(source.path, text)))


def _fix(source: SourceText, title: str, spans: Iterable[Range]) -> Fix:
    return Fix(title, tuple(Edit(source.span(*span), "") for span in _joined(spans)))


def _joined(spans: Iterable[Range]) -> Iterator[Range]:
    """The stretches in order, those that touch as one."""
    current: Range | None = None
    for start, end in sorted(spans):
        if current and start <= current[1]:
            current = current[0], max(end, current[1])
        else:
            if current:
                yield current
            current = start, end
    if current:
        yield current
