"""The lines above a guide's content: a notice for machines, the title, the description."""

from msgspec import Struct

from guidekit.model.frontmatter import Frontmatter
from guidekit.model.phrases import has_condition
from guidekit.syntax import Blockquote, Element, Heading, Node, plain_text

__all__ = ["Preamble", "is_title", "read_preamble"]

INDEX_FILE = "llms.txt"


class Preamble(Struct, frozen=True):
    """The nodes that say title and description, and the body without them and the notice."""

    title: Node | None
    description: Blockquote | None
    body: tuple[Node, ...]


def read_preamble(nodes: tuple[Node, ...], frontmatter: Frontmatter) -> Preamble:
    """Take the preamble off a guide's top-level nodes.

    Frontmatter wins: a heading that says something else than its title stays in the body.
    """
    at = 1 if nodes and _is_index_notice(nodes[0]) else 0
    first = at if at < len(nodes) and is_title(nodes[at]) else None
    if frontmatter.title is not None:
        if first is None or not _same(plain_text(nodes[first]), frontmatter.title.text):
            return Preamble(None, None, nodes[at:])
    elif first is None:
        found = next((index for index in range(at, len(nodes)) if is_title(nodes[index])), None)
        if found is None:
            return Preamble(None, None, nodes[at:])
        return Preamble(nodes[found], None, (*nodes[at:found], *nodes[found + 1 :]))
    title = nodes[first] if first is not None and frontmatter.title is None else None
    rest = nodes[at + 1 :]
    quote = rest[0] if rest else None
    if not isinstance(quote, Blockquote):
        return Preamble(title, None, rest)
    if frontmatter.description is None:
        return Preamble(title, quote, rest[1:])
    repeated = _same(plain_text(quote), frontmatter.description.text)
    return Preamble(title, None, rest[1:] if repeated else rest)


def is_title(node: Node) -> bool:
    """Whether a node is a heading of the first level that all readers see."""
    if isinstance(node, Heading):
        return node.depth == 1
    return isinstance(node, Element) and node.name == "h1" and not has_condition(node)


def _is_index_notice(node: Node) -> bool:
    """A quote with a heading that sends language models to an index of the site."""
    return (
        isinstance(node, Blockquote)
        and bool(node.children)
        and isinstance(node.children[0], Heading)
        and INDEX_FILE in plain_text(node)
    )


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
