"""What is remembered of a connector or a brand, in the form that JSON has for it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from guidekit.audit import Seen, Trace
from guidekit.project import Answers
from guidekit.site.listing import Line, ListedGuide, Listing
from guidekit.site.manifest import Written
from guidekit.site.survey import Survey
from guidekit.source import Diagnostic, Edit, Fix, Position, Severity, Span

__all__ = ["Record", "from_json", "to_json"]


class Record(Struct, frozen=True):
    """What was found in a connector's files, and what was written for it.

    It stands as long as ``basis`` is what it would be made on and the disk gives all ``answers``.
    ``listing`` and ``written`` are empty where nothing was built; ``pages`` counts its pages, and
    ``seen`` is what was seen in the files of partners. ``survey`` is what a check of the whole
    project takes from it. ``asked`` tells which of the questions were asked for each guide.
    """

    basis: str
    answers: Answers
    diagnostics: tuple[Diagnostic, ...] = ()
    listing: Listing | None = None
    written: tuple[Written, ...] = ()
    pages: int = 0
    seen: Seen = field(default_factory=Seen)
    survey: Survey | None = None
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, str]:
        """The content of each file that was written, by its path."""
        return {file.path: file.sha256 for file in self.written}


def to_json(record: Record) -> dict[str, Any]:
    """A record as plain data.

    >>> from_json(to_json(Record("b", {"?/a": "file"}, pages=2))).pages
    2
    """
    return {
        "basis": record.basis,
        "answers": record.answers,
        "diagnostics": [_diagnostic(found) for found in record.diagnostics],
        "listing": record.listing and _listed(record.listing),
        "written": record.written,
        "pages": record.pages,
        "seen": [
            [[brand, *_trace(trace)] for brand, trace in record.seen.traces],
            record.seen.unread,
            record.seen.kept,
        ],
        "survey": record.survey and _surveyed(record.survey),
        "asked": _numbered(record),
    }


def from_json(data: Any) -> Record | None:
    """The record in plain data; None where there is none, or nothing that was one."""
    try:
        return Record(
            data["basis"],
            data["answers"],
            tuple(_found(row) for row in data["diagnostics"]),
            _listing(data["listing"]),
            tuple(Written(*row) for row in data["written"]),
            data["pages"],
            _seen(*data["seen"]),
            _survey(data["survey"]),
            _asked(list(data["answers"]), data["asked"]),
        )
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def _numbered(record: Record) -> dict[str, list[int]]:
    """The questions of guides by their places among the answers."""
    places = {question: place for place, question in enumerate(record.answers)}
    return {path: sorted(places[each] for each in own) for path, own in record.asked.items()}


def _asked(questions: list[str], numbered: dict[str, list[int]]) -> dict[str, frozenset[str]]:
    return {path: frozenset(questions[n] for n in own) for path, own in numbered.items()}


def _listing(row: list[Any] | None) -> Listing | None:
    if row is None:
        return None
    key, title, description, icon, guides, texts, brands, own = row
    rows = tuple(
        ListedGuide(page, _line(name), about and _line(about), audience)
        for page, name, about, audience in guides
    )
    fields = {brand: texts[place] for brand, place in brands.items()}
    owned = {
        (brand, page): (_line(name), about and _line(about)) for brand, page, name, about in own
    }
    return Listing(key, title, description, icon, rows, fields, owned)


def _listed(listing: Listing) -> list[Any]:
    """A listing; what most brands are told alike stands in it once."""
    texts = list(dict.fromkeys(listing.fields.values()))
    places = {text: place for place, text in enumerate(texts)}
    brands = {brand: places[text] for brand, text in listing.fields.items()}
    about = [listing.key, listing.title, listing.description, listing.icon]
    own = [[*where, *what] for where, what in listing.own.items()]
    guides = [[one.page, one.title, one.description, one.audience] for one in listing.guides]
    return [*about, guides, texts, brands, own]


def _line(row: list[Any]) -> Line:
    text, values = row
    return text, tuple(values)


def _trace(trace: Trace) -> list[Any]:
    return [trace.path, trace.line, trace.place, trace.text, trace.excerpt]


def _seen(traces: list[Any], unread: list[Any], kept: list[Any]) -> Seen:
    return Seen(
        tuple((brand, Trace(*row)) for brand, *row in traces),
        tuple((brand, path, reason) for brand, path, reason in unread),
        tuple((brand, value, path) for brand, value, path in kept),
    )


def _survey(row: list[Any] | None) -> Survey | None:
    if row is None:
        return None
    titles, images = row
    return Survey(
        {path: (text, _spanned(span)) for path, text, span in titles},
        {path: _spanned(span) for path, span in images},
    )


def _surveyed(survey: Survey) -> list[Any]:
    titles = [[path, text, _span(span)] for path, (text, span) in survey.titles.items()]
    return [titles, [[path, _span(span)] for path, span in survey.images.items()]]


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    fields = asdict(found)
    fields["span"] = _span(found.span)
    if found.fix:
        edits = [[_span(edit.span), edit.text] for edit in found.fix.edits]
        fields["fix"] = [found.fix.title, edits, found.fix.safe]
    return {name: value for name, value in fields.items() if value is not None}


def _found(fields: Mapping[str, Any]) -> Diagnostic:
    known = {**fields, "span": _spanned(fields["span"]), "severity": Severity(fields["severity"])}
    if "fix" in fields:
        title, edits, safe = fields["fix"]
        known["fix"] = Fix(title, tuple(Edit(_spanned(s), text) for s, text in edits), safe)
    return Diagnostic(**known)


def _span(span: Span) -> list[Any]:
    return [span.path, span.start.line, span.start.column, span.end.line, span.end.column]


def _spanned(row: list[Any]) -> Span:
    path, line, column, last_line, last_column = row
    return Span(path, Position(line, column), Position(last_line, last_column))
