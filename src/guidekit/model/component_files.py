"""Components that a project describes itself: a YAML file to a spec, and what is wrong with it.

A file says of its component what :class:`~guidekit.model.component_specs.ComponentSpec` holds::

    name: Plan
    meaning: What the reader's plan must have
    content: blocks            # or phrase, or none
    attributes:
      title: {meaning: the heading, required: true, prose: true}
      tier: {meaning: the least plan, allowed: [team, enterprise], default: team}

All of it is data: nothing is run, and no text is taken for a template.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from guidekit.model.component_specs import (
    COMMON_ATTRIBUTES,
    AttributeSpec,
    AttributeType,
    ComponentSpec,
    Content,
)
from guidekit.model.props import WrongValueError, fitting
from guidekit.source import Fault, SourceText, Span
from guidekit.source.patterns import regex
from guidekit.source.reading import YamlReader
from guidekit.source.yaml_nodes import YamlList, YamlScalar

__all__ = ["COMPONENT_NAME", "ComponentFile", "read_component"]

COMPONENT_NAME = regex(r"[A-Z][A-Za-z0-9]*")
ATTRIBUTE_NAME = regex(r"[A-Za-z][A-Za-z0-9_]*")
TEMPLATE_NAME = regex(r"[A-Za-z0-9][\w-]*(?:\.html)?", re.ASCII)
WORDS = regex(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

COMMON = frozenset(spec.name for spec in COMMON_ATTRIBUTES)
METHODS = frozenset(name for name in dir(dict) if not name.startswith("_"))
"""In a template, ``props.items`` and the like are no attributes."""

Kind = Literal["prose", "url", "image", "fields"]


class ComponentFile(Struct, frozen=True):
    """The spec in a file; ``spans`` says where ``name``, ``template`` and each parent stand.

    A template that the file does not name has the place of the name.
    """

    spec: ComponentSpec
    spans: Mapping[str, Span]


def read_component(source: SourceText) -> tuple[ComponentFile | None, tuple[Fault, ...]]:
    r"""The component that a file describes; None where its name cannot be read.

    Faults are ``invalid-project``. Whether the parents are components and the template is there is
    for those to say who know the project.

    >>> text = "name: PlanTable\nmeaning: Plans\nattributes: {tier: {alowed: [a]}}\n"
    >>> file, faults = read_component(SourceText("plan.yaml", text))
    >>> file.spec.template, faults[0].help
    ('plan_table.html', 'did you mean `allowed`?')
    """
    reader = YamlReader.of(source, "invalid-project")
    name = _name(reader)
    meaning = reader.string("meaning", required=True) or ""
    template = _template(reader, name or "")
    inline = reader.boolean("inline") or False
    content = _content(reader, inline=inline)
    attributes = tuple(_attributes(reader))
    parents = reader.strings("parents", split=True)
    sectioning = reader.boolean("sectioning") or False
    reader.finish()
    faults = tuple(reader.faults)
    if name is None:
        return None, faults
    spec = ComponentSpec(name, meaning, template, attributes, content, inline, parents, sectioning)
    return ComponentFile(spec, _spans(reader, parents)), faults


def _name(reader: YamlReader) -> str | None:
    name = reader.string("name", required=True)
    if name is None or COMPONENT_NAME.fullmatch(name):
        return name
    reader.fail(f"name `{name}`, expected a capital letter, then letters and digits", "name")
    return None


def _template(reader: YamlReader, name: str) -> str:
    """The file's name; by default the component's, ``plan_table.html`` for ``PlanTable``."""
    usual = f"{WORDS.sub('_', name).lower()}.html"
    written = reader.string("template")
    if written is None:
        return usual
    if not TEMPLATE_NAME.fullmatch(written):
        message = f"template `{written}`, expected the name of a file in `components/`"
        reader.fail(message, "template")
        return usual
    return f"{written.removesuffix('.html')}.html"


def _content(reader: YamlReader, *, inline: bool) -> Content:
    allowed: tuple[Content, ...] = get_args(Content)
    written = reader.choice("content", allowed)
    if inline and written == "blocks":
        reader.fail("`blocks` in an inline component, expected `phrase` or `none`", "content")
        written = None
    usual: Content = "phrase" if inline else "blocks"
    return next((known for known in allowed if known == written), usual)


def _attributes(reader: YamlReader) -> Iterator[AttributeSpec]:
    inner = reader.map("attributes")
    for name in inner.keys():  # noqa: SIM118 - no dict
        problem = _problem_of(name)
        if problem:
            inner.known(name)
            inner.fail(f"attribute `{name}`, expected {problem}", inner.key_span(name))
        else:
            yield _attribute(inner.map(name), name)
    inner.finish()


def _problem_of(name: str) -> str | None:
    """Why no component can have an attribute of this name; None where it can."""
    if name in COMMON:
        return "another name: every component has this one"
    if name in METHODS:
        return f"another name: `props.{name}` is something else in a template"
    return None if ATTRIBUTE_NAME.fullmatch(name) else "a letter, then letters, digits and `_`"


def _attribute(reader: YamlReader, name: str) -> AttributeSpec:
    types: tuple[AttributeType, ...] = get_args(AttributeType)
    written = reader.choice("type", types)
    kind = _kind(reader, written or "string")
    spec = AttributeSpec(
        name,
        reader.string("meaning") or "",
        next((known for known in types if known == written), "string"),
        required=reader.boolean("required") or False,
        allowed=reader.strings("allowed"),
        prose=kind == "prose",
        url=kind == "url",
        image=kind == "image",
        fields=kind == "fields",
    )
    spec = _with_default(reader, spec)
    reader.finish()
    return spec


def _kind(reader: YamlReader, type: str) -> Kind | None:
    """What a text is besides: at most one of these."""
    kinds: tuple[Kind, ...] = get_args(Kind)
    first, *others = [kind for kind in kinds if reader.boolean(kind)] or (None,)
    for other in others:
        message = f"`{other}` beside `{first}`, expected one of them"
        reader.fail(message, reader.key_span(str(other)))
    if first and type != "string":
        message = f"`{first}` with the type `{type}`, expected it with `string`"
        reader.fail(message, reader.key_span(first))
        return None
    return first


def _with_default(reader: YamlReader, spec: AttributeSpec) -> AttributeSpec:
    """The attribute with its default, if that is a value that guides could give."""
    node = reader.raw("default")
    if node is None:
        return spec
    if not isinstance(node, YamlScalar):
        reader.wrong("default", node, "text, a number, `true` or `false`")
        return spec
    try:
        value = fitting(spec, node.text if spec.type == "string" else node.value)
    except WrongValueError as wrong:
        reader.fail(f"`default` is `{node.text}`, expected {wrong}", "default")
        return spec
    return replace(spec, default=None if isinstance(value, list | dict) else value)


def _spans(reader: YamlReader, parents: tuple[str, ...]) -> Mapping[str, Span]:
    named = "template" if "template" in reader.node else "name"
    spans = {"name": reader.span("name"), "template": reader.span(named)}
    node = reader.node.get("parents")
    places = [item.span for item in node] if isinstance(node, YamlList) else []
    whole = reader.span("parents")
    spread = places if len(places) == len(parents) else [whole] * len(parents)
    return {**spans, **{f"parents.{n}": span for n, span in zip(parents, spread, strict=True)}}
