"""markdown-it-py's inline parser, set up for MDX.

It reads emphasis, code, links and references; rules of our own read tags, expressions, footnote
references and bare URLs. Each token notes its place, so that nodes can know theirs.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal

from guidekit.source.patterns import regex
from guidekit.syntax.bare_links import angle_link_rule, bracket_rule, url_rule, www_rule
from guidekit.syntax.braces import Braces
from guidekit.syntax.content import Content
from guidekit.syntax.definitions import normal_label
from guidekit.syntax.expressions import Expressions
from guidekit.syntax.markdown_library import MarkdownIt, Scanned, StateInline, Token, rules_inline
from guidekit.syntax.markup import MARKUP
from guidekit.syntax.tags import Malformed, html_comment, scan_tag

__all__ = ["tokenize"]

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
ESCAPED = regex(r"\\[!-/:-@\[-`{-~\n]")
FOOTNOTE = regex(r"\[\^([^\]\s\[]+)\]")
LETTER, SPACE, MARK = range(3)
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

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803, FBT001
        """What a run of markers may do; to the reference parser, emoji are letters."""
        src, end = self.src, start
        while end < self.posMax and src[end] == src[start]:
            end += 1
        before = _kind_of(src[start - 1]) if start else SPACE
        after = _kind_of(src[end]) if end < self.posMax else SPACE
        opening = after != SPACE and (after != MARK or before != LETTER)
        closing = before != SPACE and (before != MARK or after != LETTER)
        if canSplitWord:
            return Scanned(opening, closing, end - start)
        return Scanned(
            opening and (not closing or before == MARK),
            closing and (not opening or after == MARK),
            end - start,
        )


def _kind_of(char: str) -> int:
    if char.isalnum() or char > "\uffff":
        return LETTER
    if char.isspace():
        return SPACE
    return MARK if unicodedata.category(char)[0] in "PS" else LETTER


def _tag_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if _comment_rule(state, silent) or angle_link_rule(state, silent):
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


def _expression_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    start = state.pos
    expressions: Expressions = state.env["expressions"]
    if expressions.skips(start):
        return False
    end = state.env["braces"].close(state.env["content"], start)
    message, told = "`{` is never closed, expected `}`", None
    if end is not None:
        end, problem = expressions.read(start, end)
        message, told = (problem.message, problem.at) if problem else ("", None)
    if end is None or message:
        # What is no expression is text that happens to hold a brace.
        if not silent:
            found = Malformed(
                "bare-brace",
                f"{message}, or `\\{{` for a brace that is text",
                start,
                start + 1,
                instead="\\{",
                endless=end is None,
                told=told,
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


def _escape_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """A backslash before anything but a mark or a line end is text, and so is what follows it."""
    return bool(ESCAPED.match(state.src, state.pos)) and rules_inline.escape(state, silent)


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
    "\\": (_noting_end(_escape_rule),),
    "`": (_noting_end(rules_inline.backtick),),
    "~": (rules_inline.strikethrough.tokenize,),
    "*": (rules_inline.emphasis.tokenize,),
    "_": (rules_inline.emphasis.tokenize,),
    "[": (_footnote_rule, _noting_end(rules_inline.link), bracket_rule),
    "]": (bracket_rule,),
    "!": (_noting_end(rules_inline.image),),
    "<": (_tag_rule,),
    "{": (_expression_rule,),
    ":": (url_rule,),
    "w": (www_rule,),
    "W": (www_rule,),
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
        "expressions": Expressions(content.text),
        "references": references,
        "footnotes": footnotes,
        "brackets": 0,
    }
    state = _State(text, engine, env, [])
    engine.inline.tokenize(state)
    for rule in engine.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens, malformed
