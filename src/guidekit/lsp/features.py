"""What the server does for each message of the protocol."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from guidekit.editor import (
    Desk,
    Lines,
    complete,
    definition,
    find_anchor,
    hover,
    outline,
    quick_fixes,
    rename_anchor,
)
from guidekit.lsp.convert import (
    completion_item,
    diagnostic,
    document_symbol,
    range_of,
    workspace_edit,
)
from guidekit.lsp.server import GuideServer, is_folder
from guidekit.source import GuidekitError, Position

__all__ = ["add_features"]

TRIGGERS = ["<", " ", '"', "'", "{", ".", "/", "#", "(", ","]
WATCHED = "**/*"
QUICK_FIX = types.CodeActionKind.QuickFix.value


def add_features(server: GuideServer) -> None:
    """Make a server answer all that guidekit has an answer to."""
    for method, follow in FOLLOWS.items():
        server.feature(method)(follow)
    _answer(server)


def watch_files(ls: GuideServer, _: types.InitializedParams) -> None:
    """Ask the editor to tell what happens to files, if it can."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(WATCHED)]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        ls.client_register_capability(types.RegistrationParams([wanted]))


def did_open(ls: GuideServer, params: types.DidOpenTextDocumentParams) -> None:
    """The editor shows a document."""
    ls.opened(params.text_document)


def did_change(ls: GuideServer, params: types.DidChangeTextDocumentParams) -> None:
    """The author types."""
    ls.edited(params.text_document)


def did_save(ls: GuideServer, params: types.DidSaveTextDocumentParams) -> None:
    """The disk has what the editor shows."""
    ls.changed_on_disk([params.text_document.uri])


def did_close(ls: GuideServer, params: types.DidCloseTextDocumentParams) -> None:
    """The editor shows a document no more."""
    ls.closed(params.text_document.uri)


def did_change_files(ls: GuideServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Files have come, gone or changed; that a folder has changed is told by what is in it."""
    changes = (
        change.uri
        for change in params.changes
        if change.type is not types.FileChangeType.Changed or not is_folder(change.uri)
    )
    ls.changed_on_disk([*changes])


def shutdown(ls: GuideServer, _: None) -> None:
    """The editor says goodbye."""
    ls.ended_well = True


FOLLOWS: Mapping[str, Callable[[GuideServer, Any], None]] = {
    types.INITIALIZED: watch_files,
    types.TEXT_DOCUMENT_DID_OPEN: did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: did_change,
    types.TEXT_DOCUMENT_DID_SAVE: did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: did_close,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_files,
    types.SHUTDOWN: shutdown,
}


def _answer(server: GuideServer) -> None:
    """What the editor asks."""
    register: tuple[tuple[str, Callable[[Request, Any], Any], Any], ...] = (
        (
            types.TEXT_DOCUMENT_COMPLETION,
            Request.completion,
            types.CompletionOptions(trigger_characters=TRIGGERS),
        ),
        (types.TEXT_DOCUMENT_HOVER, Request.hover, None),
        (types.TEXT_DOCUMENT_DEFINITION, Request.definition, None),
        (
            types.TEXT_DOCUMENT_RENAME,
            Request.rename,
            types.RenameOptions(prepare_provider=True),
        ),
        (types.TEXT_DOCUMENT_PREPARE_RENAME, Request.prepare_rename, None),
        (
            types.TEXT_DOCUMENT_CODE_ACTION,
            Request.actions,
            types.CodeActionOptions([types.CodeActionKind.QuickFix]),
        ),
        (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, Request.symbols, None),
    )
    for method, answer, options in register:
        server.feature(method, options)(_handler(server, answer))


def _handler(server: GuideServer, answer: "Callable[[Request, Any], Any]") -> Callable[[Any], Any]:
    """A function of the message alone; what cannot be done becomes an error with its reason."""

    @wraps(answer)
    def handle(params: Any) -> Any:
        desk = server.desk(params.text_document.uri)
        if desk is None:
            return None
        try:
            return answer(Request(server, desk), params)
        except GuidekitError as error:
            raise JsonRpcInvalidParams(str(error)) from error

    return handle


class Request:
    """One question about one document."""

    def __init__(self, server: GuideServer, desk: Desk) -> None:
        self.server = server
        self.desk = desk
        self.lines: Lines = server.lines(desk.source)

    def completion(self, params: types.CompletionParams) -> list[types.CompletionItem]:
        """What may be written here."""
        text_document = self.server.client_capabilities.text_document
        completion = text_document.completion if text_document else None
        item = completion.completion_item if completion else None
        snippets = bool(item and item.snippet_support)
        return [
            completion_item(offer, number, self.lines, snippets=snippets)
            for number, offer in enumerate(complete(self.desk, self._at(params.position)))
        ]

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What this word is."""
        found = hover(self.desk, self._at(params.position))
        if found is None:
            return None
        places = self.lines.place(found.start), self.lines.place(found.end)
        text = types.MarkupContent(types.MarkupKind.Markdown, found.markdown)
        return types.Hover(text, range_of(places))

    def definition(self, params: types.DefinitionParams) -> types.Location | None:
        """Where this is defined."""
        span = definition(self.desk, self._at(params.position))
        if span is None:
            return None
        live = self.desk.live
        where = range_of(self.server.lines_at(live, span).range(span))
        return types.Location(self.server.uri_at(live, span), where)

    def prepare_rename(self, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
        """What would be renamed."""
        found = find_anchor(self.desk, self._at(params.position))
        places = self.lines.place(found.start), self.lines.place(found.end)
        return types.PrepareRenamePlaceholder(range_of(places), found.name)

    def rename(self, params: types.RenameParams) -> types.WorkspaceEdit:
        """The edits of all files."""
        edits = rename_anchor(self.desk, self._at(params.position), params.new_name)
        live = self.desk.live
        return workspace_edit(
            edits,
            lambda span: self.server.lines_at(live, span),
            lambda span: self.server.uri_at(live, span),
        )

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the problems here."""
        wanted = params.context.only
        if wanted is not None and not any(QUICK_FIX.startswith(kind) for kind in wanted):
            return []
        live = self.desk.live
        first, last = self._position(params.range.start), self._position(params.range.end)
        problems = [
            problem
            for problem in live.problems(self.desk.file)
            if problem.span.start <= last and problem.span.end >= first
        ]
        return [
            types.CodeAction(
                title=fix.title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(fix.problem, self.lines)],
                is_preferred=fix.preferred or None,
                edit=workspace_edit(
                    fix.edits,
                    lambda span: self.server.lines_at(live, span),
                    lambda span: self.server.uri_at(live, span),
                ),
            )
            for fix in quick_fixes(self.desk, problems)
        ]

    def symbols(self, _: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """The sections and steps."""
        return [document_symbol(entry, self.lines) for entry in outline(self.desk)]

    def _at(self, position: types.Position) -> int:
        return self.lines.offset((position.line, position.character))

    def _position(self, position: types.Position) -> Position:
        return self.desk.source.position(self._at(position))
