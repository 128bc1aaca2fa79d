"""``score:`` in ``guidekit.yaml``: what does not count against the grade of a guide, and why."""

from collections.abc import Iterator

from msgspec import Struct

from guidekit.project.globs import path_pattern
from guidekit.rules import check_words, codes_of
from guidekit.source import Diagnostic, GuidekitError, Span
from guidekit.source.reading import YamlReader

__all__ = ["Exemption", "read_exemptions"]


class Exemption(Struct, frozen=True):
    """Problems of some rules that are meant to be in some guides.

    ``guide`` is a path in the project or a pattern for paths, ``rule`` a code, the beginning of
    codes or a name; ``span`` is where the project file says so.
    """

    guide: str
    rule: str
    reason: str
    span: Span

    def covers(self, path: str, problem: Diagnostic) -> bool:
        """Whether a problem of a guide is one of those."""
        return bool(path_pattern(self.guide).fullmatch(path)) and problem.code in codes_of(
            self.rule
        )


def read_exemptions(reader: YamlReader) -> tuple[Exemption, ...]:
    """The entries of ``exempt``; what is wrong goes into the reader's faults."""
    found = tuple(_exemptions(reader))
    reader.finish()
    return found


def _exemptions(reader: YamlReader) -> Iterator[Exemption]:
    for entry in reader.maps("exempt"):
        guide = entry.string("guide", required=True)
        rule = entry.string("rule", required=True)
        reason = entry.string("reason", required=True)
        entry.finish()
        if guide and rule and reason and _is_rule(entry, rule):
            yield Exemption(guide.removeprefix("./"), rule, reason, entry.head)


def _is_rule(entry: YamlReader, word: str) -> bool:
    try:
        check_words((word,), essential=False)
    except GuidekitError as error:
        entry.fail(
            f"{error.message.partition(', expected')[0]}, expected a rule", "rule", error.help
        )
        return False
    return True
