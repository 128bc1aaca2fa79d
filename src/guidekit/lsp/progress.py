"""How far the check of a large project has come, for an editor to show."""

from itertools import count
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

__all__ = ["Progress"]

WORTH_A_WORD = 10
STEP = 5
TITLE = "guidekit: checking the project"


class Progress:
    """Tells editors that can show it: from when much is left to do until nothing is."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._numbers = count(1)
        self._token: str | None = None
        self._begun = False
        self._most = 0
        self._told = 0

    def left(self, pieces: int) -> None:
        """So many pieces of work are left."""
        if self._token is None:
            if pieces >= WORTH_A_WORD and self._can_be_shown():
                self._ask(pieces)
        elif pieces == 0:
            self._end()
        else:
            self._most = max(self._most, pieces)
            share = 100 - 100 * pieces // self._most
            if self._begun and share >= self._told + STEP:
                self._told = share
                report = types.WorkDoneProgressReport(percentage=share)
                self._server.work_done_progress.report(self._token, report)

    def _can_be_shown(self) -> bool:
        window = self._server.client_capabilities.window
        return bool(window and window.work_done_progress)

    def _ask(self, pieces: int) -> None:
        token = self._token = f"guidekit-{next(self._numbers)}"
        self._begun, self._most, self._told = False, pieces, 0

        def begin(_: Any) -> None:
            if self._token == token:
                self._begun = True
                value = types.WorkDoneProgressBegin(TITLE, percentage=0)
                self._server.work_done_progress.begin(token, value)

        self._server.work_done_progress.create(token, begin)

    def _end(self) -> None:
        if self._begun and self._token is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
        self._token = None
