"""The options of a check that say of what: what has changed, what is typed, again and again."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from guidekit.cli.revisions import HEAD
from guidekit.cli.typed import Typed, read_typed

__all__ = ["Scope", "scope_options"]


class Scope(Struct, frozen=True):
    """The commit since which files must have changed, if any; what is typed; whether to go on."""

    since: str | None = None
    typed: Typed | None = None
    watch: bool = False


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options, and one argument ``scope`` for them."""

    @click.option(
        "--changed",
        "since",
        is_flag=False,
        flag_value=HEAD,
        metavar="[BASE]",
        help="Only what changes of files since this commit concern; since the last one by default.",
    )
    @click.option("--watch", is_flag=True, help="Go on, and check again when something changes.")
    @click.option(
        "--stdin-filename",
        "stdin",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Check standard input as if it stood in this file.",
    )
    @wraps(command)
    def wrapped(
        *arguments: Any,
        targets: tuple[Path, ...],
        since: str | None,
        watch: bool,
        stdin: Path | None,
        **more: Any,
    ) -> Any:
        if watch and stdin:
            raise click.UsageError("`--watch` with `--stdin-filename`, expected one of them")
        scope = Scope(since, read_typed(stdin, targets), watch)
        return command(*arguments, targets=targets, scope=scope, **more)

    return wrapped
