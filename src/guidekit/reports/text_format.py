"""Diagnostics for people: each with the lines it is about, and a summary."""

from collections.abc import Iterator

from guidekit.reports.display import clipped, printable
from guidekit.reports.excerpt import excerpt
from guidekit.reports.report import Report
from guidekit.reports.totals import totals
from guidekit.source import Diagnostic, Severity

__all__ = ["render"]

RESET, BOLD, DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
LINK, LINK_END = "\x1b]8;;{}\x1b\\", "\x1b]8;;\x1b\\"
"""A link as terminals know it; those that do not, pass over it."""


def render(report: Report) -> str:
    r"""Each diagnostic with its lines, its help and its fix, then how many there are.

    The first line of each is ``path:line:column severity CODE name: message``, which editors and
    terminals know to open. Whatever files hold, no control character but line ends comes out,
    except the colours and the links to rules' pages where these are asked for.

    >>> render(Report((), lambda path: None))
    'no problems\n'
    """
    paint = _Paint(report)
    blocks = ["\n".join(_block(one, report, paint)) for one in report.diagnostics]
    total = totals(report.diagnostics, lambda severity, text: paint(COLORS[severity], text))
    return "\n\n".join([*blocks, total]) + "\n"


class _Paint:
    def __init__(self, report: Report) -> None:
        self._report = report

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{RESET}" if self._report.color and text.strip() else text

    def code(self, diagnostic: Diagnostic) -> str:
        """A code that leads to its page."""
        url = self._report.url_of(diagnostic.code) if self._report.color else None
        return f"{LINK.format(url)}{diagnostic.code}{LINK_END}" if url else diagnostic.code


def _block(diagnostic: Diagnostic, report: Report, paint: _Paint) -> Iterator[str]:
    hue = COLORS[diagnostic.severity]
    place = paint(BOLD, printable(str(diagnostic.span)))
    kind = paint(BOLD + hue, f"{diagnostic.severity.value} {paint.code(diagnostic)}")
    yield f"{place} {kind} {diagnostic.name}: {clipped(diagnostic.message)}"
    source = report.source_of(diagnostic.span.path)
    lines = list(excerpt(source, diagnostic.span)) if source else []
    gutter = max((len(str(line.number)) for line in lines if line.number), default=1)
    bare = f" {' ' * gutter} |"
    for line in lines:
        if line.number is None:
            yield paint(DIM, f" {'...':>{gutter}}")
            continue
        yield f"{paint(DIM, f' {line.number:>{gutter}} |')} {line.text}".rstrip()
        yield f"{paint(DIM, bare)} {paint(hue, line.mark)}"
    for label, text in (("help", diagnostic.help), ("fix", _fix(diagnostic))):
        if text:
            yield f" {'':>{gutter}} {paint(DIM, '=')} {paint(BOLD, label)}: {clipped(text)}"


def _fix(diagnostic: Diagnostic) -> str | None:
    if diagnostic.fix is None:
        return None
    return diagnostic.fix.title if diagnostic.fix.safe else f"{diagnostic.fix.title} (not safe)"
