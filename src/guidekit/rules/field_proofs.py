"""For each field that a form requires: whether a guide explains it whatever scopes are chosen."""

from collections.abc import Iterator

from msgspec import Struct

from guidekit.connectors import AuthMethod, Connector, Field
from guidekit.model import Guide
from guidekit.rules.mentions import FieldMentions, Mention, find_mentions
from guidekit.variants import Variant, smallest_choice_without, visible

__all__ = ["FieldProof", "proofs_of", "prove_fields"]


class FieldProof(Struct, frozen=True):
    """What choices of scopes do to the explanation of one field.

    ``mentions`` are all places that speak of it; ``explained`` whether some are there where every
    scope applies. ``without`` is the smallest choice under which none is left: None where each
    choice leaves one.
    """

    field: Field
    mentions: tuple[Mention, ...]
    explained: bool
    without: tuple[str, ...] | None


def prove_fields(
    guide: Guide, connector: Connector, auth: AuthMethod, variant: Variant
) -> Iterator[FieldProof]:
    """The proof for each field that the guide's form requires, for readers of one brand."""
    yield from proofs_of(find_mentions(guide, connector, auth), connector, auth, variant)


def proofs_of(
    mentions: FieldMentions, connector: Connector, auth: AuthMethod, variant: Variant
) -> Iterator[FieldProof]:
    """The proofs, where the mentions are known already."""
    everything = Variant(variant.brand, None, variant.audience)
    for field in mentions.required:
        found = mentions.by_field[field.key]
        guards = tuple(dict.fromkeys(mention.guard for mention in found))
        explained = any(visible(guard, everything) for guard in guards)
        without = smallest_choice_without(guards, variant, connector, auth.required_scopes)
        yield FieldProof(field, found, explained, without)
