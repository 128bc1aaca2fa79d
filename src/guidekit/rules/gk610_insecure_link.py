"""A link or an image with an `http://` address.

What it does
    Looks at the addresses of links and images. Those of this machine and of private networks, and
    those with a gap to fill in, are left alone; so is all that is code.

Why it matters
    What the reader sends or sees can be read and changed on the way, and browsers warn of it or
    show nothing at all. In a guide it is mostly an address that was copied long ago.

Reported::

    # Connect Lucca

    Sign in to [your account](http://www.lucca.example.com/login).

Accepted::

    # Connect Lucca

    Sign in to [your account](https://www.lucca.example.com/login).
"""

import re
from collections.abc import Iterator

from guidekit.model import Guide, ImageUse, LinkUse
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.spots import source_of
from guidekit.source import Diagnostic, Edit, Fix, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

HTTP = regex(
    r"""http://(?!
      localhost\b | 127\. | 10\. | 192\.168\. | 172\.(?:1[6-9]|2\d|3[01])\. | 0\.0\.0\.0 | \[
    | [^/.:]+(?:[/:]|$)                                       # a name without a dot
    | [^/:]*\.(?:local|localhost|internal|lan|test)(?:[/:]|$)
    | (?:www\.w3|schemas\.\w+)\.                              # names of namespaces
    | [^/]*[<>{}%$*]                                          # a gap to fill in
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    uses: tuple[LinkUse | ImageUse, ...] = (*guide.links, *guide.images)
    for use in uses:
        if use.url[:5].lower() != "http:" or not HTTP.match(use.url):
            continue
        fix = _fix(use, guide)
        # Where the file has no `http`, as at `www.example.com`, it is not the author's.
        if fix is not None and context.readers(use.guard):
            yield RULE.report(
                f"address `{use.url}`, expected `https://`",
                use.span,
                fix=fix,
                connector=context.connector_key,
            )


def _fix(use: LinkUse | ImageUse, guide: Guide) -> Fix | None:
    """The address with `https`; None where it is not written out at the place of the link."""
    source = source_of(use.span, guide)
    if source is None:
        return None
    start, end = source.offset(use.span.start), source.offset(use.span.end)
    at = source.text.find(use.url, start, end)
    if at < 0:
        return None
    edit = Edit(source.span(at, at + len("http")), "https")
    return Fix("use `https`, if the site has it", (edit,), safe=False)


RULE = Rule("GK610", "insecure-link", Severity.WARNING, check, fixable=True)
