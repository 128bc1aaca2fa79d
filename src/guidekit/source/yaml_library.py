"""PyYAML, loaded without compiling the patterns of its slower parser and of its types."""

from guidekit.source.patterns import sparing_patterns

with sparing_patterns("yaml"):
    import yaml

__all__ = ["yaml"]
