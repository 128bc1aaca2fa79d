"""What the data block at the top of a guide says."""

import re
from collections.abc import Mapping
from posixpath import basename, splitext

from msgspec import Struct, field

from guidekit.model.attributes import AUDIENCES, split_names
from guidekit.model.conditions import Audience
from guidekit.model.findings import Findings
from guidekit.model.guide import Title
from guidekit.model.scope import is_brand_variable
from guidekit.source import SourceText, Span
from guidekit.source.yaml import YamlList, YamlMap, YamlScalar, describe, load_yaml, plain
from guidekit.syntax import Document
from guidekit.syntax.values import later

__all__ = ["Frontmatter", "audience_of_file", "read_frontmatter"]

EXPRESSION = re.compile(r"\{([^{}]*)\}")


class Frontmatter(Struct, frozen=True):
    """The values that guides use, and all of them as plain data.

    Of ``broken`` frontmatter nothing is known: its guide may well have a title.
    """

    title: Title | None = None
    description: Title | None = None
    auth: str | None = None
    audience: Audience | None = None
    fields: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)
    broken: bool = False


def audience_of_file(name: str) -> Audience:
    """Whom a guide is for, where it does not say so itself.

    >>> audience_of_file("oauth-setup.mdx"), audience_of_file("lucca.mdx")
    ('setup', 'config')
    """
    stem, _ = splitext(basename(name))
    return "setup" if stem == "setup" or stem.endswith("-setup") else "config"


def read_frontmatter(document: Document, findings: Findings) -> Frontmatter:
    """Read the frontmatter of a guide; without any, everything is empty."""
    if document.frontmatter is None or not document.frontmatter.strip():
        return Frontmatter()
    start = document.frontmatter_start
    source = document.source
    root, faults = load_yaml(source, start, start + len(document.frontmatter))
    for fault in faults:
        first, last = source.offset(fault.span.start), source.offset(fault.span.end)
        findings.add("invalid-frontmatter", fault.message, source, first, last, help=fault.help)
    if root is None:
        return Frontmatter(broken=bool(faults))
    if not isinstance(root, YamlMap):
        message = f"frontmatter is {describe(root)}, expected lines such as `title: Lucca`"
        _report(message, root.span, source, findings)
        return Frontmatter(broken=True)
    return _read(root, source, findings)


def _read(root: YamlMap, source: SourceText, findings: Findings) -> Frontmatter:
    data = plain(root)
    auth = _text(root, "auth", source, findings)
    _check_connector(root, source, findings)
    return Frontmatter(
        _text(root, "title", source, findings),
        _text(root, "description", source, findings),
        auth.text if auth else None,
        _audience(root, source, findings),
        _fields(root, source, findings),
        data if isinstance(data, dict) else {},
    )


def _report(message: str, span: Span, source: SourceText, findings: Findings) -> None:
    start, end = source.offset(span.start), source.offset(span.end)
    findings.add("invalid-frontmatter", message, source, start, end)


def _text(root: YamlMap, key: str, source: SourceText, findings: Findings) -> Title | None:
    node = root.get(key)
    if node is None or (isinstance(node, YamlScalar) and node.value in (None, "")):
        return None
    if not isinstance(node, YamlScalar) or isinstance(node.value, bool):
        _report(f"`{key}` is {describe(node)}, expected text", node.span, source, findings)
        return None
    return Title(EXPRESSION.sub(_value, node.text), node.span)


def _value(match: re.Match[str]) -> str:
    """A brand's value in braces; other braces are text."""
    path = match[1].strip()
    return later(path) if is_brand_variable(path) else match[0]


def _check_connector(root: YamlMap, source: SourceText, findings: Findings) -> None:
    """Report a ``connector`` that is no key and no list of keys; the project reads the others."""
    node = root.get("connector")
    for item in node.items if isinstance(node, YamlList) else (node,):
        empty = node is None or (isinstance(node, YamlScalar) and node.value in (None, ""))
        named = (
            isinstance(item, YamlScalar) and not isinstance(item.value, bool | None) and item.text
        )
        if item is not None and not empty and not named:
            message = (
                f"`connector` is {describe(item)}, expected a connector's key or a list of them"
            )
            _report(message, item.span, source, findings)


def _fields(root: YamlMap, source: SourceText, findings: Findings) -> tuple[str, ...]:
    node = root.get("fields")
    match node:
        case None | YamlScalar(value=None):
            return ()
        case YamlScalar(value=str()):
            return split_names(node.text)
        case YamlList() if all(isinstance(item, YamlScalar) for item in node.items):
            return tuple(item.text for item in node.items if isinstance(item, YamlScalar))
        case _:
            message = f"`fields` is {describe(node)}, expected a list of field keys"
            _report(message, node.span, source, findings)
            return ()


def _audience(root: YamlMap, source: SourceText, findings: Findings) -> Audience | None:
    node = root.get("audience")
    if node is None:
        return None
    for audience in AUDIENCES:
        if isinstance(node, YamlScalar) and node.value == audience:
            return audience
    word = node.text if isinstance(node, YamlScalar) else ""
    findings.add(
        "unknown-audience",
        f"unknown audience {describe(node)}, expected `config` or `setup`",
        source,
        source.offset(node.span.start),
        source.offset(node.span.end),
        known=(word, AUDIENCES),
    )
    return None
