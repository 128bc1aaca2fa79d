"""Which HTML a guide may use: an allow-list of elements, attributes and addresses.

Guides come from many hands and end up on partners' sites. What is not on the list is reported, and
does not reach a page.
"""

import html
import re

__all__ = [
    "ALLOWED_ELEMENTS",
    "IGNORED_ATTRIBUTES",
    "INLINE_ELEMENTS",
    "PROSE_ATTRIBUTES",
    "VOID_ELEMENTS",
    "allowed_attribute",
    "attributes_of",
    "hides_content",
    "html_name",
    "safe_image_url",
    "safe_url",
    "safe_value",
    "unsafe_attribute",
]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIZE = frozenset(("width", "height"))
_CELL = _SIZE | {"colspan", "rowspan", "headers", "align", "valign"}
_MEDIA = _SIZE | {"src", "controls", "autoplay", "loop", "muted", "preload"}
_BLOCK = frozenset(("align",))
_NONE: frozenset[str] = frozenset()

INLINE_ELEMENTS = _names(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span "
    "strong sub sup time tt u var wbr"
)
"""Elements that stand within a line of text."""

VOID_ELEMENTS = frozenset(("br", "col", "hr", "img", "source", "track", "wbr"))
"""Elements that have no content and no closing tag."""

ALLOWED_ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(INLINE_ELEMENTS, _NONE),
    **dict.fromkeys(
        _names(
            "address article aside blockquote caption center dd details div dl dt figcaption "
            "figure footer header hr main nav pre section summary"
        ),
        _NONE,
    ),
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "tr"), _BLOCK),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _BLOCK),
    "a": frozenset(("href", "name", "target", "rel", "download", "hreflang")),
    "audio": _MEDIA,
    "blockquote": frozenset(("cite",)),
    "col": frozenset(("span", "width")),
    "colgroup": frozenset(("span",)),
    "del": frozenset(("cite", "datetime")),
    "details": frozenset(("open",)),
    "img": _SIZE | {"src", "alt", "loading", "decoding", "align", "border"},
    "ins": frozenset(("cite", "datetime")),
    "li": frozenset(("value",)),
    "ol": frozenset(("start", "type", "reversed")),
    "q": frozenset(("cite",)),
    "source": frozenset(("src", "type", "media")),
    "table": frozenset(("align", "width", "border", "cellpadding", "cellspacing")),
    "td": _CELL,
    "th": _CELL | {"scope", "abbr"},
    "time": frozenset(("datetime",)),
    "track": frozenset(("src", "kind", "srclang", "label", "default")),
    "ul": frozenset(("type",)),
    "video": _MEDIA | {"poster", "playsinline"},
}
"""Each allowed element with the attributes that it has besides the common ones."""

COMMON_ATTRIBUTES = frozenset(("id", "class", "title", "lang", "dir", "role", "translate"))
COMMON_PREFIXES = ("aria-", "data-guide-", "data-whitelabel-")

IGNORED_ATTRIBUTES = frozenset(("style", "key", "nozoom", "tabindex"))
"""Attributes that real guides carry and pages do without: dropped without a word."""

PROSE_ATTRIBUTES = frozenset(("alt", "title", "aria-label", "aria-description", "label", "abbr"))
"""Attributes whose text readers see or hear."""

HIDING_ELEMENTS = _names(
    "applet canvas embed frame frameset head iframe math noembed noframes noscript object script "
    "select style svg template textarea title xmp"
)

JSX_NAMES = {"classname": "class", "htmlfor": "for", "defaultvalue": "value"}
DANGEROUS_ATTRIBUTES = _names(
    "action background dangerouslysetinnerhtml data formaction ping srcdoc srcset xlink:href"
)
URL_ATTRIBUTES = frozenset(("href", "src", "cite", "poster"))

LINK_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
IMAGE_SCHEMES = frozenset(("http", "https"))
INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
SCHEME = re.compile(r"([^/?#:]*):")
IMAGE_DATA = re.compile(
    r"data:image/(?:png|gif|jpeg|webp|avif);base64,[A-Za-z0-9+/=]*", re.IGNORECASE
)


def html_name(name: str) -> str:
    """The HTML name of an attribute that may be written the way JSX spells it.

    >>> html_name("className"), html_name("colSpan"), html_name("data-guide-step")
    ('class', 'colspan', 'data-guide-step')
    """
    lower = name.lower()
    return JSX_NAMES.get(lower, lower)


def attributes_of(element: str) -> frozenset[str]:
    """Every attribute that an allowed element may have, those with a prefix aside."""
    return ALLOWED_ELEMENTS.get(element, _NONE) | COMMON_ATTRIBUTES


def allowed_attribute(element: str, name: str) -> bool:
    """Whether an element may have an attribute, given by its HTML name.

    >>> allowed_attribute("img", "alt"), allowed_attribute("img", "onerror")
    (True, False)
    """
    return (
        name in COMMON_ATTRIBUTES
        or name in ALLOWED_ELEMENTS.get(element, _NONE)
        or name.startswith(COMMON_PREFIXES)
    )


def unsafe_attribute(name: str) -> bool:
    """Whether an attribute, given by its HTML name, could run code or load a page.

    >>> unsafe_attribute("onclick"), unsafe_attribute("color")
    (True, False)
    """
    return name.startswith("on") or name in DANGEROUS_ATTRIBUTES


def scheme_of(url: str) -> str | None:
    """The scheme that a browser would see: it ignores spaces and control characters."""
    match = SCHEME.match(INVISIBLE.sub("", url))
    return match.group(1).lower() if match else None


def safe_url(url: str) -> bool:
    r"""Whether a link may lead there: relative, http, https, mailto or tel.

    >>> safe_url("../jira/jira.mdx#keys"), safe_url(" java\tscript&colon;alert(1)")
    (True, False)
    """
    return all(
        scheme_of(spelling) in LINK_SCHEMES or scheme_of(spelling) is None
        for spelling in (url, html.unescape(url))
    )


def safe_image_url(url: str) -> bool:
    """Whether a picture or film may come from there: relative, http, https, or a bitmap as data.

    >>> safe_image_url("/images/form.png"), safe_image_url("data:image/svg+xml,<svg/>")
    (True, False)
    """
    if IMAGE_DATA.fullmatch(url):
        return True
    return all(
        scheme_of(spelling) in IMAGE_SCHEMES or scheme_of(spelling) is None
        for spelling in (url, html.unescape(url))
    )


def safe_value(name: str, value: str) -> bool:
    """Whether an allowed attribute may have this value.

    >>> safe_value("href", "javascript:alert(1)"), safe_value("title", "javascript: the basics")
    (False, True)
    """
    if name not in URL_ATTRIBUTES:
        return True
    return safe_image_url(value) if name in ("src", "poster") else safe_url(value)


def hides_content(element: str) -> bool:
    """Whether an element that is not allowed takes its content along: it was never text.

    >>> hides_content("script"), hides_content("font")
    (True, False)
    """
    return element.lower() in HIDING_ELEMENTS
