"""A link without an address, or with nothing to click on.

What it does
    Looks for links such as `[text]()`, and for those around neither text nor picture. A link to
    `#`, the top of the page, is accepted.

Why it matters
    The first reloads the page; the second cannot be seen, and a screen reader reads its address
    aloud.

Reported::

    # Connect Lucca

    Open the [list of keys]().

Accepted::

    # Connect Lucca

    Open the [list of keys](https://lucca.example.com/keys).
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity
from guidekit.syntax import Element, Image, Link, Node, plain_text, walk

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    bare = False
    for link in guide.links:
        readers = context.readers(link.guard)
        if readers and not link.url.strip():
            yield RULE.report(
                f"link `{link.text}` without an address, expected one",
                link.span,
                connector=context.connector_key,
            )
        bare = bare or bool(readers and not link.text.strip())
    if bare:
        yield from _invisible(guide, context)


def _invisible(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    """Links around nothing; only a guide that has a link without text is searched for them."""
    seen = {link.url for link in guide.links if not link.text.strip()}
    for node in walk(guide.document):
        url = _address(node)
        if url in seen and not _shows_something(node):
            placement = guide.placements.get(node)
            source = placement.source if placement else guide.source
            yield RULE.report(
                f"link to `{url}` without a text, expected words to click on",
                source.span(node.start, node.end),
                connector=context.connector_key,
            )


def _address(node: Node) -> str | None:
    if isinstance(node, Link):
        return node.url
    if isinstance(node, Element) and node.name == "a":
        href = next((a for a in node.attributes if getattr(a, "name", "") == "href"), None)
        value = getattr(href, "value", None)
        return value if isinstance(value, str) else None
    return None


def _shows_something(node: Node) -> bool:
    """Whether there is text, a picture or a component in it."""
    inside = (each for each in walk(node) if each is not node)
    drawn = any(
        isinstance(each, Image)
        or (isinstance(each, Element) and (each.name in ("img", "svg") or each.name[:1].isupper()))
        for each in inside
    )
    labelled = isinstance(node, Element) and any(
        getattr(attribute, "name", "") == "aria-label" for attribute in node.attributes
    )
    return drawn or labelled or bool(plain_text(node).strip())


RULE = Rule("GK605", "empty-link", Severity.WARNING, check)
