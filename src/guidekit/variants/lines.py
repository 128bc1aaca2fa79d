"""Texts that name values of the brand, in the words of a brand: for what is no page."""

from collections.abc import Iterable

from guidekit.model import VARIABLE
from guidekit.variants.sounds import ARTICLE_AT_END, fitting_article
from guidekit.variants.types import Brand
from guidekit.variants.values import brand_value
from guidekit.variants.wording import NOWHERE, Place, reword

__all__ = ["worded_line"]


def worded_line(text: str, paths: Iterable[str], brand: Brand, place: Place = NOWHERE) -> str:
    r"""A text in a brand's words, with its values in place of each U+FFFC.

    ``paths`` names the values in their order. What the brand lacks is left out, and an article
    before a value fits it.

    >>> from guidekit.source import SourceText
    >>> acme = Brand("acme", "Acme", False, SourceText("a.yaml", ""), vocabulary={"Hub": "Inbox"})
    >>> worded_line("A \ufffc key for a Hub", ["brand.name"], acme)
    'An Acme key for an Inbox'
    """
    line, *others = (reword(piece, brand, place) for piece in text.split(VARIABLE))
    for path, piece in zip(paths, others, strict=False):
        value = brand_value(path, brand) or ""
        article = None if brand.house or not value else ARTICLE_AT_END.search(line)
        if article:
            line = line[: article.start()] + fitting_article(article[1], value) + article[2]
        line += value + piece
    return line
