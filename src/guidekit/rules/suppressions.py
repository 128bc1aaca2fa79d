"""What the comments of a file suppress, and which of them do so for nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from guidekit.rules.checks import of_faults
from guidekit.rules.selection import ESSENTIAL, check_words, codes_of
from guidekit.rules.suppression_comments import Directive, Word, directives_in
from guidekit.rules.suppression_removal import Doomed, removal
from guidekit.source import Diagnostic, Fault, GuidekitError, Position, SourceText

__all__ = ["Suppressions", "read_suppressions", "suppress"]


class Entry(Struct, frozen=True):
    """One rule, or family of rules, that a comment suppresses, from one place up to another.

    ``last`` is None where it is the end of the file. ``end`` is the comment that ends a block,
    with the word of it that does so (None where it ends all).
    """

    directive: Directive
    word: Word
    codes: frozenset[str]
    first: Position
    last: Position | None
    end: tuple[Directive, Word | None] | None = None

    def covers(self, problem: Diagnostic) -> bool:
        """Whether a problem of this file is suppressed."""
        return problem.code in self.codes and self.reaches(problem.span.start)

    def reaches(self, place: Position) -> bool:
        """Whether a place is between first and last."""
        return self.first <= place and (self.last is None or place < self.last)


class Suppressions(Struct, frozen=True):
    """The entries of a file, and what is wrong with its comments."""

    source: SourceText
    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_suppressions(source: SourceText) -> Suppressions:
    r"""What the comments of a guide or a YAML file suppress.

    Faults are named ``suppression-without-reason``, ``unknown-suppressed-rule`` and
    ``malformed-suppression``; what they are about suppresses nothing.

    >>> read_suppressions(SourceText("a.mdx", "{/* guidekit-disable GK701 */}")).faults[0].name
    'suppression-without-reason'
    """
    directives, malformed = directives_in(source)
    reader = _Reader(source)
    for wrong in malformed:
        reader.faults.append(Fault("malformed-suppression", wrong.message, wrong.span, wrong.help))
    for directive in directives:
        reader.take(directive)
    entries = (*reader.entries, *reader.open)
    return Suppressions(source, entries, tuple(reader.faults))


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.entries: list[Entry] = []
        self.open: list[Entry] = []
        self.faults: list[Fault] = []

    def take(self, directive: Directive) -> None:
        words = [word for word in directive.words if self._is_known(word)]
        if directive.kind == "enable":
            self._close(directive, words)
        elif not directive.reason:
            name = directive.words[0].text
            message = f"`{name}` is suppressed without a reason, expected `: ` and a reason"
            span = self.source.span(directive.comment.start, directive.comment.end)
            self.faults.append(Fault("suppression-without-reason", message, span))
        else:
            for word in words:
                entry = self._entry(directive, word)
                (self.open if directive.kind == "disable" else self.entries).append(entry)

    def _is_known(self, word: Word) -> bool:
        try:
            check_words((word.text,), essential=False)
        except GuidekitError as error:
            known = ", expected" in str(error)
            message = str(error) if known else f"{error}, expected a code or a name"
            span = self.source.span(word.start, word.end)
            self.faults.append(Fault("unknown-suppressed-rule", message, span, error.help))
            return False
        return True

    def _entry(self, directive: Directive, word: Word) -> Entry:
        codes = codes_of(word.text)
        match directive.kind:
            case "file":
                return Entry(directive, word, codes, Position(1, 1), None)
            case "disable":
                first = self.source.position(directive.comment.start)
                return Entry(directive, word, codes, first, None)
        line = directive.line
        return Entry(directive, word, codes, Position(line, 1), Position(line + 1, 1))

    def _close(self, directive: Directive, words: list[Word]) -> None:
        """End the blocks of these rules, or all, where the comment names none."""
        last = self.source.position(directive.comment.start)
        closed = [(entry, self._ending(entry, directive, words)) for entry in self.open]
        closed = [(entry, end) for entry, end in closed if end]
        for entry, end in closed:
            self.open.remove(entry)
            self.entries.append(replace(entry, last=last, end=end))
        if not closed and len(words) == len(directive.words):
            message = "`guidekit-enable` without its `guidekit-disable`, expected one before it"
            span = self.source.span(directive.comment.start, directive.comment.end)
            self.faults.append(Fault("malformed-suppression", message, span))

    @staticmethod
    def _ending(
        entry: Entry, directive: Directive, words: list[Word]
    ) -> tuple[Directive, Word | None] | None:
        if not directive.words:
            return directive, None
        word = next((word for word in words if codes_of(word.text) >= entry.codes), None)
        return (directive, word) if word else None


def suppress(
    found: Iterable[Diagnostic],
    files: Mapping[str, Suppressions],
    is_complete: Callable[[str], bool] = lambda _: True,
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Diagnostic, str], ...]]:
    """The problems to report, and those that a comment suppresses, each with its reason.

    Among the former are those that comments have themselves.

    ``found`` must hold the problems of all rules, selected or not, for a comment to be known to
    suppress nothing; ``is_complete`` says of which files it does.
    """
    used: set[int] = set()
    kept: list[Diagnostic] = []
    allowed: list[tuple[Diagnostic, str]] = []
    for problem in found:
        file = files.get(problem.span.path)
        covering = [entry for entry in file.entries if entry.covers(problem)] if file else []
        used.update(map(id, covering))
        if not covering or problem.code in ESSENTIAL:
            kept.append(problem)
        else:
            allowed.append((problem, covering[-1].directive.reason))
    for path, file in files.items():
        kept += of_faults(file.faults)
        if is_complete(path):
            kept += of_faults(_unused(file, used))
    return tuple(kept), tuple(allowed)


def _unused(file: Suppressions, used: set[int]) -> Iterator[Fault]:
    """One fault for each comment of which something suppresses nothing."""
    idle: dict[int, list[Entry]] = {}
    busy = {id(entry.directive) for entry in file.entries if id(entry) in used}
    for entry in file.entries:
        if id(entry) not in used:
            idle.setdefault(id(entry.directive), []).append(entry)
    for entries in idle.values():
        directive = entries[0].directive
        names = ", ".join(f"`{entry.word.text}`" for entry in entries)
        doomed = Doomed(
            directive,
            tuple(entry.word for entry in entries),
            id(directive) not in busy and len(entries) == len(directive.words),
            *_ends(file, entries),
        )
        yield Fault(
            "unused-suppression",
            f"{names} suppresses nothing, expected a problem that the comment covers",
            file.source.span(directive.comment.start, directive.comment.end),
            fix=removal(file.source, doomed),
        )


def _ends(
    file: Suppressions, entries: Iterable[Entry]
) -> tuple[tuple[Directive, ...], tuple[tuple[Directive, Word], ...]]:
    """The comments that end only these blocks; of those that end more, the words for these."""
    whole: dict[int, Directive] = {}
    words: list[tuple[Directive, Word]] = []
    for entry in entries:
        if entry.end:
            end, word = entry.end
            ended = [other for other in file.entries if other.end and other.end[0] is end]
            if all(other.directive is entry.directive for other in ended):
                whole[id(end)] = end
            elif word:
                words.append((end, word))
    return tuple(whole.values()), tuple(words)
