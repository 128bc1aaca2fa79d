"""What a schema says once ``$ref`` and ``allOf`` are replaced by what they bring in.

A schema may refer to itself, and a short file may unfold into a very long one: both end here.
"""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from msgspec import Struct

from guidekit.source import Fault, did_you_mean
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar, describe

__all__ = ["MAX_STEPS", "Resolver", "Trail", "combined"]

MAX_STEPS = 20_000
"""How many schemas may be looked at in one file, those counted again that are referred to."""

MAX_CHAIN = 40
"""How many references may lead from one to the next."""

Trail = frozenset[str]
"""The references that led to a schema."""

JOINED = ("properties", "definitions", "$defs")


class Resolver(Struct):
    """Follows references within a file; ``roots`` are what ``#`` may mean, the likeliest first."""

    roots: Sequence[YamlNode]
    faults: list[Fault]
    steps: int = 0

    def resolve(
        self, node: YamlMap, trail: Trail = frozenset(), chain: tuple[str, ...] = ()
    ) -> tuple[YamlMap, Trail]:
        """The whole schema, and all references that led to it.

        A reference that led to it already brings in nothing: it says that a schema holds itself.
        """
        if self.exhausted(node):
            return node, trail
        parts = []
        opened = trail
        for target, name in self.targets(node, trail, chain):
            part, known = self.resolve(target, trail | {name}, (*chain, name))
            parts.append(part)
            opened |= known
        for item in self.members(node):
            part, known = self.resolve(item, trail, (*chain, ""))
            parts.append(part)
            opened |= known
        if not parts:
            return node, opened
        # Properties of its own may name again what the schema builds upon: they lead nowhere else.
        return combined(node, parts), (trail if "properties" in node else opened)

    def exhausted(self, node: YamlMap) -> bool:
        """Whether the schemas so far are more than any form has; large ones count as several."""
        before = self.steps
        self.steps += 1 + sum(len(getattr(node.get(key), "entries", ())) for key in JOINED) // 20
        if self.steps <= MAX_STEPS:
            return False
        if before <= MAX_STEPS:
            self.fail(f"more than {MAX_STEPS:,} schemas, expected at most that many", node)
        return True

    def targets(
        self, node: YamlMap, trail: Trail, chain: tuple[str, ...]
    ) -> Iterator[tuple[YamlMap, str]]:
        """What ``$ref`` names, if it leads to a schema."""
        reference = node.get("$ref")
        if reference is None:
            return
        if not isinstance(reference, YamlScalar) or not isinstance(reference.value, str):
            self.fail(f"`$ref` is {describe(reference)}, expected text", reference)
            return
        name = reference.text
        if name in chain:
            self.fail(f"`$ref` to `{name}` leads back to itself, expected a definition", reference)
        elif len(chain) > MAX_CHAIN:
            self.fail(f"more than {MAX_CHAIN} references in turn, expected fewer", reference)
        elif name not in trail:
            target = self.find(reference)
            if isinstance(target, YamlMap):
                yield target, name

    def members(self, node: YamlMap) -> Iterator[YamlMap]:
        """The schemas of ``allOf``."""
        members = node.get("allOf")
        if members is not None and not isinstance(members, YamlList):
            self.fail(f"`allOf` is {describe(members)}, expected a list of maps", members)
        for item in members if isinstance(members, YamlList) else ():
            if isinstance(item, YamlMap):
                yield item
            else:
                self.fail(f"`allOf` holds {describe(item)}, expected a list of maps", item)

    def find(self, reference: YamlScalar) -> YamlNode | None:
        """What a reference names; None, and a fault, where there is nothing."""
        name = reference.text
        if not name.startswith("#"):
            message = f"`$ref` to `{name}`, expected a definition of this file, `#/$defs/...`"
            self.faults.append(Fault("missing-part", message, reference.span))
            return None
        for root in self.roots:
            found = walked(root, name[1:])
            if found is not None:
                return found
        known = [f"#/{block}/{key}" for block, key in self.definitions()]
        message = f"no `{name}`, expected a definition of this file"
        fault = Fault("missing-part", message, reference.span, did_you_mean(name, known))
        self.faults.append(fault)
        return None

    def definitions(self) -> Iterator[tuple[str, str]]:
        """The names that references usually lead to."""
        for root in self.roots:
            for block in ("definitions", "$defs"):
                found = root.get(block) if isinstance(root, YamlMap) else None
                if isinstance(found, YamlMap):
                    yield from ((block, key.text) for key, _ in found.entries)

    def fail(self, message: str, node: YamlNode) -> None:
        """Record that something has the wrong shape."""
        self.faults.append(Fault("invalid-definition", message, node.span))


def walked(root: YamlNode, pointer: str) -> YamlNode | None:
    """What a JSON pointer leads to."""
    node: YamlNode | None = root
    for step in unquote(pointer).split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(node, YamlMap):
            node = node.get(key)
        elif isinstance(node, YamlList) and key.isdecimal() and len(key) < 9:
            node = node.items[int(key)] if int(key) < len(node) else None
        else:
            return None
    return node if pointer == "" or pointer.startswith("/") else None


def combined(own: YamlMap, parts: Iterable[YamlMap]) -> YamlMap:
    """One schema that says what all of them say; the first to speak of a thing is right."""
    entries = [entry for entry in own.entries if entry[0].text not in ("$ref", "allOf")]
    at = {key.text: index for index, (key, _) in enumerate(entries)}
    for part in parts:
        for key, value in part.entries:
            if key.text not in at:
                at[key.text] = len(entries)
                entries.append((key, value))
            else:
                known, before = entries[at[key.text]]
                entries[at[key.text]] = (known, together(key.text, before, value))
    return YamlMap(tuple(entries), own.span)


def together(key: str, first: YamlNode, second: YamlNode) -> YamlNode:
    """The value of a keyword that two schemas have."""
    if key == "required" and isinstance(first, YamlList) and isinstance(second, YamlList):
        names = {item.text for item in first if isinstance(item, YamlScalar)}
        more = (item for item in second if getattr(item, "text", None) not in names)
        return YamlList((*first.items, *more), first.span)
    if key in JOINED and isinstance(first, YamlMap) and isinstance(second, YamlMap):
        return first if first is second else refined(first, second)
    return first


def refined(first: YamlMap, second: YamlMap) -> YamlMap:
    """The properties of both; of one that both have, what each says of it."""
    entries = list(first.entries)
    at = {key.text: index for index, (key, _) in enumerate(entries)}
    for key, value in second.entries:
        if key.text not in at:
            entries.append((key, value))
            continue
        known, before = entries[at[key.text]]
        if isinstance(before, YamlMap) and isinstance(value, YamlMap) and before is not value:
            names = {name.text for name, _ in before.entries}
            more = (entry for entry in value.entries if entry[0].text not in names)
            entries[at[key.text]] = (known, YamlMap((*before.entries, *more), before.span))
    return YamlMap(tuple(entries), first.span)
