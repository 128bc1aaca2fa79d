"""What of a build may go out: the brands without a trace of the house, each with a certificate."""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from guidekit.audit import CERTIFICATE, Checked, Lookout, Seen, Trace, render_certificate
from guidekit.project import Project, reviewed_images, shown_path
from guidekit.rules import rule_named
from guidekit.site.manifest import ManifestWriter, Written
from guidekit.site.origins import Origins
from guidekit.site.output import Writer
from guidekit.site.study import each_once
from guidekit.source import Diagnostic, Severity, Span
from guidekit.variants import Brand

__all__ = ["Built", "Delivery", "deliver", "stops_all"]

OF_ONE_BRAND = frozenset({"house-term-in-variant", "house-trace-in-output"})
"""Errors that are each partner's own: they keep its site from coming out, and no other's."""


class Built(Struct, frozen=True):
    """The sites of brands below ``stage``, and what was seen in them.

    ``manifest`` has their files, ``writer`` writes what is still to come. ``out`` is the folder
    where they will be, for messages.
    """

    project: Project
    brands: tuple[Brand, ...]
    manifest: ManifestWriter
    writer: Writer
    seen: Seen
    out: Path


class Delivery(Struct, frozen=True):
    """What is wrong, the certificates, and whose sites are not there (``refused``)."""

    diagnostics: tuple[Diagnostic, ...]
    certificates: tuple[Written, ...]
    refused: tuple[str, ...]


def stops_all(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there is an error that is not of one partner alone."""
    return any(d.severity is Severity.ERROR and not _is_of_one(d) for d in diagnostics)


def deliver(
    built: Built, diagnostics: tuple[Diagnostic, ...], *, allow_errors: bool = False
) -> Delivery:
    """Certify the sites of partners, and take away those that must not go out.

    With ``allow_errors`` all sites stay, but only those without a trace are certified.
    """
    partners = {brand.id: brand for brand in built.brands if not brand.house}
    wrong = {d.variant for d in diagnostics if d.variant and _is_of_one(d)}
    wrong.update(brand for brand, _ in built.seen.traces)
    traces = list(built.seen.traces)
    failing = []
    # A keep's reason may name the house, and its partners read it.
    lookout = Lookout(built.project.house, partners)
    for brand, text, parts in _certificates(built, partners):
        found = lookout.look_at_data(CERTIFICATE, parts, text.encode())
        told = [(brand, trace) for trace in found.traces]
        if told or brand in wrong:
            failing.append(brand)
        else:
            built.writer.write(brand, CERTIFICATE, text.encode())
        traces += told
    problems = each_once(_not_twice([*diagnostics, *_found(built, partners, traces)]))
    certificates = built.writer.take()
    built.manifest.add(certificates)
    refused = () if allow_errors else tuple(sorted(failing))
    for brand in refused:
        shutil.rmtree(built.writer.folder / brand, ignore_errors=True)
        built.manifest.drop(brand)
    return Delivery(problems, certificates, refused)


def _found(
    built: Built, partners: dict[str, Brand], traces: list[tuple[str, Trace]]
) -> Iterator[Diagnostic]:
    """What is wrong with the files: traces where they come from, and files that nobody can read."""
    concerned = {brand for brand, _ in traces} | {brand for brand, *_ in built.seen.unread}
    files = (file for brand in sorted(concerned) for file in built.manifest.files_of(brand))
    sources = {file.path: file.source for file in files}
    shown = shown_path(built.out)
    yield from Origins(built.project, sources).diagnose(
        (partners[brand], trace, f"{shown}/{brand}/{trace.path}") for brand, trace in traces
    )
    for brand, path, reason in built.seen.unread:
        source = sources.get(f"{brand}/{path}")
        where = built.project.files.show(source) if source else f"{shown}/{brand}/{path}"
        yield rule_named("unread-file").report(
            f"file {reason}, expected one that can be searched for traces of the house",
            Span.of_file(where),
        )


def _is_of_one(diagnostic: Diagnostic) -> bool:
    return (
        diagnostic.severity is Severity.ERROR
        and diagnostic.name in OF_ONE_BRAND
        and diagnostic.variant is not None
    )


def _certificates(
    built: Built, partners: dict[str, Brand]
) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """The certificate of each partner, one after the other: each names all files of a site."""
    kept: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for brand, value, path in built.seen.kept:
        kept[brand][value].add(path)
    unread: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for brand, path, reason in built.seen.unread:
        unread[brand][path] = reason
    for key, partner in sorted(partners.items()):
        files = {
            file.path.removeprefix(f"{key}/"): file.sha256 for file in built.manifest.files_of(key)
        }
        checked = Checked(kept[key], unread[key], reviewed_images(built.project, partner))
        yield key, *render_certificate(partner, built.project.house, files, checked)


def _not_twice(diagnostics: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Without the traces whose words are reported already, where the guide has them."""
    words = rule_named("house-term-in-variant").code
    told = {(d.variant, d.span.path, d.span.start.line) for d in diagnostics if d.code == words}
    traces = rule_named("house-trace-in-output").code
    for found in diagnostics:
        place = found.variant, found.span.path, found.span.start.line
        if found.code != traces or place not in told:
            yield found
