"""Diagnostics for people: each with the lines it is about, and a summary."""

from collections.abc import Iterator

from guidekit.reports.display import printable
from guidekit.reports.excerpt import excerpt
from guidekit.reports.report import SourceOf, counts
from guidekit.source import Diagnostic, Severity

__all__ = ["render"]

RESET, BOLD, DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}


def render(diagnostics: tuple[Diagnostic, ...], source_of: SourceOf, *, color: bool = False) -> str:
    r"""Each diagnostic with its lines, its help and its fix, then how many there are.

    The first line of each is ``path:line:column severity CODE name: message``, which editors and
    terminals know to open. Whatever files hold, no control character but line ends comes out,
    except the colours where these are asked for.

    >>> render((), lambda path: None)
    'no problems\n'
    """
    paint = _Paint(color=color)
    blocks = ["\n".join(_block(one, source_of, paint)) for one in diagnostics]
    return "\n\n".join([*blocks, _summary(diagnostics, paint)]) + "\n"


class _Paint:
    def __init__(self, *, color: bool) -> None:
        self.color = color

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{RESET}" if self.color and text.strip() else text


def _block(diagnostic: Diagnostic, source_of: SourceOf, paint: _Paint) -> Iterator[str]:
    hue = COLORS[diagnostic.severity]
    place = paint(BOLD, printable(str(diagnostic.span)))
    kind = paint(BOLD + hue, f"{diagnostic.severity.value} {diagnostic.code}")
    yield f"{place} {kind} {diagnostic.name}: {printable(diagnostic.message)}"
    source = source_of(diagnostic.span.path)
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
            yield f" {'':>{gutter}} {paint(DIM, '=')} {paint(BOLD, label)}: {printable(text)}"


def _fix(diagnostic: Diagnostic) -> str | None:
    if diagnostic.fix is None:
        return None
    return diagnostic.fix.title if diagnostic.fix.safe else f"{diagnostic.fix.title} (not safe)"


def _summary(diagnostics: tuple[Diagnostic, ...], paint: _Paint) -> str:
    found = counts(diagnostics)
    parts = [
        paint(COLORS[severity], _count(found[f"{severity.value}s"], severity.value))
        for severity in Severity
        if found[f"{severity.value}s"]
    ]
    return f"{', '.join(parts)} in {_count(found['files'], 'file')}" if parts else "no problems"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
