"""What a brand file says of colours that cannot be read, with the nearest colour that can."""

from collections.abc import Iterator, Mapping

from guidekit.source import Edit, Fault, Fix
from guidekit.source.reading import YamlReader
from guidekit.variants.colors import LEGIBLE, Faint, faint_colors

__all__ = ["faint_faults"]

USES = {"text": "text", "muted": "small text", "accent": "links"}


def faint_faults(reader: YamlReader, colors: Mapping[str, str], *, dark: bool) -> Iterator[Fault]:
    """A fault named ``low-contrast`` for each colour of one theme that is too faint for text.

    ``reader`` reads the theme's map in the file, ``colors`` are the brand's, some of them perhaps
    from a brand that it extends. A theme that names none is guidekit's own, and legible.
    """
    for faint in faint_colors(colors, dark=dark) if colors else ():
        own = faint.role in reader.node
        yield Fault(
            "low-contrast",
            f"`{faint.role}` `{faint.color}` on {_under(faint)} `{faint.ground_color}` has "
            f"a contrast of {_shown(faint.ratio)}, "
            f"expected at least {LEGIBLE} for {USES[faint.role]}",
            reader.span(faint.role if own else _named_ground(faint, colors)),
            _help(faint, own=own),
            _fix(reader, faint) if own else None,
        )


def _shown(ratio: float) -> str:
    """A ratio, rounded down: 4.499 is not 4.5."""
    return f"{int(ratio * 100) / 100:.2f}"


def _under(faint: Faint) -> str:
    return "its own tint" if faint.ground == "tint" else f"`{faint.ground}`"


def _named_ground(faint: Faint, colors: Mapping[str, str]) -> str:
    """The key that made guidekit's own colour faint: the ground, as far as the brand names it."""
    return next((name for name in (faint.ground, "background", "surface") if name in colors), "")


def _help(faint: Faint, *, own: bool) -> str:
    if faint.legible is None:
        return "nothing can be read on both `background` and `surface`: bring them closer together"
    if own:
        return f"`{faint.legible}` is the nearest that passes; the pages use it until then"
    return f'add `{faint.role}: "{faint.legible}"`, the nearest that passes'


def _fix(reader: YamlReader, faint: Faint) -> Fix | None:
    if faint.legible is None:
        return None
    edit = Edit(reader.span(faint.role), f'"{faint.legible}"')
    return Fix(f"use `{faint.legible}`", (edit,), safe=False)
