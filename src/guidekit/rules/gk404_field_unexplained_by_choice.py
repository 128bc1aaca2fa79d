"""A required field that some choice of scopes leaves without an explanation.

What it does
    Proves, for each field that the form requires, that every choice of scopes leaves something that
    explains it, or finds the smallest choice that does not. It does so for partners who have chosen
    nothing yet. In the examples the form requires `Subdomain` and `API Key`, and there are the
    scopes `employees:read` and `employees:write`.

Why it matters
    The next partner who chooses a few scopes has readers before an empty input.

Reported::

    # Connect Lucca

    Your API key is in the settings.

    <section data-guide-section data-guide-scopes="employees:write">
      <h2>Find your subdomain</h2>

      Look at the address.
    </section>

Accepted::

    # Connect Lucca

    Your API key is in the settings.

    <section data-guide-section data-guide-scopes="employees:read">
      <h2>Find your subdomain</h2>

      Look at the address.
    </section>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.field_proofs import FieldProof, proofs_of
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    connector, auth = context.connector, context.auth
    mentions = mentions_of(guide, context)
    if connector is None or auth is None or not connector.scopes:
        return
    proofs: dict[str, FieldProof] = {}
    readers: dict[str, list[str]] = {}
    for variant in context.partners:
        # Whether what a brand has chosen explains its fields is another rule's question.
        if variant.scopes is not None:
            continue
        for proof in proofs_of(mentions, connector, auth, variant):
            if proof.explained and proof.without is not None:
                proofs.setdefault(proof.field.key, proof)
                readers.setdefault(proof.field.key, []).append(variant.id)
    for key, proof in proofs.items():
        chosen = " and ".join(f"`{name}`" for name in proof.without or ())
        yield RULE.report(
            f"field `{proof.field.label}` is explained only for some scopes, expected a section or "
            f"step about it that {name_variants(readers[key])} would show with {chosen} alone",
            max(proof.mentions, key=lambda mention: mention.degree).span,
            help=f"the form asks for it: {proof.field.label_span}",
            connector=connector.key,
            auth=auth.key,
            field=key,
            variant=sorted(readers[key])[0],
        )


RULE = Rule("GK404", "field-unexplained-by-choice", Severity.WARNING, check)
