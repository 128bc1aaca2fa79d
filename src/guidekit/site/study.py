"""One connector's folder, read and checked."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors import Connector
from guidekit.model import Audience, Guide
from guidekit.project import (
    Assets,
    ConnectorFolder,
    OwnFiles,
    Pair,
    Project,
    Shelf,
    choice_problems,
    drawn_names,
    icon_leaks,
    linked_guides,
    logo_faults,
    missing_guides,
    missing_linked_guides,
    missing_templates,
    own_file_faults,
    pair_guides,
    review_faults,
)
from guidekit.rules import (
    Context,
    check_connector,
    check_guide,
    of_faults,
    rule_named,
    undocumented_scopes,
)
from guidekit.source import Diagnostic, Fault, Span, did_you_mean, sort_diagnostics
from guidekit.variants import Brand, Terms, Variant, leaks, reword, variant_of

__all__ = ["Student", "Study", "check_project", "each_once", "readers_of"]


class Study(Struct, frozen=True):
    """What a folder holds: its connector, its guides with their methods, and all that is wrong.

    ``variants`` has one for each chosen brand that offers the connector, ``readers`` those whose
    readers get its guides for an audience; ``assets`` finds the pictures of the guides; ``asked``
    has what was asked of the disk for each guide.
    """

    folder: ConnectorFolder
    connector: Connector | None
    pairs: tuple[Pair, ...]
    contexts: tuple[Context, ...]
    """What each pair was checked with."""
    variants: tuple[Variant, ...]
    readers: Mapping[Audience, tuple[Variant, ...]]
    assets: Assets
    diagnostics: tuple[Diagnostic, ...]
    asked: Mapping[str, frozenset[str]]


class Student:
    """Studies the folders of one project, for some of its brands.

    Each process has one, which keeps what folders share: brands, terms, the guides read.
    """

    def __init__(
        self, project: Project, brands: tuple[Brand, ...], shelf: Shelf | None = None
    ) -> None:
        self.project = project
        self.brands = brands
        self.shelf = shelf or Shelf(project)
        self.terms = Terms(project.house, project.brands)
        self._asked: dict[str, set[str]] = {}
        self.partners = frozenset(brand.id for brand in project.brands if not brand.house)

    def study(self, folder: ConnectorFolder) -> Study:
        """Read a folder and check it with every rule."""
        self._asked = {}
        connector, faults = self.shelf.definition(folder)
        guides: list[tuple[str, Guide]] = []
        for path in folder.guides:
            with self._asking(path):
                guide, unreadable = self.shelf.open(path)
            faults = (*faults, *unreadable)
            if guide is not None:
                guides.append((path, guide))
        pairs, problems = pair_guides(connector, guides, folder.claims)
        offering = [brand for brand in self.brands if brand.offers(folder.key)]
        variants = tuple(variant_of(brand, connector) for brand in offering)
        layout = self.project.settings.layout
        assets = Assets(self.project.files, f"assets/{folder.key}", layout.base)
        found = [*of_faults(faults, connector=folder.key), *problems]
        if connector is not None:
            found += check_connector(connector)
            found += choice_problems(connector, offering)
            found += undocumented_scopes(connector, [pair.guide for pair in pairs])
            for text in (connector.title, connector.description or "") if pairs else ():
                suspects = self.terms.suspects(self.terms.pieces(text))
                brands = [brand for brand in offering if brand.id in suspects]
                found += catalogue_leaks(text, connector.span, brands, self.project.house)
            found += icon_leaks(connector, offering if pairs else (), self.project.house)
            found += missing_linked_guides(connector, layout, self.shelf.exists)
            if len(guides) == len(folder.guides) and (folder.key or guides):
                found += self._missing_guides(connector, pairs)
        audiences = {pair.guide.audience for pair in pairs}
        readers = {audience: readers_of(variants, audience) for audience in audiences}
        contexts = tuple(
            self._context(folder, connector, pair, readers[pair.guide.audience]) for pair in pairs
        )
        for pair, context in zip(pairs, contexts, strict=True):
            with self._asking(pair.path):
                found += self._check(pair, context, assets)
        diagnostics = sort_diagnostics(found)
        asked = {path: frozenset(questions) for path, questions in self._asked.items()}
        return Study(
            folder, connector, pairs, contexts, variants, readers, assets, diagnostics, asked
        )

    @contextmanager
    def _asking(self, path: str) -> Iterator[None]:
        """Whatever is asked of the disk within is asked for the guide at a path."""
        with self.project.files.watch.during() as answers:
            yield
        self._asked.setdefault(path, set()).update(answers)

    def _check(self, pair: Pair, context: Context, assets: Assets) -> Iterator[Diagnostic]:
        """What is wrong with one guide, for one method."""
        yield from check_guide(pair.guide, context)
        yield from drawn_names(pair, context, assets)
        faults = [
            *self._unsafe_images(pair, assets),
            *missing_templates(pair.guide, self.project.components),
        ]
        yield from of_faults(faults, connector=context.connector_key)

    def _context(
        self,
        folder: ConnectorFolder,
        connector: Connector | None,
        pair: Pair,
        variants: tuple[Variant, ...],
    ) -> Context:
        return Context(
            connector=connector,
            auth=pair.auth,
            variants=variants,
            house=self.project.house,
            terms=self.terms,
            project=self.shelf.seen_from(folder),
            home=pair.path,
            brands=self.partners,
            strict=self.project.settings.strict,
            root=self.project.settings.layout.root,
            sections=self.project.settings.standards.sections,
            names=self.shelf.names,
        )

    def _missing_guides(
        self, connector: Connector, pairs: tuple[Pair, ...]
    ) -> Iterator[Diagnostic]:
        """The guides that there should be; a link to one that is not there says it already."""
        layout = self.project.settings.layout
        links = linked_guides(connector, layout, self.shelf.exists)
        linked = {(link.method.key, link.audience or "config") for link in links if not link.path}
        advice = "say in `pairs` of the project file which guide it is" if layout.free else None
        return missing_guides(connector, pairs, linked, advice)

    def _unsafe_images(self, pair: Pair, assets: Assets) -> Iterator[Fault]:
        home = str(PurePosixPath(pair.path).parent)
        for image in pair.guide.images:
            fault = assets.problem(home, image.url, image.span)
            if fault:
                yield fault


def readers_of(variants: Iterable[Variant], audience: Audience) -> tuple[Variant, ...]:
    """The variants that have guides for an audience, each narrowed to its readers.

    The site of a brand that is for one audience has no guides for the other.
    """
    return tuple(
        replace(variant, audience=audience)
        for variant in variants
        if variant.audience in (None, audience)
    )


def each_once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is wrong, sorted; what several connectors, or methods, say of what they share, once."""
    kept: list[Diagnostic] = []
    for _, together in groupby(sort_diagnostics(found), key=lambda each: (each.span, each.code)):
        first, *others = together
        kept.append(first)
        known = {replace(first, connector=None, auth=None)} if others else set()
        for each in others:
            alone = replace(each, connector=None, auth=None)
            if alone not in known:
                known.add(alone)
                kept.append(each)
    return tuple(kept)


