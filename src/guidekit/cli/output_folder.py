"""The option that names the folder of the sites."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = ["output_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def output_option(command: Command) -> Command:
    """Give a command the option ``--output``."""
    return click.option(
        "-o",
        "--output",
        default="build",
        show_default=True,
        metavar="DIR",
        callback=_folder,
        help="Folder for the sites; replaced as a whole.",
    )(command)


def _folder(_ctx: click.Context, _option: click.Parameter, value: str) -> Path:
    if "://" in value:
        raise click.BadParameter(
            f"{value!r} is no folder; build into one, then `guidekit publish DIR {value}`"
        )
    return Path(value)
