"""The options that choose rules, for the commands that report problems."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import click

__all__ = ["selection_options"]

OPTIONS = (
    click.option(
        "--select", multiple=True, metavar="RULES",
        help="Only these rules: codes, beginnings of codes, names, or ALL; repeatable.",
    ),
    click.option("--extend-select", "extend", multiple=True, metavar="RULES", help="These, too."),
    click.option("--ignore", multiple=True, metavar="RULES", help="Not these."),
    click.option(
        "--tier", type=click.Choice(["recommended", "strict", "pedantic"]),
        help="The rules of this tier and those before it; recommended, if nothing says otherwise.",
    ),
    click.option(
        "--severity", "severities", multiple=True, metavar="RULES=SEVERITY",
        help="Report these as error, warning or info.",
    ),
    click.option(
        "--per-file-ignores", "per_file", multiple=True, metavar="PATTERN:RULES",
        help="Ignore these in files whose path in the project matches.",
    ),
)  # fmt: skip


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose rules, and one argument ``choice`` for them."""

    @wraps(command)
    def wrapped(
        *arguments: Any,
        select: tuple[str, ...],
        extend: tuple[str, ...],
        ignore: tuple[str, ...],
        tier: str | None,
        severities: tuple[str, ...],
        per_file: tuple[str, ...],
        **options: Any,
    ) -> Any:
        from guidekit.rules import Choice, Tier

        choice = Choice(
            Tier(tier) if tier else None,
            select=_checked(select),
            extend=_checked(extend),
            ignore=_checked(ignore, essential=False),
            severities=dict(map(_severity, severities)),
            per_file=tuple(map(_file_and_rules, per_file)),
        )
        return command(*arguments, choice=choice, **options)

    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def _checked(written: Iterable[str], *, essential: bool = True) -> tuple[str, ...]:
    """The words in lists with commas; unknown ones are the caller's fault."""
    from guidekit.rules import check_words

    words = tuple(word for each in written for word in each.replace(",", " ").split())
    check_words(words, essential=essential)
    return words


def _severity(written: str) -> tuple[str, Any]:
    from guidekit.source import GuidekitError, Severity, did_you_mean

    word, _, severity = written.replace(":", "=").partition("=")
    known = tuple(each.value for each in Severity)
    if severity not in known:
        hint = did_you_mean(severity, known) or "as in `--severity GK302=error`"
        message = f"severity `{severity}`, expected `error`, `warning` or `info`"
        raise GuidekitError(message, help=hint)
    _checked((word,), essential=False)
    return word, Severity(severity)


def _file_and_rules(written: str) -> tuple[str, tuple[str, ...]]:
    from guidekit.source import GuidekitError

    pattern, colon, words = written.rpartition(":")
    if not colon or not words:
        message = f"`{written}`, expected a pattern of paths, a colon and rules"
        raise GuidekitError(message, help="as in `--per-file-ignores 'docs/**:GK701'`")
    return pattern, _checked((words,), essential=False)
