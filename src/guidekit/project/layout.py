"""Where a tree that was not made for guidekit keeps its definitions, guides and images."""

from collections.abc import Iterator, Mapping
from typing import cast, get_args

from msgspec import Struct, field

from guidekit.model import Audience
from guidekit.project.files import join_path
from guidekit.project.globs import is_pattern, placeholders
from guidekit.source import Span
from guidekit.source.reading import YamlReader
from guidekit.source.yaml_nodes import YamlList, YamlNode, YamlScalar

__all__ = ["Layout", "PairRule", "read_layout"]

WORDS = ("connector", "auth", "audience", "category")


class PairRule(Struct, frozen=True):
    """An entry of ``pairs``: whose guides the files are that ``guide`` matches.

    ``connectors`` are keys; None where the path says which, none at all where the guides belong to
    no connector. ``auths`` are keys of methods; empty where the path, or the guide, says which.
    """

    guide: str
    connectors: tuple[str, ...] | None
    auths: tuple[str, ...]
    audience: Audience | None
    category: str | None
    span: Span

    @property
    def exact(self) -> bool:
        """Whether it speaks of one file."""
        return not is_pattern(self.guide)


class Layout(Struct, frozen=True):
    """How a tree is laid out; without anything, a folder per connector holds all that is its own.

    ``definitions`` and ``guides`` are patterns of paths, each with its place; ``root`` is the
    folder that paths with a leading ``/`` start from, None where such links are addresses on the
    brand's own site. ``images`` names a list of files that exist elsewhere, ``links`` maps the
    beginnings of addresses to folders, and of ``pairs`` the first one that fits counts.
    """

    definitions: tuple[tuple[str, Span], ...] = ()
    guides: tuple[tuple[str, Span], ...] = ()
    root: str | None = None
    root_span: Span | None = None
    images: tuple[str, Span] | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    pairs: tuple[PairRule, ...] = ()

    @property
    def free(self) -> bool:
        """Whether patterns say where things are, instead of a folder per connector."""
        return bool(self.definitions or self.guides)

    @property
    def naming(self) -> tuple[str, ...]:
        """The patterns of definitions whose paths say which connector it is."""
        patterns = (pattern for pattern, _ in self.definitions)
        return tuple(each for each in patterns if "connector" in placeholders(each))

    @property
    def base(self) -> str:
        """The folder that images and snippets with a leading ``/`` are in."""
        return self.root or ""


def read_layout(reader: YamlReader) -> Layout:
    """The layout that a project file describes; what is wrong goes into the reader's faults."""
    layout = Layout(
        definitions=tuple(_paths(reader, "definitions")),
        guides=tuple(_paths(reader, "guides")),
        root=_path(reader, "root"),
        root_span=reader.span("root") if reader.raw("root") else None,
        images=_list_file(reader),
        links=_links(reader.map("links")),
        pairs=tuple(rule for entry in reader.maps("pairs") for rule in _pair(entry)),
    )
    if layout.pairs and not layout.definitions:
        message = "`pairs` without `definitions`, expected the paths of the connectors' definitions"
        reader.fail(message, reader.key_span("pairs"))
    return layout


def _paths(reader: YamlReader, key: str) -> Iterator[tuple[str, Span]]:
    node = reader.raw(key)
    for item in node if isinstance(node, YamlList) else (node,) if node else ():
        written = reader.text(item, key, "a path or a list of paths")
        path = join_path("", written) if written else None
        if path:
            yield path, item.span
        elif written is not None:
            message = f"`{key}` holds `{written}`, expected a path inside the tree"
            reader.fail(message, item.span)


def _path(reader: YamlReader, key: str) -> str | None:
    written = reader.string(key)
    path = None if written is None else join_path("", written)
    if written is not None and path is None:
        reader.fail(f"`{key}` is `{written}`, expected a path inside the tree", key)
    return path


def _list_file(reader: YamlReader) -> tuple[str, Span] | None:
    path = _path(reader, "images")
    return (path, reader.span("images")) if path else None


def _links(reader: YamlReader) -> dict[str, str]:
    """Beginnings of addresses with their folders, the longest first."""
    found = {}
    for address in reader.keys():  # noqa: SIM118 - a reader is no dict
        folder = _path(reader, address)
        if folder is not None:
            found[address] = folder
    reader.finish()
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _pair(entry: YamlReader) -> Iterator[PairRule]:
    written = entry.string("guide", required=True)
    nobody = "connector" in entry.node and entry.raw("connector") is None
    rule = PairRule(
        (join_path("", written) if written else None) or "",
        () if nobody else _texts(entry, "connector") or None,
        _texts(entry, "auth"),
        cast("Audience | None", entry.choice("audience", get_args(Audience))),
        entry.string("category"),
        entry.span("guide"),
    )
    problem = None if written is None else _problem(rule, written)
    entry.finish()
    if problem:
        entry.fail(problem, "guide")
    elif written is not None:
        yield rule


def _problem(rule: PairRule, written: str) -> str | None:
    """Why an entry of ``pairs`` says nothing."""
    if not rule.guide:
        return f"`guide` is `{written}`, expected a path inside the tree"
    words = placeholders(rule.guide)
    unknown = next((word for word in words if word not in WORDS), None)
    if unknown is not None:
        known = ", ".join(f"`{{{word}}}`" for word in WORDS)
        return f"`{{{unknown}}}` in a path, expected one of {known}"
    if rule.connectors is None and "connector" not in words:
        return "no `connector` for this guide, expected a key, or `{connector}` in the path"
    return None


def _texts(entry: YamlReader, key: str) -> tuple[str, ...]:
    """One text or a list of them."""
    node: YamlNode | None = entry.raw(key)
    if isinstance(node, YamlScalar):
        text = entry.text(node, key)
        return () if text is None else (text,)
    return entry.strings(key)
