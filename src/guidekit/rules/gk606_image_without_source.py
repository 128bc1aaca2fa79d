"""An image that names no file.

What it does
    Looks for images whose address is empty or missing: `<img src="" />`, `![text]()`.

Why it matters
    The page has an empty frame where the screenshot should be. Most often the picture was to be
    added later.

Reported::

    # Connect Lucca

    <img src="" alt="The list of API keys" />

Accepted::

    # Connect Lucca

    <img src="https://images.example.com/keys.png" alt="The list of API keys" />
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, Span
from guidekit.syntax import Element

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for image in guide.images:
        if not image.url.strip() and context.readers(image.guard):
            yield _report("image without an address, expected a file", image.span, context)
    for node, placement in guide.placements.items():
        if isinstance(node, Element) and node.name == "img" and not _has_source(node):
            span = placement.source.span(node.start, node.open_end)
            yield _report("image without `src`, expected a file", span, context)


def _has_source(node: Element) -> bool:
    return any(getattr(each, "name", "src") == "src" for each in node.attributes)


def _report(message: str, span: Span, context: Context) -> Diagnostic:
    return RULE.report(message, span, connector=context.connector_key)


RULE = Rule("GK606", "image-without-source", Severity.ERROR, check)
