"""A brand's colours, completed, and made legible where they are not.

What is legible is what WCAG 2.2 asks for at level AA: a contrast of 4.5 for text, whatever its
size. The nearest legible colour has the same hue; nearness is that of OKLab
(https://bottosson.github.io/posts/oklab/), which is close to what an eye sees.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from guidekit.source.patterns import regex

__all__ = ["Faint", "contrast", "faint_colors", "nearest_legible", "palette"]

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

LIGHT = {
    "accent": "#2f5bd7", "background": "#ffffff", "surface": "#f5f7fa", "text": "#1a2230",
    "muted": "#566174", "border": "#dde2ea",
}  # fmt: skip
DARK = {
    "accent": "#8fb0ff", "background": "#10141b", "surface": "#1a202a", "text": "#e8ecf3",
    "muted": "#a6b0c0", "border": "#2e3744",
}  # fmt: skip
LIGHT_TONES = {
    "note": "#5b6472", "info": "#1d5fd1", "tip": "#6d3fc4", "check": "#12754a",
    "warning": "#9a5b00", "danger": "#c22b2b",
}  # fmt: skip
DARK_TONES = {
    "note": "#aab4c3", "info": "#7cb0ff", "tip": "#c0a3ff", "check": "#5fd39b",
    "warning": "#f2b45c", "danger": "#ff8f8a",
}  # fmt: skip
HEX = regex(r"#[0-9a-fA-F]{6}")
LEGIBLE = 4.5
GROUNDS = ("background", "surface")
LINK_TINT, TONE_TINT, TONE_SHARE = 0.10, 0.13, 0.85
"""What theme.css mixes: a link's and a tone's share of their own ground, a tone's of its text."""

STEPS = 128
"""So many lightnesses are tried; one more or less cannot be seen."""


class Faint(Struct, frozen=True):
    """A colour that cannot be read where the theme uses it.

    ``role`` is its name, ``ground`` the name of what it stands on (``tint`` is a link's own ground,
    such as that of a step's number), ``ratio`` the contrast of the two; ``legible`` is the nearest
    colour that can be read on all grounds, None where there is none.
    """

    role: str
    color: str
    ground: str
    ground_color: str
    ratio: float
    legible: str | None


def palette(colors: Mapping[str, str], *, dark: bool) -> Mapping[str, str]:
    """All colours of one theme by name; those a brand does not name are the default theme's.

    ``colors`` are ``#rrggbb``. ``link`` is the accent as text, ``on-accent`` black or white,
    whichever is legible on the accent; ``note``, ``info``, ``tip``, ``check``, ``warning`` and
    ``danger`` are the tones of callouts. All that is text is legible, if anything is on such
    grounds.

    >>> palette({"accent": "#ffd400"}, dark=False)["on-accent"]
    '#000000'
    """
    known = _completed(colors, dark=dark)
    for faint in faint_colors(colors, dark=dark):
        role = "link" if faint.role == "accent" else faint.role
        known[role] = faint.legible or _extreme(known)
    known.setdefault("link", known["accent"])
    known["on-accent"] = max("#ffffff", "#000000", key=lambda c: contrast(c, known["accent"]))
    text, background = known["text"], known["background"]
    for name, tone in (DARK_TONES if dark else LIGHT_TONES).items():
        nearest = _nearest(tone, lambda c: _is_legible_tone(c, text, background))
        known[name] = nearest or text
    return known


def faint_colors(colors: Mapping[str, str], *, dark: bool) -> Iterator[Faint]:
    """The colours of text in one theme that are too faint: text, muted, accent (for links)."""
    known = _completed(colors, dark=dark)
    grounds = tuple(known[name] for name in GROUNDS)
    for role in ("text", "muted", "accent"):
        color, tinted = known[role], role == "accent"
        under = dict(zip((*GROUNDS, "tint"), _grounds(color, grounds, tinted=tinted), strict=False))
        ground = min(under, key=lambda name: contrast(color, under[name]))
        ratio = contrast(color, under[ground])
        if ratio < LEGIBLE:
            legible = nearest_legible(color, grounds, tinted=tinted)
            yield Faint(role, color, ground, under[ground], ratio, legible)


