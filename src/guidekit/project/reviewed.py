"""Which images someone has looked at: nobody else can tell what a picture shows.

``brands/acme.sha256`` lists the images that were found fit for the brand `acme`, and
``brands/reviewed.sha256`` those that were for every partner: a SHA-256 on each line, then, as
``sha256sum`` writes it, the file.
"""

from collections.abc import Iterator

from guidekit.project.files import below
from guidekit.project.project import Project
from guidekit.source import Fault
from guidekit.source.patterns import regex
from guidekit.variants import Brand

__all__ = ["review_faults", "reviewed_images"]

FOR_ALL = "reviewed"
LINE = regex(r"([0-9a-fA-F]{64})(?:\s.*)?")


def reviewed_images(project: Project, brand: Brand) -> frozenset[str]:
    """The SHA-256 of the images that were reviewed for a brand."""
    lists = [_read(project, name)[0] for name in (FOR_ALL, brand.id)]
    return frozenset().union(*lists)


def review_faults(project: Project) -> Iterator[Fault]:
    """Lines of the lists that say nothing."""
    for name in (FOR_ALL, *(brand.id for brand in project.brands if not brand.house)):
        yield from _read(project, name)[1]


def _read(project: Project, name: str) -> tuple[frozenset[str], tuple[Fault, ...]]:
    path = below(project.settings.folders["brands"], f"{name}.sha256")
    if not project.own.exists(path):
        return frozenset(), ()
    source, unreadable = project.own.read(path)
    found, faults = set[str](), list(unreadable)
    for number, start in enumerate(source.line_starts, 1):
        line = source.line(number).strip()
        match = LINE.fullmatch(line)
        if match:
            found.add(match[1].lower())
        elif line and not line.startswith("#"):
            message = "no SHA-256, expected 64 hexadecimal digits at the start of the line"
            span = source.span(start, start + len(source.line(number)))
            faults.append(Fault("invalid-brand", message, span))
    return frozenset(found), tuple(faults)
