"""A group of commands, each in a module of its own that is loaded when it is needed."""

import errno
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from guidekit.cli.memo import WORDS, recall
from guidekit.source import GuidekitError, did_you_mean

__all__ = ["CannotRun", "LazyGroup"]

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What comes of a disk that takes no more."""

READER_GONE = 141
"""What a shell says of a command that ended so: it did not come to tell whether all is well."""


class CannotRun(click.ClickException):
    """What kept guidekit from running, as a line on standard error and exit code 2."""

    exit_code = 2

    def __init__(self, error: GuidekitError) -> None:
        super().__init__(error.message)
        self.help = error.help

    def show(self, file: Any = None) -> None:
        """Write the message and, on a line of its own, what to do about it."""
        click.echo(f"guidekit: {self.message}", file=file, err=file is None)
        if self.help:
            click.echo(f"  help: {self.help}", file=file, err=file is None)


class LazyGroup(click.Group):
    """A group whose commands are given by ``package.module:attribute`` and a line of help.

    It turns errors of the library into messages and ends quietly when the reader of the output
    has gone or the user interrupts.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the name is click's
        """The names of the commands, in the order of a user's day."""
        return list(self._lazy)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - the name is click's
        cmd_name: str,
    ) -> click.Command | None:
        """A command by its name, loaded now."""
        if cmd_name not in self._lazy:
            return None
        module, _, attribute = self._lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words begin with; a usage error that names the nearest, if none."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            hint = did_you_mean(name, self._lazy)
            ctx.fail(f"no command `{name}`{f'; {hint}' if hint else ''}")
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - the name is click's
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands without loading one."""
        if self._lazy:
            with formatter.section("Commands"):
                formatter.write_dl([(name, line) for name, (_, line) in self._lazy.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the words of the command line, as they are."""
        ctx.meta[WORDS] = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command, unless it would only say again what it said before."""
        try:
            try:
                code = recall(ctx, ctx.meta[WORDS])
                return super().invoke(ctx) if code is None else ctx.exit(code)
            finally:
                sys.stdout.flush()
        except GuidekitError as error:
            raise CannotRun(error) from error
        except KeyboardInterrupt:
            ctx.exit(130)
        except BrokenPipeError:
            _discard_output()
            ctx.exit(READER_GONE)
        except OSError as error:
            if error.errno not in FULL:
                raise
            _discard_output()
            raise CannotRun(GuidekitError(f"cannot write: {error.strerror}")) from error


def _discard_output() -> None:
    """Python would complain once more when it flushes what is left at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
