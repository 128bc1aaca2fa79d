"""An editor that speaks with `guidekit lsp`, for tests."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

__all__ = ["Editor", "editing", "place_of"]

SERVER = "import sys; from guidekit.cli import main; sys.exit(main())"


class Editor:
    """One editor with one server; documents are named by their paths in the project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("test", "1")
        self.untyped: Any = self.client
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.told: dict[str, types.PublishDiagnosticsParams] = {}
        self.news = asyncio.Event()
        self.capabilities: types.ServerCapabilities | None = None
        self.watched: list[types.Registration] = []
        self.progress: list[dict[str, Any]] = []

        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = params
            self.news.set()

        def registered(params: types.RegistrationParams) -> None:
            self.watched += params.registrations

        def progressed(params: types.ProgressParams) -> None:
            self.progress.append({"token": params.token, **vars_of(params.value)})
            self.news.set()

        self.untyped.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)(lambda _: None)
        self.untyped.feature(types.PROGRESS)(progressed)
        self.untyped.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        self.untyped.feature(types.CLIENT_REGISTER_CAPABILITY)(registered)

    async def start(self, capabilities: types.ClientCapabilities, *arguments: str) -> None:
        await self.client.start_io(sys.executable, "-c", SERVER, "lsp", *arguments)
        answer = await self.client.initialize_async(
            types.InitializeParams(capabilities, root_uri=self.root.as_uri())
        )
        self.capabilities = answer.capabilities
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> int | None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.untyped.stop()
        process = self.untyped._server
        return process.returncode if process else None

    def peak(self) -> float:
        """The most memory that the server has held, in MB, where the system tells."""
        lines = self._told_by_system("status").splitlines()
        return next((int(each.split()[1]) / 1024 for each in lines if "VmHWM" in each), 0.0)

    def processor(self) -> float:
        """Seconds that processors have worked for the server, where the system tells."""
        fields = self._told_by_system("stat").rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

    def _told_by_system(self, name: str) -> str:
        file = Path(f"/proc/{self.untyped._server.pid}/{name}")
        return file.read_text("utf-8") if file.exists() else ""

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def open(self, path: str, text: str | None = None) -> None:
        text = (self.root / path).read_text("utf-8") if text is None else text
        self.texts[path], self.versions[path] = text, 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri(path), "mdx", 1, text))
        )

    def type(self, path: str, text: str) -> int:
        self.texts[path] = text
        self.versions[path] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[path], self.uri(path)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return self.versions[path]

    def close(self, path: str) -> None:
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri(path)))
        )

    def tell_changed(self, *paths: str) -> None:
        changed = types.FileChangeType.Changed
        self.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams(
                [types.FileEvent(self.uri(path), changed) for path in paths]
            )
        )

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for the server to tell so."""
        async with asyncio.timeout(60):
            while not is_so():
                self.news.clear()
                await self.news.wait()

    async def until_all_is_checked(self) -> None:
        """Wait until a large project is checked, for an editor that shows how far that has come."""
        await self.until(lambda: bool(self.progress) and self.progress[-1]["kind"] == "end")

    async def problems(self, path: str) -> Sequence[types.Diagnostic]:
        """The problems of a document as it is now."""
        uri = self.uri(path)
        await self.until(lambda: uri in self.told and self.told[uri].version == self.versions[path])
        return self.told[uri].diagnostics

    async def codes(self, path: str) -> list[str]:
        return [str(problem.code) for problem in await self.problems(path)]

    async def until_codes(self, path: str, *codes: str) -> None:
        """Wait until a document has these problems."""
        await self.until(lambda: self.codes_told(path) == [*codes])

    def codes_told(self, path: str) -> list[str] | None:
        """The problems of a document that the editor knows of."""
        told = self.told.get(self.uri(path))
        return None if told is None else [str(problem.code) for problem in told.diagnostics]

    def at(self, path: str, where: str) -> dict[str, Any]:
        """The place in a document that `|` marks in a part of its text."""
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(path)),
            "position": place_of(self.texts[path], where),
        }

    async def completion(self, path: str, where: str) -> dict[str, types.CompletionItem]:
        found = await self.client.text_document_completion_async(
            types.CompletionParams(**self.at(path, where))
        )
        items = found.items if isinstance(found, types.CompletionList) else found or []
        return {item.label: item for item in items}

    async def hover(self, path: str, where: str) -> str:
        found = await self.client.text_document_hover_async(
            types.HoverParams(**self.at(path, where))
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def definition(self, path: str, where: str) -> tuple[str, int, int] | None:
        found = await self.client.text_document_definition_async(
            types.DefinitionParams(**self.at(path, where))
        )
        assert found is None or isinstance(found, types.Location)
        if found is None:
            return None
        target = found.uri.removeprefix(self.root.as_uri() + "/")
        return target, found.range.start.line, found.range.start.character

    async def rename(self, path: str, where: str, new: str) -> dict[str, str]:
        """The texts of all files after a rename."""
        place = self.at(path, where)
        await self.client.text_document_prepare_rename_async(types.PrepareRenameParams(**place))
        edit = await self.client.text_document_rename_async(
            types.RenameParams(new_name=new, **place)
        )
        assert edit is not None
        return self.applied(edit)

    async def actions(self, path: str, where: str, *only: str) -> dict[str, types.CodeAction]:
        place = place_of(self.texts[path], where)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri(path)),
                types.Range(place, place),
                types.CodeActionContext([], only=[*only] or None),
            )
        )
        return {each.title: each for each in found or [] if isinstance(each, types.CodeAction)}

    def applied(self, edit: types.WorkspaceEdit) -> dict[str, str]:
        """The texts that edits make of files."""
        texts = {}
        for uri, edits in (edit.changes or {}).items():
            path = uri.removeprefix(self.root.as_uri() + "/")
            text = self.texts.get(path) or (self.root / path).read_text("utf-8")
            starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

            def offset(at: types.Position, text: str = text, starts: list[int] = starts) -> int:
                units = text[starts[at.line] :].encode("utf-16-le")[: at.character * 2]
                return starts[at.line] + len(units.decode("utf-16-le"))

            for each in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
                start, end = offset(each.range.start), offset(each.range.end)
                text = text[:start] + each.new_text + text[end:]
            texts[path] = text
        return texts


def vars_of(value: Any) -> dict[str, Any]:
    """A value of the protocol that has no type, as a mapping."""
    return dict(value) if isinstance(value, dict) else dict(value._asdict())


def place_of(text: str, where: str) -> types.Position:
    """The place that `|` marks in a part of a text that stands there once, in units of UTF-16."""
    before, _, after = where.partition("|")
    assert text.count(before + after) == 1, where
    offset = text.index(before + after) + len(before)
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return types.Position(line, len(text[start:offset].encode("utf-16-le")) // 2)


@asynccontextmanager
async def editing(
    root: Path, *arguments: str, capabilities: types.ClientCapabilities | None = None
) -> AsyncIterator[Editor]:
    """An editor on a project, whose server ends well."""
    editor = Editor(root.resolve())
    await editor.start(capabilities or types.ClientCapabilities(), *arguments)
    try:
        yield editor
    finally:
        assert await editor.stop() == 0
