"""A last look at what was built: nothing of the house, nothing that runs, in partners' files.

This reads the finished files as a browser would, and so finds what went wrong on the way there,
whichever room it went wrong in. It never changes them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Comment, Tag

from guidekit.site.project import Project
from guidekit.variants import Brand, leaks

__all__ = ["Finding", "audit_site"]

TRACES = ("data-guide-", "data-whitelabel-")
TEXT_FILES = (".css", ".js", ".json", ".svg", ".txt", ".xml")
ADDRESSES = frozenset({"action", "formaction", "href", "poster", "src", "xlink:href"})
LOCAL = re.compile(r"(?!//|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a partner's file must not hold; ``path`` is relative to the output."""

    path: str
    problem: str
    text: str


def audit_site(out: Path, project: Project) -> tuple[Finding, ...]:
    """What is wrong with the partners' files in an output folder."""
    partners = [brand for brand in project.brands if not brand.house]
    return tuple(found for brand in partners for found in _folder(out, brand, project.house))


def _folder(out: Path, brand: Brand, house: Brand) -> Iterator[Finding]:
    for file in sorted((out / brand.id).rglob("*")):
        path = file.relative_to(out).as_posix()
        yield from _leaks(path, "house term in the name of a file", file.name, house)
        if file.suffix == ".html":
            yield from _page(path, file.read_text("utf-8"), house)
        elif file.suffix in TEXT_FILES:
            yield from _leaks(path, "house term", file.read_text("utf-8"), house)


def _page(path: str, html: str, house: Brand) -> Iterator[Finding]:
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        yield Finding(path, "comment", str(comment))
    # Joined with and without a space: a name may be cut by a tag, or touch the next word.
    texts = [soup.get_text(joint) for joint in (" ", "")]
    texts += [style.get_text() for style in soup.find_all("style")]
    for text in texts:
        yield from _leaks(path, "house term", text, house)
    for tag in soup.descendants:
        if isinstance(tag, Tag):
            yield from _tag(path, tag, house)


def _tag(path: str, tag: Tag, house: Brand) -> Iterator[Finding]:
    if tag.name == "script" and not (tag.get("src") and not tag.get_text(strip=True)):
        yield Finding(path, "script", str(tag)[:200])
    if tag.name == "script" and not LOCAL.match(str(tag.get("src", ""))):
        yield Finding(path, "script from elsewhere", str(tag.get("src")))
    for name, value in tag.attrs.items():
        text = " ".join(value) if isinstance(value, list) else str(value)
        if name.startswith(TRACES):
            yield Finding(path, "trace of the house's markup", f"{name}={text!r}")
        if name.startswith("on") or re.match(r"\s*javascript:", text, re.IGNORECASE):
            yield Finding(path, "script", f"{name}={text!r}")
        where = "house address" if name in ADDRESSES else "house term"
        yield from _leaks(path, f"{where} in `{name}`", text, house)


def _leaks(path: str, problem: str, text: str, house: Brand) -> Iterator[Finding]:
    for match in leaks(text, house):
        around = text[max(match.start - 30, 0) : match.end + 30]
        yield Finding(path, problem, " ".join(around.split()))
