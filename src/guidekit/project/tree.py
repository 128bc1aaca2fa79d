"""The connectors and guides of a tree that patterns describe, instead of a folder for each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import PurePosixPath

from guidekit.connectors import Connector, key_of
from guidekit.project.claims import Claims
from guidekit.project.definitions import Definitions
from guidekit.project.files import ProjectFiles
from guidekit.project.folders import NAME, RESERVED, Claim, ConnectorFolder, is_guide
from guidekit.project.globs import find_files
from guidekit.project.layout import Layout
from guidekit.project.linked import linked_guides
from guidekit.source import Fault, SourceText, did_you_mean
from guidekit.source.patterns import regex
from guidekit.source.yaml import YamlList, YamlMap, YamlScalar, load_yaml

__all__ = ["named_connectors", "read_tree"]

FRONTMATTER = regex(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
ROLE = regex(r"^(?:source|destination)[-_](?=.)")
UNFIT = regex(r"[^A-Za-z0-9._-]+")


def read_tree(
    files: ProjectFiles, layout: Layout, definitions: Definitions, faults: list[Fault]
) -> tuple[ConnectorFolder, ...]:
    """The connectors with their guides, then guides that no connector claims, sorted by key.

    The latter are grouped by the folder that they are in. Adds what is wrong with the layout.
    """
    paths = _definition_files(files, layout, faults)
    homes = _connectors(paths, definitions, faults)
    connectors = {key: connector for key, (_, connector) in homes.items()}
    guides = _guides(files, layout, connectors.values(), faults)
    claims = Claims(connectors, _names(homes, paths, definitions))
    faults += claims.check(layout, files.exists)
    owners = dict(_owners(files, guides, connectors, faults))
    found = claims.find(guides, owners, layout, files.exists)
    folders = [_folder(key, homes[key][0], found.get(key, ())) for key in homes]
    claimed = {path for folder in folders for path in folder.guides}
    folders += _unclaimed([path for path in guides if path not in claimed], homes)
    return tuple(sorted(folders, key=lambda folder: folder.key))


def _definition_files(files: ProjectFiles, layout: Layout, faults: list[Fault]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for pattern, span in layout.definitions:
        paths = find_files(files, (pattern,))
        found.update(dict.fromkeys(paths))
        if not paths:
            message = f"no file `{pattern}`, expected definitions of connectors"
            faults.append(Fault("invalid-project", message, span))
    return tuple(found)


def _connectors(
    paths: Iterable[str], definitions: Definitions, faults: list[Fault]
) -> dict[str, tuple[str, Connector]]:
    """All connectors by key, each with the path of its definition."""
    found: dict[str, tuple[str, Connector]] = {}
    seen: dict[str, str] = {}
    for path in paths:
        connectors, unreadable = definitions.read(path)
        faults += unreadable
        for connector in connectors:
            key, problem = connector.key, None
            if not NAME.fullmatch(key) or key in RESERVED:
                problem = f"connector `{key}`, expected another key: addresses have it"
            elif key.casefold() in seen:
                problem = f"second connector `{key}` after `{seen[key.casefold()]}`, expected one"
            if problem:
                faults.append(Fault("invalid-project", problem, connector.span))
            else:
                seen[key.casefold()] = path
                found[key] = (path, connector)
    return found


def _names(
    homes: Mapping[str, tuple[str, Connector]], paths: Iterable[str], definitions: Definitions
) -> dict[str, str]:
    """What connectors are called besides their keys, with the key of each.

    As the file is that defines no other connector, and without Airbyte's ``source-``.
    """
    single = {path for path in paths if len(definitions.read(path)[0]) == 1}
    names = {ROLE.sub("", key): key for key in homes}
    names |= {key_of(path): key for key, (path, _) in homes.items() if path in single}
    return {name: key for name, key in names.items() if name != "connector"}


def _guides(
    files: ProjectFiles, layout: Layout, connectors: Iterable[Connector], faults: list[Fault]
) -> tuple[str, ...]:
    """All guides: what the project's patterns match, and what definitions link to."""
    found: set[str] = set()
    for pattern, span in layout.guides:
        paths = [path for path in find_files(files, (pattern,)) if is_guide(path)]
        found.update(paths)
        if not paths:
            message = f"no guide `{pattern}`, expected files that end in `.mdx` or `.md`"
            faults.append(Fault("invalid-project", message, span))
    found.update(find_files(files, (rule.guide for rule in layout.pairs)))
    for connector in connectors:
        links = linked_guides(connector, layout, files.exists)
        found.update(link.path for link in links if link.path)
    return tuple(sorted(path for path in found if is_guide(path)))


