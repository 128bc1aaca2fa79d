"""Links from connection forms into real guides: which lead somewhere, by each style of anchors."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from guidekit.model import GITHUB, MINTLIFY, Guide, SlugStyle, build_guide
from guidekit.source import SourceText

RESOLVED = {"github": (452, 19), "mintlify": (448, 23)}
"""How many of the links lead to an anchor, and how many do not."""


@cache
def guide_at(root: Path, path: str, style: SlugStyle) -> Guide:
    def snippet(name: str) -> SourceText | None:
        file = root / "docs" / name.lstrip("/")
        return SourceText(name, file.read_text("utf-8")) if file.is_file() else None

    return build_guide(SourceText(path, (root / path).read_text("utf-8")), snippet, slugs=style)


@pytest.mark.parametrize(("name", "style"), [("github", GITHUB), ("mintlify", MINTLIFY)])
def test_links_of_forms_lead_where_a_reader_found_them_to_lead(
    shared: Path, name: str, style: SlugStyle
) -> None:
    lines = (shared / "truth/nango_anchors.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row.get(name) is not None]
    outcomes: Counter[bool] = Counter()
    wrong = []
    for row in rows:
        guide = guide_at(shared / "corpus/nango", row["path"], style)
        found = row["doc_section"].removeprefix("#") in {anchor.id for anchor in guide.anchors}
        outcomes[found] += 1
        if found != row[name]:
            wrong.append((row["path"], row["doc_section"]))
    assert wrong == []
    assert (outcomes[True], outcomes[False]) == RESOLVED[name]


def test_headings_have_the_ids_that_mintlify_gives_them(shared: Path) -> None:
    lines = (shared / "truth/nango_anchors.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row.get("heading_ids")]
    headings = {
        (row["path"], line): mintlify
        for row in rows
        for line, _, _, mintlify, _ in row["heading_ids"]
    }
    for (path, line), expected in headings.items():
        guide = guide_at(shared / "corpus/nango", path, MINTLIFY)
        found = [anchor.id for anchor in guide.anchors if anchor.span.start.line == line]
        assert found == ([expected] if expected else [])
    assert len(headings) == 90
