"""One canonical layout for guides: other line breaks, blank lines and quotes, the same tree."""

from guidekit.syntax.layout.guide import format_guide, hindrances, lay_out

__all__ = ["format_guide", "hindrances", "lay_out"]
