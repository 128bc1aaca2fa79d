"""guidekit: documentation-driven connector guides.

Each room is a subpackage with its own public names; see ``CONTRIBUTING.md`` for the map.
Nothing is imported here, so that ``import guidekit`` costs next to nothing.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
