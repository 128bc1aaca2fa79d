"""A brand's colours, completed and made legible."""

import re
from collections.abc import Mapping

__all__ = ["contrast", "palette"]

Rgb = tuple[int, int, int]

LIGHT = {
    "accent": "#2f5bd7", "background": "#ffffff", "surface": "#f5f7fa", "text": "#1a2230",
    "muted": "#566174", "border": "#dde2ea",
}  # fmt: skip
DARK = {
    "accent": "#8fb0ff", "background": "#10141b", "surface": "#1a202a", "text": "#e8ecf3",
    "muted": "#a6b0c0", "border": "#2e3744",
}  # fmt: skip
HEX = re.compile(r"#[0-9a-fA-F]{6}")
LEGIBLE = 4.5
"""The contrast that WCAG level AA asks of text."""


def palette(colors: Mapping[str, str], *, dark: bool) -> Mapping[str, str]:
    """All colours of one theme by name; those a brand does not name are the default theme's.

    ``link`` is the accent, moved towards the text colour until text in it is legible;
    ``on-accent`` is black or white, whichever is legible on the accent.

    >>> palette({"accent": "#ffd400"}, dark=False)["on-accent"]
    '#000000'
    """
    known = {**(DARK if dark else LIGHT)}
    for name, value in colors.items():
        if name in known and HEX.fullmatch(value):
            known[name] = value.lower()
    grounds = (known["background"], known["surface"])
    for name in ("text", "muted"):
        known[name] = _legible(known[name], grounds, "#ffffff" if dark else "#000000")
    known["link"] = _legible(known["accent"], grounds, known["text"])
    known["on-accent"] = max("#ffffff", "#000000", key=lambda c: contrast(c, known["accent"]))
    return known


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _legible(color: str, grounds: tuple[str, ...], towards: str) -> str:
    """The first of ten steps from a colour towards another that is legible on all grounds."""
    for step in range(11):
        mixed = _mix(color, towards, step / 10)
        if all(contrast(mixed, ground) >= LEGIBLE for ground in grounds):
            return mixed
    return towards


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _rgb(color: str) -> Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in _rgb(color))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
