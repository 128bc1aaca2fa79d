"""From a guide to its page: once for all variants."""

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup
from msgspec import Struct

from guidekit.connectors import AuthMethod, Connector
from guidekit.model import VARIABLE, Guard, Guide, PassageKind, Title
from guidekit.render.calls import calls_of
from guidekit.render.covering import cover_of
from guidekit.render.elements import element
from guidekit.render.holes import ready
from guidekit.render.markdown import RENDERERS
from guidekit.render.page import ROOT, Page
from guidekit.render.theme import Theme
from guidekit.render.writer import Context, Renderer, Writer
from guidekit.syntax import Element, Node
from guidekit.variants import Terms

__all__ = ["compile_page"]

ALL_RENDERERS: Mapping[type[Node], Renderer] = {**RENDERERS, Element: element}
DEEPEST_LISTED = 3
"""Headings below this level are not in the table of contents."""


class Entry(Struct, frozen=True):
    """One line of the table of contents; ``level`` is 1 or 2."""

    href: Markup
    label: Markup
    guard: Guard
    level: int


def compile_page(
    guide: Guide,
    *,
    connector: Connector | None,
    terms: Terms,
    theme: Theme,
    asset_url: Callable[[str], str | None],
    page_url: Callable[[str], str | None],
    auth: AuthMethod | None = None,
    path: str = "",
) -> Page:
    """The page of a guide.

    ``asset_url`` and ``page_url`` get addresses as the guide writes them and give those to put into
    the page, which is two folders below its brand's root (see :data:`~guidekit.render.ROOT`).
    ``asset_url`` gives None for an image that is not there; ``page_url`` for a link that leads to
    no guide, and such a link is the business of each brand. ``auth`` is the method that the guide
    explains, found by ``guide.auth`` where it is not given; ``path`` is the page's address from its
    brand's root folder on.
    """
    if auth is None and connector is not None:
        auth = _auth(guide, connector)
    writer = Writer(guide, connector, terms, theme, asset_url, page_url, ALL_RENDERERS, auth)
    writer.calls.update(calls_of(writer))
    body = ready(writer.flow(guide.document.children))
    about = _about(writer)
    canonical = ready(writer.addresses.canonical(path))
    html = theme.render("layouts/page.html", writer.calls, **about, body=body, canonical=canonical)
    return Page(writer.holes.cut(html))


def _about(writer: Writer) -> Context:
    """What the page says around the guide's body, which has been written."""
    guide, connector, auth = writer.guide, writer.connector, writer.auth
    toc = tuple(_entries(writer))
    icon = writer.addresses.image(connector.icon) if connector and connector.icon else None
    name = connector.title if connector else guide.title.text
    return {
        "root": ROOT,
        "lang": writer.language or ready(writer.value("locale")),
        "title": ready(_head(writer, "title", guide.title)),
        "description": ready(_head(writer, "description", guide.description)),
        "connector": name if name not in guide.title.text else None,
        "monogram": name[:1].upper(),
        "icon": icon and ready(icon),
        "auth": auth.label if auth else None,
        "toc": toc,
        "toc_guards": cover_of((entry.guard,) if entry.guard else None for entry in toc),
    }


def _head(writer: Writer, kind: PassageKind, title: Title | None) -> str:
    """Title or description; what has a condition in it stays under that."""
    parts = [passage for passage in writer.guide.passages if passage.kind == kind]
    if title is None or not any(passage.guard for passage in parts):
        return _line(writer, title) if title else ""
    lines = [_line(writer, Title(part.text, part.span(0, len(part.text)))) for part in parts]
    pieces = [" " * bool(at) + line for at, line in enumerate(lines)]
    pairs = zip(parts, pieces, strict=True)
    return "".join(writer.holes.guarded(part.guard, piece) for part, piece in pairs)


def _line(writer: Writer, title: Title) -> str:
    """A title or description; where it names a value of the brand, that is a hole."""
    pieces = title.text.split(VARIABLE)
    after: list[str | None] = [*title.values, *[None] * (len(pieces) - len(title.values))]
    return "".join(
        writer.text_before(piece, path) + (writer.value(path) if path else "")
        for piece, path in zip(pieces, after, strict=False)
    )


def _auth(guide: Guide, connector: Connector) -> AuthMethod | None:
    """The method that the guide names, or the only one."""
    methods = connector.auth_methods
    named = next((method for method in methods if method.key == guide.auth), None)
    return named or (methods[0] if len(methods) == 1 else None)


def _entries(writer: Writer) -> Iterator[Entry]:
    """The headings of sections and steps, or the steps of a guide that has hardly any."""
    parts = {part.anchor for part in (*writer.guide.sections, *writer.guide.steps)}
    headings = [h for h in writer.headings if h.anchor in parts and h.level <= DEEPEST_LISTED]
    if len(headings) > 1:
        top = min(heading.level for heading in headings)
        for heading in headings:
            href, level = (
                ready(f"#{writer.addresses.anchor(heading.anchor)}"),
                heading.level - top + 1,
            )
            label = writer.while_shown(heading.shown, heading.label)
            yield Entry(href, ready(label), heading.guard, level)
        return
    written = {heading.anchor: heading.label for heading in writer.headings}
    for step in writer.guide.steps:
        if step.title and step.anchor:
            href = ready(f"#{writer.addresses.anchor(step.anchor)}")
            label = written.get(step.anchor) or _line(writer, step.title)
            yield Entry(href, ready(label), step.guard, 1)