def named_connectors(source: SourceText) -> tuple[YamlScalar, ...]:
    """The connectors that the frontmatter of a guide says it is about."""
    match = FRONTMATTER.match(source.text)
    if match is None or "connector" not in match[1]:
        return ()
    root, _ = load_yaml(source, match.start(1), match.end(1))
    node = root.get("connector") if isinstance(root, YamlMap) else None
    items = node.items if isinstance(node, YamlList) else (node,)
    return tuple(item for item in items if isinstance(item, YamlScalar) and item.text)


def _owners(
    files: ProjectFiles,
    guides: Iterable[str],
    connectors: Mapping[str, Connector],
    faults: list[Fault],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The guides whose frontmatter says `connector`, and the keys that it names."""
    for path in guides:
        source, _ = files.read(path)
        named = named_connectors(source)
        for item in named:
            if item.text not in connectors:
                message = f"`connector` is `{item.text}`, expected a connector of the tree"
                hint = did_you_mean(item.text, connectors)
                faults.append(Fault("ambiguous-guide", message, item.span, hint))
        if named:
            yield path, tuple(item.text for item in named if item.text in connectors)


def _folder(key: str, definition: str, claims: Sequence[Claim]) -> ConnectorFolder:
    guides = tuple(sorted({claim.path for claim in claims}))
    home = str(PurePosixPath(definition).parent)
    folder = "" if home == "." else home
    return ConnectorFolder(key, folder, definition, guides, tuple(claims), _pages(guides))


def _unclaimed(guides: Iterable[str], taken: Iterable[str]) -> Iterator[ConnectorFolder]:
    """Guides without a connector, by folder, under names that no connector has."""
    groups: dict[str, list[str]] = {}
    for path in guides:
        groups.setdefault(path.rpartition("/")[0], []).append(path)
    used = {key.casefold() for key in taken} | RESERVED
    for folder, paths in groups.items():
        key = next(name for name in _group_names(folder) if name.casefold() not in used)
        used.add(key.casefold())
        yield ConnectorFolder(key, folder, None, tuple(paths), (), _pages(paths))


def _group_names(folder: str) -> Iterator[str]:
    """Names for a folder: its own, with those of the folders around it, with a number."""
    parts = [UNFIT.sub("-", part).strip("-._") for part in folder.split("/")]
    parts = [part for part in parts if part]
    for first in range(len(parts) - 1, -1, -1):
        yield "-".join(parts[first:])
    whole = "-".join(parts) or "guides"
    yield whole
    yield from (f"{whole}-{number}" for number in count(2))


def _pages(guides: Sequence[str]) -> dict[str, str]:
    """The names of pages: those of files, with that of the folder where two have the same."""
    stems = Counter(PurePosixPath(path).stem.casefold() for path in guides)
    pages: dict[str, str] = {}
    used: set[str] = set()
    for path in guides:
        file = PurePosixPath(path)
        alone = stems[file.stem.casefold()] == 1
        wanted = file.stem if alone else f"{file.parent.name}-{file.stem}".strip("-")
        names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(guides) + 2)))
        page = next(name for name in names if name.casefold() not in used)
        used.add(page.casefold())
        pages[path] = page
    return pages
