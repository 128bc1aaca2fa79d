"""The ``guidekit`` command."""

import sys
from io import TextIOWrapper

import click

from guidekit import __version__
from guidekit.cli.lazy import LazyGroup

__all__ = ["guidekit", "main"]

COMMANDS = {
    "build": "guidekit.cli.commands.build:build",
    "merge": "guidekit.cli.commands.merge:merge",
    "lint": "guidekit.cli.commands.lint:lint",
    "coverage": "guidekit.cli.commands.coverage:coverage",
    "format": "guidekit.cli.commands.format:format_files",
    "links": "guidekit.cli.commands.links:links",
    "inspect": "guidekit.cli.commands.inspect:inspect",
    "score": "guidekit.cli.commands.score:score",
    "audit": "guidekit.cli.commands.audit:audit",
    "rule": "guidekit.cli.commands.rule:rule",
    "scopes": "guidekit.cli.commands.scopes:scopes",
    "brands": "guidekit.cli.commands.brands:brands",
    "diff": "guidekit.cli.commands.diff:diff",
    "cache": "guidekit.cli.commands.cache:cache",
    "lsp": "guidekit.cli.commands.lsp:lsp",
}


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
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal of another time lacks characters that guides have; that is no reason to end.
        sys.stdout.reconfigure(errors="backslashreplace")
    guidekit(prog_name="guidekit")
