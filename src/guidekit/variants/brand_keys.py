"""The keys of a brand file: what each holds and means.

The reader, the published JSON Schema and what is said of wrong files all come from here.
"""

from typing import Final

from guidekit.variants.shapes import Either, Flag, Items, Key, Kind, Record, Table, Text, Word

__all__ = ["BRAND", "COLOR_ROLES", "COLOR_THEMES", "REFUSE"]

COLOR_THEMES = ("light", "dark")
COLOR_ROLES = ("accent", "background", "surface", "text", "muted", "border")
REFUSE: Final = "refuse"
"""In place of an address: a guide must not link there where this brand's readers see it."""

WORDS = Kind(r"[\s\S]*\S[\s\S]*", "text")
COLOR = Kind(
    r"#(?:[0-9a-fA-F]{3}){1,2}",
    "a colour such as `#0b6b53`",
    "put it in quotes: a bare `#` begins a comment",
)
EMAIL = Kind(r"[^\s@]+@[^\s@]+", "an e-mail address")
DOMAIN = Kind(r"[\w-]+(?:\.[\w-]+)+", "a domain such as `acme.com`")
SCHEMES = r"(?:[hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:|[tT][eE][lL]:)"
ADDRESS = Kind(
    rf"(?:{SCHEMES}\S+|/\S*)", "an address that begins with `https://`, `mailto:` or `/`"
)
LINK = Kind(rf"(?:{ADDRESS.pattern}|{REFUSE})", f"{ADDRESS.expected}, or `{REFUSE}`")
SITE = Kind(r"https?://[^\s?#\"'<>]+", "an address such as `https://help.acme.com/`")
PREFIX = Kind(r"[\s\S]+", "what a link begins with")
TERM = Kind(r"[\s\S]*[^\s!-/:-@\[-`{-~][\s\S]*", "a word of the house")
FAMILY = (
    r"(?:\"[A-Za-z0-9 _-]+\"|'[A-Za-z0-9 _-]+'|[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z][A-Za-z0-9_-]*)*)"
)
FONTS = Kind(rf"{FAMILY}(?:, *{FAMILY})*", "names of fonts such as `Inter, sans-serif`")
LENGTH = Kind(r"(?:0|[0-9]{0,4}\.?[0-9]{1,4}(?:px|rem|em))", "a length such as `8px` or `0.5rem`")
FILE = Kind(r"[^\s/\\:][^\\:]*", "the path of a file, from the brand's own file on")
PATTERN = Kind(r"[^\\]*[^\\/]", "a path of the project, with `*` for any part of it")
ID = Kind(r"[A-Za-z0-9][A-Za-z0-9._-]*", "the id of another brand")
LOCALE = Kind(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language such as `en` or `pt-BR`")
DIRECTIVE = (
    r"(?:all|none|(?:no)?index|(?:no)?follow|noarchive|nosnippet|noimageindex|notranslate"
    r"|max-snippet:-?[0-9]+|max-image-preview:(?:none|standard|large)|max-video-preview:-?[0-9]+)"
)
ROBOTS = Kind(rf"{DIRECTIVE}(?:, *{DIRECTIVE})*", "words for search engines, as in `noindex`")
COMPONENT = Kind(r"(?:[A-Z][A-Za-z0-9.]*|code)", "the name of a component, or `code`")

TEXTS = Items(Text(WORDS))
KEEP = Record((
    Key("value", Text(WORDS), "what stays", required=True),
    Key("reason", Text(WORDS), "why: what would not work without it"),
))  # fmt: skip
IDENTITY = Record((
    Key("names", TEXTS, "names of the house, in whatever letter case"),
    Key("domains", Items(Text(DOMAIN)), "domains of the house"),
    Key("emails", Items(Text(DOMAIN)), "domains of its e-mail addresses"),
    Key("nouns", TEXTS, "names of its products that are words too, in exactly this letter case"),
    Key("assets", TEXTS, "patterns of file names of pictures that show the house"),
    Key("keep", Items(Either(Text(WORDS), KEEP, "a text, or a map of `value` and `reason`")),
        "what names the house and must stay, each with the reason"),
))  # fmt: skip
WORD = Record((
    Key("use", Text(WORDS), "the brand's own word", required=True),
    Key("plural", Text(WORDS), "its plural, where it is an unusual one"),
    Key("possessive", Text(WORDS), "its possessive, where it is an unusual one"),
    Key("article", Word(("a", "an")), "the article before it, where its spelling misleads"),
    Key("exact", Flag(), "replace the term only in this letter case and number"),
    Key("case", Word(("carry", "keep")),
        "`keep` spells the word as it stands here, whatever the letter case of the term"),
    Key("exempt", Items(Text(COMPONENT)), "components in which the term stays"),
    Key("only", Items(Text(COMPONENT)), "the components (or `code`) in which it is replaced"),
    Key("code", Flag(), "replace the term in code too"),
))  # fmt: skip
COLORS = Record(tuple(Key(role, Text(COLOR), f"the colour `{role}`") for role in COLOR_ROLES))

BRAND = Record((
    Key("name", Text(WORDS), "what the brand is called", required=True),
    Key("extends", Text(ID), "a brand whose values hold where this one has none: maps are merged, "
        "lists replaced"),
    Key("abstract", Flag(), "whether this is no brand of its own, only for others to extend"),
    Key("products", Table(Text(WORDS)), "names of products by id, for `{brand.products.id}`; the "
        "first is `{brand.product}`"),
    Key("identity", IDENTITY, "what tells of the house and no partner's page may show",
        role="house"),
    Key("vocabulary", Table(Either(Text(WORDS), WORD, "text, or a map that has `use`"), TERM),
        "a word of the house to the brand's own", role="partner"),
    Key("colors", Record(tuple(
        Key(theme, COLORS, f"the colours of the {theme} theme") for theme in COLOR_THEMES
    )), "the colours of both themes"),
    Key("fonts", Record((
        Key("body", Text(FONTS), "fonts of running text"),
        Key("headings", Text(FONTS), "fonts of headings, by default those of running text"),
        Key("code", Text(FONTS), "fonts of code"),
    )), "families of fonts, the preferred first"),
    Key("radius", Text(LENGTH), "how round corners are"),
    Key("css", Text(FILE), "a style sheet that pages load after the theme's"),
    Key("logo", Either(Text(FILE), Record((
        Key("light", Text(FILE), "the file for the light theme"),
        Key("dark", Text(FILE), "the file for the dark theme"),
    )), "a file, or a map of `light` and `dark`"), "the logo"),
    Key("favicon", Text(FILE), "the picture that browsers show on a tab"),
    Key("links", Table(Text(LINK), PREFIX, nullable=True), "what an address begins with, and what "
        "replaces it: empty keeps only the text, `refuse` is an error of the guide"),
    Key("assets", Table(Text(FILE), PATTERN), "pictures of the guides by pattern (a path of the "
        "project, or an address) and the brand's own file in their place"),
    Key("support", Record((
        Key("email", Text(EMAIL), "the address to write to"),
        Key("url", Text(ADDRESS), "the page to ask on"),
    )), "whom readers ask for help"),
    Key("legal", Record((
        Key("privacy", Text(ADDRESS), "the privacy policy"),
        Key("terms", Text(ADDRESS), "the terms of use"),
        Key("imprint", Text(ADDRESS), "who is responsible for the pages"),
    )), "links at the foot of every page"),
    Key("base_url", Text(SITE), "where the pages will be served"),
    Key("canonical", Either(Flag(), Text(SITE), "`false`, or an address such as "
        "`https://help.acme.com/`"), "the site whose pages count as the original: by default that "
        "of `base_url`; `false` names none"),
    Key("robots", Text(ROBOTS), "what search engines may do, by default `index, follow`"),
    Key("connectors", TEXTS, "the connectors offered; all where this is absent"),
    Key("scopes", Table(TEXTS), "the scopes chosen, by connector; all where it has no entry"),
    Key("actions", Table(TEXTS), "the actions offered, by connector, which need their scopes"),
    Key("audience", Word(("config", "setup")), "whose guides these are: both where this is absent"),
    Key("locale", Text(LOCALE), "the language of the pages, where a guide does not say its own"),
    Key("templates", Text(FILE), "a folder with templates that replace the project's"),
))  # fmt: skip