def nearest_legible(color: str, grounds: tuple[str, ...], *, tinted: bool = False) -> str | None:
    """The colour of the same hue, as near as can be, that can be read on all grounds.

    ``tinted`` asks for links, which also stand on a ground with a tint of their own. None where no
    colour of the hue can be read on all of them.

    >>> nearest_legible("#8a8a8a", ("#ffffff",)), nearest_legible("#111111", ("#ffffff",))
    ('#757575', '#111111')
    >>> nearest_legible("#888888", ("#000000", "#ffffff", "#808080"))
    """
    return _nearest(color, lambda c: _least(c, _grounds(c, grounds, tinted=tinted)) >= LEGIBLE)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _completed(colors: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    known = dict(DARK if dark else LIGHT)
    for name, value in colors.items():
        if name in known and HEX.fullmatch(value):
            known[name] = value.lower()
    return known


def _grounds(color: str, grounds: tuple[str, ...], *, tinted: bool) -> tuple[str, ...]:
    """All that a colour stands on: the grounds, and for links what they tint themselves."""
    return (*grounds, _mix(color, grounds[0], LINK_TINT)) if tinted else grounds


def _least(color: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(color, ground) for ground in grounds)


def _is_legible_tone(tone: str, text: str, background: str) -> bool:
    """Whether a badge can be read, and the text of a callout, on the tint that the tone gives."""
    ground = _mix(tone, background, TONE_TINT)
    words = _mix(tone, text, TONE_SHARE)
    return contrast(words, ground) >= LEGIBLE and contrast(text, ground) >= LEGIBLE


def _extreme(known: Mapping[str, str]) -> str:
    grounds = tuple(known[name] for name in GROUNDS)
    return max("#ffffff", "#000000", key=lambda c: _least(c, grounds))


def _nearest(color: str, passes: Callable[[str], bool]) -> str | None:
    if passes(color):
        return color
    for candidate in _by_nearness(color):
        if passes(candidate):
            return candidate
    return None


@lru_cache(maxsize=64)
def _by_nearness(color: str) -> tuple[str, ...]:
    """Colours of all lightnesses and one hue, as colourful as the screen can show them there."""
    lightness, a, b = _oklab(_rgb(color))
    found: dict[str, float] = {}
    for step in range(STEPS + 1):
        light = step / STEPS
        share = _most_chroma(light, a, b)
        far = (light - lightness) ** 2 + (1 - share) ** 2 * (a * a + b * b)
        found.setdefault(_hex(_from_oklab(light, a * share, b * share)), far)
    return tuple(sorted(found, key=lambda name: (found[name], name)))


def _most_chroma(light: float, a: float, b: float) -> float:
    """The largest share of a colour's chroma, up to 1, that fits into sRGB at a lightness."""
    low, high = 0.0, 1.0
    if _fits(_from_oklab(light, a, b)):
        return high
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if _fits(_from_oklab(light, a * middle, b * middle)) else (low, middle)
        )
    return low


def _fits(rgb: Rgb) -> bool:
    return all(-0.001 <= value <= 1.001 for value in rgb)


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    red, green, blue = (share * a + (1 - share) * b for a, b in pairs)
    return _hex((red, green, blue))


def _rgb(color: str) -> Rgb:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(min(max(value, 0), 1) * 255):02x}" for value in rgb)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _gamma(value: float) -> float:
    if value <= 0.0031308:
        return value * 12.92
    return float(1.055 * value ** (1 / 2.4) - 0.055)


@lru_cache(maxsize=4096)
def _luminance(color: str) -> float:
    red, green, blue = map(_linear, _rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(rgb: Rgb) -> tuple[float, float, float]:
    red, green, blue = map(_linear, rgb)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(light: float, a: float, b: float) -> Rgb:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )
