"""Real providers, their guides, and what people who read both wrote down."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from guidekit.connectors import Connector, read_connectors
from guidekit.model import MINTLIFY, Guide, build_guide
from guidekit.rules import Context, rule_named
from guidekit.source import Diagnostic, SourceText
from guidekit.variants import Brand, Terms, variant_of

Record = Mapping[str, object]

HOUSE = Brand("house", "House", house=True, source=SourceText("house.yaml", ""))


class NoProject:
    """A project that has everything that a link may lead to."""

    def exists(self, path: str) -> bool:
        return True

    def guide(self, path: str) -> Guide | None:
        return None

    def shows(self, path: str, brand: Brand) -> bool:
        return True


def records(shared: Path, name: str) -> Iterator[dict[str, object]]:
    """The records of one file of the truth."""
    return map(json.loads, (shared / "truth" / name).read_text("utf-8").splitlines())


@cache
def providers(shared: Path) -> dict[str, Connector]:
    """The providers by key."""
    folder = shared / "corpus/nango"

    def part(name: str) -> SourceText | None:
        file = folder / name
        return SourceText(name, file.read_text("utf-8")) if file.is_file() else None

    text = (folder / "providers.yaml").read_text("utf-8")
    return {each.key: each for each in read_connectors(SourceText("providers.yaml", text), part)}


@cache
def text_at(shared: Path, path: str) -> str:
    """The text of a guide."""
    return (shared / "corpus/nango" / path).read_text("utf-8")


def guide_of(shared: Path, path: str, text: str) -> Guide:
    """A guide with the anchors that its site makes."""

    def snippet(name: str) -> SourceText | None:
        file = shared / "corpus/nango/docs" / name.lstrip("/")
        return SourceText(name, file.read_text("utf-8")) if file.is_file() else None

    return build_guide(SourceText(path, text), snippet, slugs=MINTLIFY)


@cache
def guide_at(shared: Path, path: str) -> Guide:
    """A guide as it is."""
    return guide_of(shared, path, text_at(shared, path))


@cache
def pairs(shared: Path) -> tuple[tuple[str, str], ...]:
    """Each provider with the path of its own guide."""
    return tuple(
        (str(row["provider"]), str(row["path"]))
        for row in records(shared, "nango_guide_map.jsonl")
        if row["status"] == "exists" and providers(shared)[str(row["provider"])].auth_methods
    )


def found_by(guide: Guide, connector: Connector, *codes: str) -> list[Diagnostic]:
    """What some rules find in a guide, set against a definition."""
    method = connector.auth_methods[0]
    variants = (variant_of(HOUSE, connector),)
    terms = Terms(HOUSE, ())
    context = Context(connector, method, variants, HOUSE, terms, NoProject(), home=guide.path)
    checks = [rule_named(code).check for code in codes]
    return [found for check in checks if check for found in check(guide, context)]
