"""A small picture with two texts, for a README."""

from guidekit.render.theme import Theme

__all__ = ["render_badge"]

PAD = 6
NARROW, USUAL = 3.7, 6.7
THIN = frozenset("fijlrt.,:;'|!() ")


def render_badge(theme: Theme, label: str, message: str, color: str) -> str:
    """An SVG that says ``label: message``, the message on a ground of this colour.

    >>> svg = render_badge(Theme(), "guides", "3 <gold>", "#8a6e00")
    >>> svg.startswith("<svg"), "3 &lt;gold&gt;" in svg
    (True, True)
    """
    left, right = _width(label), _width(message)
    return theme.render(
        "layouts/badge.svg",
        label=label,
        message=message,
        color=color,
        left=left + 2 * PAD,
        right=right + 2 * PAD,
        label_width=left,
        message_width=right,
        pad=PAD,
    )


def _width(text: str) -> int:
    """About as wide as the text is; the picture makes it exactly so, whatever the font."""
    return round(sum(NARROW if character in THIN else USUAL for character in text))
