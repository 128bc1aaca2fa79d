"""Another provider's name where the guide means its own.

What it does
    Looks at places that can only mean the provider of the guide, such as `log in to your ...
    account` or `in the ... dashboard`, for the name of another connector of the project: its key,
    or the name of its guide. A name that stands in the guide more often is there on purpose, and
    so is one of the same family (`google` in a guide for `google-drive`), one that the guide's
    ``mentions`` in the frontmatter lists, and one behind a word for a way to sign in.

Why it matters
    The text was copied from another guide, and the reader looks in the wrong product.

Reported::

    # guidekit.yaml
    house: stackone
    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info: {title: Jira, key: jira}
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Log in to your Jira account. In Lucca, your subdomain and your API key are in the settings.

Accepted::

    # guidekit.yaml
    house: stackone
    # connectors/jira/connector.yaml
    StackOne: 1.0.0
    info: {title: Jira, key: jira}
    # connectors/lucca/lucca.mdx
    # Connect Lucca

    Log in to your Lucca account. Your subdomain and your API key are in the settings.
"""

import re
from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.providers import fold_name
from guidekit.rules.registry import Rule
from guidekit.rules.wording import Finding, Wording, wording_of
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]

NAME = r"(?P<{}>[A-Z][\w.&-]*(?: (?:[A-Z&][\w.&-]*|for|of|and)){{0,3}}?)"
OWNED = r"(?:account|workspace|instance|dashboard|portal|admin|tenant|organi[sz]ation|console|app)"
PLACE = re.compile(
    rf"(?i:\b(?:log|sign)(?:ging|ing)?[- ]?(?:in|on)(?:to| to)? (?:your |the )?){NAME.format('a')}"
    rf"(?= {OWNED}\b|,|\.(?:\s|$)|$| (?:as|and|using|with)\b)"
    rf"|\b(?:[Yy]our|[Ii]n the) {NAME.format('b')}(?= {OWNED}\b)"
    rf"|(?:^|(?<=[.:]) )In {NAME.format('c')}(?=, )"
)
WORDS = (
    "log in", "login", "log into", "log on", "logging in", "sign in", "signin", "sign on",
    "signing in", "sign into", "\nin ", ". in ", ": in ", " account", " workspace", " instance",
    " dashboard", " portal", " tenant", " console",
)  # fmt: skip
ON_PURPOSE = 3
"""So many mentions are no slip."""
MEANT_FOR_READING = frozenset(("text", "item", "cell", "prerequisite", "step-title", "heading"))


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    if not context.names:
        return
    wording = wording_of(guide, context)
    allowed = _allowed(guide, context)
    for found in wording.find(PLACE, *WORDS):
        group = found.match.lastgroup or "a"
        said = found.match[group].rstrip(".")
        key = context.names.get(fold_name(said))
        if key is None or found.passage.kind not in MEANT_FOR_READING:
            continue
        if not _is_kin(said, allowed) and _is_slip(said, wording):
            yield _report(found, group, said, key, context)


def _allowed(guide: Guide, context: Context) -> tuple[str, ...]:
    """The names that the guide may have: its own and those it says it mentions."""
    listed = guide.metadata.get("mentions")
    names = listed if isinstance(listed, list) else [listed] if listed else []
    own = [context.connector.title, context.connector.key] if context.connector else []
    title = guide.title.text.split(" - ")[0]
    return tuple(filter(None, map(str, (*names, *own, title, *context.home.split("/")[-2:]))))


def _is_kin(said: str, allowed: tuple[str, ...]) -> bool:
    """Whether one of the names is part of the other, or begins with the same word."""
    name, first = fold_name(said), _first_word(said)
    return any(
        name in fold_name(own) or fold_name(own) in name or _first_word(own) == first
        for own in allowed
    )


def _first_word(name: str) -> str:
    return re.split(r"[\W_]+", name.strip(), maxsplit=1)[0].casefold()


def _is_slip(said: str, wording: Wording) -> bool:
    times = len(re.findall(rf"\b{re.escape(said.lower())}\b", wording.small))
    return times < ON_PURPOSE


def _report(found: Finding, group: str, said: str, key: str, context: Context) -> Diagnostic:
    own = context.connector.title if context.connector else "the guide's own provider"
    offset = found.match.start(group) - found.match.start()
    start = found.start + offset
    return RULE.report(
        f"`{said}` is the name of the connector `{key}`, expected `{own}` here",
        found.passage.span(start, start + len(said)),
        help=f"where it is meant, add `mentions: [{key}]` to the frontmatter",
        connector=context.connector_key,
    )


RULE = Rule("GK710", "other-provider", Severity.WARNING, check, subject="project")
