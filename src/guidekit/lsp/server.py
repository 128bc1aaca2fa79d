"""A server of the Language Server Protocol: messages in, answers of the editor room out."""

import gc
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from guidekit import __version__
from guidekit.editor import Desk, Lines
from guidekit.lsp.convert import diagnostic
from guidekit.lsp.progress import Progress
from guidekit.lsp.projects import Projects
from guidekit.lsp.pulse import Pulse
from guidekit.project import Project
from guidekit.site import LiveProject
from guidekit.source import Diagnostic, SourceText, Span

__all__ = ["GuideServer", "is_folder"]

MANY_PIECES = 20


class GuideServer(LanguageServer):
    """Knows what the editor shows, and keeps it told of the problems there.

    Editors send whole texts: a guide is small, and what was changed in it does not matter to us.
    """

    def __init__(self, load: Callable[[dict[Path, str]], Project] | None = None) -> None:
        super().__init__("guidekit", __version__, types.TextDocumentSyncKind.Full)
        self.projects = Projects(load)
        self.bar = Progress(self)
        self.pulse = Pulse(self._tell_all_due, self._work)
        self.ended_well = False
        self._shown: dict[Path, tuple[str, int | None]] = {}
        self._told: dict[Path, tuple[int | None, tuple[Diagnostic, ...]]] = {}
        self._due: set[Path] = set()
        self._pieces = 0

    def opened(self, document: types.TextDocumentItem) -> None:
        """The editor shows a document."""
        file = file_of(document.uri)
        if file is not None:
            self._shown[file] = document.uri, document.version
            self.projects.open(file, document.text)
            self._check(file)

    def edited(self, document: types.VersionedTextDocumentIdentifier) -> None:
        """A document has another text."""
        file = file_of(document.uri)
        if file in self._shown:
            self._shown[file] = document.uri, document.version
            self.projects.edit(file, self.workspace.get_text_document(document.uri).source)
            self._check(file)

    def closed(self, uri: str) -> None:
        """The editor shows a document no more."""
        file = file_of(uri)
        if file in self._shown:
            del self._shown[file]
            self._told.pop(file, None)
            self.projects.close(file)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
            self._check(*self._shown)

    def changed_on_disk(self, uris: list[str]) -> None:
        """Files and folders may be others than before."""
        paths = (to_fs_path(uri) for uri in uris)
        self.projects.on_disk(Path(path) for path in paths if path)
        self._check(*self._shown)

    def desk(self, uri: str) -> Desk | None:
        """A document with all that is known about it; None for one that guidekit cannot check."""
        file = file_of(uri)
        live = self.projects.of(file) if file is not None else None
        return Desk.of(live, file) if live is not None and file is not None else None

    def lines(self, source: SourceText) -> Lines:
        """The places of a text in the editor's units."""
        agreed = types.PositionEncodingKind(self.workspace.position_encoding)
        return Lines(source, agreed.value)

    def lines_at(self, live: LiveProject, span: Span) -> Lines:
        """The places of the file that a span is in."""
        return self.lines(live.source(live.place(span.path)) or SourceText(span.path, ""))

    def uri_at(self, live: LiveProject, span: Span) -> str:
        """The address of the file that a span is in, as the editor has it if it shows the file."""
        file = live.place(span.path)
        return self._shown[file][0] if file in self._shown else from_fs_path(str(file)) or ""

    def _check(self, *files: Path) -> None:
        self._due.update(files)
        self.pulse.soon()

    def _tell_all_due(self) -> None:
        due, self._due = self._due, set()
        for file in sorted(due):
            self._tell(file)

    def _tell(self, file: Path) -> None:
        """Send the problems of a document, unless the editor has them."""
        live = self.projects.of(file) if file in self._shown else None
        if file not in self._shown:
            return
        uri, version = self._shown[file]
        problems = live.problems(file) if live is not None else ()
        if self._told.get(file) == (version, problems):
            return
        self._told[file] = version, problems
        lines = self.lines(SourceText(str(file), self.projects.texts[file]))
        found = [diagnostic(problem, lines) for problem in problems]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _work(self) -> bool:
        """Check one connector of one project; the documents it concerns are told.

        In the end all are: a question about a document may have been a reason to check it already.
        """
        unsettled = tuple(self.projects.unsettled())
        self.bar.left(sum(live.left for live in unsettled))
        if not unsettled:
            for file in list(self._shown):
                self._tell(file)
            self._rest()
            return False
        live = unsettled[0]
        self._pieces += 1
        touched = {live.place(path) for path in live.work()}
        for file in list(self._shown):
            if file in touched:
                self._tell(file)
        return True

    def _rest(self) -> None:
        """Nothing is left to do: take all that is known out of the search for garbage.

        In a large project that search takes longer than typing a word, and may begin meanwhile.
        """
        if self._pieces >= MANY_PIECES:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        self._pieces = 0


def file_of(uri: str) -> Path | None:
    """The file at an address; None for what is no file, such as a text without a name."""
    path = to_fs_path(uri)
    try:
        return Path(path).resolve() if path else None
    except (OSError, RuntimeError, ValueError):
        return None


def is_folder(uri: str) -> bool:
    """Whether there is a folder at an address."""
    file = file_of(uri)
    return file is not None and file.is_dir()
