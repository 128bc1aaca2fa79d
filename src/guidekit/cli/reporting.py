"""The options of commands that report problems, and where their reports go."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from guidekit.cli.output import say, wants_color
from guidekit.cli.repository import way_from_top
from guidekit.cli.writing import append_file, write_file
from guidekit.reports import FORMATS, Report, RuleFacts, Suppressed
from guidekit.source import Diagnostic, SourceText
from guidekit.source.patterns import regex

__all__ = ["Reporting", "Target", "deliver", "reporting_options"]

ADDRESS = regex(r"(?:https?|file)://[\w.~:/?@!$&*+,;=%-]+", re.ASCII)
SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file to which steps of a GitHub workflow add what the page of their run shows."""


class Target(Struct, frozen=True):
    """A report in one format, to a file, or to standard output where ``path`` is None."""

    form: str
    path: Path | None = None


class Reporting(Struct, frozen=True):
    """What reports the user wants, and where the pages of rules are on the web, if anywhere.

    ``typed`` is the text of a file that reports quote instead of what the file holds.
    """

    targets: tuple[Target, ...] = (Target("text"),)
    rules_url: str | None = None
    typed: SourceText | None = None

    @property
    def silent(self) -> "Reporting":
        """The same without what is printed."""
        return replace(self, targets=tuple(each for each in self.targets if each.path))

    def source(self, path: str) -> SourceText | None:
        """The text of a file that a diagnostic points into; None where it cannot be read."""
        if self.typed and self.typed.path == path:
            return self.typed
        try:
            return SourceText.decode(path, Path(path).read_bytes())[0]
        except OSError:
            return None


class _Output(click.ParamType[Target]):
    name = "FORMAT:FILE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Target:
        """Read ``sarif:out.sarif``; a file ``-`` is standard output."""
        form, colon, file = str(value).partition(":")
        if form not in FORMATS or not file:
            what = f"unknown format `{form}`" if colon and file else f"`{value}`"
            known = ", ".join(FORMATS)
            self.fail(f"{what}, expected FORMAT:FILE with a format of {known}", param, ctx)
        return Target(form, None if file == "-" else Path(file))


class _Address(click.ParamType[str]):
    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept what a browser may open, for the address goes to terminals and web pages."""
        text = str(value)
        if not ADDRESS.fullmatch(text):
            self.fail(f"`{value}` is no address, expected `https://...`", param, ctx)
        return text


def reporting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--format``, ``--output`` and ``--rules-url``, as its ``reporting``."""

    @click.option(
        "--format",
        "form",
        type=click.Choice(list(FORMATS)),
        help="How to print what was found.  [default: text]",
    )
    @click.option(
        "--output",
        "outputs",
        type=_Output(),
        multiple=True,
        metavar="FORMAT:FILE",
        help="Write a report to a file, `-` for standard output; repeatable.",
    )
    @click.option(
        "--rules-url",
        envvar="GUIDEKIT_RULES_URL",
        type=_Address(),
        metavar="URL",
        help="Where the pages of `guidekit rule --site` are, for links to them.",
    )
    @wraps(command)
    def wrapped(
        *args: Any,
        form: str | None,
        outputs: tuple[Target, ...],
        rules_url: str | None,
        **more: Any,
    ) -> Any:
        return command(*args, reporting=_reporting(form, outputs, rules_url), **more)

    return wrapped


def _reporting(form: str | None, outputs: tuple[Target, ...], rules_url: str | None) -> Reporting:
    printed = [Target(form)] if form else []
    if not form and all(target.path for target in outputs):
        printed = [Target("text")]
    targets = (*outputs, *printed)
    files = [target.path and os.path.abspath(target.path) for target in targets]  # noqa: PTH100
    twice = next((file for file in files if files.count(file) > 1), "")
    if twice != "":
        where = f"`{twice}`" if twice else "standard output"
        raise click.UsageError(f"two reports to {where}, expected one")
    return Reporting(targets, rules_url)


def deliver(
    diagnostics: tuple[Diagnostic, ...],
    reporting: Reporting | None = None,
    summary: Mapping[str, int] | None = None,
    suppressed: tuple[Suppressed, ...] = (),
    formats: Mapping[str, Callable[[Report], str]] = FORMATS,
) -> None:
    """Write and print what was found, in each of the forms that were asked for.

    A report for GitHub comes with the summary of the job, where a job has one: of a step's
    annotations only the first ten of each kind are shown. Raises :class:`GuidekitError` for a file
    that cannot be written.
    """
    reporting = reporting or Reporting()
    # Not quoted is what may not be read: a file out of the project, or one without an end.
    unread = {each.span.path for each in diagnostics if each.name == "unreadable-file"}
    codes = {each.code for each in (*diagnostics, *(one.diagnostic for one in suppressed))}
    report = Report(
        diagnostics,
        cache(lambda path: None if path in unread else reporting.source(path)),
        summary or {},
        rules=_facts(codes, reporting.rules_url),
        from_top=way_from_top(),
        suppressed=suppressed,
    )
    for target in reporting.targets:
        if target.path:
            write_file(target.path, formats[target.form](report))
        else:
            say(formats[target.form](_for_terminal(report)))
    summarised = any(target.form == "github" for target in reporting.targets)
    if summarised and diagnostics and (file := os.environ.get(SUMMARY)):
        append_file(Path(file), FORMATS["markdown"](report))


def _facts(codes: Iterable[str], base: str | None) -> Mapping[str, RuleFacts]:
    from guidekit.rules import page_of, rule_url

    pages = [page_of(code) for code in sorted(codes)]
    return {
        page.code: RuleFacts(
            page.name, page.summary, page.markdown(), rule_url(page.code, base) if base else None
        )
        for page in pages
    }


def _for_terminal(report: Report) -> Report:
    """The same in colour, where rules without a page on the web lead to where they are written."""
    if not wants_color():
        return report
    from guidekit.rules import rule_file

    rules = {
        code: replace(facts, url=facts.url or rule_file(code).as_uri())
        for code, facts in report.rules.items()
    }
    return replace(report, color=True, rules=rules)
