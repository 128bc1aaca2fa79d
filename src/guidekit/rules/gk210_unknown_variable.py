"""A variable without a value.

What it does
    Compares ``{name}`` with the brand's values (``brand.name``, ``brand.products.hub``,
    ``support.email``, ``legal.privacy``...), with what the guide exports, and, in a snippet, with
    its attributes. Where a variable of the brand is shown, each brand must have a value for it.

Why it matters
    A hole stays in the sentence.

Reported::

    # Connect Lucca

    Open {brand.nmae}.

Accepted::

    # Connect Lucca

    Open {brand.name}.
"""

from collections.abc import Iterator

from guidekit.model import VARIABLE, Guide, Passage
from guidekit.rules.context import Context, name_variants
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, Span
from guidekit.variants import brand_value

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    unknown = {fault.span for fault in guide.faults if fault.name == RULE.name}
    for passage in guide.passages:
        readers = context.readers(passage.guard) if VARIABLE in passage.text else ()
        for path, span in _variables(passage) if readers else ():
            lost = [
                v for v in context.variants if v.id in readers and not brand_value(path, v.brand)
            ]
            if lost and span not in unknown:
                yield RULE.report(
                    f"`{path}` has no value for {name_variants(v.id for v in lost)}, "
                    "expected one in the brand's file",
                    span,
                    help=f"brand file: {lost[0].brand.source.path}",
                    connector=context.connector_key,
                    variant=lost[0].id,
                )


def _variables(passage: Passage) -> Iterator[tuple[str, Span]]:
    """The brand's values in a passage, and where they stand."""
    places = (at for at, character in enumerate(passage.text) if character == VARIABLE)
    for path, at in zip(passage.values, places, strict=True):
        yield path, passage.span(at, at + 1)


RULE = Rule("GK210", "unknown-variable", Severity.ERROR, check)
