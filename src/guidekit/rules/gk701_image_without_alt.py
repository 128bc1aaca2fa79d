"""An image without an alternative text.

What it does
    Looks for the ``alt`` of each ``<img>``, and the text in ``![text](file)``. An image that only
    decorates says so with ``<img alt="">``.

Why it matters
    Who cannot see the screenshot, or whose network does not load it, learns nothing from it.

Reported::

    # Connect Lucca

    <img src="https://images.example.com/api-keys.png" />

Accepted::

    # Connect Lucca

    <img src="https://images.example.com/api-keys.png" alt="Settings page with API Keys selected" />
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, Span

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for image in guide.images:
        if image.alt is None or (not image.alt.strip() and _is_markdown(guide, image.span)):
            yield RULE.report(
                f"image `{image.url}` without a text, expected one that says what it shows",
                image.span,
                help='an image that only decorates is written as `<img alt="" ... />`',
                connector=context.connector_key,
            )


def _is_markdown(guide: Guide, span: Span) -> bool:
    sources = (guide.source, *guide.includes)
    source = next((source for source in sources if source.path == span.path), None)
    return source is not None and source.text.startswith("!", source.offset(span.start))


RULE = Rule("GK701", "image-without-alt", Severity.WARNING, check)
