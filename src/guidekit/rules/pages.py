"""The page of a rule, read from the docstring of its module."""

import re
from inspect import getfile
from pathlib import Path

from msgspec import Struct

from guidekit.rules.all_rules import module_of
from guidekit.rules.checks import rule_named, rule_page
from guidekit.rules.families import family_of
from guidekit.rules.registry import Tier
from guidekit.source import Severity
from guidekit.source.patterns import regex

__all__ = ["RulePage", "page_of", "rule_file", "rule_url"]

PART = regex(r"^(\S.*?)(?:::)?\n\n?((?:    .*\n|\n)+)", re.MULTILINE)
INDENT = regex(r"^    ", re.MULTILINE)
LANGUAGES = {
    "guide": "mdx",
    "connector": "yaml",
    "brand": "yaml",
    "project": "yaml",
    "output": "yaml",
}


class RulePage(Struct, frozen=True):
    """What a rule reports, why that matters, and an example of what is wrong and what is right.

    Texts are paragraphs between empty lines with code in single back-ticks; examples are files.
    """

    code: str
    name: str
    severity: Severity
    tier: Tier
    fixable: bool
    subject: str
    summary: str
    does: str
    matters: str
    reported: str
    accepted: str

    def markdown(self) -> str:
        """The page as Markdown, without a heading: who shows it has the name already."""
        language = LANGUAGES[self.subject]
        parts = [self.summary, self.does, f"**Why it matters.** {self.matters}"]
        for title, example in (("Reported", self.reported), ("Accepted", self.accepted)):
            parts += [f"{title}:", f"````{language}\n{example}````"]
        return "\n\n".join(parts) + "\n"


def page_of(name: str) -> RulePage:
    """The page of a rule, by name or code; raises :class:`GuidekitError` where there is none.

    >>> page = page_of("GK203")
    >>> page.summary, page.reported.splitlines()[0]
    ('A `Step` without a `title`.', '# Connect Lucca')
    """
    rule = rule_named(name)
    text = rule_page(rule.code).replace("``", "`")
    summary = " ".join(text.partition("\n\n")[0].split())
    parts = {part[1]: INDENT.sub("", part[2]).strip("\n") for part in PART.finditer(f"{text}\n")}
    return RulePage(
        rule.code,
        rule.name,
        rule.severity,
        rule.tier,
        rule.fixable,
        rule.subject,
        summary,
        parts["What it does"],
        parts["Why it matters"],
        f"{parts['Reported']}\n",
        f"{parts['Accepted']}\n",
    )


def rule_url(code: str, base: str) -> str:
    """The address of a rule's page in the reference that is at ``base``.

    >>> rule_url("GK203", "https://acme.example/rules/")
    'https://acme.example/rules/structure.html#GK203'
    """
    return f"{base.rstrip('/')}/{family_of(code).slug}.html#{code}"


def rule_file(code: str) -> Path:
    """Where a rule is written: its page, and how it works."""
    return Path(getfile(module_of(rule_named(code))))
