"""``fields.json``: from each input of a form to the part of a brand's page that explains it."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from json.encoder import encode_basestring_ascii
from typing import get_args
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from guidekit.connectors import AuthMethod, Connector, Field
from guidekit.model import VARIABLE, Audience, Guide, Passage, SlugStyle
from guidekit.project import Pair
from guidekit.render import reword_anchor
from guidekit.rules import Context, Excerpt, Explanation, explanations_of
from guidekit.site.listing import Listing, packed
from guidekit.site.pages import page_folder
from guidekit.site.study import Student, Study
from guidekit.variants import CODE, Brand, Terms, Variant, leaks, worded_line

__all__ = ["FIELDS_FILE", "field_parts", "render_fields", "with_field_links"]

FIELDS_FILE = "fields.json"
VERSION = 1
"""Counts up when a key changes its meaning or goes away; new keys may come without."""
LONGEST = 200
"""Characters of a help text at most."""
SHORTEST = 60
"""A sentence may end a help text from here on."""

Link = dict[str, str | None]
"""The way to one explanation: page, anchor, title and help."""


def with_field_links(listing: Listing, study: Study, student: Student) -> Listing:
    """The listing of a studied connector, with what the file of each of its brands says of it."""
    if study.connector is None:
        return listing
    words = _Words(student.project.house, student.terms, student.project.settings.slugs)
    links = _Links(study, study.connector, words)
    known: dict[object, str] = {}
    places: dict[str, int] = {}
    told: dict[str, int | None] = {}
    for variant in study.variants:
        kind = links.kind(variant)
        if kind not in known:
            methods = links.methods(variant)
            known[kind] = _laid_out({"methods": methods}) if methods else ""
        text = known[kind] if words.may_show(study.folder.key, variant.brand) else ""
        told[variant.id] = places.setdefault(text, len(places)) if text else None
    others = {brand: place for brand, place in told.items() if places and place != 0}
    return replace(listing, texts=tuple(map(packed, places)), others=others)


def _laid_out(told: object) -> str:
    """What the standard library's JSON looks like with an indent, sooner; as deep as it will be."""
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode().replace("\n", "\n  ")


def render_fields(connectors: Iterable[tuple[str, str]]) -> Iterator[str]:
    r"""A brand's file in pieces, from what it says of connectors, each with its key.

    >>> print("".join(render_fields([("lucca", "{}")])))
    {
     "version": 1,
     "connectors": {
      "lucca": {}
     }
    }
    <BLANKLINE>
    """
    yield f'{{\n "version": {VERSION},\n "connectors": {{'
    before = ""
    for key, text in connectors:
        yield f"{before}\n  {encode_basestring_ascii(key)}: "
        yield text
        before = ","
    yield "\n }\n}\n" if before else "}\n}\n"


