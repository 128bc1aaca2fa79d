"""Single files named on the command line."""

from pathlib import Path

from guidekit.source import GuidekitError, SourceText

__all__ = ["read_source"]


def read_source(path: Path) -> SourceText:
    """A file's text; raises :class:`GuidekitError` for what cannot be read as text."""
    try:
        source, faults = SourceText.decode(path.as_posix(), path.read_bytes())
    except IsADirectoryError as error:
        raise GuidekitError(f"`{path}` is a folder, expected a file") from error
    except FileNotFoundError as error:
        raise GuidekitError(f"`{path}`: no such file") from error
    except OSError as error:
        raise GuidekitError(f"`{path}` cannot be read: {error.strerror}") from error
    if faults:
        raise GuidekitError(f"`{path}`: {faults[0].message}")
    return source
