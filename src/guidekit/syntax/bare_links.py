"""Bare URLs and links in angle brackets, found while running text is read."""

import re

from guidekit.source.patterns import regex
from guidekit.syntax.autolinks import unbracketed, url_end
from guidekit.syntax.markdown_library import StateInline
from guidekit.syntax.tags import Malformed

__all__ = ["angle_link_rule", "bracket_rule", "url_rule", "www_rule"]

AUTOLINK = regex(r"<(https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
PROTOCOL = regex(r"(?:^|[^A-Za-z])(https?)$", re.IGNORECASE)
WWW = regex(r"www\.(?=.)", re.IGNORECASE | re.DOTALL)


def angle_link_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``<https://...>`` is none in MDX either: it is reported, and read as a link."""
    match = AUTOLINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _angle_link(state, match)
    state.pos = match.end()
    return True


def _angle_link(state: StateInline, match: re.Match[str]) -> None:
    found = Malformed(
        "link-in-angle-brackets",
        f"link `{match[0]}` in angle brackets, expected it without them",
        match.start(),
        match.end(),
        instead=unbracketed(match[1], state.src[: match.start()], state.src[match.end() :]),
    )
    state.env["malformed"].append(found)
    token = state.push("url", "", 0)
    token.map = [match.start(), match.end()]
    token.content = match[1]


def bracket_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Count the brackets that are text and open."""
    if not silent:
        step = 1 if state.src[state.pos] == "[" else -1
        state.env["brackets"] = max(0, state.env["brackets"] + step)
    return False


def url_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """A bare URL; the text rule stops at its colon, so the protocol is already in ``pending``.

    Within a bracket it is left to the text: there, it ends as :func:`find_autolinks` says.
    """
    src, pos = state.src, state.pos
    # What is read silently stands in a bracket, too.
    if silent or not src.startswith("://", pos) or state.linkLevel or state.env["brackets"]:
        return False
    protocol = PROTOCOL.search(src, max(0, pos - 6), pos)
    if protocol is None:
        return False
    end = url_end(src, pos + 3, state.posMax)
    if end is None:
        return False
    if not state.pending.endswith(protocol[1]):
        return False
    state.pending = state.pending[: -len(protocol[1])]
    state.pos = protocol.start(1)
    return _bare_link(state, end)


def _bare_link(state: StateInline, end: int) -> bool:
    start = state.pos
    token = state.push("url", "", 0)
    token.map = [start, end]
    token.content = state.src[start:end]
    state.pos = end
    return True


def www_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """A bare URL without its protocol."""
    src, pos = state.src, state.pos
    if silent or state.linkLevel or state.env["brackets"] or not WWW.match(src, pos):
        return False
    if pos and not src[pos - 1].isspace() and src[pos - 1] not in "(*_[]~":
        return False
    end = url_end(src, pos, state.posMax)
    return end is not None and _bare_link(state, end)
