"""Errors of the caller or the machine, as opposed to faults in guides."""

__all__ = ["GuidekitError"]


class GuidekitError(Exception):
    """guidekit could not do its work: a wrong argument, a missing folder, a full disk.

    ``message`` says what is there and what was expected, ``help`` what to do about it. Only the
    command line turns it into text and exit code 2.

    >>> str(GuidekitError("no folder `guides`", help="create it"))
    'no folder `guides`'
    """

    def __init__(self, message: str, *, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
