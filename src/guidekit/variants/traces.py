"""What a stranger could learn of the house from a text, in whatever disguise."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache

from guidekit.source.patterns import regex
from guidekit.variants.leaks import leaks
from guidekit.variants.readings import essence, resolve
from guidekit.variants.types import Brand, Identity

__all__ = ["Keeps", "bare_readings", "cores", "identifying", "kept", "traces"]

MARKUP = regex(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong"
    r"|sub|sup|time|tspan|tt|u|var|wbr)\b[^<>]*>|<!--[^<>]*-->",
    re.IGNORECASE,
)
"""Tags in a text that is shown as HTML only later: in a search index, or in an attribute."""

ASSET = regex(
    r"[^\s/\\\"'()<>?#&=,;:|]+\.(?:avif|gif|ico|jpe?g|mp4|png|svg|webm|webp)(?!\w)", re.IGNORECASE
)
OTHERS = frozenset({"assets", "keep"})
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
    keeps = _keeps(house.identity)
    resolved = keeps.without(resolve(text))
    found = [match.text for match in leaks(resolved, house)]
    found += _assets(resolved, house.identity.assets)
    for bare in bare_readings(resolved)[1:]:
        found += [match.text for match in leaks(keeps.without(bare), house)]
    yield from dict.fromkeys(found)


def bare_readings(resolved: str) -> tuple[str, ...]:
    """A resolved text, and where tags are in it the text without them."""
    bare = MARKUP.sub("", resolved) if "<" in resolved else resolved
    return (resolved,) if bare == resolved else (resolved, bare)


class Keeps:
    """The values of a house that may stay, ready to be looked for in resolved texts."""

    __slots__ = ("_beginnings", "_pattern", "_values", "_written")

    def __init__(self, identity: Identity) -> None:
        values = [keep.value for keep in identity.keep]
        self._written = {resolve(value).lower(): value for value in values}
        self._written |= {value.lower(): value for value in values}
        self._values = tuple(self._written)
        self._beginnings = tuple({v[:end] for v in self._values for end in range(1, len(v) + 1)})
        # The longest first, and none as a part of a longer word: as `leaks` has it.
        longest = sorted(filter(str.strip, self._values), key=lambda text: (-len(text), text))
        kept = "|".join(rf"(?<![\w-])(?i:{re.escape(text)})(?!\w)" for text in longest)
        self._pattern = re.compile(kept) if kept else None

    def without(self, resolved: str) -> str:
        """The text without the values."""
        if self._pattern is None or not self._may_be_in(resolved):
            return resolved
        return self._pattern.sub(BARRIER, resolved)

    def found_in(self, resolved: str) -> tuple[str, ...]:
        """The values that a text has, as the house's file writes them, each once."""
        if self._pattern is None or not self._may_be_in(resolved):
            return ()
        found = (match[0] for match in self._pattern.finditer(resolved))
        return tuple(dict.fromkeys(self._written.get(one.lower(), one) for one in found))

    def may_go_on(self, resolved: str) -> bool:
        """Whether a text ends with a value, or in the middle of one."""
        return resolved.lower().endswith(self._beginnings)

    def _may_be_in(self, resolved: str) -> bool:
        """Whether a value may be there. Most texts have none, and this is quick to tell."""
        lower = resolved.lower()
        return any(value in lower for value in self._values)


@lru_cache(maxsize=32)
def _keeps(identity: Identity) -> Keeps:
    return Keeps(identity)


def kept(text: str, house: Brand) -> tuple[str, ...]:
    """The values that may stay and that a text has, as the house's file writes them, each once."""
    return _keeps(house.identity).found_in(resolve(text))


def identifying(house: Brand) -> tuple[str, ...]:
    """All texts that tell the house: what its ``identity`` lists, patterns and exceptions aside."""
    identity = house.identity
    lists = (getattr(identity, name) for name in identity.__struct_fields__ if name not in OTHERS)
    return tuple(text for texts in ((house.name,), *lists) for text in texts if text.strip())


def cores(house: Brand) -> tuple[str, ...]:
    """Essences of which each text with a trace has one; an empty one is in every text."""
    # What is between brackets is one letter of several.
    patterns = (re.sub(r"\[.*?\]", " ", pattern) for pattern in house.identity.assets)
    longest = [max(re.findall(r"[^\W_]+", one), key=len, default="") for one in patterns]
    found = {essence(text) for text in (*identifying(house), *longest)}
    if "" in found:
        return ("",)
    return tuple(sorted(core for core in found if not any(o in core for o in found - {core})))


def _assets(text: str, patterns: tuple[str, ...]) -> Iterator[str]:
    if patterns:
        lower = [pattern.lower() for pattern in patterns]
        for match in ASSET.finditer(text):
            if any(fnmatchcase(match[0].lower(), pattern) for pattern in lower):
                yield match[0]
