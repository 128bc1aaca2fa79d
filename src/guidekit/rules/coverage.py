"""What a guide tells each brand's readers of the form, by the accounts that the rules go by."""

from collections.abc import Iterable

from msgspec.structs import replace

from guidekit.connectors import AuthMethod, Field
from guidekit.model import Audience, Guide
from guidekit.rules.context import Context
from guidekit.rules.form_lists import lists_of
from guidekit.rules.mentions import Degree, Mention, mentions_of
from guidekit.source import Span
from guidekit.variants import FieldCoverage, FormCoverage, Need, Told, Variant

__all__ = ["cover_form", "uncovered_form"]


def cover_form(guide: Guide, context: Context) -> FormCoverage | None:
    """What a guide tells of its form.

    None where it is not known which form the guide explains, or the form has no fields. A required
    field that is not named for a variant has a GK301 of this variant; one that is named and not
    located has a GK302.
    """
    auth = context.auth
    if auth is None:
        return None
    found = mentions_of(guide, context)
    needed, mentions = {field.key for field in found.required}, found.by_field
    listed = _listed(guide, context)
    fields = tuple(
        _covered(
            replace(field, required=field.key in needed),
            tuple(
                _told(variant, mentions[field.key], listed.get((field.key, variant.id)), context)
                for variant in context.variants
            )
            if _need(field) != "hidden"
            else (),
        )
        for field in auth.fields
        if field.audience == guide.audience
    )
    return FormCoverage(auth.key, guide.audience, guide.path, fields) if fields else None


def uncovered_form(
    auth: AuthMethod, audience: Audience, variants: Iterable[Variant]
) -> FormCoverage | None:
    """A form that no guide explains; None where it has nothing to fill in."""
    supplied = audience in auth.support.guides
    nothing = tuple(Told(v.id, None, None, None) for v in variants if not supplied)
    fields = tuple(
        _covered(field, nothing if _need(field) != "hidden" else ())
        for field in auth.fields
        if field.audience == audience
    )
    shown = any(field.need != "hidden" for field in fields)
    return FormCoverage(auth.key, audience, None, fields, supplied) if shown else None


def _need(field: Field) -> Need:
    if not field.visible:
        return "hidden"
    return "required" if field.required else "optional"


def _covered(field: Field, told: tuple[Told, ...]) -> FieldCoverage:
    return FieldCoverage(field.key, field.label, _need(field), field.label_span, told)


def _told(
    variant: Variant, mentions: tuple[Mention, ...], listed: Span | None, context: Context
) -> Told:
    """What one variant shows; of several places that locate a field, the one with a title."""
    read = [said for said in mentions if variant.id in context.readers(said.guard)]
    if not read:
        return Told(variant.id, None, None, None)
    located = [said for said in read if said.degree is Degree.LOCATED]
    entered = [said for said in read if said.degree is Degree.ENTERED]
    best = next((said for said in located if said.title), located[0] if located else None)
    return Told(
        variant.id,
        read[0].span,
        best.span if best else None,
        listed or (entered[-1].span if entered else None),
    )


def _listed(guide: Guide, context: Context) -> dict[tuple[str, str], Span]:
    """Where the lists that have the reader fill in the form have a field, by variant."""
    found: dict[tuple[str, str], Span] = {}
    for form_list in lists_of(guide, context):
        for entry in form_list.entries if form_list.asked else ():
            for reader in context.readers(entry.passage.guard):
                found.update(((key, reader), entry.span) for key in entry.keys)
    return found
