"""The ``guidekit`` command."""

import os
import sys
from io import TextIOWrapper

import click

from guidekit import __version__
from guidekit.cli.garbage import collect_rarely, spare_all
from guidekit.cli.lazy import LazyGroup

__all__ = ["guidekit", "main"]

COMMANDS = {
    "build": ("guidekit.cli.commands.build:build", "Build the site of every brand."),
    "merge": ("guidekit.cli.commands.merge:merge", "Put the shards of a build together."),
    "publish": (
        "guidekit.cli.commands.publish:publish",
        "Bring built sites to an object store or a server.",
    ),
    "lint": (
        "guidekit.cli.commands.lint:lint",
        "Report what is wrong with guides, definitions and brands.",
    ),
    "coverage": (
        "guidekit.cli.commands.coverage:coverage",
        "Show which fields of the forms the guides explain.",
    ),
    "format": ("guidekit.cli.commands.format:format_files", "Rewrite guides in one layout."),
    "links": ("guidekit.cli.commands.links:links", "List and check the links to other sites."),
    "inspect": (
        "guidekit.cli.commands.inspect:inspect",
        "Show how guidekit reads a file, as JSON.",
    ),
    "score": ("guidekit.cli.commands.score:score", "Grade guides: bronze, silver, gold."),
    "audit": ("guidekit.cli.commands.audit:audit", "Search built sites for traces of the house."),
    "rule": ("guidekit.cli.commands.rule:rule", "Explain a rule, or list them all."),
    "scopes": ("guidekit.cli.commands.scopes:scopes", "Tell what a choice of scopes comes to."),
    "brands": ("guidekit.cli.commands.brands:brands", "List the brands of a project."),
    "diff": ("guidekit.cli.commands.diff:diff", "Show what two brands' readers see differently."),
    "cache": (
        "guidekit.cli.commands.cache:cache",
        "Show or clear what is remembered between runs.",
    ),
    "lsp": ("guidekit.cli.commands.lsp:lsp", "Help editors: problems while typing, completion."),
}
"""Where each command is, and what it does: a list of all loads none."""


EXAMPLES = """\b
Examples:
  guidekit build                    the sites of all brands, into build/
  guidekit lint                     all that is wrong with the project
  guidekit rule GK301               what a code means and what to do about it
"""


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="guidekit")
def guidekit() -> None:
    """Build, whitelabel and validate the guides of connectors.

    A project is a folder with `guidekit.yaml`, a folder per connector (its definition and its
    guides) and a file per brand.

    Exit codes: 0 all is well, 1 there are errors in the guides, 2 guidekit could not run.
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started this, as by `>&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal of another time lacks characters that guides have; that is no reason to end.
        sys.stdout.reconfigure(errors="backslashreplace")
    collect_rarely()
    try:
        guidekit(prog_name="guidekit")
    finally:
        spare_all()
