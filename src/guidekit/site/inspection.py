"""Guides and pages as plain data, to look at."""

from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from guidekit.model import Guard, ImageUse, LinkUse, Section, Step
from guidekit.project import ConnectorFolder, Pair, choose_brands, resolve_targets
from guidekit.site.output import Writer
from guidekit.site.pages import Printer
from guidekit.site.study import Student, Study
from guidekit.source import GuidekitError, Span
from guidekit.variants import Variant, visible

__all__ = ["Inspector"]


class Inspector:
    """Shows guides and pages; with a brand, only what its readers get."""

    def __init__(self, brand: str | None = None) -> None:
        self._brand = brand

    def guide(self, file: Path) -> dict[str, Any]:
        """What a guide says; raises :class:`GuidekitError` where the file cannot be read."""
        study, pair, _ = self._open(file)
        variant = self._reader(study, pair) if self._brand else None
        return describe_guide(pair, variant)

    def page(self, file: Path) -> dict[str, Any]:
        """A guide's page: its parts, or with a brand its HTML."""
        study, pair, student = self._open(file)
        printer = Printer(student, Writer(Path()))
        if self._brand:
            html = printer.html(pair, study, self._reader(study, pair))
            return {"path": pair.guide.path, "brand": self._brand, "html": html}
        return {"path": pair.guide.path, "parts": describe(printer.compile(pair, study).parts)}

    def _reader(self, study: Study, pair: Pair) -> Variant:
        """The brand's readers of a guide."""
        readers = study.readers[pair.guide.audience]
        if not readers:
            raise GuidekitError(f"brand `{self._brand}` has no guides for `{pair.guide.audience}`")
        return readers[0]

    def _open(self, file: Path) -> tuple[Study, Pair, Student]:
        project, inside = resolve_targets((file,))
        if file.is_dir():
            raise GuidekitError(f"`{file}` is a folder, expected a guide")
        brands = choose_brands(project, (self._brand,) if self._brand else ())
        path = inside[0] if inside else project.files.relative(file) or file.name
        folder = next((f for f in project.folders if path in f.guides), None)
        folder = folder or ConnectorFolder("", str(Path(path).parent), None, (path,))
        student = Student(project, brands)
        unreadable = student.shelf.open(path)[1]
        if unreadable:
            raise GuidekitError(f"`{file}`: {unreadable[0].message}")
        study = student.study(folder)
        if self._brand and not study.variants:
            raise GuidekitError(f"brand `{self._brand}` does not offer `{folder.key}`")
        return study, next(pair for pair in study.pairs if pair.path == path), student


def describe_guide(pair: Pair, variant: Variant | None) -> dict[str, Any]:
    """A guide as data; with a variant, the parts that it shows."""
    guide = pair.guide

    def shown(guard: Guard) -> bool:
        return variant is None or visible(guard, variant)

    def steps(section: int | None) -> list[dict[str, Any]]:
        mine = (step for step in guide.steps if step.section == section)
        return [_step(step) for step in mine if shown(step.guard)]

    return {
        "path": guide.path,
        "title": guide.title.written,
        "description": guide.description.written if guide.description else None,
        "audience": guide.audience,
        "auth": pair.auth.key if pair.auth else guide.auth,
        "prerequisites": [title.written for title in guide.prerequisites],
        "steps": steps(None),
        "sections": [
            {**_section(section), "steps": steps(index)}
            for index, section in enumerate(guide.sections)
            if shown(section.guard)
        ],
        "links": [_use(link, link.text) for link in guide.links if shown(link.guard)],
        "images": [_use(image, image.alt) for image in guide.images if shown(image.guard)],
        "snippets": [source.path for source in guide.includes],
        "faults": [
            {"name": fault.name, "message": fault.message, "span": _place(fault.span)}
            for fault in guide.faults
        ],
    }


def _use(used: LinkUse | ImageUse, text: str | None) -> dict[str, Any]:
    return {"url": used.url, "text": text, "span": _place(used.span), **_if(used.guard)}


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title.written if section.title else None,
        "anchor": section.anchor,
        "depth": section.depth,
        "span": _place(section.span),
        "scopes": list(section.scopes),
        "fields": list(section.fields),
        **_if(section.guard),
    }


def _step(step: Step) -> dict[str, Any]:
    listed = step.display_scopes
    return {
        "title": step.title.written if step.title else None,
        "anchor": step.anchor,
        "span": _place(step.span),
        "scopes": list(step.scopes),
        "displayScopes": list(listed) if isinstance(listed, tuple) else listed,
        "fields": list(step.fields),
        **_if(step.guard),
    }


def _place(span: Span) -> str:
    return f"{span.path}:{span.start}-{span.end}"


def _if(guard: Guard) -> dict[str, Any]:
    return {"conditions": describe(guard)} if guard else {}


def describe(value: Any) -> Any:
    """Frozen values as plain data: an object by its fields, after the name of its type."""
    if isinstance(value, tuple):
        return [describe(inner) for inner in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Struct):
        named = {name: describe(inner) for name, inner in asdict(value).items()}
        return {"type": type(value).__name__, **named}
    return value
