"""Problems that are known already, so that a check can begin to fail for new ones alone.

A problem is known by its rule, its file, the words of its line and of its message. Numbers and
blank space do not count, and neither does the place: what moves around stays known. A file that is
gone and one that is new are taken for one that was renamed, where their problems are alike.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guidekit.source import Diagnostic, GuidekitError
from guidekit.source.patterns import regex

__all__ = ["Comparison", "Finding", "KnownProblem", "compare", "read_baseline", "render_baseline"]

KIND = "guidekit baseline"
VERSION = 1
NUMBER = regex(r"\d+")


class KnownProblem(Struct, frozen=True, order=True):
    """So many problems of one rule in one file that cannot be told apart.

    ``message`` is that of one of them, for people.
    """

    path: str
    rule: str
    fingerprint: str
    message: str
    count: int = 1


class Finding(Struct, frozen=True):
    """A problem with its file's path in the project and the line where it begins."""

    problem: Diagnostic
    path: str
    line: str

    def known_as(self) -> KnownProblem:
        """How a baseline has it."""
        problem = self.problem
        message = problem.message.replace(problem.span.path, "…").replace(self.path, "…")
        words = " ".join(self.line.split())
        facts = (problem.code, problem.field or "", problem.variant or "", message, words)
        text = NUMBER.sub("0", "\0".join(facts))
        mark = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]
        return KnownProblem(self.path, problem.code, mark, message)


class Comparison(Struct, frozen=True):
    """What was found beside what was known.

    ``fixed`` are known problems that are there no more, with how many of each.
    """

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    fixed: tuple[KnownProblem, ...]


Key = tuple[str, str]
"""Rule and fingerprint."""
Found = dict[str, dict[Key, list[Finding]]]
"""By path and key, in the order of the file."""


def compare(
    found: Sequence[Finding], baseline: Iterable[KnownProblem], exists: Callable[[str], bool]
) -> Comparison:
    """Tell new problems from known ones; ``exists`` says which files are still there."""
    order = [finding.problem for finding in found]
    left: Found = defaultdict(lambda: defaultdict(list))
    for finding in found:
        as_known = finding.known_as()
        left[as_known.path][as_known.rule, as_known.fingerprint].append(finding)
    entries: dict[str, dict[Key, KnownProblem]] = defaultdict(dict)
    for entry in baseline:
        entries[entry.path][entry.rule, entry.fingerprint] = entry
    fixed: list[KnownProblem] = []
    gone: list[str] = []
    for path in sorted(entries):
        if path in left or exists(path):
            fixed += _take(entries[path], left.get(path, {}))
        else:
            gone.append(path)
    fresh = [path for path in sorted(left) if path not in entries]
    for old, new in _renamed(gone, fresh, entries, left).items():
        fixed += _take(entries[old], left[new] if new else {})
    unknown = {
        id(finding.problem)
        for by_key in left.values()
        for findings in by_key.values()
        for finding in findings
    }
    return Comparison(
        tuple(problem for problem in order if id(problem) in unknown),
        tuple(problem for problem in order if id(problem) not in unknown),
        tuple(sorted(fixed)),
    )


def _take(
    entries: Mapping[Key, KnownProblem], found: Mapping[Key, list[Finding]]
) -> Iterator[KnownProblem]:
    """Take known problems off what was found, the first ones first; yield those not found."""
    for key, entry in entries.items():
        there = found.get(key, [])
        missing = entry.count - len(there)
        del there[: entry.count]
        if missing > 0:
            yield replace(entry, count=missing)


def _renamed(
    gone: Iterable[str],
    fresh: Iterable[str],
    entries: Mapping[str, Mapping[Key, KnownProblem]],
    left: Found,
) -> dict[str, str | None]:
    """For each file that is gone, the new one with most of the same problems, each once.

    At least half of the problems of one of them must be in the other.
    """
    pairs = []
    counts = {
        path: Counter({key: len(findings) for key, findings in left[path].items()})
        for path in fresh
    }
    for old in gone:
        known = Counter({key: entry.count for key, entry in entries[old].items()})
        for new, there in counts.items():
            shared = (known & there).total()
            if shared and shared * 2 >= min(known.total(), there.total()):
                pairs.append((-shared, old, new))
    renamed: dict[str, str | None] = {}
    for _, old, new in sorted(pairs):
        if old not in renamed and new not in renamed.values():
            renamed[old] = new
    return {old: renamed.get(old) for old in gone}


def render_baseline(known: Iterable[KnownProblem]) -> str:
    """The text of a baseline: JSON with one known problem a line, sorted, none twice.

    ``null`` ends the list, so that a line can come and go without a change of another.
    """
    first: dict[tuple[str, Key], KnownProblem] = {}
    totals: Counter[tuple[str, Key]] = Counter()
    for each in known:
        key = each.path, (each.rule, each.fingerprint)
        totals[key] += each.count
        first[key] = min(each, first.get(key, each))
    lines = [
        json.dumps(
            {
                "path": each.path,
                "rule": each.rule,
                "count": totals[key],
                "fingerprint": each.fingerprint,
                "message": each.message,
            }
        )
        for key, each in sorted(first.items(), key=lambda item: item[1])
    ]
    head = f'{{"kind": "{KIND}", "version": {VERSION}, "problems": [\n'
    return head + "".join(f"{line},\n" for line in lines) + "null]}\n"


def read_baseline(text: str, name: str) -> tuple[KnownProblem, ...]:
    """The known problems in the text of a baseline.

    Raises :class:`GuidekitError` where it is none; ``name`` is what the file goes by.

    >>> read_baseline(render_baseline([KnownProblem("a.mdx", "GK302", "0f", "x")]), "b.json")
    (KnownProblem(path='a.mdx', rule='GK302', fingerprint='0f', message='x', count=1),)
    """
    hint = "`guidekit lint --baseline FILE --write-baseline` writes one"
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GuidekitError(f"`{name}` is no JSON, expected a baseline", help=hint) from error
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise GuidekitError(f"`{name}` is some other JSON, expected a baseline", help=hint)
    if content.get("version") != VERSION:
        version = content.get("version")
        raise GuidekitError(f"`{name}` is of version {version}, expected {VERSION}", help=hint)
    problems = content.get("problems")
    entries = (
        [each for each in problems if each is not None] if isinstance(problems, list) else None
    )
    if entries is None or not all(map(_is_entry, entries)):
        raise GuidekitError(f"`{name}` is damaged, expected a baseline", help=hint)
    return tuple(
        KnownProblem(
            each["path"], each["rule"], each["fingerprint"], each["message"], each["count"]
        )
        for each in entries
    )


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    texts = all(
        isinstance(entry.get(key), str) for key in ("path", "rule", "fingerprint", "message")
    )
    return texts and type(entry.get("count")) is int and entry["count"] > 0
