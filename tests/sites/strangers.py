"""What a stranger finds in partners' files that should not be there: the house, and what runs."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Comment, Tag

from guidekit.audit.audit import audit_file
from guidekit.project import Project
from sites.projects import snapshot

__all__ = ["findings"]

LOCAL = re.compile(r"(?!//|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)


def findings(out: Path, project: Project) -> list[str]:
    """What is wrong with the partners' files in an output folder."""
    partners = [brand.id for brand in project.brands if not brand.house]
    found = []
    for brand in partners:
        for path, data in snapshot(out / brand).items():
            traces = audit_file(path, data, project.house).traces
            found += [f"`{trace.text}` in {trace.place}" for trace in traces]
            if path.endswith(".html"):
                found += _running(BeautifulSoup(data.decode(), "html.parser"))
    return found


def _running(soup: BeautifulSoup) -> Iterator[str]:
    for _ in soup.find_all(string=lambda text: isinstance(text, Comment)):
        yield "comment"
    for tag in soup.descendants:
        if isinstance(tag, Tag):
            if tag.name == "script" and not (tag.get("src") and not tag.get_text(strip=True)):
                yield "script"
            if tag.name == "script" and not LOCAL.match(str(tag.get("src", ""))):
                yield "script from elsewhere"
            for name, value in tag.attrs.items():
                if name.startswith("on") or re.match(r"\s*javascript:", str(value), re.IGNORECASE):
                    yield "script"
