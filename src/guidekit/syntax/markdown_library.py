"""What we use of markdown-it-py, loaded without compiling the patterns of what we do not."""

from guidekit.source.patterns import sparing_patterns

with sparing_patterns("markdown_it", "mdurl"):
    from markdown_it import MarkdownIt, rules_inline
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle
    from markdown_it.rules_inline import StateInline
    from markdown_it.rules_inline.state_inline import Scanned
    from markdown_it.token import Token

__all__ = [
    "MarkdownIt",
    "Scanned",
    "StateInline",
    "Token",
    "parseLinkDestination",
    "parseLinkTitle",
    "rules_inline",
]
