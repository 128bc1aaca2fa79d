"""What went wrong in a template, as an error that names its file and line."""

from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb

from guidekit.render.jinja_library import TemplateError, TemplateNotFound, TemplateSyntaxError
from guidekit.source import GuidekitError

__all__ = ["failure_of"]

SUFFIXES = (".html", ".css")


def failure_of(error: Exception, name: str, overrides: Sequence[Path]) -> GuidekitError | None:
    """The error of a template that was to be rendered; None for a bug of guidekit.

    ``name`` is the template's path, ``overrides`` are the folders of the project's own: whatever
    goes wrong while one of these is at work is its doing.
    """
    frames = [f for f in extract_tb(error.__traceback__) if f.filename.endswith(SUFFIXES)]
    own = any(Path(f.filename).is_relative_to(folder) for f in frames for folder in overrides)
    unreadable = not frames and isinstance(error, UnicodeDecodeError | OSError)
    if not (own or unreadable or isinstance(error, TemplateError)):
        return None
    where, line = (frames[-1].filename, frames[-1].lineno) if frames else (name, None)
    if isinstance(error, TemplateSyntaxError):
        where, line = error.filename or name, error.lineno
    at = f", line {line}" if line else ""
    return GuidekitError(f"template `{_shown(where)}`{at}: {_reason(error)}")


def _reason(error: Exception) -> str:
    match error:
        case TemplateNotFound():
            return f"no template `{error.name}`"
        case TemplateError():
            return error.message or type(error).__name__
        case UnicodeDecodeError():
            return "no UTF-8 text"
        case OSError(strerror=str() as reason):
            return reason
        case _:
            return f"{type(error).__name__}: {error}"


def _shown(filename: str) -> str:
    """A path as its user would type it."""
    path, here = Path(filename), Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
