"""What a command said the last time: said again where nothing has changed.

A command that only reports, or whose output folder is still the one that it made, need not load
the libraries that it would use. So this looks before the command is loaded, by the words of the
command line.
"""

import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.output import said, say

if TYPE_CHECKING:
    from guidekit.project import Project
    from guidekit.site import Memory

__all__ = ["WORDS", "memory_of", "no_cache_option", "recall", "remember"]

COMMANDS = ("build", "lint")
NO_CACHE = "--no-cache"
NOT_REMEMBERED = (NO_CACHE, "--shard")
ALWAYS_RUN = (
    "--output",
    "--timings",
    "--executor",
    "--help",
    "-h",
    "--rules-url",
    "--baseline",
    "--write-baseline",
    "--add-ignores",
    "--fix",
    "--diff",
    "--changed",
    "--watch",
    "--stdin-filename",
)
"""What makes a command do more than to print, or print what is of this run alone."""

FORMS = ("concise", "grouped", "json", "jsonl", "text")
"""Formats whose reports say nothing of what is around the project."""

SURROUNDINGS = ("NO_COLOR", "TERM", "GUIDEKIT_RULES_URL", "COLUMNS", "LANG", "LC_ALL", "PYTHONUTF8")
WORDS = "guidekit.words"
MEMORY = "guidekit.memory"


no_cache_option = click.option(
    NO_CACHE, is_flag=True, expose_value=False, help="Find everything out anew, remember nothing."
)


def recall(ctx: click.Context, words: list[str]) -> int | None:
    """Say what the same command line said before, and give its exit code, if nothing has changed.

    None where the command must run: what it says then is remembered for these words.
    """
    if not words or words[0] not in COMMANDS or _has(words, NOT_REMEMBERED):
        return None
    from guidekit.site import find_memory

    memory = find_memory(words[1:])
    if memory is None:
        return None
    ctx.meta[MEMORY] = memory
    if words[0] == "build":  # another build may just make what this one would
        ctx.with_resource(memory.alone())
    run = memory.recall_run(_asked(words)) if _may_be_recalled(words) else None
    for text, err in run.said if run else ():
        say(text, err=err)
    return run.code if run else None


def memory_of(ctx: click.Context, project: "Project") -> "Memory | None":
    """The memory of the project that the command works on; files of no project have none."""
    memory: Memory | None = ctx.meta.get(MEMORY)
    return memory if project.basis else None


def remember(ctx: click.Context, project: "Project", code: int) -> None:
    """Remember what was said, and the answers of the disk that it stands on."""
    memory, words = memory_of(ctx, project), ctx.meta[WORDS]
    plain = project.settings.lint.baseline is None
    if memory is not None and plain and _may_be_recalled(words):
        from guidekit.project import kind

        named = [str(Path(word).absolute()) for word in words if Path(word).exists()]
        answers = {**project.files.watch.answers, **{f"?{path}": kind(path) for path in named}}
        memory.keep_run(_asked(words), answers, said(ctx), code)
    elif memory is not None:
        memory.keep_status()


def _may_be_recalled(words: list[str]) -> bool:
    if _has(words, ALWAYS_RUN):
        return False
    forms = [after for word, after in pairwise(words) if word == "--format"]
    forms += [word.partition("=")[2] for word in words if word.startswith("--format=")]
    return all(form in FORMS for form in forms)


def _has(words: list[str], options: tuple[str, ...]) -> bool:
    return any(word.partition("=")[0] in options for word in words)


def _asked(words: list[str]) -> str:
    """The command line, where it was typed, and what decides how reports look."""
    around = [f"{name}={os.environ.get(name)}" for name in SURROUNDINGS]
    return "\0".join([str(Path.cwd()), str(sys.stdout.isatty()), *around, *words])
