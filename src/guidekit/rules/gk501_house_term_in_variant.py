"""A name or domain of the house in what a partner's readers see.

What it does
    Words each visible text in the partner's vocabulary and maps each link, then looks for what is
    left of the house's ``identity``: names, domains and image files, in prose and in code, in
    titles and alternative texts. In the examples the house is `StackOne`, and the partner `acme`
    has a word of its own for `StackOne Hub`, but not for `StackOne`.

Why it matters
    A whitelabelled page must not tell whose page it was.

Reported::

    # Connect Lucca

    Open the StackOne Hub. StackOne stores your key.

Accepted::

    # Connect Lucca

    Open the StackOne Hub. {brand.name} stores your key.
"""

from collections.abc import Iterator
from fnmatch import fnmatch
from posixpath import basename

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.house_text import texts_of
from guidekit.rules.registry import Rule
from guidekit.rules.targets import file_of, target_of
from guidekit.source import Diagnostic, Severity, Span
from guidekit.variants import Brand, leaks, map_link, own_asset

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    if context.partners:
        yield from _texts(guide, context)
        yield from _links(guide, context)
        yield from _images(guide, context)


def _texts(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for text in texts_of(guide, context):
        readers = context.readers(text.guard) & context.terms.suspects(text.pieces)
        for variant in context.partners if readers else ():
            if variant.id in readers:
                for term, span in text.left_for(variant.brand, context.house):
                    yield _report(f"`{term}` names", "words", span, variant.brand, "vocabulary")


def _links(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for link in guide.links:
        suspect = context.terms.detours.may_lead(link.url) or any(leaks(link.url, context.house))
        if not suspect or target_of(link.url, context) is not None:
            continue
        readers = context.readers(link.guard)
        for variant in context.partners:
            url = map_link(link.url, variant.brand) if variant.id in readers else None
            left = next(leaks(url, context.house), None) if url else None
            if left:
                yield _report(
                    f"link to `{left.text}` names", "a link", link.span, variant.brand, "links"
                )


def _images(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for image in guide.images:
        name = basename(image.url)
        own = any(fnmatch(name, pattern) for pattern in context.house.identity.assets)
        # The project's own files are copied under another name; other addresses stay as they are.
        elsewhere = file_of(image.url, context) is None
        if own or (elsewhere and any(leaks(image.url, context.house))):
            readers = context.readers(image.guard)
            path = file_of(image.url, context) or image.url
            for variant in context.partners:
                if variant.id in readers and own_asset(path, variant.brand) is None:
                    yield _report(
                        f"image `{name}` shows", "an image", image.span, variant.brand, "assets"
                    )


def _report(
    what: str, wanted: str, span: Span, brand: Brand, entry: str | None = None
) -> Diagnostic:
    remedy = "hide the part with `data-whitelabel-hide`"
    if entry:
        remedy = f"add an entry to `{entry}` in `{brand.source.path}`, or {remedy}"
    return RULE.report(
        f"{what} the house to readers of `{brand.id}`, expected {wanted} of its own",
        span,
        help=remedy,
        variant=brand.id,
    )


RULE = Rule("GK501", "house-term-in-variant", Severity.ERROR, check)