def field_parts(connectors: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The same in parts that other brands' files have too: each connector's, and what is around."""
    keys = []
    for key, text in connectors:
        keys.append(key)
        yield text
    yield "".join(render_fields((key, "{}") for key in keys))


class _Links:
    """The links into the guides of one connector.

    Most brands are told the same, for few texts say anything of the house or are for some readers
    only: variants of the same :meth:`kind` are.
    """

    def __init__(self, study: Study, connector: Connector, words: "_Words") -> None:
        self._study = study
        self._connector = connector
        self._words = words
        self._readers: set[frozenset[str]] = set()
        self._texts: list[Excerpt] = []
        self._anchors: set[str] = set()
        for method in connector.auth_methods:
            for field in method.fields:
                for pair, context in self._guides(method, field):
                    for told in explanations_of(pair.guide, context, field):
                        self._note(told, pair.guide, context)

    def _note(self, told: Explanation, guide: Guide, context: Context) -> None:
        """Take down what of an explanation is not the same for all."""
        texts = [Excerpt(told.title)] if told.title else []
        for text in told.excerpts:
            texts.append(text)
            if not text.passage.guard and self._words.are_all_told(text):
                break
        guards = [a.guard for a in guide.anchors if a.id == told.anchor]
        guards += [told.guard, *(text.passage.guard for text in texts)]
        self._readers.update(map(context.readers, guards))
        self._texts += filter(self._words.is_own, texts)
        if self._words.names_house(told.anchor):
            self._anchors.add(told.anchor)

    def kind(self, variant: Variant) -> object:
        """All that what a variant is told depends on."""
        brand, words = variant.brand, self._words
        return (
            brand.house,
            variant.audience,
            *(brand.id in readers for readers in self._readers),
            *(words.of(text, brand) for text in self._texts),
            *(words.anchor(anchor, brand) for anchor in self._anchors),
        )

    def methods(self, variant: Variant) -> dict[str, dict[str, dict[str, object]]]:
        """The forms of each method by audience, and in each the fields by key."""
        found, brand = {}, variant.brand
        audiences = (variant.audience,) if variant.audience else get_args(Audience)
        for method in self._connector.auth_methods:
            forms = {each: self._form(method, each, brand) for each in audiences}
            shown = {audience: fields for audience, fields in forms.items() if fields}
            if shown and self._words.may_show(method.key, brand):
                found[method.key] = shown
        return found

    def _form(self, method: AuthMethod, audience: Audience, brand: Brand) -> dict[str, object]:
        return {
            field.key: self._entry(method, field, brand)
            for field in method.fields_for(audience)
            if self._words.may_show(field.key, brand)
        }

    def _entry(self, method: AuthMethod, field: Field, brand: Brand) -> dict[str, object]:
        """The link that explains most, with those into other guides for the same form after it."""
        links = list(self._links(method, field, brand))
        links.sort(key=lambda link: (link["anchor"] is None, link["help"] is None))
        first = links[0] if links else dict.fromkeys(("page", "anchor", "title", "help"))
        return {"required": field.required, **first, "also": links[1:]}

    def _links(self, method: AuthMethod, field: Field, brand: Brand) -> Iterator[Link]:
        """The way into each guide of the form: just to the page, where it tells nothing."""
        study = self._study
        for pair, context in self._guides(method, field):
            page = f"{quote(page_folder(study.folder.key, study.folder.page(pair.path)))}/"
            link: Link = {"page": page, "anchor": None, "title": None, "help": None}
            for told in explanations_of(pair.guide, context, field):
                if brand.id in context.readers(told.guard):
                    shown = [
                        excerpt
                        for excerpt in told.excerpts
                        if brand.id in context.readers(excerpt.passage.guard)
                    ]
                    link.update(
                        self._told(_as_read(told, pair.guide, context, brand), shown, brand)
                    )
                    break
            yield link

    def _guides(self, method: AuthMethod, field: Field) -> Iterator[tuple[Pair, Context]]:
        """The guides of a field's form, each with what it was checked with."""
        for pair, context in zip(self._study.pairs, self._study.contexts, strict=True):
            if pair.auth is method and pair.guide.audience == field.audience:
                yield pair, context

    def _told(self, told: Explanation, shown: list[Excerpt], brand: Brand) -> Link:
        words = self._words
        helps = (words.of(excerpt, brand) for excerpt in shown)
        text = next(filter(None, helps), None)
        return {
            "anchor": words.anchor(told.anchor, brand),
            "title": words.of(Excerpt(told.title), brand) if told.title else None,
            "help": shortened(text) if text else None,
        }


def _as_read(told: Explanation, guide: Guide, context: Context, brand: Brand) -> Explanation:
    """An explanation without the title and the anchor that a brand's readers do not have.

    What stands below a heading may be for more readers than the heading.
    """
    title, anchor = told.title, told.anchor
    if title and brand.id not in context.readers(title.guard):
        title = None
    mine = (a for a in guide.anchors if a.id == anchor)
    if not any(brand.id in context.readers(a.guard) for a in mine):
        anchor = ""
    return replace(told, title=title, anchor=anchor)


class _Words:
    """Texts of guides in the words of brands; of a partner's, none that names the house.

    Most texts say nothing of the house, and are the same for all: they are looked at once.
    """

    def __init__(self, house: Brand, terms: Terms, slugs: SlugStyle) -> None:
        self._house = house
        self._terms = terms
        self._slugs = slugs
        self._own: dict[str, bool] = {}
        self._leaking: dict[str, bool] = {}

    def may_show(self, text: str, brand: Brand) -> bool:
        """Whether a text may stand in a brand's file as it is."""
        return brand.house or not self.names_house(text)

    def names_house(self, text: str) -> bool:
        """Whether a text names the house as it is."""
        if text not in self._leaking:
            self._leaking[text] = next(leaks(text, self._house), None) is not None
        return self._leaking[text]

    def anchor(self, anchor: str, brand: Brand) -> str | None:
        """An anchor as a brand's pages have it."""
        if not anchor or self.may_show(anchor, brand):
            return anchor or None
        return reword_anchor(anchor, brand, self._slugs)

    def of(self, excerpt: Excerpt, brand: Brand) -> str | None:
        """An excerpt's text; None for one that the brand may not show, or that has no words."""
        passage, start = excerpt.passage, excerpt.start
        text = passage.text[start:]
        if self.is_own(excerpt):
            text = "".join(self._worded(passage, start, brand))
        text = " ".join(text.split())
        return text if text and self.may_show(text, brand) else None

    def _worded(self, passage: Passage, start: int, brand: Brand) -> Iterator[str]:
        """The end of a passage in a brand's words and with its values; code has its own rules."""
        around = self._terms.places & {*passage.within}
        code = passage.kind == "code"
        values = iter(passage.values[passage.text.count(VARIABLE, 0, start) :])
        at = 0
        for is_code, segments in groupby(passage.segments, lambda s: code or s.style == "code"):
            end = at + sum(segment.length for segment in segments)
            text = passage.text[max(at, start) : end]
            paths = tuple(islice(values, text.count(VARIABLE)))
            yield worded_line(text, paths, brand, around | {CODE} if is_code else around)
            at = end

    def are_all_told(self, excerpt: Excerpt) -> bool:
        """Whether an excerpt has a text, the same for all brands."""
        text = " ".join(excerpt.passage.text[excerpt.start :].split())
        return bool(text) and not self.is_own(excerpt) and not self.names_house(text)

    def is_own(self, excerpt: Excerpt) -> bool:
        """Whether a brand may have words of its own for anything in a text."""
        text = excerpt.passage.text[excerpt.start :]
        if text not in self._own:
            self._own[text] = VARIABLE in text or next(self._terms.find(text), None) is not None
        return self._own[text]


def shortened(text: str) -> str:
    """A text of one or a few sentences, cut between words where even the first is too long.

    >>> shortened("Open the settings. " * 20).endswith("settings.")
    True
    >>> shortened("word " * 100)[-10:]
    'word word\u2026'
    """
    if len(text) <= LONGEST:
        return text
    end = text.rfind(". ", SHORTEST, LONGEST)
    if end > 0:
        return text[: end + 1]
    return f"{text[: text.rindex(' ', 0, LONGEST) if ' ' in text[:LONGEST] else LONGEST]}\u2026"
