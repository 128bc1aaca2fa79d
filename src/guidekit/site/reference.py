"""The pages about all rules: made of their docstrings, as everything that is said about them."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from guidekit import __version__
from guidekit.project import shown_path
from guidekit.render import Theme, theme_assets
from guidekit.rules import ALL_RULES, FAMILIES, Family, RulePage, family_of, page_of
from guidekit.site.manifest import MANIFEST, ManifestWriter, Written
from guidekit.site.output import check_output, staged
from guidekit.source import GuidekitError

__all__ = ["reference_files", "write_reference"]

CODE = re.compile(r"`([^`]*)`")
NAME = "rules"
MARK = "assets/rules.css"
"""A file that no build of guides has."""


def write_reference(out: Path) -> int:
    """Write the pages into a folder, in place of those that are there; how many files there are.

    Raises :class:`GuidekitError` for a folder that guidekit did not make.
    """
    files = reference_files(Theme())
    folder = check_output(out, (Path.cwd(),))
    if (folder / MANIFEST).exists() and not (folder / MARK).exists():
        raise GuidekitError(
            f"`{shown_path(out)}` holds what a build wrote, expected another folder"
        )
    with staged(folder) as new:
        for path, data in files.items():
            (new.folder / path).parent.mkdir(exist_ok=True)
            (new.folder / path).write_bytes(data)
        written = (Written(p, hashlib.sha256(d).hexdigest(), NAME) for p, d in files.items())
        manifest = ManifestWriter(new.folder / NAME)
        manifest.add(written)
        manifest.write(new.folder / MANIFEST)
        new.commit()
    return len(files)


def reference_files(theme: Theme) -> Mapping[str, bytes]:
    """The files by their paths: a list of all rules, a page for each family, the style sheets."""
    families = _families()
    shared = {"words": _words, "version": __version__}
    total = len(ALL_RULES)
    pages = {
        "index.html": theme.render("layouts/rules.html", shared, families=families, total=total)
    }
    for family, rules in families:
        page = theme.render("layouts/rule_family.html", shared, family=family, rules=rules)
        pages[f"{family.slug}.html"] = page
    pages[MARK] = theme.render("layouts/rules.css")
    files = {path: text.encode() for path, text in pages.items()}
    return {**files, "assets/theme.css": theme_assets(theme)["theme.css"]}


def _families() -> tuple[tuple[Family, tuple[RulePage, ...]], ...]:
    pages = [page_of(rule.code) for rule in ALL_RULES]
    return tuple(
        (family, tuple(page for page in pages if family_of(page.code) is family))
        for family in FAMILIES
    )


def _words(text: str) -> list[tuple[bool, str]]:
    """A text in parts: whether each is code, and what it is."""
    return [(index % 2 == 1, part) for index, part in enumerate(CODE.split(text)) if part]
