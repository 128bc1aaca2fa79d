"""Room 9: editors, by the Language Server Protocol."""

from guidekit.lsp.serving import serve

__all__ = ["serve"]
