"""Holes in HTML while it is being rendered.

Templates know strings only. So a hole travels through them as a *mark*: a number between control
characters that no text of a guide can hold (:func:`clean` sees to that). When the page is
complete, :meth:`Holes.cut` splits it at the marks and puts the parts in their place.
"""

from typing import Final

from markupsafe import Markup

from guidekit.model import Guard
from guidekit.render.page import Link, PageCondition, Part, When
from guidekit.source.patterns import regex

__all__ = ["Holes", "clean", "ready"]

OPEN: Final = "\x01"
SHUT: Final = "\x02"
MARK = regex(f"{OPEN}([^{SHUT}]*){SHUT}")
END: Final = "end"
SPLIT: Final = "|"
UNPRINTABLE = dict.fromkeys((*range(32), 127), "�")
for _kept in "\t\n\r":
    del UNPRINTABLE[ord(_kept)]


def clean(text: str) -> str:
    r"""Text without control characters, which HTML does not allow and marks are made of.

    >>> clean("a\x01b")
    'a�b'
    """
    return text if text.isprintable() else text.translate(UNPRINTABLE)


def ready(html: str) -> Markup:
    """HTML for a template, which must not escape it: its texts are escaped already."""
    return Markup(html)  # noqa: S704 - made by this room


class Holes:
    """The holes of one page.

    >>> from guidekit.render.page import BrandValue, OnlyHouse
    >>> holes = Holes()
    >>> name = holes.hole(BrandValue("name"))
    >>> holes.cut(f"<p>{name}" + holes.when(OnlyHouse(), "<hr>"))
    ('<p>', BrandValue(path='name', linked=False), When(condition=OnlyHouse(), parts=('<hr>',)))
    """

    __slots__ = ("_conditions", "_links", "_parts")

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._conditions: list[PageCondition] = []
        self._links: list[tuple[str, str | None, str, bool]] = []

    def hole(self, part: Part) -> str:
        """The mark of a part."""
        self._parts.append(part)
        return f"{OPEN}{len(self._parts) - 1}{SHUT}"

    def when(self, condition: PageCondition, html: str) -> str:
        """HTML under a condition; nothing stays nothing."""
        if not html:
            return ""
        self._conditions.append(condition)
        return f"{OPEN}w{len(self._conditions) - 1}{SHUT}{html}{OPEN}{END}{SHUT}"

    def guarded(self, guard: Guard, html: str) -> str:
        """HTML under all conditions of a guard."""
        for condition in reversed(guard):
            html = self.when(condition, html)
        return html

    def link(
        self,
        url: str,
        attributes: str,
        html: str,
        *,
        guide: str | None = None,
        without: str = "",
        same_anchor: bool = True,
    ) -> str:
        """HTML in a link; see :class:`~guidekit.render.page.Link`."""
        self._links.append((url, guide, without, same_anchor))
        start = f"{OPEN}l{len(self._links) - 1}{SHUT}{attributes}{OPEN}{SPLIT}{SHUT}"
        return f"{start}{html}{OPEN}{END}{SHUT}"

    def cut(self, html: str) -> tuple[Part, ...]:
        """The parts of HTML with marks; neighbouring literals are one."""
        pieces = MARK.split(html)
        position = 0

        def read() -> tuple[list[Part], str]:
            """The parts up to the mark that closes them, and that mark."""
            nonlocal position
            parts: list[Part] = []
            while True:
                if pieces[position]:
                    parts.append(pieces[position])
                mark = pieces[position + 1] if position + 1 < len(pieces) else END
                position += 2
                if mark in (END, SPLIT):
                    return parts, mark
                parts.append(part_at(mark))

        def part_at(mark: str) -> Part:
            if mark[0] == "w":
                return When(self._conditions[int(mark[1:])], tuple(read()[0]))
            if mark[0] == "l":
                url, guide, without, same = self._links[int(mark[1:])]
                return Link(url, tuple(read()[0]), tuple(read()[0]), guide, without, same)
            return self._parts[int(mark)]

        return tuple(read()[0])
