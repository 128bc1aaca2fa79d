"""Brands that extend others: whose values hold where a file says nothing itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from guidekit.source import Fault, SourceText, Span, did_you_mean
from guidekit.variants.brand import BrandFile, brand_of, color_faults, read_brand_file
from guidekit.variants.brand_keys import BRAND
from guidekit.variants.types import Brand

__all__ = ["read_brands"]

OWN = frozenset(("name", "extends", "abstract"))
"""What each brand says for itself."""

Values = Mapping[str, Any]


def read_brands(
    sources: Mapping[str, SourceText], *, house: str | None
) -> tuple[tuple[Brand, ...], tuple[Fault, ...]]:
    r"""The brands of a project's files by their ids, each completed by what it ``extends``.

    The house comes first, then the others by id; abstract ones are left out. Maps are merged, lists
    replaced. Nobody extends the house: its names and links are what partners must not have.

    >>> base = "name: Base\nabstract: true\nsupport: {email: help@acme.example}"
    >>> acme = "name: Acme\nextends: base\nsupport: {url: /help}"
    >>> files = {"base": SourceText("base.yaml", base), "acme": SourceText("acme.yaml", acme)}
    >>> brands, faults = read_brands(files, house=None)
    >>> [(brand.id, brand.support.email, brand.support.url) for brand in brands]
    [('acme', 'help@acme.example', '/help')]
    """
    files = {
        key: read_brand_file(source, id=key, house=key == house) for key, source in sources.items()
    }
    faults = [fault for file in files.values() for fault in file.faults]
    brands: list[Brand] = []
    for file in files.values():
        chain = _chain(file, files)
        values, spans = _completed(chain)
        wrong = list(_wrong_bases(file, files))
        faults += wrong
        if wrong and not file.house:
            values["connectors"] = ()  # as for a file that cannot be read: its words are unknown
        faults += color_faults(file, values)
        if file.house or not file.values.get("abstract"):
            bases = tuple(base.id for base in chain[1:])
            brands.append(replace(brand_of(file, values, spans), bases=bases))
    ordered = sorted(brands, key=lambda brand: (not brand.house, brand.id))
    return tuple(ordered), tuple(sorted(faults, key=lambda fault: fault.span))


def _base(file: BrandFile, files: Mapping[str, BrandFile]) -> BrandFile | None:
    base = files.get(file.values.get("extends", ""))
    return None if base is None or base.house else base


def _chain(file: BrandFile, files: Mapping[str, BrandFile]) -> list[BrandFile]:
    """A file and those that it extends, the nearest first."""
    chain = [file]
    while (base := _base(chain[-1], files)) and base not in chain:
        chain.append(base)
    return chain


def _completed(chain: list[BrandFile]) -> tuple[dict[str, Any], dict[str, Span]]:
    """A file's values and places, on top of those of its bases."""
    file = chain[0]
    allowed = {key.name for key in BRAND.keys if key.role != ("partner" if file.house else "house")}
    values: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    for each in reversed(chain):
        own = each.values if each is file else _without(each.values, allowed - OWN)
        values = _merged(values, own)
        spans.update(each.spans)
    return values, spans


def _without(values: Values, allowed: frozenset[str] | set[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key in allowed}


def _merged(under: Values, over: Values) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _wrong_bases(file: BrandFile, files: Mapping[str, BrandFile]) -> Iterator[Fault]:
    """What a file cannot extend: what is not there, the house, and what extends the file."""
    wanted = file.values.get("extends")
    span = file.spans.get("extends.")
    if wanted is None or span is None:
        return
    base = files.get(wanted)
    if base is None:
        message = f"`extends` is `{wanted}`, expected another brand"
        yield Fault("invalid-brand", message, span, did_you_mean(wanted, {*files} - {file.id}))
    elif base.house:
        message = f"`extends` is `{wanted}`, the house, expected a brand that shows nothing of it"
        advice = "put what both share into a third file that says `abstract: true`"
        yield Fault("invalid-brand", message, span, advice)
    elif _returns(file, files):
        message = f"`extends` is `{wanted}`, which extends `{file.id}` again, expected an end"
        yield Fault("invalid-brand", message, span)


def _returns(file: BrandFile, files: Mapping[str, BrandFile]) -> bool:
    seen: list[BrandFile] = []
    base = _base(file, files)
    while base is not None and base not in seen:
        if base is file:
            return True
        seen.append(base)
        base = _base(base, files)
    return False
