"""Where the links and images of a guide lead within its project."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from guidekit.model import Anchor, Guide
from guidekit.rules.context import Context

__all__ = ["Target", "anchors_of", "file_of", "is_root_link", "target_of"]

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
GUIDE_SUFFIXES = (".mdx", ".md")
PAGE_TOP = frozenset({"", "top"})


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the project and an anchor in it; ``anchor`` is empty for the file as a whole."""

    path: str
    anchor: str

    @property
    def is_guide(self) -> bool:
        """Whether the file is a guide, going by its name."""
        return self.path.endswith(GUIDE_SUFFIXES)


def is_root_link(url: str) -> bool:
    """Whether a link is an address on the brand's own site, such as `/guides/accounts`.

    >>> is_root_link("/guides/accounts"), is_root_link("//example.com"), is_root_link("a.mdx")
    (True, False, False)
    """
    return url.startswith("/") and not url.startswith("//")


def target_of(url: str, home: str) -> Target | None:
    """What a link in the file ``home`` points at; None where it leads out of the guides.

    >>> target_of("../jira/jira.mdx#api-token", "connectors/lucca/lucca.mdx")
    Target(path='connectors/jira/jira.mdx', anchor='api-token')
    >>> target_of("#api-key", "connectors/lucca/lucca.mdx")
    Target(path='connectors/lucca/lucca.mdx', anchor='api-key')
    >>> target_of("https://example.com", "a.mdx") is target_of("/guides/x", "a.mdx") is None
    True
    """
    url = url.strip()
    if SCHEME.match(url) or is_root_link(url):
        return None
    rest, _, anchor = url.partition("#")
    path = file_of(rest, home) if rest.partition("?")[0] else home
    anchor = unquote(anchor)
    return Target(path, "" if anchor in PAGE_TOP else anchor) if path is not None else None


def file_of(url: str, home: str) -> str | None:
    """The project file that an image shows, `/` being the project's folder; None outside it.

    >>> file_of("./images/a%20b.png?v=2", "connectors/lucca/lucca.mdx")
    'connectors/lucca/images/a b.png'
    >>> file_of("/images/logo.svg", "connectors/lucca/lucca.mdx")
    'images/logo.svg'
    >>> file_of("data:image/png;base64,AA", "a.mdx") is None
    True
    """
    if SCHEME.match(url):
        return None
    path = unquote(re.split("[?#]", url, maxsplit=1)[0])
    base = "" if path.startswith("/") else posixpath.dirname(home)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/")))


def anchors_of(target: Target, guide: Guide, context: Context) -> tuple[Anchor, ...] | None:
    """The anchors of that name in the target's guide, often none; None where there is no guide."""
    other = guide if target.path == context.home else context.project.guide(target.path)
    if other is None:
        return None
    return tuple(anchor for anchor in other.anchors if anchor.id == target.anchor)
