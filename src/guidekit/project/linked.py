"""The guides that definitions link to."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from msgspec import Struct

from guidekit.connectors import AuthMethod, Connector
from guidekit.model import Audience
from guidekit.project.files import join_path
from guidekit.project.layout import Layout
from guidekit.rules import page_files, rule_named
from guidekit.source import Diagnostic, Span

__all__ = ["LinkedGuide", "linked_guides", "missing_linked_guides"]


class LinkedGuide(Struct, frozen=True):
    """A link of a method to a guide of the tree; ``path`` is None where there is no such file.

    ``audience`` is that of a link which says whom it is for. ``expected`` is the path that the
    guide would have.
    """

    method: AuthMethod
    audience: Audience | None
    url: str
    span: Span | None
    path: str | None
    expected: str


def linked_guides(
    connector: Connector, layout: Layout, exists: Callable[[str], bool]
) -> Iterator[LinkedGuide]:
    """The links of a connector that lead into the tree, as ``links`` of the project says."""
    for method in connector.auth_methods if layout.links else ():
        support = method.support
        links: tuple[tuple[str | None, Span | None, Audience | None], ...] = (
            (support.link, support.link_span, None),
            (support.setup_link, support.setup_link_span, "setup"),
        )
        for url, span, audience in links:
            page = None if url is None else page_of(url, layout)
            if url is not None and page is not None:
                files = page_files(page)
                found = next((path for path in files if exists(path)), None)
                yield LinkedGuide(method, audience, url, span, found, files[0])


def page_of(url: str, layout: Layout) -> str | None:
    """The place in the tree that an address stands for; None for one that is elsewhere.

    >>> layout = Layout(links={"https://acme.example/docs/": "docs"})
    >>> page_of("https://acme.example/docs/lucca/connect#key", layout)
    'docs/lucca/connect'
    >>> page_of("https://lucca.example/docs/", layout) is None
    True
    """
    bare = re.split(r"[?#]", url, maxsplit=1)[0]
    for prefix, folder in layout.links.items():
        if bare.startswith(prefix):
            return join_path(folder, unquote(bare.removeprefix(prefix)).strip("/"))
    return None


def missing_linked_guides(
    connector: Connector, layout: Layout, exists: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """Links to guides that are not there; an inherited one is told where it stands."""
    for link in linked_guides(connector, layout, exists):
        span = link.span or link.method.span
        inside = span.path != connector.span.path or (
            connector.span.start <= span.start and span.end <= connector.span.end
        )
        if link.path is None and inside:
            yield rule_named("missing-linked-guide").report(
                f"link to `{link.url}`, but there is no file `{link.expected}`, expected a guide",
                span,
                connector=connector.key,
                auth=link.method.key,
            )
