"""What templates may call while a page is compiled."""

from collections.abc import Callable

from markupsafe import Markup

from guidekit.model import Guard
from guidekit.render.covering import Guards
from guidekit.render.holes import ready
from guidekit.render.page import BrandValue, Chrome
from guidekit.render.writer import Writer

__all__ = ["Calls", "calls_of"]

Calls = dict[str, Callable[..., Markup]]


def calls_of(writer: Writer) -> Calls:
    """The functions that every template of a page gets, by their names.

    ``text(string)`` words a text of the guide; ``brand(path)`` and ``chrome(name)`` are holes;
    ``link(url, attributes, without)`` and ``guarded(guard)`` are for ``{% call %}`` blocks: a link
    around the block, or an element ``without`` where a variant has none, and conditions around it;
    ``while_shown(guards)`` keeps a block only where a part with one of these guards shows.
    """

    def text(string: str) -> Markup:
        return ready(writer.text(string))

    def brand(path: str) -> Markup:
        return ready(writer.holes.hole(BrandValue(path)))

    def chrome(name: str) -> Markup:
        return ready(writer.holes.hole(Chrome(name)))

    def link(
        url: str, attributes: str = "", without: str = "", *, caller: Callable[[], str]
    ) -> Markup:
        return ready(writer.link(url, caller(), attributes=attributes, without=without))

    def guarded(guard: Guard, caller: Callable[[], str]) -> Markup:
        return ready(writer.holes.guarded(guard, caller()))

    def while_shown(guards: Guards, caller: Callable[[], str]) -> Markup:
        return ready(writer.while_shown(guards, caller()))

    return {
        "while_shown": while_shown,
        "text": text,
        "brand": brand,
        "chrome": chrome,
        "link": link,
        "guarded": guarded,
    }
