"""markdown-it-py's inline parser, set up for MDX.

It reads emphasis, code, links and references; rules of our own read tags, expressions, footnote
references and bare URLs. Each token notes its place, so that nodes can know theirs.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from guidekit.syntax.autolinks import unbracketed, url_end
from guidekit.syntax.bold import MARKUP
from guidekit.syntax.braces import Braces
from guidekit.syntax.content import Content
from guidekit.syntax.definitions import normal_label
from guidekit.syntax.expressions import ExpressionChecks
from guidekit.syntax.tags import Malformed, html_comment, scan_tag

__all__ = ["tokenize"]

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
AUTOLINK = re.compile(r"<(https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
PROTOCOL = re.compile(r"(?:^|[^A-Za-z])(https?)$", re.IGNORECASE)
FOOTNOTE = re.compile(r"\[\^([^\]\s\[]+)\]")
Rule = Callable[[StateInline, bool], bool]


class _State(StateInline):
    """Notes on each token where it stands: ``token.map`` is ``[start, end]`` in the content."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        start = self.pos
        if ttype == "text" and len(self.tokens) > 1:
            # The markers of a run are pushed one by one before `pos` moves over the run.
            previous = self.tokens[-2].map
            if previous and previous[0] >= start:
                start = previous[1]
        token.map = [start, start + (ttype == "text")]
        return token

    def pushPending(self) -> Token:  # noqa: N802  # the library's name
        text = self.pending
        token = super().pushPending()
        # `pos` may be past the text: a link's rule moves it over the bracket before it pushes, and
        # spaces before a line end are dropped.
        start = max(self.src.rfind(text, 0, self.pos), 0)
        token.map = [start, start + len(text)]
        return token


def _tag_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if _comment_rule(state, silent) or _angle_link_rule(state, silent):
        return True
    result = scan_tag(state.env["content"], state.pos, state.env["braces"], flow=False)
    if result is None or isinstance(result, Malformed):
        if not silent and result is not None:
            state.env["malformed"].append(result)
        return False
    tag, end = result
    if not silent:
        token = state.push("tag", "", 0)
        token.map = [state.pos, end]
        token.meta = {"tag": tag}
    state.pos = end
    return True


def _comment_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """An HTML comment is none in MDX: it is reported, and read as the comment that it is."""
    if not state.src.startswith("<!--", state.pos):
        return False
    if state.env["braces"].find_in(state.env["content"], "-->", state.pos + 4) < 0:
        return False
    match = COMMENT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.env["malformed"].append(html_comment(match))
        token = state.push("expression", "", 0)
        token.map = [match.start(), match.end()]
        token.content = f"/*{match[1].replace('*/', '* /')}*/"
    state.pos = match.end()
    return True


def _angle_link_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
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


def _expression_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    start = state.pos
    end = state.env["braces"].close(state.env["content"], start)
    problem: str | None = "`{` is never closed, expected `}`"
    if end is not None:
        problem = state.env["checks"].problem(start + 1, end - 1)
    if end is None or problem:
        # What is no expression is text that happens to hold a brace.
        if not silent:
            problem = f"{problem}, or `\\{{` for a brace that is text"
            found = Malformed(
                "bare-brace", problem, start, start + 1, instead="\\{", endless=end is None
            )
            state.env["malformed"].append(found)
        return False
    if not silent:
        token = state.push("expression", "", 0)
        token.map = [start, end]
        token.content = state.src[start + 1 : end - 1]
    state.pos = end
    return True


def _footnote_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    match = FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match is None or normal_label(match[1]) not in state.env["footnotes"]:
        return False
    if not silent:
        token = state.push("footnote", "", 0)
        token.map = [state.pos, match.end()]
        token.content = match[1]
    state.pos = match.end()
    return True


def _bracket_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Count the brackets that are text and open."""
    if not silent:
        step = 1 if state.src[state.pos] == "[" else -1
        state.env["brackets"] = max(0, state.env["brackets"] + step)
    return False


def _url_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """A bare URL; the text rule stops at its colon, so the protocol is already in ``pending``.

    Within a bracket it is left to the text: there, it ends as :func:`find_autolinks` says.
    """
    src, pos = state.src, state.pos
    if not src.startswith("://", pos) or state.linkLevel or state.env["brackets"]:
        return False
    protocol = PROTOCOL.search(src, max(0, pos - 6), pos)
    if protocol is None:
        return False
    end = url_end(src, pos + 3, state.posMax)
    if end is None:
        return False
    if not silent:
        if not state.pending.endswith(protocol[1]):
            return False
        state.pending = state.pending[: -len(protocol[1])]
        start = protocol.start(1)
        state.pos = start
        token = state.push("url", "", 0)
        token.map = [start, end]
        token.content = src[start:end]
    state.pos = end
    return True


def _noting_end(rule: Rule) -> Rule:
    """The rule, with the place where it stopped noted on the last token that it made."""

    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start = state.pos
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > count:
            last = state.tokens[-1]
            last.map = [start, state.pos]
            if last.type == "link_close":
                opening = next(t for t in state.tokens[count:] if t.type == "link_open")
                opening.map = [start, state.pos]
        return True

    return noting


RULES: dict[str, tuple[Rule, ...]] = {
    "\n": (_noting_end(rules_inline.newline),),
    "\\": (_noting_end(rules_inline.escape),),
    "`": (_noting_end(rules_inline.backtick),),
    "~": (rules_inline.strikethrough.tokenize,),
    "*": (rules_inline.emphasis.tokenize,),
    "_": (rules_inline.emphasis.tokenize,),
    "[": (_footnote_rule, _noting_end(rules_inline.link), _bracket_rule),
    "]": (_bracket_rule,),
    "!": (_noting_end(rules_inline.image),),
    "<": (_tag_rule,),
    "{": (_expression_rule,),
    ":": (_url_rule,),
    "&": (_noting_end(rules_inline.entity),),
}
"""What may begin with a character; :data:`MARKUP` has these characters."""


def _rule_of_character(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    for rule in RULES.get(state.src[state.pos], ()):  # noqa: SIM110  # quicker than `any`
        if rule(state, silent):
            return True
    return False


@cache
def _engine() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"strikethrough_single_tilde": True})
    engine.inline.ruler.push("character", _rule_of_character)
    engine.inline.ruler.enableOnly(["text", "character"])
    engine.inline.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis"])
    engine.inline.terminator_re = MARKUP
    # The image's rule reads the alternative text for itself alone: we do that, with its places.
    engine.inline.parse = lambda src, md, env, tokens: tokens  # type: ignore[method-assign]  # noqa: ARG005
    # URLs stay as the author wrote them: what may be linked is decided when a page is made.
    engine.normalizeLink = lambda url: url  # type: ignore[method-assign]
    engine.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return engine


def tokenize(
    content: Content,
    braces: Braces,
    references: Mapping[str, Mapping[str, str]],
    footnotes: frozenset[str],
) -> tuple[list[Token], list[Malformed]]:
    """The flat tokens of running text, and the tags and expressions that are none.

    ``token.map`` is a token's ``[start, end]`` in the content's text.
    """
    text = content.text.rstrip(" \t\n")
    engine = _engine()
    malformed: list[Malformed] = []
    env: dict[str, Any] = {
        "content": content,
        "malformed": malformed,
        "braces": braces,
        "checks": ExpressionChecks(content.text),
        "references": references,
        "footnotes": footnotes,
        "brackets": 0,
    }
    state = _State(text, engine, env, [])
    engine.inline.tokenize(state)
    for rule in engine.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens, malformed