def catalogue_leaks(
    text: str, span: Span, brands: Iterable[Brand], house: Brand
) -> Iterator[Diagnostic]:
    """What a text that catalogues show still says of the house in the words of partners."""
    for brand in brands:
        left = None if brand.house else next(leaks(reword(text, brand), house), None)
        if left:
            yield rule_named("house-term-in-variant").report(
                f"`{left.text}` is left in the catalogue of `{brand.id}`, expected nothing of the "
                "house",
                span,
                help=f"add an entry to `vocabulary` in `{brand.source.path}`",
                variant=brand.id,
            )


def check_project(project: Project) -> tuple[Diagnostic, ...]:
    """What is wrong with the project file, the brands and the way the folders are laid out."""
    keys = [folder.key for folder in project.folders]
    found = list(of_faults(project.faults))
    if "title" in project.settings.spans:
        span = project.settings.spans["title"]
        found += catalogue_leaks(project.settings.title, span, project.brands, project.house)
    found += of_faults(review_faults(project))
    for brand in project.brands:
        found += of_faults((*logo_faults(project, brand), *own_file_faults(project, brand)))
        found += css_leaks(project, brand)
        named = [("connectors", key) for key in brand.connectors or ()]
        named += [("scopes", key) for key in brand.scopes]
        named += [("actions", key) for key in brand.actions]
        for where, key in named:
            if key not in keys:
                found.append(_unknown_connector(brand, where, key, keys))
    return sort_diagnostics(found)


def css_leaks(project: Project, brand: Brand) -> Iterator[Diagnostic]:
    """What a partner's own style sheet says of the house."""
    css = None if brand.house else OwnFiles.of(project, brand).css
    left = next(leaks(css.data.decode("utf-8-sig"), project.house), None) if css else None
    if left:
        yield rule_named("house-term-in-variant").report(
            f"`{left.text}` stands in the style sheet of `{brand.id}`, expected nothing of the "
            "house",
            brand.spans["css"],
            variant=brand.id,
        )


def _unknown_connector(brand: Brand, where: str, key: str, keys: list[str]) -> Diagnostic:
    return rule_named("unknown-connector").report(
        f"`{where}` names `{key}`, expected a connector of the project",
        brand.spans[f"{where}.{key}"],
        help=did_you_mean(key, keys),
        variant=brand.id,
    )
