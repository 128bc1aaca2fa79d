"""From a trace in a built file back to the file of the project that it comes from."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from guidekit.audit import CERTIFICATE, Trace
from guidekit.project import Project, Shelf, shown_path
from guidekit.rules import rule_named
from guidekit.source import Diagnostic, SourceText, Span
from guidekit.source.patterns import regex
from guidekit.variants import Brand, essence, resolve

__all__ = ["Origins"]

MARKUP = regex(r"<[^<>]*>|[*`~]|__")


class Found(Struct, frozen=True):
    """A trace and the brand whose file has it; ``where`` is the file as its user would type it."""

    brand: Brand
    trace: Trace
    where: str


class Origins:
    """Tells for the traces in built files which lines of the project they come from.

    ``sources`` has for built files (``acme/lucca/lucca/index.html``) the project's file that each
    was made of; what it lacks was made of many.
    """

    def __init__(self, project: Project, sources: dict[str, str | None]) -> None:
        self._project = project
        self._sources = sources
        self._shelf = Shelf(project)
        self._trees = (project.files, project.own)
        self._files: dict[str, tuple[SourceText, ...]] = {}
        self._having: dict[tuple[str, str], list[tuple[int, frozenset[str]]]] = {}

    def diagnose(self, found: Iterable[tuple[Brand, Trace, str]]) -> Iterator[Diagnostic]:
        """A diagnostic for each place that traces come from, whatever many files they got into.

        Each trace comes with its brand and with the path of the built file as users type it.
        """
        places: dict[tuple[str, Span, str], list[Found]] = {}
        for brand, trace, where in found:
            span = self._place(brand, trace) or Span.of_file(where)
            places.setdefault((brand.id, span, trace.text), []).append(Found(brand, trace, where))
        for (_, span, _), several in places.items():
            yield _report(span, several)

    def _place(self, brand: Brand, trace: Trace) -> Span | None:
        """The line most like what stands around a trace, in the files the built one is made of."""
        source = self._sources.get(f"{brand.id}/{trace.path}")
        if source and not any(files.exists(source) for files in self._trees):
            return None  # an audit far from the tree: the place in the output is all that is known
        if trace.path == CERTIFICATE:
            texts: Iterable[SourceText] = (self._project.house.source,)
        else:
            texts = self._made_of(brand, source)
        words = _words(trace.excerpt)
        # The file itself is sure to have it; another one must have more in common than the name.
        own = {text.path for text in self._about(source)} if source else set()
        least = len(_words(trace.text)) + 1
        best: tuple[int, SourceText, int] | None = None
        for text in texts:
            for number, line in self._lines(text, trace.text):
                alike = len(words & line)
                sure = text.path in own or trace.path == CERTIFICATE
                if (sure or alike >= least) and (best is None or alike > best[0]):
                    best = alike, text, number
        if best is not None:
            return _in_line(best[1], best[2], trace.text)
        return Span.of_file(self._project.files.show(source)) if source else None

    def _lines(self, source: SourceText, trace: str) -> list[tuple[int, frozenset[str]]]:
        """The lines of a text that have a trace, each with its words."""
        wanted = essence(trace)
        if (source.path, wanted) not in self._having:
            having = self._having[source.path, wanted] = []
            for number in range(1, len(source.line_starts) + 1):
                line = resolve(source.line(number))
                bare = MARKUP.sub("", line)
                if wanted in essence(line) or wanted in essence(bare):
                    having.append((number, _words(line) | _words(bare)))
        return self._having[source.path, wanted]

    def _made_of(self, brand: Brand, source: str | None) -> Iterator[SourceText]:
        """The texts that a file may have its words from, the likeliest first."""
        if source is not None:
            yield from self._about(source)
        yield brand.source
        yield from self._look()

    def _about(self, source: str) -> tuple[SourceText, ...]:
        """A file with its snippets and with the definitions of its connectors."""
        if source not in self._files:
            found: list[SourceText] = []
            files = self._project.files
            owners = [folder for folder in self._project.folders if source in folder.guides]
            guide = self._shelf.open(source)[0] if owners else None
            home = files if files.exists(source) else self._project.own
            found.append(guide.source if guide else home.read(source)[0])
            found += guide.includes if guide else ()
            found += [files.read(o.definition)[0] for o in owners if o.definition is not None]
            self._files[source] = tuple(found)
        return self._files[source]

    def _look(self) -> tuple[SourceText, ...]:
        """The project file and the project's own templates."""
        if "" not in self._files:
            span = self._project.settings.spans.get("title")
            paths = [Path(span.path)] if span else []
            if self._project.templates:
                paths += sorted(self._project.templates.rglob("*"))
            texts = (_text(path) for path in paths if path.is_file())
            self._files[""] = tuple(text for text in texts if text is not None)
        return self._files[""]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _text(path: Path) -> SourceText | None:
    try:
        return SourceText.decode(shown_path(path), path.read_bytes())[0]
    except OSError:
        return None


def _in_line(source: SourceText, number: int, text: str) -> Span:
    line, begin = source.line(number), source.line_starts[number - 1]
    whole = re.search(re.escape(text), line, re.IGNORECASE)
    if whole:
        return source.span(begin + whole.start(), begin + whole.end())
    # Encoded or cut by markup: the passage has it.
    start = len(line) - len(line.lstrip())
    return source.span(begin + start, begin + len(line.rstrip()))


def _report(span: Span, several: list[Found]) -> Diagnostic:
    first = several[0]
    trace, brand = first.trace, first.brand
    line = f":{trace.line}" if trace.line else ""
    others = len({found.where for found in several} - {first.where})
    more = f" and {others} more file{'s' if others > 1 else ''}" if others else ""
    return rule_named("house-trace-in-output").report(
        f"`{trace.text}` in {trace.place} of `{first.where}{line}`{more}, expected nothing of the "
        f"house in what readers of `{brand.id}` get",
        span,
        help=f"it reads `{trace.excerpt}`; what must stay belongs in `identity.keep` of the house",
        variant=brand.id,
    )
