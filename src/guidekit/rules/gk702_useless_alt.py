"""An alternative text that does not say what the image shows.

What it does
    Looks for texts that only say that there is an image (`image`, `screenshot 2`, `step 4`), for
    names of files, and for the words that stand below the image anyway, as the caption of its
    `Frame`.

Why it matters
    Who cannot see the screenshot hears "screenshot", or the same words twice, and learns nothing.

Reported::

    # Connect Lucca

    ![screenshot](https://images.example.com/api-keys.png)

Accepted::

    # Connect Lucca

    ![Settings page with API Keys selected](https://images.example.com/api-keys.png)
"""

import posixpath
import re
from collections.abc import Iterator

from guidekit.model import Guide, ImageUse
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex
from guidekit.syntax import Element, Image, walk

__all__ = ["RULE"]

EMPTY_WORDS = regex(
    r"(?:an?\s|the\s|this\s)?(?:image|img|picture|pic|photo|graphic|figure|screen\s?shot|"
    r"screen\s?grab|screen capture|screen|alt(?:ernative)?(?:[ -]text)?|placeholder|untitled|"
    r"untitled design|step(?=[\s_-]*\d))"
    r"(?:[\s_-]*\(?\d+\)?)?\W*",
    re.IGNORECASE,
)
FILE_NAME = regex(r"[^\s/]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)", re.IGNORECASE)
MARKS_OF_A_NAME = regex(r"[\d_-]")


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    captions = _captions(guide)
    for image in guide.images:
        alt = (image.alt or "").strip()
        problem = _problem(alt, image, captions) if alt else None
        if problem and context.readers(image.guard):
            yield RULE.report(
                f"alternative text `{alt}` {problem}, expected what the image shows",
                image.span,
                connector=context.connector_key,
            )


def _problem(alt: str, image: ImageUse, captions: dict[str, str]) -> str | None:
    if EMPTY_WORDS.fullmatch(alt):
        return "says only that there is an image"
    stem = posixpath.splitext(posixpath.basename(image.url.partition("?")[0]))[0]
    if FILE_NAME.fullmatch(alt) or (alt == stem and MARKS_OF_A_NAME.search(alt)):
        return "is the name of a file"
    if captions.get(image.url) == alt.casefold():
        return "is the caption too"
    return None


def _captions(guide: Guide) -> dict[str, str]:
    """The captions of images, by the images' addresses."""
    found: dict[str, str] = {}
    for node, placement in guide.placements.items():
        caption = placement.props.get("caption") if placement.spec else None
        if not isinstance(caption, str) or not caption.strip():
            continue
        for inner in walk(node):
            url = inner.url if isinstance(inner, Image) else None
            if isinstance(inner, Element) and inner.name == "img" and inner in guide.placements:
                url = str(guide.placements[inner].props.get("src", ""))
            if url:
                found[url] = caption.strip().casefold()
    return found


RULE = Rule("GK702", "useless-alt", Severity.WARNING, check)
