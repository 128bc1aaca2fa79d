"""The nearest known name for a mistyped one."""

from collections.abc import Iterable

__all__ = ["did_you_mean"]


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A help text that names the nearest known word, or None where nothing is near.

    >>> did_you_mean("Stpes", ["Step", "Steps", "Note"])
    'did you mean `Steps`?'
    >>> did_you_mean("zebra", ["Step"]) is None
    True
    """
    names = sorted(set(known))
    by_fold = {name.casefold(): name for name in names}
    if word.casefold() in by_fold:
        return f"did you mean `{by_fold[word.casefold()]}`?"
    from difflib import get_close_matches  # of a sound project nothing is suggested

    near = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.7)
    return f"did you mean `{by_fold[near[0]]}`?" if near else None
