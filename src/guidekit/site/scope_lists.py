"""What a choice of scopes or actions comes to for a connector and its guides, as plain data."""

from collections.abc import Iterable, Iterator
from typing import Any

from guidekit.connectors import AuthMethod, Connector, least_scopes, scope_names, scopes_for
from guidekit.model import Guard, Guide, NeedsScope, Part
from guidekit.project import Pair, Project
from guidekit.rules import FieldProof, prove_fields
from guidekit.site.study import Student, readers_of
from guidekit.source import GuidekitError, did_you_mean
from guidekit.variants import Variant, visible

__all__ = ["scope_report"]


def scope_report(
    project: Project, key: str, *, actions: tuple[str, ...] = (), scopes: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The least scopes for some actions and scopes (for everything, where none is named).

    ``scopes`` has them with their descriptions, ``copy`` as one text for each method; ``guides``
    what each guide shows with them, and the proof for each required field, for the house's readers.
    Raises :class:`GuidekitError` for a connector, action or scope that is not there.
    """
    folders = {folder.key: folder for folder in project.folders}
    _check("connector", key, folders)
    study = Student(project, (project.house,)).study(folders[key])
    connector = study.connector
    if connector is None:
        raise GuidekitError(f"connector `{key}` has no definition that can be read")
    for action in actions:
        _check("action", action, [known.id for known in connector.actions])
    for scope in scopes:
        _check("scope", scope, scope_names(connector))
    wanted = (*scopes, *(scopes_for(connector, actions) if actions else ()))
    least = least_scopes(connector, wanted if actions or scopes else scope_names(connector))
    granted = connector.closure(least)
    variants = study.variants or (Variant(project.house),)
    return {
        "connector": connector.key,
        "title": connector.title,
        "actions": list(actions),
        "scopes": [_scope(connector, name, granted) for name in _ordered(connector, least)],
        "copy": [_copy(connector, method, least) for method in connector.auth_methods],
        "guides": [
            _guide(pair, connector, reader, granted)
            for pair in study.pairs
            for reader in readers_of(variants, pair.guide.audience)[:1]
        ],
    }


def _check(what: str, name: str, known: Iterable[str]) -> None:
    """Raise for a name that is not among the known ones."""
    names = tuple(known)
    if name not in names:
        few = ", ".join(f"`{one}`" for one in names[:5])
        hint = did_you_mean(name, names) or (f"there are {few}" if few else "there is none")
        raise GuidekitError(f"unknown {what} `{name}`", help=hint)


def _required(connector: Connector) -> set[str]:
    return {name for method in connector.auth_methods for name in method.required_scopes}


def _ordered(connector: Connector, names: Iterable[str]) -> list[str]:
    """Scopes with those first that are needed whatever is used."""
    required = _required(connector)
    return sorted(names, key=lambda name: name not in required)


def _scope(connector: Connector, name: str, granted: frozenset[str]) -> dict[str, Any]:
    scope = connector.scopes.get(name)
    return {
        "name": name,
        "description": scope.description if scope else None,
        "required": name in _required(connector),
        "includes": sorted(connector.closure((name,)) & granted - {name}),
    }


def _copy(connector: Connector, method: AuthMethod, least: Iterable[str]) -> dict[str, Any]:
    text = method.scope_separator.join(_ordered(connector, least))
    return {"auth": method.key, "label": method.label, "text": text}


def _guide(
    pair: Pair, connector: Connector, reader: Variant, granted: frozenset[str]
) -> dict[str, Any]:
    chooser = Variant(reader.brand, granted, reader.audience)
    proofs = prove_fields(pair.guide, connector, pair.auth, chooser) if pair.auth else ()
    return {
        "path": pair.guide.path,
        "auth": pair.auth.key if pair.auth else None,
        "parts": [
            {"title": part.title.written if part.title else None, "line": part.span.start.line}
            | {"shown": visible(part.guard, chooser), "needs": _needs(part.guard)}
            for part in _parts(pair.guide)
            if visible(part.guard, Variant(reader.brand, None, reader.audience))
        ],
        "fields": [_proof(proof, chooser) for proof in proofs],
    }


def _parts(guide: Guide) -> Iterator[Part]:
    """Sections and steps, in the order of the text."""
    parts: list[Part] = [*guide.sections, *guide.steps]
    yield from sorted(parts, key=lambda part: part.span)


def _needs(guard: Guard) -> list[list[str]]:
    """For each condition on scopes, those of which one must be chosen."""
    return [list(condition.scopes) for condition in guard if isinstance(condition, NeedsScope)]


def _proof(proof: FieldProof, chooser: Variant) -> dict[str, Any]:
    return {
        "key": proof.field.key,
        "label": proof.field.label,
        "explained": any(visible(mention.guard, chooser) for mention in proof.mentions),
        "everExplained": proof.explained,
        "smallestChoiceWithout": None if proof.without is None else list(proof.without),
    }
