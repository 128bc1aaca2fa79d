"""``lint:`` in ``guidekit.yaml``: which rules are reported, how severely and where."""

from collections.abc import Iterator

from msgspec import Struct, field

from guidekit.project.files import join_path
from guidekit.rules import Choice, Tier, check_words
from guidekit.source import GuidekitError, Severity, Span
from guidekit.source.reading import YamlReader
from guidekit.source.yaml_nodes import YamlList, YamlScalar

__all__ = ["LintSettings", "read_lint_settings"]


class LintSettings(Struct, frozen=True):
    """What a project says of its checks; ``baseline`` is a path beside the project file."""

    choice: Choice = field(default_factory=Choice)
    baseline: str | None = None
    max_warnings: int | None = None


def read_lint_settings(reader: YamlReader) -> LintSettings:
    """The settings in a map; what is wrong goes into the reader's faults."""
    tier = reader.choice("tier", tuple(Tier))
    choice = Choice(
        Tier(tier) if tier else None,
        select=tuple(_words(reader, "select")),
        extend=tuple(_words(reader, "extend-select")),
        ignore=tuple(_words(reader, "ignore", essential=False)),
        severities=dict(_severities(reader.map("severity"))),
        per_file=tuple(_per_file(reader.map("per-file-ignores"))),
    )
    settings = LintSettings(choice, _baseline(reader), _max_warnings(reader))
    reader.finish()
    return settings


def _words(reader: YamlReader, key: str, *, essential: bool = True) -> Iterator[str]:
    """The codes and names under a key, one or a list of them, that mean rules."""
    node = reader.raw(key)
    for item in node.items if isinstance(node, YamlList) else (node,) if node else ():
        word = reader.text(item, key, "a code or a list of codes")
        if word is not None and _is_known(reader, word, item.span, essential=essential):
            yield word


def _is_known(reader: YamlReader, word: str, span: Span, *, essential: bool) -> bool:
    try:
        check_words((word,), essential=essential)
    except GuidekitError as error:
        expected = "" if ", expected" in str(error) else ", expected a code or a name"
        reader.fail(f"{error}{expected}", span, error.help)
        return False
    return True


def _severities(reader: YamlReader) -> Iterator[tuple[str, Severity]]:
    for word in reader.keys():  # noqa: SIM118 - a reader is no dict
        severity = reader.choice(word, tuple(Severity))
        known = _is_known(reader, word, reader.key_span(word), essential=False)
        if known and severity:
            yield word, Severity(severity)
    reader.finish()


def _per_file(reader: YamlReader) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in reader.keys():  # noqa: SIM118 - a reader is no dict
        yield pattern, tuple(_words(reader, pattern, essential=False))
    reader.finish()


def _baseline(reader: YamlReader) -> str | None:
    written = reader.string("baseline")
    path = join_path("", written) if written else None
    if written and not path:
        reader.fail(f"`baseline` is `{written}`, expected a file inside the project", "baseline")
    return path


def _max_warnings(reader: YamlReader) -> int | None:
    node = reader.raw("max-warnings")
    if node is None:
        return None
    value = node.value if isinstance(node, YamlScalar) else None
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    reader.wrong("max-warnings", node, "a number")
    return None
