"""Which guide explains which authentication method of its connector, and to whom."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors import AuthMethod, Connector
from guidekit.model import Audience, Guide
from guidekit.project.folders import Claim
from guidekit.rules import rule_named
from guidekit.source import Diagnostic, did_you_mean

__all__ = ["Pair", "missing_guides", "pair_guides"]

SETUP = "-setup"


class Pair(Struct, frozen=True):
    """A guide, its path in the project, and the method that it explains.

    ``auth`` is None where the connector has no method with fields for the guide's audience, or
    where it has several and the guide does not say which (``settled`` is false then). One guide
    may be in several pairs, of several methods. ``claim`` is what is known of it but from itself.
    """

    path: str
    guide: Guide
    auth: AuthMethod | None
    settled: bool
    claim: Claim

    @property
    def category(self) -> str:
        """What kind of use it is for: guides of two kinds are no rivals."""
        return self.claim.category or str(PurePosixPath(self.path).parent)


def pair_guides(
    connector: Connector | None,
    guides: Sequence[tuple[str, Guide]],
    claims: Sequence[Claim] = (),
) -> tuple[tuple[Pair, ...], tuple[Diagnostic, ...]]:
    """Pair each guide (with its path) with a method, and say what is ambiguous.

    The guide's own ``auth`` decides; else what the claim on it says; else a file name that is the
    method's key (``oauth2.mdx``, ``oauth2-setup.mdx``, ``lattice-oauth2.mdx``); else the
    connector's only method with fields for the guide's audience. Without claims each guide has one
    of which nothing is known.
    """
    by_path = dict(guides)
    pairs: list[Pair] = []
    problems: list[Diagnostic] = []
    for claim in claims or [Claim(path) for path in by_path]:
        if claim.path not in by_path:
            continue
        guide = by_path[claim.path]
        if claim.audience and "audience" not in guide.metadata:
            guide = replace(guide, audience=claim.audience)
        if connector is None:
            pairs.append(Pair(claim.path, guide, None, settled=False, claim=claim))
            continue
        auth, problem = _method(connector, claim, guide)
        pair = Pair(claim.path, guide, auth, settled=problem is None, claim=claim)
        problems += filter(None, [problem or _rival(connector, pair, pairs)])
        pairs.append(pair)
    return tuple(pairs), tuple(problems)


def missing_guides(
    connector: Connector,
    pairs: Sequence[Pair],
    linked: Collection[tuple[str, str]] = (),
    advice: str | None = None,
) -> Iterator[Diagnostic]:
    """The methods that ask an audience for fields which no guide can explain.

    A method whose definition has a guide of its own for the audience lacks none, nor does one in
    ``linked``, with the audience; nor is any said to be missing while a guide for this audience
    does not say which method it is for. ``advice`` says how to name a guide, where that is not by
    its file.
    """
    for auth in connector.auth_methods:
        for audience in get_args(Audience):
            required = [field for field in auth.fields_for(audience) if field.required]
            mine = [pair for pair in pairs if pair.guide.audience == audience]
            covered = any(pair.auth is auth or not pair.settled for pair in mine)
            covered = covered or (auth.key, audience) in linked
            if required and not covered and audience not in auth.support.guides:
                asked = ", ".join(f"`{field.label}`" for field in required)
                name = f"{auth.key}{SETUP if audience == 'setup' else ''}.mdx"
                yield rule_named("missing-guide").report(
                    f"no `{audience}` guide for `{auth.key}`, expected one that explains {asked}",
                    auth.span,
                    help=advice or f"write `{name}` beside the definition",
                    connector=connector.key,
                    auth=auth.key,
                )


def _method(
    connector: Connector, claim: Claim, guide: Guide
) -> tuple[AuthMethod | None, Diagnostic | None]:
    methods = {auth.key: auth for auth in connector.auth_methods}
    if guide.auth is not None:
        if guide.auth in methods:
            return methods[guide.auth], None
        known = ", ".join(f"`{key}`" for key in methods)
        hint = did_you_mean(guide.auth, methods) or f"methods are {known}"
        message = f"`auth` is `{guide.auth}`, expected a method of `{connector.key}`"
        return None, _ambiguous(connector, guide, message, hint)
    if claim.auth is not None and claim.auth in methods:
        return methods[claim.auth], None
    stem = PurePosixPath(claim.path).stem.removesuffix(SETUP)
    for name in (stem, stem.removeprefix(f"{connector.key}-")):
        if name in methods:
            return methods[name], None
    asking = [auth for auth in methods.values() if auth.fields_for(guide.audience)]
    asking = asking or ([*methods.values()] if len(methods) == 1 else [])
    if len(asking) <= 1:
        return (asking[0] if asking else None), None
    choices = " or ".join(f"`{auth.key}`" for auth in asking)
    message = f"guide for {choices}, expected one of them"
    return None, _ambiguous(connector, guide, message, "say which with `auth` in the frontmatter")


def _rival(connector: Connector, pair: Pair, pairs: Sequence[Pair]) -> Diagnostic | None:
    """Two guides for one method and audience: readers would not know which to follow."""
    if pair.auth is None or pair.claim.named:
        return None
    for other in pairs:
        same = other.auth is pair.auth and other.guide.audience == pair.guide.audience
        if same and other.category == pair.category and other.path != pair.path:
            audience, first = pair.guide.audience, PurePosixPath(other.path).name
            message = f"second `{audience}` guide for `{pair.auth.key}` beside `{first}`"
            return _ambiguous(connector, pair.guide, f"{message}, expected one", None)
    return None


def _ambiguous(connector: Connector, guide: Guide, message: str, hint: str | None) -> Diagnostic:
    return rule_named("ambiguous-guide").report(
        message, guide.title.span, help=hint, connector=connector.key, auth=guide.auth
    )
