"""Room 10: the command line. Arguments in, one call of the library, an exit code out."""

from guidekit.cli.app import guidekit, main

__all__ = ["guidekit", "main"]
