"""Plain JSON Schema: one form, whose fields are the properties of the schema.

Draft-07 and 2020-12, as far as they speak of forms: ``if`` and ``dependencies`` do not count, nor
do references to other files.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from guidekit.connectors.json_schema_field import Dialect
from guidekit.connectors.json_schema_form import Form
from guidekit.connectors.json_schema_refs import Resolver
from guidekit.connectors.json_schema_words import humanised
from guidekit.connectors.types import AuthMethod, Connector, Support
from guidekit.source import SourceText
from guidekit.source.patterns import regex
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlScalar

__all__ = ["matches", "read"]

ENDING = regex(r"(?:[.-]schema)?(?:\.(?:json|ya?ml))?/?#?$", re.IGNORECASE)
UNTELLING = frozenset({"", "config", "configuration", "connection", "connector", "schema", "spec"})


def matches(root: YamlMap) -> bool:
    """Whether a file is meant to be a schema: it says so, or has properties."""
    reference = root.get("$ref")
    refers = isinstance(reference, YamlScalar) and reference.text.startswith("#")
    composed = any(isinstance(root.get(key), YamlList) for key in ("allOf", "anyOf", "oneOf"))
    properties = isinstance(root.get("properties"), YamlMap)
    return "$schema" in root or properties or composed or refers


def read(
    source: SourceText,
    root: YamlReader,
    load_part: Callable[[str], SourceText | None],  # noqa: ARG001 - a schema is one file
) -> tuple[Connector]:
    """The connector, with one auth method that asks for all fields."""
    form = Form(Dialect(), Resolver((root.node,), root.faults))
    shape = form.shape(root.node, frozenset({"#"}))
    schema = form.reader(shape.node)
    key = key_in(schema.string("$id"))
    title = (schema.string("title") or "").strip() or humanised(key)
    method = AuthMethod(
        key="custom",
        type="custom",
        label=title or "Connection",
        fields=form.read(shape),
        notices=(),
        support=Support(),
        span=root.node.span,
    )
    connector = Connector(
        key=key,
        title=title,
        description=schema.string("description"),
        icon=None,
        auth_methods=(method,),
        scopes={},
        actions=(),
        source=source,
        span=root.node.span,
    )
    return (connector,)


def key_in(address: str | None) -> str:
    """The name that a schema's ``$id`` ends in; nothing where many schemas would be called so.

    >>> key_in("https://acme.example/schemas/Acme-CRM.schema.json"), key_in("urn:acme:config.json")
    ('acme-crm', '')
    """
    name = PurePosixPath(ENDING.sub("", address or "")).name.rpartition(":")[2].casefold()
    return "" if name in UNTELLING else name
