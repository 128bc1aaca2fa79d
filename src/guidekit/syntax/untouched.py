"""Whether a guide still says the same where it was not changed.

What a file says is its tree: headings, links, images, elements with their attributes, lists, code,
text and what stands in what. The parts of the tree that no change touches must be the same, in the
same order, before and after.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from guidekit.source import SourceText
from guidekit.source.edits import Change
from guidekit.source.yaml_untouched import Places, yaml_harm
from guidekit.syntax.comments import is_comment, own_values
from guidekit.syntax.nodes import (
    CodeBlock,
    Document,
    Element,
    Expression,
    Image,
    InlineCode,
    Link,
    Node,
    Text,
    children_of,
    is_space,
    walk,
)
from guidekit.syntax.parser import parse

__all__ = ["guide_harm"]

Fact = tuple[tuple[str, ...], str, object]
"""What something stands in, what it is, and what it says."""


def guide_harm(
    before: SourceText, after: SourceText, changes: Sequence[Change], *, moves: bool = False
) -> str | None:
    r"""What else changes with ``changes`` in a guide, in a few words; None for nothing.

    With ``moves`` things may stand in other elements than before, as where a tag is removed, and
    readers may see what was changed; without, they see and follow the same.

    >>> one = SourceText("a.mdx", "A `<` b\n\n# Title\n")
    >>> guide_harm(one, SourceText("a.mdx", "A `` < `` b\n\n# Title\n"), [Change(2, 5, "`` < ``")])
    >>> guide_harm(one, SourceText("a.mdx", "A <!-- b\n\n# Title\n"), [Change(2, 5, "<!--")])
    'there would be one more `bare-less-than`'
    >>> guide_harm(one, SourceText("a.mdx", "```\n b\n\n# Title\n"), [Change(0, 5, "```\n")])
    'line 3 would read otherwise'
    """
    old, new = parse(before), parse(after)
    known, found = (Counter(fault.name for fault in each.faults) for each in (old, new))
    for name in sorted(found - known):
        return f"there would be one more `{name}`"
    if _frontmatter_harmed(old, new, changes):
        return "the frontmatter would say something else"
    here = list(_facts(old, Places.before(changes), moves=moves))
    there = [fact for _, fact in _facts(new, Places.after(changes), moves=moves)]
    for index, (at, fact) in enumerate(here):
        if index >= len(there) or there[index] != fact:
            return f"line {before.position(at).line} would read otherwise"
    if len(there) > len(here):
        return "there would be more in the guide"
    if not moves and _seen(old) != _seen(new):
        return "readers would see something else"
    return None


def _frontmatter_harmed(old: Document, new: Document, changes: Sequence[Change]) -> bool:
    start = old.frontmatter_start
    if old.frontmatter is None or new.frontmatter is None or start != new.frontmatter_start:
        return old.frontmatter != new.frontmatter
    if old.frontmatter == new.frontmatter:
        return False
    ends = start + len(old.frontmatter), start + len(new.frontmatter)
    inside = [change for change in changes if start <= change.start and change.end <= ends[0]]
    return yaml_harm(old.source, new.source, inside, start, ends) is not None


def _facts(document: Document, places: Places, *, moves: bool) -> Iterator[tuple[int, Fact]]:
    """What no change touches, in order, with its place."""
    stack: list[tuple[Node, tuple[str, ...]]] = [(node, ()) for node in reversed(document.children)]
    while stack:
        node, around = stack.pop()
        kind = type(node).__name__
        if not places.touch(node.start, node.end) and not is_space(node):
            yield node.start, (() if moves else around, kind, own_values(node))
        name = f"<{node.name}>" if isinstance(node, Element) else kind
        stack += ((child, (*around, name)) for child in reversed(children_of(node)))


def _seen(document: Document) -> tuple[str, list[object]]:
    """The text of a guide without blank space; its links, images and elements in order."""
    text, targets = [], list[object]()
    for node in walk(document):
        match node:
            case Text(value=value) | InlineCode(value=value) | CodeBlock(value=value):
                text.append(value)
            case Link() | Image():
                targets.append((node.url, node.title))
            case Element():
                targets.append((node.name, [own_values(each) for each in node.attributes]))
            case Expression() if not is_comment(node):
                text.append(node.source)
    return "".join("".join(text).split()), targets
