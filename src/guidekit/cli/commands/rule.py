"""``guidekit rule``."""

from pathlib import Path

import click

__all__ = ["rule"]


EXAMPLES = """\b
Examples:
  guidekit rule
  guidekit rule GK203
  guidekit rule step-without-title
  guidekit rule --all
  guidekit rule --site public/rules
"""


@click.command(short_help="Explain a rule, or list them all.", epilog=EXAMPLES)
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Explain all rules, one after the other.")
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write pages about all rules into a folder, which is replaced as a whole.",
)
def rule(code: str | None, site: Path | None, *, every: bool) -> None:
    """Print what a rule reports, why that matters, and what is right instead.

    CODE is a rule's code or name; without it, all rules are listed.
    """
    if sum((code is not None, every, site is not None)) > 1:
        raise click.UsageError("CODE, --all and --site exclude each other")
    if site is not None:
        _write_site(site)
    elif code is not None:
        click.echo(_page(code))
    else:
        from guidekit.rules import ALL_RULES

        if every:
            click.echo("\n\n\n".join(_page(known.code) for known in ALL_RULES))
            return
        width = max(len(known.name) for known in ALL_RULES)
        for known in ALL_RULES:
            kind = f"{known.severity.value:<7}  {known.tier.value}"
            click.echo(f"{known.code}  {known.name:<{width}}  {kind}")


def _page(word: str) -> str:
    from guidekit.rules import ALL_RULES, rule_page
    from guidekit.source import GuidekitError, did_you_mean

    for known in ALL_RULES:
        if word.casefold() in (known.code.casefold(), known.name):
            facts = ", ".join(
                [known.severity.value, known.tier.value, *(["fixable"] if known.fixable else [])]
            )
            return f"{known.code} {known.name} ({facts})\n\n{rule_page(known.code).rstrip()}"
    names = [name for known in ALL_RULES for name in (known.code, known.name)]
    hint = did_you_mean(word, names) or "`guidekit rule` lists them all"
    raise GuidekitError(f"unknown rule `{word}`", help=hint)


def _write_site(folder: Path) -> None:
    from guidekit.cli.output import counted
    from guidekit.site import write_reference

    click.echo(f"wrote {counted(write_reference(folder), 'file')} in `{folder}`")
