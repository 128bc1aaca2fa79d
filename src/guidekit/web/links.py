"""The addresses on other sites that the guides of a project lead to."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from guidekit.project import Project, Shelf
from guidekit.rules import gap_in
from guidekit.source import Span
from guidekit.variants import map_link

__all__ = ["web_links"]


def web_links(project: Project) -> dict[str, tuple[Span, ...]]:
    """The addresses, sorted, without fragments, each with the places that lead to it.

    They are those that the readers of any brand get, images included. An address with a gap that
    the reader fills in is none.
    """
    found: dict[str, set[Span]] = {}
    for url, span in _uses(project):
        address, _ = urldefrag(url.strip())
        if _is_web(address) and not gap_in(address):
            found.setdefault(address, set()).add(span)
    return {url: tuple(sorted(found[url])) for url in sorted(found)}


def _uses(project: Project) -> Iterator[tuple[str, Span]]:
    shelf = Shelf(project)
    for folder in project.folders:
        brands = [brand for brand in project.brands if brand.offers(folder.key)]
        for path in folder.guides:
            guide, _ = shelf.open(path)
            if guide is None:
                continue
            for link in guide.links:
                mapped = {map_link(link.url, brand) for brand in brands}
                yield from ((url, link.span) for url in mapped if url)
            yield from ((image.url, image.span) for image in guide.images)
        shelf.close(folder)


def _is_web(url: str) -> bool:
    """Whether an address can be asked for: a scheme of the web, a host, nothing unprintable."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and url.isprintable()
