"""Which rules are reported, and how severely: what a project and a command line ask for."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.rules.all_rules import ALL_RULES
from guidekit.rules.registry import Tier
from guidekit.source import Diagnostic, GuidekitError, Severity, did_you_mean

__all__ = ["ESSENTIAL", "Choice", "Selection", "check_words", "codes_of", "select_rules"]

BY_CODE = {rule.code: rule for rule in ALL_RULES}
BY_NAME = {rule.name: rule for rule in ALL_RULES}
ESSENTIAL = frozenset(rule.code for rule in ALL_RULES if rule.essential)
EVERY = "ALL"
EXACT = 100
"""How exactly a code or a name means a rule; the beginning of a code does so by its length."""


class Choice(Struct, frozen=True):
    """What one place says of the rules to report.

    Words are codes (``GK302``), beginnings of codes (``GK3``), names (``unlocated-field``) or
    ``ALL``. ``per_file`` has patterns of paths, each with the words to ignore there.
    """

    tier: Tier | None = None
    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Selection(Struct, frozen=True):
    """The rules that are reported, by code; what they are to be, where it is not as usual.

    ``per_file`` has patterns of paths, each with the codes to ignore there.
    """

    codes: frozenset[str]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()

    def admit(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The diagnostics of selected rules, as severe as they are to be."""
        for problem in found:
            if problem.code in self.codes:
                severity = self.severities.get(problem.code, problem.severity)
                yield replace(problem, severity=severity)


def codes_of(word: str) -> frozenset[str]:
    """The codes of the rules that a word means.

    Raises :class:`GuidekitError` where it means none, with the nearest one as its help.

    >>> {"GK601", "GK602"} <= codes_of("GK60"), "GK701" in codes_of("GK60")
    (True, False)
    >>> codes_of("unlocated-field")
    frozenset({'GK302'})
    """
    if word.upper() == EVERY:
        return frozenset(BY_CODE)
    if word.lower() in BY_NAME:
        return frozenset({BY_NAME[word.lower()].code})
    is_code = word.upper().startswith("GK")
    found = frozenset(code for code in BY_CODE if is_code and code.startswith(word.upper()))
    if not found:
        hint = did_you_mean(word, BY_CODE if is_code else BY_NAME)
        raise GuidekitError(f"unknown rule `{word}`", help=hint or "`guidekit rule` lists them all")
    return found


def check_words(words: Iterable[str], *, essential: bool = True) -> None:
    """Raise :class:`GuidekitError` for the first word that means no rule.

    Without ``essential`` also for one that means a single rule which is always on.
    """
    for word in words:
        codes = codes_of(word)
        if not essential and len(codes) == 1 and codes <= ESSENTIAL:
            hint = "what is built of a file that cannot be read as it is written would be wrong"
            raise GuidekitError(f"`{word}` is always reported, expected another rule", help=hint)


def select_rules(project: Choice, line: Choice | None = None) -> Selection:
    """The rules that a project selects, and a command line, which wins.

    The base is what the line selects, else the rules of its tier, else what the project selects,
    else the rules of the project's tier. What the line selects leaves aside what the project adds
    and ignores. Of words that add and words that ignore, the more exact one counts; of two alike,
    the one that ignores. Raises :class:`GuidekitError` for a word that means no rule.

    >>> chosen = select_rules(Choice(ignore=("GK3",), extend=("GK302",)))
    >>> "GK302" in chosen.codes, "GK301" in chosen.codes, "GK101" in chosen.codes
    (True, False, True)
    """
    line = line or Choice()
    codes = _base(project, line)
    for choice in (line,) if line.select else (project, line):
        added, ignored = _exactness((*choice.select, *choice.extend)), _exactness(choice.ignore)
        codes = {
            code
            for code in BY_CODE
            if added.get(code, 0) > ignored.get(code, 0) or (code in codes and code not in ignored)
        }
    severities = {**_severities(project), **_severities(line)}
    per_file = [
        (pattern, frozenset[str]().union(*map(codes_of, words)) - ESSENTIAL)
        for pattern, words in (*project.per_file, *line.per_file)
    ]
    return Selection(frozenset(codes) | ESSENTIAL, severities, tuple(per_file))


def _base(project: Choice, line: Choice) -> set[str]:
    for choice in (line, project):
        if choice.select:
            return set(_exactness(choice.select))
        if choice.tier:
            return set(_of_tier(choice.tier))
    return set(_of_tier(Tier.RECOMMENDED))


def _of_tier(tier: Tier) -> Iterator[str]:
    tiers = list(Tier)
    return (rule.code for rule in ALL_RULES if tiers.index(rule.tier) <= tiers.index(tier))


def _exactness(words: Iterable[str]) -> dict[str, int]:
    """The codes that words mean, each with how exactly it is meant."""
    found: dict[str, int] = {}
    for word in words:
        codes = codes_of(word)
        exactness = EXACT if len(codes) == 1 else 1 if len(codes) == len(BY_CODE) else len(word)
        for code in codes:
            found[code] = max(found.get(code, 0), exactness)
    return found


def _severities(choice: Choice) -> dict[str, Severity]:
    found: dict[str, tuple[int, Severity]] = {}
    for word, severity in choice.severities.items():
        for code, exactness in _exactness((word,)).items():
            if code not in found or exactness >= found[code][0]:
                found[code] = exactness, severity
    return {code: found[code][1] for code in found if code not in ESSENTIAL}
