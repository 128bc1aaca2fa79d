"""Patterns for paths: ``*`` and ``?`` within a name, ``**`` for folders, ``{words}`` for more."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from guidekit.project.files import ProjectFiles
from guidekit.project.watch import listing

__all__ = ["files_below", "find_files", "is_pattern", "path_pattern", "placeholders"]

PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\{[^{}/]*\}|[^*?{]+|\{")
ANY_FOLDERS = r"(?:[^/]+/)*"
MODULES = "node_modules"
"""Where others' packages are, with guides of their own."""
NOTHING: Mapping[str, str] = MappingProxyType({})


def is_pattern(path: str) -> bool:
    """Whether a path stands for more than one file."""
    return any(mark in path for mark in "*?{")


def placeholders(pattern: str) -> tuple[str, ...]:
    """The words in braces.

    >>> placeholders("docs/{category}/{connector}.mdx")
    ('category', 'connector')
    """
    return tuple(piece[1:-1] for piece in PIECE.findall(pattern) if piece.startswith("{"))


def path_pattern(pattern: str, words: Mapping[str, str] = NOTHING) -> re.Pattern[str]:
    """What a path must match as a whole; words in braces are named groups, or what is given.

    What is given may be written in any letter case, and with ``_`` for ``-``.

    >>> bool(path_pattern("docs/**/*.mdx").fullmatch("docs/a/b/c.mdx"))
    True
    >>> match = path_pattern("{category}/{connector}.mdx", {"connector": "lucca"})
    >>> match.fullmatch("hris/lucca.mdx")["category"], match.fullmatch("hris/jira.mdx")
    ('hris', None)
    """
    return _compiled(pattern, tuple(sorted(words.items())))


@lru_cache(maxsize=4096)
def _compiled(pattern: str, words: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    given, seen = dict(words), set[str]()

    def regex(piece: str) -> str:
        simple = {"**/": ANY_FOLDERS, "**": ".*", "*": "[^/]*", "?": "[^/]"}
        if piece in simple:
            return simple[piece]
        word = piece[1:-1]
        if not (piece.startswith("{") and word.isidentifier()):
            return re.escape(piece)
        if word in given:
            return f"(?i:{re.escape(given[word]).replace(re.escape('-'), '[-_]')})"
        again = word in seen
        seen.add(word)
        return f"(?P={word})" if again else f"(?P<{word}>[^/]+?)"

    return re.compile("".join(map(regex, PIECE.findall(pattern))), re.DOTALL)


def find_files(files: ProjectFiles, patterns: Iterable[str]) -> tuple[str, ...]:
    """The files that one of the patterns matches, sorted; hidden ones left out."""
    found: set[str] = set()
    for pattern in patterns:
        wanted = path_pattern(pattern)
        fixed = re.split(r"[*?{]", pattern, maxsplit=1)[0]
        folder = fixed.rpartition("/")[0] if is_pattern(pattern) else pattern.rpartition("/")[0]
        found.update(path for path in files_below(files, folder) if wanted.fullmatch(path))
    return tuple(sorted(found))


def files_below(files: ProjectFiles, folder: str) -> Iterator[str]:
    """The files in a folder and in those within it; hidden ones left out."""
    start = files.locate(folder) if folder else files.root
    for above, folders, names in os.walk(start) if start and start.is_dir() else ():
        files.watch.note("*", above, listing([*folders, *names]))
        here = Path(above)
        names += [f.name for f in files.unsaved if f.parent == here and f.name not in names]
        folders[:] = [name for name in folders if not name.startswith(".") and name != MODULES]
        path = os.path.relpath(above, files.root).replace(os.sep, "/")
        for name in names:
            if not name.startswith(".") and name.isprintable():
                yield name if path == "." else f"{path}/{name}"
