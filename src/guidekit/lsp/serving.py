"""A conversation with an editor, from its first message to its last."""

import os
import sys
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from guidekit.lsp.features import add_features
from guidekit.lsp.pulse import Incoming
from guidekit.lsp.server import GuideServer
from guidekit.project import Project

__all__ = ["serve"]


def serve(load: Callable[[dict[Path, str]], Project] | None = None) -> bool:
    """Speak with an editor over standard input and output until it says goodbye.

    ``load`` reads the only project, given the unsaved texts; by default each file's project is
    looked for. Tells whether the editor ended the conversation in the proper way.
    """
    server = GuideServer(load)
    add_features(server)
    # Nothing but the protocol may reach the editor, whoever prints something.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    incoming = Incoming(FileIO(sys.stdin.fileno(), closefd=False))
    server.pulse.calm = incoming.calm
    server.start_io(incoming, out)
    return server.ended_well
