"""``guidekit rule``."""

import click

__all__ = ["rule"]


EXAMPLES = """\b
Examples:
  guidekit rule
  guidekit rule GK203
  guidekit rule step-without-title
"""


@click.command(short_help="Explain a rule, or list them all.", epilog=EXAMPLES)
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """Print what a rule reports, why that matters, and what is right instead.

    CODE is a rule's code or name; without it, all rules are listed.
    """
    from guidekit.rules import ALL_RULES, rule_page
    from guidekit.source import GuidekitError, did_you_mean

    if code is None:
        width = max(len(known.name) for known in ALL_RULES)
        for known in ALL_RULES:
            kind = f"{known.severity.value:<7}  {known.tier.value}"
            click.echo(f"{known.code}  {known.name:<{width}}  {kind}")
        return
    for known in ALL_RULES:
        if code.casefold() in (known.code.casefold(), known.name):
            click.echo(f"{known.code} {known.name} ({known.severity.value}, {known.tier.value})\n")
            click.echo(rule_page(known.code).rstrip())
            return
    names = [name for known in ALL_RULES for name in (known.code, known.name)]
    hint = did_you_mean(code, names) or "`guidekit rule` lists them all"
    raise GuidekitError(f"unknown rule `{code}`", help=hint)
