"""A link to an address of the site at which the tree has no page.

What it does
    Looks for the file of each link that begins with `/`, where the project file has a ``root`` to
    look in: a guide or another page, a folder with an index, a file to load. In the example there
    is one page, `docs/accounts.mdx`. Pages that are made by a program, or that are only forwarded,
    have no file: give such links with the whole address.

Why it matters
    The page was renamed, moved or never written, and the reader ends on an error page.

Reported::

    # guidekit.yaml
    house: stackone
    guides: docs/guides/*.mdx
    root: docs
    # docs/accounts.mdx
    Your accounts.
    # docs/guides/lucca.mdx
    # Connect Lucca

    The account is now among [your accounts](/account).

Accepted::

    # guidekit.yaml
    house: stackone
    guides: docs/guides/*.mdx
    root: docs
    # docs/accounts.mdx
    Your accounts.
    # docs/guides/lucca.mdx
    # Connect Lucca

    The account is now among [your accounts](/accounts).
"""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.targets import is_root_link, page_files
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    if context.root is None:
        return
    for link in guide.links:
        if not is_root_link(link.url) or not context.readers(link.guard):
            continue
        address = unquote(link.url.partition("#")[0].partition("?")[0]).strip("/")
        path = posixpath.normpath(posixpath.join(context.root, address))
        if not any(context.project.exists(file) for file in (path, *page_files(path))):
            yield RULE.report(
                f"link to `{link.url}`, but there is no page `{path}`, expected one of the tree",
                link.span,
                connector=context.connector_key,
            )


RULE = Rule("GK612", "missing-page", Severity.WARNING, check, subject="project")
