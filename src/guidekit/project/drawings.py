"""What the drawings of guides say of the house."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import PurePosixPath

from guidekit.connectors import Connector
from guidekit.project.assets import Assets
from guidekit.project.pairing import Pair
from guidekit.rules import Context, rule_named
from guidekit.source import Diagnostic
from guidekit.source.patterns import regex
from guidekit.variants import Brand, leaks, own_asset

__all__ = ["drawn_names", "drawn_text", "icon_leaks"]

TAG = regex(r"<[^>]*>")


def drawn_text(data: bytes) -> str:
    """All that an SVG drawing says in words: its texts and titles, joined over their parts.

    >>> drawn_text(b"<svg><title>The A&#99;me menu</title><text>Ac<tspan>me</tspan></text></svg>")
    'The Acme menu Acme'
    """
    text = data.decode("utf-8-sig", "replace")
    blocks = re.split(r"</(?:text|title|desc)\s*>", text)
    return " ".join(" ".join(unescape(TAG.sub("", block)).split()) for block in blocks).strip()


def drawn_names(pair: Pair, context: Context, assets: Assets) -> Iterator[Diagnostic]:
    """Drawings that name the house in words, where a partner without its own version shows them.

    The words of a drawing are not replaced: they would no longer fit where they stand.
    """
    home = str(PurePosixPath(pair.path).parent)
    for image in pair.guide.images if context.partners else ():
        asset = assets.find(home, image.url)
        if asset is None or not asset.path.endswith(".svg"):
            continue
        left = next(leaks(drawn_text(asset.data), context.house), None)
        readers = context.readers(image.guard) if left else frozenset()
        for variant in context.partners:
            if left and variant.id in readers and own_asset(asset.source, variant.brand) is None:
                yield rule_named("house-term-in-variant").report(
                    f"`{left.text}` in the drawing `{image.url}` names the house to readers of "
                    f"`{variant.id}`, expected a drawing of its own",
                    image.span,
                    help=f"add an entry to `assets` in `{variant.brand.source.path}`",
                    connector=context.connector_key,
                    variant=variant.id,
                )


def icon_leaks(connector: Connector, brands: Iterable[Brand], house: Brand) -> Iterator[Diagnostic]:
    """An icon that is fetched from the house, for partners that have none of their own for it."""
    icon = connector.icon or ""
    left = next(leaks(icon, house), None) if "//" in icon else None
    for brand in brands if left else ():
        if not brand.house and own_asset(icon, brand) is None:
            yield rule_named("house-term-in-variant").report(
                f"icon `{icon}` names the house to readers of `{brand.id}`, expected one of "
                "its own",
                connector.span,
                help=f"add an entry to `assets` in `{brand.source.path}`",
                connector=connector.key,
                variant=brand.id,
            )
