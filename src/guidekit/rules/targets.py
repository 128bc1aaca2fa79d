"""Where the links and images of a guide lead within its project."""

import posixpath
import re
from urllib.parse import unquote

from msgspec import Struct

from guidekit.model import Anchor, Guide
from guidekit.rules.context import Context

__all__ = ["Target", "anchors_of", "file_of", "is_root_link", "page_files", "target_of"]

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
GUIDE_SUFFIXES = (".mdx", ".md")
PAGE_TOP = frozenset({"", "top"})


class Target(Struct, frozen=True):
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


def page_files(path: str) -> tuple[str, ...]:
    """The files that an address without an ending may stand for, the likeliest first.

    >>> page_files("docs/lucca")
    ('docs/lucca.mdx', 'docs/lucca.md', 'docs/lucca/index.mdx', 'docs/lucca/index.md')
    """
    if path.endswith(GUIDE_SUFFIXES):
        return (path,)
    return tuple(f"{path}{name}{suffix}" for name in ("", "/index") for suffix in GUIDE_SUFFIXES)


def target_of(url: str, context: Context) -> Target | None:
    """What a link in the guide that is checked points at; None where it leads out of the guides.

    `../jira/jira.mdx#api-token` is a file seen from the guide, as `../jira/jira` is, `#api-key` an
    anchor in it, and `/guides/jira` a guide below the project's ``root`` or else an address that is
    no file.
    """
    url, home = url.strip(), context.home
    if SCHEME.match(url):
        return None
    rest, _, anchor = url.partition("#")
    anchor = unquote(anchor)
    anchor = "" if anchor in PAGE_TOP else anchor
    if is_root_link(url):
        path = _page(rest, context)
    else:
        path = _neighbour(rest, context) if rest.partition("?")[0] else home
    return Target(path, anchor) if path is not None else None


def _neighbour(url: str, context: Context) -> str | None:
    """The file that a path seen from the guide names; a guide may be named without its ending."""
    path = file_of(url, context)
    if path is None or posixpath.splitext(path)[1] or context.project.exists(path):
        return path
    return next((file for file in page_files(path) if context.project.exists(file)), path)


def _page(address: str, context: Context) -> str | None:
    """The guide at an address of the site that the guides were written for."""
    if context.root is None:
        return None
    path = unquote(address.partition("?")[0]).strip("/")
    files = page_files(posixpath.normpath(posixpath.join(context.root, path)))
    return next((file for file in files if context.project.guide(file) is not None), None)


def file_of(url: str, context: Context) -> str | None:
    """The file that an image of the guide shows; None for one that is no file of the project.

    `./images/a%20b.png?v=2` is seen from the guide, `/images/logo.svg` from the project's
    ``root``, and `data:image/png;base64,AA` is no file.
    """
    if SCHEME.match(url):
        return None
    path = unquote(re.split("[?#]", url, maxsplit=1)[0])
    base = context.root or "" if path.startswith("/") else posixpath.dirname(context.home)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/")))


def anchors_of(target: Target, guide: Guide, context: Context) -> tuple[Anchor, ...] | None:
    """The anchors of that name in the target's guide, often none; None where there is no guide."""
    other = guide if target.path == context.home else context.project.guide(target.path)
    if other is None:
        return None
    return tuple(anchor for anchor in other.anchors if anchor.id == target.anchor)
