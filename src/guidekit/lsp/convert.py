"""Our values in the words of the protocol."""

from collections.abc import Callable, Iterable, Mapping

from lsprotocol import types

from guidekit.editor import Entry, Lines, Offer, OfferKind, Place
from guidekit.source import Diagnostic, Edit, Severity, Span

__all__ = ["completion_item", "diagnostic", "document_symbol", "range_of", "workspace_edit"]

SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
KINDS: Mapping[OfferKind, types.CompletionItemKind] = {
    "component": types.CompletionItemKind.Class,
    "element": types.CompletionItemKind.Keyword,
    "attribute": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.Value,
    "field": types.CompletionItemKind.Field,
    "scope": types.CompletionItemKind.EnumMember,
    "variable": types.CompletionItemKind.Variable,
    "file": types.CompletionItemKind.File,
    "folder": types.CompletionItemKind.Folder,
    "anchor": types.CompletionItemKind.Reference,
    "brand": types.CompletionItemKind.Constant,
    "rule": types.CompletionItemKind.Text,
}
SYMBOLS: Mapping[str, types.SymbolKind] = {
    "section": types.SymbolKind.Namespace,
    "step": types.SymbolKind.Event,
}


def range_of(places: tuple[Place, Place]) -> types.Range:
    """A range between two places."""
    (line, character), (last, end) = places
    return types.Range(types.Position(line, character), types.Position(last, end))


def diagnostic(problem: Diagnostic, lines: Lines) -> types.Diagnostic:
    """A problem; what to do about it stands below its message."""
    advice = f"\nhelp: {problem.help}" if problem.help else ""
    return types.Diagnostic(
        range=range_of(lines.range(problem.span)),
        message=f"{problem.name}: {problem.message}{advice}",
        severity=SEVERITIES[problem.severity],
        code=problem.code,
        source="guidekit",
    )


def completion_item(
    offer: Offer, number: int, lines: Lines, *, snippets: bool
) -> types.CompletionItem:
    """An offer; ``number`` keeps it in its place among the others."""
    as_snippet = snippets and bool(offer.snippet)
    edit = types.TextEdit(
        range_of((lines.place(offer.start), lines.place(offer.end))),
        offer.snippet if as_snippet else offer.text,
    )
    about = types.MarkupContent(types.MarkupKind.Markdown, offer.about) if offer.about else None
    return types.CompletionItem(
        label=offer.text,
        kind=KINDS[offer.kind],
        detail=offer.detail or None,
        documentation=about,
        sort_text=f"{number:05}",
        text_edit=edit,
        insert_text_format=types.InsertTextFormat.Snippet if as_snippet else None,
    )


def workspace_edit(
    edits: Iterable[Edit], lines_of: Callable[[Span], Lines], uri_of: Callable[[Span], str]
) -> types.WorkspaceEdit:
    """Edits of whatever files, by the addresses of these."""
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        where = range_of(lines_of(edit.span).range(edit.span))
        changes.setdefault(uri_of(edit.span), []).append(types.TextEdit(where, edit.text))
    return types.WorkspaceEdit(changes=changes)


def document_symbol(entry: Entry, lines: Lines) -> types.DocumentSymbol:
    """A section or step with those in it."""
    title = lines.range(entry.span)
    whole = (title[0], max(title[1], lines.place(entry.end)))
    return types.DocumentSymbol(
        name=entry.name.strip() or entry.kind,
        kind=SYMBOLS[entry.kind],
        range=range_of(whole),
        selection_range=range_of(title),
        children=[document_symbol(inner, lines) for inner in entry.inner],
    )
