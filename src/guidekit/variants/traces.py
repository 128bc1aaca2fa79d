"""What a stranger could learn of the house from a text, in whatever disguise."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from guidekit.variants.leaks import kept_values, leaks, names_of
from guidekit.variants.readings import essence, resolve
from guidekit.variants.types import Brand

__all__ = ["bare_readings", "cores", "kept", "traces", "without_keeps"]

MARKUP = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong"
    r"|sub|sup|time|tspan|tt|u|var|wbr)\b[^<>]*>|<!--[^<>]*-->",
    re.IGNORECASE,
)
"""Tags in a text that is shown as HTML only later: in a search index, or in an attribute."""

ASSET = re.compile(
    r"[^\s/\\\"'()<>?#&=,;:|]+\.(?:avif|gif|ico|jpe?g|mp4|png|svg|webm|webp)(?!\w)", re.IGNORECASE
)
BARRIER = "\0"
"""Stands where a kept value was, so that what is left and right of it does not touch."""


def traces(text: str, house: Brand) -> Iterator[str]:
    """What a text has of the house, as it stands in the resolved text; kept values aside.

    Names and domains as :func:`~guidekit.variants.leaks` counts them, in what is left when escapes,
    look-alike letters and tags are gone, and names of files that the house's ``identity.assets``
    describe.

    >>> from guidekit.source import SourceText
    >>> from guidekit.variants.types import Identity
    >>> identity = Identity(names=("StackOne",), assets=("hub-*",))
    >>> house = Brand("s", "StackOne", True, SourceText("s.yaml", ""), identity=identity)
    >>> list(traces("St%61ckone, &lt;b>Stack&lt;/b>One, /img/hub-keys.png", house))
    ['Stackone', 'hub-keys.png', 'StackOne']
    """
    resolved = without_keeps(resolve(text), house)
    found = [match.text for match in leaks(resolved, house)]
    found += _assets(resolved, house.identity.assets)
    for bare in bare_readings(resolved)[1:]:
        found += [match.text for match in leaks(without_keeps(bare, house), house)]
    yield from dict.fromkeys(found)


def bare_readings(resolved: str) -> tuple[str, ...]:
    """A resolved text, and where tags are in it the text without them."""
    bare = MARKUP.sub("", resolved) if "<" in resolved else resolved
    return (resolved,) if bare == resolved else (resolved, bare)


def without_keeps(resolved: str, house: Brand) -> str:
    """A resolved text without the values that may stay."""
    pattern = kept_values(house.identity)
    return pattern.sub(BARRIER, resolved) if pattern else resolved


def kept(text: str, house: Brand) -> tuple[str, ...]:
    """The values that may stay and that a text has, as the house's file writes them, each once."""
    pattern = kept_values(house.identity)
    if pattern is None:
        return ()
    values = [keep.value for keep in house.identity.keep]
    written = {form.lower(): value for value in values for form in (resolve(value), value)}
    found = (written.get(match[0].lower(), match[0]) for match in pattern.finditer(resolve(text)))
    return tuple(dict.fromkeys(found))


def cores(house: Brand) -> tuple[str, ...]:
    """Essences of which each text with a trace has one; an empty one is in every text."""
    # What is between brackets is one letter of several.
    patterns = (re.sub(r"\[.*?\]", " ", pattern) for pattern in house.identity.assets)
    longest = [max(re.findall(r"[^\W_]+", one), key=len, default="") for one in patterns]
    found = {essence(text) for text in (*names_of(house), *house.identity.domains, *longest)}
    if "" in found:
        return ("",)
    return tuple(sorted(core for core in found if not any(o in core for o in found - {core})))


def _assets(text: str, patterns: tuple[str, ...]) -> Iterator[str]:
    if patterns:
        lower = [pattern.lower() for pattern in patterns]
        for match in ASSET.finditer(text):
            if any(fnmatchcase(match[0].lower(), pattern) for pattern in lower):
                yield match[0]
