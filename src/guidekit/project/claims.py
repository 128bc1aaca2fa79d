"""Which connectors the guides of a tree explain, where no folder of their own says so.

The frontmatter of a guide decides, then ``pairs`` of the project; the links of definitions add to
both. Names of files speak only for guides of which nothing else does.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import cast

from msgspec.structs import replace

from guidekit.connectors import AuthMethod, Connector
from guidekit.model import Audience
from guidekit.project.folders import Claim
from guidekit.project.globs import path_pattern
from guidekit.project.layout import Layout, PairRule
from guidekit.project.linked import linked_guides
from guidekit.project.methods import is_for_partners, method_called, plain
from guidekit.source import Fault, did_you_mean

__all__ = ["Claims"]

SETUP = "-setup"
EVERY = "*"
"""As the ``auth`` of a rule, all methods of the connector."""

Owners = Mapping[str, Sequence[str]]
"""The connectors that guides name themselves: keys by path."""


class Claims:
    """Finds the claims of connectors on guides.

    ``connectors`` are those of the tree by key, ``names`` what else file names may call them: a
    name with the key that it stands for.
    """

    def __init__(self, connectors: Mapping[str, Connector], names: Mapping[str, str]) -> None:
        self.connectors = connectors
        called = {plain(name): key for name, key in names.items()}
        called.update({plain(key): key for key in connectors})
        self.names = dict(sorted(called.items(), key=lambda item: (-len(item[0]), item[0])))

    def find(
        self,
        guides: Iterable[str],
        owners: Owners,
        layout: Layout,
        exists: Callable[[str], bool],
    ) -> dict[str, list[Claim]]:
        """The claims of each connector by its key, those that are named first, then by path."""
        claims: dict[str, dict[Claim, None]] = defaultdict(dict)
        said = {path: self._said(path, owners, layout) for path in guides}
        for found in said.values():
            for key, claim in found or ():
                claims[key][claim] = None
        linked = list(self._linked(layout, exists))
        for key, claim in linked:
            earlier = [each for name, each in said.get(claim.path) or () if name == key]
            if not any(each.auth for each in earlier):
                claims[key][_agreed(claim, earlier)] = None
                for each in earlier:
                    claims[key].pop(each, None)
        spoken = {path for path, found in said.items() if found is not None}
        spoken.update(claim.path for _, claim in linked)
        for path in guides:
            for key, claim in self._by_name(path) if path not in spoken else ():
                claims[key][claim] = None
        return {
            key: sorted(found, key=lambda claim: (not claim.named, claim.path))
            for key, found in claims.items()
        }

    def _said(self, path: str, owners: Owners, layout: Layout) -> list[tuple[str, Claim]] | None:
        """What the guide and the project say; None where they say nothing."""
        if path in owners:
            return [(key, Claim(path, named=True)) for key in owners[path]]
        for rule in layout.pairs:
            found = self._by_rule(rule, path)
            if found is not None:
                return found
        return None

    def _by_rule(self, rule: PairRule, path: str) -> list[tuple[str, Claim]] | None:
        if rule.connectors is not None:
            match = path_pattern(rule.guide).fullmatch(path)
            if match is None:
                return None
            known = [self.connectors[key] for key in rule.connectors if key in self.connectors]
            found = [self._claims(rule, each, path, match.groupdict()) for each in known]
            return [claim for claims in found for claim in claims]
        for name, key in self._named_in(path):
            match = path_pattern(rule.guide, {"connector": name}).fullmatch(path)
            words = match.groupdict() if match else {}
            claims = match and self._claims(rule, self.connectors[key], path, words)
            if claims:
                return claims
        return None

    def _claims(
        self, rule: PairRule, connector: Connector, path: str, words: Mapping[str, str]
    ) -> list[tuple[str, Claim]]:
        """The claims that a rule makes; none where the words of the path make no sense."""
        word = words.get("auth")
        method = None if word is None else method_called(word, connector)
        said = rule.audience or words.get("audience")
        if (word is not None and method is None) or said not in (None, "config", "setup"):
            return []
        claim = Claim(
            path,
            audience=cast("Audience | None", said),
            category=rule.category or words.get("category"),
            named=rule.exact,
        )
        if word is not None and method is not None:
            return [(connector.key, _with_word(claim, word, method))]
        every = [method.key for method in connector.auth_methods]
        keys = [key for key in every if key in rule.auths or EVERY in rule.auths]
        return [(connector.key, replace(claim, auth=key)) for key in keys or (None,)]

    def _linked(self, layout: Layout, exists: Callable[[str], bool]) -> Iterator[tuple[str, Claim]]:
        for key, connector in self.connectors.items():
            for link in linked_guides(connector, layout, exists):
                if link.path is not None:
                    yield key, Claim(link.path, link.method.key, link.audience, named=True)

    def _by_name(self, path: str) -> Iterator[tuple[str, Claim]]:
        """The connector that a guide's name begins with, else the one its folder is called."""
        stem = plain(PurePosixPath(path).stem)
        for name, key in self._named_in(path):
            rest = stem.removeprefix(name)
            if rest == "":
                yield key, Claim(path)
                return
            if rest != stem and rest.startswith("-"):
                claim = self._with_suffix(Claim(path), rest[1:], self.connectors[key])
                if claim is not None:
                    yield key, claim
                    return
        folder = plain(PurePosixPath(path).parent.name)
        if folder in self.names:
            yield self.names[folder], Claim(path)

    def _with_suffix(self, claim: Claim, suffix: str, connector: Connector) -> Claim | None:
        """A claim with what the end of a name says; None where that means no method."""
        if f"-{suffix}".endswith(SETUP):
            claim, suffix = replace(claim, audience="setup"), f"-{suffix}".removesuffix(SETUP)[1:]
        if not suffix:
            return claim
        method = method_called(suffix, connector)
        return None if method is None else _with_word(claim, suffix, method)

    def _named_in(self, path: str) -> Iterator[tuple[str, str]]:
        """The names of connectors that stand in a path, the longest first, with their keys."""
        path = plain(path)
        return ((name, key) for name, key in self.names.items() if name in path)

    def check(self, layout: Layout, exists: Callable[[str], bool]) -> Iterator[Fault]:
        """What ``pairs`` names and is not there: a guide, a connector, a method."""
        for rule in layout.pairs:
            if rule.exact and not exists(rule.guide):
                message = f"no file `{rule.guide}`, expected a guide of the tree"
                yield Fault("invalid-project", message, rule.span)
            for key in rule.connectors or ():
                if key not in self.connectors:
                    message = f"`connector` is `{key}`, expected a connector of the tree"
                    hint = did_you_mean(key, self.connectors)
                    yield Fault("invalid-project", message, rule.span, hint)
            yield from self._unknown_methods(rule)

    def _unknown_methods(self, rule: PairRule) -> Iterator[Fault]:
        known = [self.connectors[key] for key in rule.connectors or () if key in self.connectors]
        for auth in rule.auths if known else ():
            methods = [method.key for each in known for method in each.auth_methods]
            if auth not in (*methods, EVERY):
                names = " or ".join(f"`{each.key}`" for each in known)
                message = f"`auth` is `{auth}`, expected a method of {names}"
                yield Fault("invalid-project", message, rule.span, did_you_mean(auth, methods))


def _agreed(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """What a link says, with what has been said of the same guide and connector before."""
    for each in earlier:
        audience = claim.audience or each.audience
        claim = replace(claim, audience=audience, category=claim.category or each.category)
    return claim


def _with_word(claim: Claim, word: str, method: AuthMethod) -> Claim:
    """A claim on a method, for the audience that its word in the file's name implies."""
    audience = claim.audience
    if audience is None and is_for_partners(word) and method.fields_for("setup"):
        audience = "setup"
    return replace(claim, auth=method.key, audience=audience)
