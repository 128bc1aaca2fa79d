"""From the nodes of a guide to HTML with marks.

A :class:`Writer` holds what all nodes of one page need; how each kind of node looks is said in
:mod:`guidekit.render.markdown`, :mod:`guidekit.render.elements` and
:mod:`guidekit.render.components`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from html import escape
from typing import Any

from msgspec import Struct

from guidekit.connectors import AuthMethod, Connector
from guidekit.model import (
    Guard,
    Guide,
    Placement,
    is_brand_variable,
)
from guidekit.render.addresses import Addresses
from guidekit.render.articles import after_articles, ends_with_article
from guidekit.render.blocks import is_block
from guidekit.render.covering import Covers, Guards
from guidekit.render.holes import Holes, clean
from guidekit.render.page import (
    Article,
    BrandValue,
    OnlyHouse,
    SomeShown,
    Term,
    TermArticle,
)
from guidekit.render.theme import Theme
from guidekit.syntax import Element, Expression, InlineCode, Node, Text
from guidekit.syntax.values import holds_value, parts_of
from guidekit.variants import ARTICLE_AT_END, CODE, NOWHERE, Place, Terms

__all__ = ["Context", "Renderer", "Writer", "WrittenHeading"]

Context = dict[str, object]
"""What a template gets."""

Renderer = Callable[["Writer", Any], str]
"""Makes the HTML of a node of one kind, its conditions aside."""


class WrittenHeading(Struct, frozen=True):
    """A heading with an anchor; ``label`` is its text as HTML, without links.

    ``guard`` is that of the heading, ``shown`` those of what is in it.
    """

    anchor: str
    level: int
    label: str
    guard: Guard
    shown: Guards = None


MAY_BE_FLOW = (Element, Expression)


class Writer:
    """Writes the nodes of one guide.

    Every method that yields HTML yields it escaped and with the marks of ``holes``. ``renderers``
    says how each kind of node is written; ``covers`` knows what conditions leave of a node,
    ``footnotes`` the guards of the references to each; ``serial`` counts what needs a name of its
    own; ``calls`` are what templates may call, ``notes`` what a component tells the templates of
    those in it; ``headings`` are those that it has written, ``guard`` is what holds for the node
    that it writes now and ``place`` the components around it; ``in_link`` tells that a link is
    open, which can hold no other. ``language`` is the guide's own, empty where it does not say;
    ``addresses`` are those of the page.
    """

    def __init__(
        self,
        guide: Guide,
        connector: Connector | None,
        terms: Terms,
        theme: Theme,
        asset_url: Callable[[str], str | None],
        page_url: Callable[[str], str | None],
        renderers: Mapping[type[Node], Renderer],
        auth: AuthMethod | None = None,
    ) -> None:
        self.guide = guide
        self.connector = connector
        self.auth = auth
        self.theme = theme
        self.holes = Holes()
        self.covers = Covers(guide.placements)
        self.footnotes = self.covers.footnotes(guide.document.children)
        self.serial = 0
        self.calls: Context = {}
        self.notes: dict[Node, Context] = {}
        self.headings: list[WrittenHeading] = []
        self.guard: Guard = ()
        self.in_link = False
        self.place: Place = NOWHERE
        self.language = _language(guide)
        self.addresses = Addresses(self.holes, connector, terms, asset_url, page_url)
        self._english = self.language.partition("-")[0] in ("en", "")
        self._terms = terms
        self._renderers = renderers

    # Text

    def text(self, text: str) -> str:
        """Escaped text for elements and quoted attributes; what names the house is a hole."""
        if not holds_value(text):
            return self._worded(clean(text))
        return "".join(
            self.text_before(piece, path) + (self.value(path) if path else "")
            for piece, path in parts_of(text)
        )

    def text_before(self, text: str, path: str | None) -> str:
        """Text that a value of the brand follows, which the article at its end must fit."""
        match = ARTICLE_AT_END.search(text) if path and self._english else None
        if match is None or path is None:
            return self._worded(clean(text))
        article = self.holes.hole(Article(match[1], path.removeprefix("brand.")))
        return f"{self._worded(clean(text[: match.start()]))}{article}{match[2]}"

    def prose(self, node: Text) -> str:
        """A node of text; an article at its end fits what markup may part it from."""
        if not ends_with_article(node.value):
            return self.text(node.value)
        match after := self._after_articles.get(node):
            case Expression(source=source) if is_brand_variable(source.strip()):
                return self.text_before(node.value, source.strip())
            case Text(value=value) | InlineCode(value=value):
                code = (CODE,) if isinstance(after, InlineCode) else ()
                return self._before_term(node.value, value, code)
            case _:
                return self.text(node.value)

    def _before_term(self, text: str, after: str, code: tuple[str, ...]) -> str:
        """Text with an article at its end, which must fit the term that comes after it."""
        term = next(self._terms.find(after, articles=False), None)
        match = ARTICLE_AT_END.search(text)
        if not (term and match and self._english) or term.start > 0:
            return self.text(text)
        place = self.place | (self._terms.places & {*code})
        article = self.holes.hole(TermArticle(match[1], term.text, place))
        return f"{self.text(text[: match.start()])}{article}{match[2]}"

    @cached_property
    def _after_articles(self) -> dict[Text, Node]:
        return dict(after_articles(self.guide))

    def _worded(self, text: str) -> str:
        if not self._terms.may_be_in(text):
            return escape(text)
        pieces = self._terms.split(text, articles=self._english)
        return "".join(
            self.holes.hole(Term(piece, "text", self.place, self._english))
            if number % 2
            else escape(piece)
            for number, piece in enumerate(pieces)
        )

    def code(self, text: str) -> str:
        """Escaped text of code, where a brand's words stand only if it says so."""
        return self.within((CODE,), lambda: self.text(text))

    def value(self, path: str, *, linked: bool = False) -> str:
        """A value of the brand."""
        return self.holes.hole(BrandValue(path.removeprefix("brand."), linked))

    def within(self, names: Iterable[str], render: Callable[[], str]) -> str:
        """What ``render`` yields in some components, or in code."""
        outer = self.place
        self.place = outer | (self._terms.places & {*names})
        html = render()
        self.place = outer
        return html

    def only_house(self, html: str) -> str:
        """HTML that partners' pages do not have."""
        return self.holes.when(OnlyHouse(), html)

    # Nodes

    def placement(self, node: Node) -> Placement | None:
        """What the model knows of a node."""
        return self.guide.placements.get(node)

    def node(self, node: Node) -> str:
        """A node with all that is in it, under its conditions."""
        renderer = self._renderers.get(type(node))
        if renderer is None:
            return ""
        shell = self.covers.shell(node)
        if shell is None and not self._is_guarded(node):
            return renderer(self, node)
        return self.guarded(node, lambda: self.while_shown(shell, renderer(self, node)))

    def while_shown(self, guards: Guards, html: str) -> str:
        """HTML that stays only where some part with one of these guards shows."""
        return self.holes.when(SomeShown(guards), html) if guards else html

    def guarded(self, node: Node, render: Callable[[], str]) -> str:
        """What ``render`` yields for a node, under the node's conditions."""
        placement = self.guide.placements.get(node)
        conditions = placement.conditions if placement else ()
        if not conditions:
            return render()
        outer, self.guard = self.guard, (*self.guard, *conditions)
        html = render()
        self.guard = outer
        return self.holes.guarded(conditions, html)

    def nodes(self, nodes: Iterable[Node]) -> str:
        """Nodes one after the other."""
        return "".join(map(self.node, nodes))

    def flow(self, nodes: Iterable[Node]) -> str:
        """Nodes as blocks: phrases that stand among them become paragraphs, images do not."""
        blocks: list[str] = []
        phrase: list[Node] = []
        for node in self._unwrapped(nodes):
            if self.is_block(node) or _is_image_on_its_own(node):
                if phrase:
                    blocks.append(self._paragraph(phrase))
                    phrase = []
                blocks.append(self.node(node))
            else:
                phrase.append(node)
        if phrase:
            blocks.append(self._paragraph(phrase))
        return "\n".join(filter(None, blocks))

    def _paragraph(self, phrase: list[Node]) -> str:
        """Phrases that stand among blocks, as one; those on lines of their own stay so."""
        text = "".join(
            "\n" + self.node(node) if _is_on_its_own(node) else self.node(node) for node in phrase
        ).strip()
        return self.while_shown(self.covers.of(phrase), f"<p>{text}</p>") if text else ""

    def is_block(self, node: Node) -> bool:
        """Whether a node is a block, which no paragraph can hold."""
        return is_block(node, self.guide.placements)

    def _unwrapped(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """Nodes with fragments that have no conditions replaced by what is in them."""
        for node in nodes:
            if isinstance(node, Element) and not node.name and not self._is_guarded(node):
                yield from self._unwrapped(node.children)
            else:
                yield node

    def _is_guarded(self, node: Node) -> bool:
        placement = self.guide.placements.get(node)
        return placement is not None and bool(placement.conditions)

    # Links

    def within_link(self, render: Callable[[], str]) -> str:
        """What ``render`` yields where a link is open around it."""
        outer, self.in_link = self.in_link, True
        html = render()
        self.in_link = outer
        return html

    def link(self, url: str, html: str, *, attributes: str = "", without: str = "") -> str:
        """HTML in a link; in an element ``without`` where there can be none, if one is named."""
        link = None if self.in_link else self.addresses.link(url, html, attributes, without)
        if link is None:
            return f"<{without}{attributes}>{html}</{without}>" if without else html
        return link


def _language(guide: Guide) -> str:
    language = guide.metadata.get("lang") or guide.metadata.get("locale")
    return language if isinstance(language, str) else ""


def _is_on_its_own(node: Node) -> bool:
    """Whether a node stands on lines of its own."""
    return isinstance(node, MAY_BE_FLOW) and node.flow


def _is_image_on_its_own(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "img" and node.flow
