"""The expressions and spreads among the attributes of a tag."""

from collections.abc import Iterator

from guidekit.source import Fault, SourceText
from guidekit.syntax.expressions import expression_problem
from guidekit.syntax.nodes import Expression, Spread
from guidekit.syntax.tags import Tag

__all__ = ["attribute_faults"]


def attribute_faults(tag: Tag, source: SourceText) -> Iterator[tuple[Fault, int, int]]:
    """What is no JavaScript, with the place of its brace and the one where a parser stops."""
    for attribute in tag.attributes:
        value = attribute if isinstance(attribute, Spread) else attribute.value
        if not isinstance(value, Spread | Expression):
            continue
        problem = expression_problem(value.source, empty=False, spread=isinstance(value, Spread))
        if problem:
            span = source.span(value.start, value.end)
            lines = value.source.count("\n", 0, problem.at)
            told = source.line_starts[span.start.line - 1 + lines] if lines else value.start
            yield Fault("malformed-expression", problem.message, span), value.start, told
