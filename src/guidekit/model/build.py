"""From the text of a guide to what it says, pass by pass."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from guidekit.model.blocks import BLOCKS, title_of
from guidekit.model.component_specs import ComponentSpec
from guidekit.model.components import COMPONENTS
from guidekit.model.conditions import Audience
from guidekit.model.dialects import nodes_of
from guidekit.model.elements import element
from guidekit.model.expand import Expander
from guidekit.model.findings import Findings
from guidekit.model.frontmatter import Frontmatter, audience_of_file, read_frontmatter
from guidekit.model.guide import Guide, PassageKind, Title
from guidekit.model.phrases import PHRASES
from guidekit.model.preamble import read_preamble
from guidekit.model.snippets import Library, Module
from guidekit.model.walk import Handlers, Walk
from guidekit.source import SourceText, Span
from guidekit.syntax import Document, Element, Node, children_of, parse
from guidekit.syntax.slugs import GITHUB, SlugStyle

__all__ = ["build_guide"]

HANDLERS: Handlers = {**PHRASES, **BLOCKS, Element: element}
PREREQUISITES = re.compile(r"\s*(?:prerequisites?|before you (?:start|begin))\b", re.IGNORECASE)


def build_guide(
    source: SourceText,
    load_snippet: Callable[[str], SourceText | None],
    *,
    file_name: str | None = None,
    components: Mapping[str, ComponentSpec] = COMPONENTS,
    slugs: SlugStyle = GITHUB,
) -> Guide:
    r"""Understand one guide; never fails: what is wrong with it is in its faults.

    ``load_snippet`` gives the file that an import names, None where there is none: paths come as
    the guide writes them, those within a snippet relative to its own. ``file_name`` decides whom
    the guide is for where it does not say so, by default that of ``source``. ``components`` are
    those that it may use, by their names; ``slugs`` is how its anchors are made.

    >>> text = "# Link Lucca\n\n<Steps><Step title='Sign in'>Open the page.</Step></Steps>"
    >>> guide = build_guide(SourceText("lucca.mdx", text), lambda path: None)
    >>> guide.title.text, [step.title.text for step in guide.steps], guide.faults
    ('Link Lucca', ['Sign in'], ())
    """
    findings = Findings(source)
    document = parse(source)
    findings.extend(document.faults, source)
    frontmatter = read_frontmatter(document, findings)
    library = Library(load_snippet, findings, components)
    expander = Expander(library, findings)
    preamble = read_preamble(_expanded(document, library, expander), frontmatter)
    walk = Walk(source, HANDLERS, expander.origins, findings, components, slugs)
    title = _head(walk, "title", frontmatter.title, preamble.title)
    description = _head(walk, "description", frontmatter.description, preamble.description)
    read = len(walk.writer.passages)
    walk.nodes(preamble.body)
    walk.close()
    untitled = title is None and not frontmatter.broken
    _check(walk, document, untitled=untitled, empty=len(walk.writer.passages) == read)
    name = file_name or source.path
    return _guide(
        replace(document, children=preamble.body), frontmatter, walk, tuple(library.includes),
        title or Title(_name_of(name), Span.of_file(source.path)), description,
        audience=frontmatter.audience or audience_of_file(name),
    )  # fmt: skip


def _expanded(document: Document, library: Library, expander: Expander) -> tuple[Node, ...]:
    """The nodes of a guide with snippets and variables replaced."""
    module = Module(None, document.source, nodes_of(document))
    library.read_names(module)
    if module.places:
        module.report_unused(library.findings)
    return expander.expand(module)


def _head(walk: Walk, kind: PassageKind, stated: Title | None, node: Node | None) -> Title | None:
    """Title or description, from the frontmatter or else from its node."""
    if stated is not None:
        source = walk.context.source
        start, end = source.offset(stated.span.start), source.offset(stated.span.end)
        passage = walk.aside(stated.text, start, end, kind)
        if passage and passage.values:
            return replace(stated, text=passage.text, values=passage.values)
        return stated
    if node is None:
        return None
    count = len(walk.writer.passages)
    source = walk.origins.get(node, walk.context.source)
    outer = walk.enter(kind=kind, source=source)
    walk.nodes(children_of(node))
    walk.leave(outer)
    return title_of(walk.writer.passages[count:])


def _check(walk: Walk, document: Document, *, untitled: bool, empty: bool) -> None:
    """Report a guide without content or title."""
    source = document.source
    if empty and not walk.images:
        at = len(source.text.rstrip())
        message = "guide without content, expected steps that lead to a linked account"
        walk.findings.add("empty-guide", message, source, at, at)
    elif untitled:
        end = len("---") if document.frontmatter is not None else 0
        message = "guide without a title, expected `title:` in the frontmatter or a `# heading`"
        unended = document.frontmatter is None and source.line(1).rstrip() == "---"
        hint = "the frontmatter that `---` begins has no `---` after it" if unended else None
        walk.findings.add("missing-title", message, source, 0, end, help=hint)


def _name_of(file_name: str) -> str:
    """A name for a guide that has no title."""
    return PurePosixPath(file_name).stem.replace("-", " ").replace("_", " ").capitalize()


def _guide(
    document: Document,
    frontmatter: Frontmatter,
    walk: Walk,
    includes: tuple[SourceText, ...],
    title: Title,
    description: Title | None,
    *,
    audience: Audience,
) -> Guide:
    return Guide(
        path=document.source.path,
        source=document.source,
        document=document,
        title=title,
        description=description,
        audience=audience,
        auth=frontmatter.auth,
        fields=tuple(dict.fromkeys((*frontmatter.fields, *walk.fields))),
        metadata=frontmatter.metadata,
        prerequisites=tuple(_prerequisites(walk)),
        sections=tuple(walk.outline.sections),
        steps=tuple(walk.outline.steps),
        passages=tuple(walk.writer.passages),
        links=tuple(walk.links),
        images=tuple(walk.images),
        anchors=tuple(walk.anchors.found),
        placements=walk.placements,
        includes=includes,
        faults=walk.findings.all(),
    )


def _prerequisites(walk: Walk) -> Iterable[Title]:
    """What warnings above the first part say, and sections that are called prerequisites."""
    sections = {
        index
        for index, section in enumerate(walk.outline.sections)
        if section.title and PREREQUISITES.match(section.title.text)
    }
    for passage in walk.writer.passages:
        listed = passage.kind in ("text", "item") and passage.step is None
        if passage.kind == "prerequisite" or (listed and passage.section in sections):
            yield Title(passage.text, passage.span(0, len(passage.text)))
