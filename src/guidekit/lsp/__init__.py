"""Room 7: editors, by the Language Server Protocol."""

from guidekit.lsp.server import serve

__all__ = ["serve"]
