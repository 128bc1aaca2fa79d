"""Which fields of which forms the readers of each brand are told of, and where."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from guidekit.model import Audience
from guidekit.source import Span

__all__ = [
    "ConnectorCoverage",
    "Coverage",
    "FieldCoverage",
    "FormCoverage",
    "Need",
    "Told",
    "Totals",
]

Need = Literal["required", "optional", "hidden"]
"""Whether the form insists on a field, merely shows it, or does not let anyone type into it."""


class Told(Struct, frozen=True):
    """What the readers of one brand are told of a field: the place of each, None where nothing is.

    The field is *named* where the guide speaks of it at all, *located* where it says where the
    value is found or how it is made, *entered* where it has the reader fill it in.
    """

    variant: str
    named: Span | None
    located: Span | None
    entered: Span | None


class FieldCoverage(Struct, frozen=True):
    """One field of a form; ``span`` is where its definition has the label.

    ``told`` has an entry for each variant, the house first; none for a hidden field, of which
    readers need not be told.
    """

    key: str
    label: str
    need: Need
    span: Span
    told: tuple[Told, ...]

    @property
    def has_gap(self) -> bool:
        """Whether the form requires the field and some reader cannot know what to type."""
        return self.need == "required" and any(told.located is None for told in self.told)

    @property
    def readers(self) -> tuple[tuple[tuple[str, ...], Told], ...]:
        """The variants that are told the same, together, with what they are told."""
        groups: dict[tuple[Span | None, ...], list[Told]] = {}
        for told in self.told:
            groups.setdefault((told.named, told.located, told.entered), []).append(told)
        return tuple((tuple(each.variant for each in same), same[0]) for same in groups.values())


class FormCoverage(Struct, frozen=True):
    """One form (a connector's method, for one audience) as one guide explains it.

    ``guide`` is the path of the guide, None where no guide is known to explain the form. A
    ``supplied`` form has none because its definition brings a guide of its own, which is not
    looked into: nothing is said of what its readers are told.
    """

    auth: str
    audience: Audience
    guide: str | None
    fields: tuple[FieldCoverage, ...]
    supplied: bool = False

    @property
    def has_gap(self) -> bool:
        """Whether any of its fields has a gap."""
        return any(field.has_gap for field in self.fields)


class Totals(Struct, frozen=True):
    """So many required fields, each counted once per variant, and how many of them are told of.

    >>> Totals(required=3, named=3, located=2, entered=0).percent
    66.66666666666667
    """

    required: int = 0
    named: int = 0
    located: int = 0
    entered: int = 0

    @property
    def percent(self) -> float:
        """The share of required fields that are located, in percent; 100 where there are none."""
        return 100 * self.located / self.required if self.required else 100.0

    @property
    def has_gap(self) -> bool:
        """Whether any of them is not located."""
        return self.located < self.required

    @property
    def shown(self) -> str:
        """The share to look at, rounded down: 100% is all of them.

        >>> Totals(required=3, named=3, located=2, entered=0).shown
        '66.6%'
        """
        whole, tenth = (
            divmod(self.located * 1000 // self.required, 10) if self.required else (100, 0)
        )
        return f"{whole}.{tenth}%" if tenth else f"{whole}%"

    @classmethod
    def of(cls, told: Iterable[Told]) -> "Totals":
        """The sum of what is told of required fields."""
        cells = tuple(told)
        return cls(
            len(cells),
            sum(cell.named is not None for cell in cells),
            sum(cell.located is not None for cell in cells),
            sum(cell.entered is not None for cell in cells),
        )


class ConnectorCoverage(Struct, frozen=True):
    """The forms of one connector, in the order of its definition, then of its guides."""

    key: str
    title: str
    forms: tuple[FormCoverage, ...]

    @property
    def has_gap(self) -> bool:
        """Whether any of its forms has a gap."""
        return any(form.has_gap for form in self.forms)

    @property
    def totals(self) -> Totals:
        """The sum over its forms and all variants."""
        return Totals.of(_required((self,)))


class Coverage(Struct, frozen=True):
    """The coverage of a project: its connectors that have forms, by key.

    ``variants`` are the ids of all its brands, the house first; a connector that a brand does not
    offer has no entries of it.
    """

    variants: tuple[str, ...]
    connectors: tuple[ConnectorCoverage, ...]

    @property
    def totals(self) -> Totals:
        """The sum over everything."""
        return Totals.of(_required(self.connectors))

    @property
    def by_variant(self) -> dict[str, Totals]:
        """The sum for the readers of each brand."""
        cells: dict[str, list[Told]] = {variant: [] for variant in self.variants}
        for told in _required(self.connectors):
            cells[told.variant].append(told)
        return {variant: Totals.of(told) for variant, told in cells.items()}

    @property
    def needs(self) -> dict[Need, int]:
        """How many fields of each kind the forms have, each field once."""
        kinds: dict[tuple[str, str, str, str], Need] = {
            (connector.key, form.auth, form.audience, field.key): field.need
            for connector in self.connectors
            for form in connector.forms
            for field in form.fields
        }
        found = list(kinds.values())
        return {need: found.count(need) for need in ("required", "optional", "hidden")}


def _required(connectors: Iterable[ConnectorCoverage]) -> Iterator[Told]:
    for connector in connectors:
        for form in connector.forms:
            for field in form.fields:
                if field.need == "required":
                    yield from field.told
