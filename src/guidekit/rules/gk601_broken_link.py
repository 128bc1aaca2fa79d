"""A link to a guide or file that is not there, or to a page that a partner does not have.

What it does
    Follows links with a path relative to the guide. A link that starts with `/` is an address on
    the house's own site: it is reported where a partner shows it and the partner's ``links`` do
    not say where it leads. Links to other sites are not followed.

Why it matters
    The reader ends on an error page, or on a page of a site that is not the partner's.

Reported::

    # Connect Lucca

    First read [how to link an account](./link-an-account.mdx).

Accepted::

    # Connect Lucca

    First read [how to link an account](https://help.example.com/link-an-account).
"""

from collections.abc import Iterator

from guidekit.model import Guide, LinkUse
from guidekit.rules.context import Context, name_variants
from guidekit.rules.registry import Rule
from guidekit.rules.targets import is_root_link, target_of
from guidekit.source import Diagnostic, Severity
from guidekit.variants import map_link

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for link in guide.links:
        readers = context.readers(link.guard)
        target = target_of(link.url, context)
        if target is None:
            yield from _unmapped(link, readers, context)
        elif readers and target.path != context.home and not context.project.exists(target.path):
            yield RULE.report(
                f"link to `{link.url}`, but there is no file `{target.path}`, "
                "expected a path relative to the guide",
                link.span,
                help="name the guide's file, such as `../jira/jira.mdx`"
                if not target.is_guide
                else None,
                connector=context.connector_key,
            )


def _unmapped(link: LinkUse, readers: frozenset[str], context: Context) -> Iterator[Diagnostic]:
    if not is_root_link(link.url):
        return
    lost = sorted(
        v.id
        for v in context.partners
        if v.id in readers and map_link(link.url, v.brand) == link.url
    )
    if lost:
        yield RULE.report(
            f"link to `{link.url}` on the house's site for {name_variants(lost)}, "
            "expected a `links` entry that says where it leads",
            link.span,
            help="add the beginning of the address to the brand's `links`; "
            "with `null` only the text stays",
            connector=context.connector_key,
            variant=lost[0],
        )


RULE = Rule("GK601", "broken-link", Severity.ERROR, check)
