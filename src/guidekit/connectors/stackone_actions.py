"""The actions of a StackOne definition, and the partial files that hold most of them.

``actions`` is a list of actions, or a map whose ``$ref`` key stands once per partial file; a list
may hold ``$ref`` entries too, and ``$ref`` may stand at the top of the definition.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

from guidekit.connectors.scopes import ScopeUse, read_scope_uses
from guidekit.connectors.types import Action
from guidekit.source import Fault, SourceText
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar, describe, load_yaml

__all__ = ["ActionReader"]

UNKNOWN_KEY = "unknown-definition-key"
PART_ENDING = ".s1.partial.yaml"
UNUSED = (
    "actionType",
    "categories",
    "context",
    "details",
    "entrypointHttpMethod",
    "entrypointUrl",
    "examples",
    "inputs",
    "resources",
    "result",
    "schema",
    "schemaType",
    "steps",
    "tags",
)
"""Keys of an action that say nothing about guides."""


class ActionReader:
    """Collects actions from a definition and its parts, each part once."""

    def __init__(self, faults: list[Fault], load_part: Callable[[str], SourceText | None]) -> None:
        self.faults = faults
        self.load_part = load_part
        self.actions: dict[str, Action] = {}
        self.uses: list[ScopeUse] = []
        self.parts: dict[str, SourceText] = {}

    def read(self, root: YamlReader, source: SourceText) -> None:
        """Read what the top of a definition or of a part says of actions."""
        for reference in root.every("$ref"):
            self.read_reference(reference)
        node = root.raw("actions")
        if isinstance(node, YamlList):
            self.read_list(node, source)
        elif isinstance(node, YamlMap):
            reader = root.child(node)
            for entry in reader.every("$ref"):
                self.read_reference(entry)
            reader.finish(unknown=UNKNOWN_KEY)
        elif node is not None:
            root.wrong("actions", node, "a list of actions, or `$ref` keys")

    def read_list(self, items: YamlList, source: SourceText) -> None:
        """Read a list of actions."""
        for item in items:
            if not isinstance(item, YamlMap):
                self.fail(f"{describe(item)} among the actions, expected a map", item)
            elif "$ref" in item:
                for entry in item.get_all("$ref"):
                    self.read_reference(entry)
            else:
                self.read_action(YamlReader(item, self.faults, "invalid-definition"), source)

    def read_reference(self, node: YamlNode) -> None:
        """Read the part that a ``$ref`` names."""
        if not isinstance(node, YamlScalar) or not node.text:
            self.fail(f"`$ref` is {describe(node)}, expected the name of a part", node)
            return
        name = node.text if node.text.endswith((".yaml", ".yml")) else node.text + PART_ENDING
        name = name.removeprefix("./")
        if name in self.parts:
            self.fail(f"second `$ref` to `{node.text}`, expected each part once", node)
            return
        path = PurePosixPath(name)
        outside = path.is_absolute() or ".." in path.parts or "\\" in name
        part = None if outside else self.load_part(name)
        if part is None:
            message = f"`$ref` to `{node.text}`, expected a file `{name}` beside the definition"
            self.faults.append(Fault("missing-part", message, node.span))
            return
        self.parts[name] = part
        self.read_part(part)

    def read_part(self, part: SourceText) -> None:
        """Read a partial file: a list of actions, or a map that wraps one."""
        node, faults = load_yaml(part)
        self.faults.extend(faults)
        if isinstance(node, YamlList):
            self.read_list(node, part)
        elif isinstance(node, YamlMap):
            reader = YamlReader(node, self.faults, "invalid-definition")
            self.read(reader, part)
            reader.finish(unknown=UNKNOWN_KEY)
        elif node is not None:
            self.fail(f"{describe(node)}, expected a list of actions", node)

    def read_action(self, reader: YamlReader, source: SourceText) -> None:
        """Read one action."""
        key = reader.string("actionId", required=True)
        label = reader.string("label")
        uses = list(read_scope_uses(reader, "requiredScopes", source))
        for config in reader.maps("fieldConfigs"):
            uses.extend(read_scope_uses(config, "requiredScopes", source))
        description = reader.string("description")
        reader.known(*UNUSED)
        reader.finish(unknown=UNKNOWN_KEY, only_near=True)
        self.uses.extend(uses)
        if key is None:
            return
        if key in self.actions:
            message = f"second action `{key}`, expected each id once"
            reader.fail(message, "actionId")
            return
        names = tuple(dict.fromkeys(use.name for use in uses))
        self.actions[key] = Action(key, label or key, names, reader.node.span, description)

    def fail(self, message: str, node: YamlNode) -> None:
        """Record that something has the wrong shape."""
        self.faults.append(Fault("invalid-definition", message, node.span))
