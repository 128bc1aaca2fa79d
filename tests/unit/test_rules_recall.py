"""What the rules find where real guides are made wrong: fields deleted, and guides swapped."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from guidekit.connectors import Field
from nango_corpus import found_by, guide_at, guide_of, pairs, providers, text_at

WORD = re.compile(r"[A-Z]{2,}s?(?![a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
FRONTMATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
LEAST_FOUND = 0.97
LEAST_SWAPS_FOUND = 0.95
LEAST_TRUE = 0.98
STRIDES = (1, 7, 13)
SWAP_RULES = ("GK301", "GK309", "GK314")


def names_of(field: Field, title: str) -> Iterator[str]:
    """The label, its looser forms and the key: all that a guide may call a field."""
    plain = re.sub(r"\(.*?\)", " ", field.label).strip()
    provider = re.sub(r"\(.*?\)", " ", title).lower().split()
    for name in (field.label, plain, *plain.split("/"), field.key.rpartition(".")[2]):
        words = name.split()
        yield name
        while words and words[0].lower() in provider:
            words = words[1:]
        yield " ".join(words)
        if len(words) > 2 and words[-1] == "Name":
            yield " ".join(words[:-1])


def without(text: str, field: Field, title: str) -> str:
    """A guide's text with another word wherever it names a field."""
    head = FRONTMATTER.match(text)
    start = head.end() if head else 0
    body = text[start:]
    for name in sorted(set(names_of(field, title)), key=len, reverse=True):
        words = [re.escape(re.sub(r"(?<=..[^s])s$", "", word)) for word in WORD.findall(name)]
        if len(name) > 1 and words:
            phrase = r"[\s\-_/&.'*`()\u2019]{0,4}".join(rf"{w}(?:e?s|['\u2019]s)?" for w in words)
            body = re.sub(rf"(?<![A-Za-z0-9]){phrase}(?![A-Za-z0-9])", "it", body, flags=re.I)
    return text[:start] + body


def test_a_required_field_whose_every_mention_is_deleted_is_missed(shared: Path) -> None:
    deleted, missed = 0, []
    for provider, path in pairs(shared):
        connector = providers(shared)[provider]
        before = {each.field for each in found_by(guide_at(shared, path), connector, "GK301")}
        for field in connector.auth_methods[0].fields_for("config"):
            if field.required and field.key not in before:
                cut = without(text_at(shared, path), field, connector.title)
                found = found_by(guide_of(shared, path, cut), connector, "GK301")
                deleted += 1
                if field.key not in {each.field for each in found}:
                    missed.append((provider, field.key))
    assert deleted > 500
    assert len(missed) <= (1 - LEAST_FOUND) * deleted, missed


def test_a_guide_of_another_provider_is_told_from_the_own_one(shared: Path) -> None:
    """Providers of one auth mode are set against each other's guides.

    What stays untold is one product in several editions, whose guides name the same vendor and
    ask for the same fields.
    """
    modes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for provider, path in pairs(shared):
        method = providers(shared)[provider].auth_methods[0]
        if any(field.required for field in method.fields_for("config")):
            modes[method.type].append((provider, path))
    swaps = told = alarms = 0
    for pool in modes.values():
        for index, (provider, path) in enumerate(pool):
            connector = providers(shared)[provider]
            alarms += bool(found_by(guide_at(shared, path), connector, "GK301", "GK314"))
            for stride in STRIDES:
                _, other = pool[(index + stride) % len(pool)]
                if other != path:
                    swaps += 1
                    told += bool(found_by(guide_at(shared, other), connector, *SWAP_RULES))
    assert swaps > 800
    assert told >= LEAST_SWAPS_FOUND * swaps
    assert told >= LEAST_TRUE * (told + alarms)
