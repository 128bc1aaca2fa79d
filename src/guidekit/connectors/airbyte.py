"""Airbyte's connector specifications: a JSON Schema with extensions, and what surrounds it.

The schema stands in a file of its own, in the ``spec`` of a manifest or in that of a message. A
property such as ``credentials`` with several forms to choose from (``oneOf``) makes each form an
auth method; other such properties stay choices within the form.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors.airbyte_oauth import OAuth, check_predicate, either, read_oauth
from guidekit.connectors.json_schema_branches import Branch, Shape, shape_of
from guidekit.connectors.json_schema_field import Dialect
from guidekit.connectors.json_schema_form import Form
from guidekit.connectors.json_schema_refs import Resolver
from guidekit.connectors.json_schema_words import KEYWORDS, humanised, word_set
from guidekit.connectors.types import AuthMethod, Connector, Field, Support
from guidekit.source import SourceText
from guidekit.source.patterns import regex
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap, YamlScalar

__all__ = ["matches", "read"]

UNKNOWN_KEY = "unknown-definition-key"
SCHEMA_KEYS = ("connectionSpecification", "connection_specification")
EXTENSIONS = word_set("""
    airbyte_hidden airbyte_secret always_show display_type group groups multiline name order
    pattern_descriptor
""")
DIALECT = Dialect(
    secret=("airbyte_secret",),
    secret_formats=(),
    hidden=("airbyte_hidden",),
    keywords=KEYWORDS | EXTENSIONS,
    strict=True,
)
METHODS = regex(
    r"(?:\w+_)?(?:credentials?|auth(?:entication|orization)?)(?:_(?:type|method|mechanism))?",
    re.IGNORECASE,
)
"""Names of properties whose forms are ways to authenticate."""

CHOSEN = re.compile(r"\[[^\]]*\]")
TITLE = regex(
    r"^(?:(?:source|destination)\b\s*)?(.*?)"
    r"\s*\b(?:(?:source|destination|connector|connection|spec(?:ification)?|config(?:uration)?)"
    r"\s*)*$",
    re.IGNORECASE,
)


class Specification(Struct, frozen=True):
    """What all auth methods of a specification share."""

    form: Form
    shape: Shape
    title: str | None
    support: Support
    oauth: OAuth | None


def matches(root: YamlMap) -> bool:
    """Whether a file is meant to be a specification, or a manifest that holds one."""
    spec, kind = root.get("spec"), root.get("type")
    inside = isinstance(spec, YamlMap) and any(key in spec for key in SCHEMA_KEYS)
    manifest = isinstance(kind, YamlScalar) and kind.text == "DeclarativeSource"
    return inside or manifest or any(key in root for key in SCHEMA_KEYS)


def read(
    source: SourceText,
    root: YamlReader,
    load_part: Callable[[str], SourceText | None],  # noqa: ARG001 - a specification is one file
) -> tuple[Connector]:
    """The connector, by the specification alone: what else a manifest says is not for guides."""
    spec = root if any(key in root.node for key in SCHEMA_KEYS) else root.map("spec", required=True)
    schema_key = either(spec, *SCHEMA_KEYS)
    node = spec.map(schema_key, required=True).node
    form = Form(DIALECT, Resolver((node, root.node), root.faults))
    shape = form.shape(node, frozenset({"#"}))
    schema = form.reader(shape.node)
    oauth = read_oauth(spec, source)
    support = read_support(spec, "documentation_url" if "_" in schema_key else "documentationUrl")
    title = plain_title(schema.string("title"))
    methods = read_methods(Specification(form, shape, title, support, oauth))
    finish(spec)
    connector = Connector(
        key="",
        title=title or "",
        description=schema.string("description"),
        icon=None,
        auth_methods=tuple(methods),
        scopes={scope.name: scope for scope in oauth.scopes} if oauth else {},
        actions=(),
        source=source,
        span=root.node.span,
        docs=support.link,
    )
    return (connector,)


def read_support(spec: YamlReader, usual: str) -> Support:
    """Where help is; ``usual`` is the key's spelling that goes with the rest."""
    key = either(spec, usual, "documentationUrl", "documentation_url")
    link = spec.string(key)
    return Support(link=link, link_span=spec.span(key) if link else None)


def finish(spec: YamlReader) -> None:
    """Record mistyped keys around the schema; others belong to Airbyte itself."""
    spec.known("authSpecification", "auth_specification", "changelogUrl", "changelog_url")
    spec.known("protocol_version", "supportsDBT", "supportsIncremental", "supportsNormalization")
    spec.known("supported_destination_sync_modes", "supportedDestinationSyncModes", "type")
    spec.finish(unknown=UNKNOWN_KEY, only_near=True)


def plain_title(title: str | None) -> str | None:
    """The name of the connector in a schema's title.

    >>> plain_title("Source Acme Spec"), plain_title("Acme Configuration"), plain_title("Spec")
    ('Acme', 'Acme', None)
    """
    match = TITLE.match(" ".join((title or "").split()))
    return match.group(1) or None if match else title


def read_methods(spec: Specification) -> Iterator[AuthMethod]:
    """The auth methods: the forms of the property that chooses one, else the form as a whole."""
    name, branches = methods_in(spec)
    chosen = check_predicate(spec.oauth, name, branches) if spec.oauth else None
    if name is None:
        yield read_method(spec)
    for number, branch in enumerate(branches):
        flow = spec.oauth if number == chosen else None
        yield AuthMethod(
            key=branch.name,
            type=flow.type if flow else "custom",
            label=branch.title or humanised(branch.value),
            fields=with_flow(spec.form.read(spec.shape, (name or "", number)), flow),
            notices=(),
            support=spec.support,
            span=branch.node.span,
            required_scopes=flow.required if flow else (),
        )


def read_method(spec: Specification) -> AuthMethod:
    """The one auth method of a specification without any to choose from."""
    flow = spec.oauth if spec.oauth and not spec.oauth.path else None
    return AuthMethod(
        key=flow.type if flow else "custom",
        type=flow.type if flow else "custom",
        label=flow.label if flow else spec.title or "Connection",
        fields=with_flow(spec.form.read(spec.shape), flow),
        notices=(),
        support=spec.support,
        span=spec.shape.node.span,
        required_scopes=flow.required if flow else (),
    )


def with_flow(fields: Iterable[Field], flow: OAuth | None) -> tuple[Field, ...]:
    """The fields of a method, those known as such that its OAuth flow fills in."""
    filled = flow.filled if flow else ()
    return tuple(
        replace(field, automated=True) if CHOSEN.sub("", field.path) in filled else field
        for field in fields
    )


def methods_in(spec: Specification) -> tuple[str | None, tuple[Branch, ...]]:
    """The property that chooses an auth method, and its forms.

    It is the one that the OAuth flow names, else the first with such a name.
    """
    properties = spec.shape.node.get("properties")
    found: dict[str, tuple[Branch, ...]] = {}
    for key, node in properties.entries if isinstance(properties, YamlMap) else ():
        if isinstance(node, YamlMap) and key.text not in found:
            shape = shape_of(node, spec.shape.trail, spec.form.resolver, strict=True)
            if shape.branches:
                found[key.text] = shape.branches
    named = spec.oauth.path[0] if spec.oauth and spec.oauth.path else ""
    names = [*([named] if named in found else []), *filter(METHODS.fullmatch, found)]
    return (names[0], found[names[0]]) if names else (None, ())
