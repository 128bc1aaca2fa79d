"""The paths that a guide may write: to images, snippets, other guides and their anchors."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

from guidekit.editor.desk import Desk

__all__ = ["anchors", "guides", "images", "snippets"]

IMAGE_SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
GUIDE_SUFFIXES = (".mdx", ".md")
SNIPPETS = "/snippets/"


def images(desk: Desk, typed: str) -> Iterator[str]:
    """Images in the folder that has been typed so far, and folders; at first also those below."""
    base = desk.live.project.settings.layout.base
    is_image = _ends_with(IMAGE_SUFFIXES)
    if "/" not in typed.removeprefix("./"):
        for folder in _entries(desk, desk.home, _ends_with(())):
            yield from _below(desk, f"./{folder}", f"{desk.home}/{folder}", is_image)
    yield from _listed(desk, typed, base, is_image)


def guides(desk: Desk, typed: str) -> Iterator[str]:
    """Guides in the folder that has been typed so far, and folders."""
    yield from _listed(desk, typed, None, _ends_with(GUIDE_SUFFIXES))


def snippets(desk: Desk, typed: str) -> Iterator[str]:
    """Snippets: those of the project's folder for them, or in the folder that has been typed."""
    folder = desk.live.project.settings.folders["snippets"]
    is_snippet = _ends_with(GUIDE_SUFFIXES)
    if not typed.startswith("."):
        yield from _all_below(desk, SNIPPETS, folder, is_snippet)
    elif "/" in typed:
        yield from _listed(desk, typed, None, is_snippet)


def anchors(desk: Desk, address: str) -> Iterator[tuple[str, str]]:
    """The anchors of the guide at an address, or of this one; each with the title of its part."""
    target = desk.target(address) if address else (desk.page, "")
    guide = desk.guide_at(target[0]) if target else None
    if guide is None:
        return
    titles = {
        part.anchor: part.title.text for part in (*guide.sections, *guide.steps) if part.title
    }
    for anchor in dict.fromkeys(anchor.id for anchor in guide.anchors):
        yield anchor, titles.get(anchor, "")


def _ends_with(suffixes: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda name: name.lower().endswith(suffixes)


def _listed(
    desk: Desk, typed: str, root: str | None, wanted: Callable[[str], bool]
) -> Iterator[str]:
    """What is in the folder that a path leads to up to its last slash."""
    shown = typed[: typed.rfind("/") + 1] or "./"
    if shown.startswith("/") and root is None:
        return
    parts = list(PurePosixPath((root or "") if shown.startswith("/") else desk.home).parts)
    for part in shown.split("/"):
        if part == ".." and not parts:
            return
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    yield from _below(desk, shown, "/".join(parts), wanted)
    if shown == "./":
        yield "../"


def _below(desk: Desk, shown: str, folder: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    for name in _entries(desk, folder, wanted):
        yield shown + quote(name, safe="/()!'*,;=@&+$~")


def _entries(desk: Desk, folder: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    """The wanted files of a folder, then the folders in it, which end in a slash."""
    files = desk.live.project.files
    names = [name for name in files.names(folder) or () if name.isprintable()]
    yield from (name for name in names if wanted(name) and files.exists(f"{folder}/{name}"))
    yield from (f"{name}/" for name in names if files.is_folder(f"{folder}/{name}"))


def _all_below(
    desk: Desk, shown: str, folder: str, wanted: Callable[[str], bool], depth: int = 4
) -> Iterator[str]:
    for name in _entries(desk, folder, wanted):
        if not name.endswith("/"):
            yield shown + name
        elif depth:
            yield from _all_below(desk, shown + name, f"{folder}/{name[:-1]}", wanted, depth - 1)
