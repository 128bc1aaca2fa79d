"""Real guides: all are understood, and what is reported about them is true."""

import gzip
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from guidekit.model import Guide, build_guide
from guidekit.source import SourceText

Load = Callable[[str], SourceText | None]


def loader(root: Path) -> Load:
    """Snippets by paths from the root of a site."""
    files: dict[str, SourceText | None] = {}

    def load(path: str) -> SourceText | None:
        if path not in files:
            file = root / path.lstrip("/")
            text = file.read_text("utf-8") if file.is_file() else None
            files[path] = None if text is None else SourceText(path, text)
        return files[path]

    return load


def guides(root: Path, pattern: str) -> list[tuple[Guide, str]]:
    """All guides below a folder, with their texts."""
    load = loader(root)
    found = []
    for file in sorted(root.glob(pattern)):
        text = file.read_text("utf-8")
        source = SourceText(file.relative_to(root).as_posix(), text)
        found.append((build_guide(source, load), text))
    return found


@pytest.fixture(scope="module")
def component_guides(shared: Path) -> list[tuple[Guide, str]]:
    """Guides that use components."""
    return guides(shared / "corpus/stackone/docs", "connection-guides/**/*.mdx")


@pytest.fixture(scope="module")
def heading_guides(shared: Path) -> list[tuple[Guide, str]]:
    """Guides that use headings."""
    return guides(shared / "corpus/nango/docs", "**/connect.mdx")


def names(found: list[tuple[Guide, str]]) -> Counter[str]:
    return Counter(fault.name for guide, _ in found for fault in guide.faults)


def test_guides_with_components(component_guides: list[tuple[Guide, str]]) -> None:
    assert len(component_guides) == 202
    for guide, text in component_guides:
        components = text.count("<Step ") + text.count("<Step>")
        assert len(guide.steps) == components or "# Step 1" in text
        assert guide.title.text
        assert [image.url for image in guide.images if not image.url] == []
    assert sum(bool(guide.prerequisites) for guide, _ in component_guides) > 180
    # Each of these was read: an untitled step, a step outside Steps, a snippet that no file
    # imports, and a page that only embeds another.
    assert names(component_guides) == {
        "step-without-title": 6,
        "misplaced-component": 5,
        "unknown-component": 2,
        "empty-guide": 1,
    }


def test_guides_with_headings(heading_guides: list[tuple[Guide, str]]) -> None:
    assert len(heading_guides) == 286
    assert names(heading_guides) == {}
    assert [guide.path for guide, _ in heading_guides if not guide.steps] == [
        "integrations/all/zapier-scim/connect.mdx"
    ]
    with_prerequisites = [guide for guide, _ in heading_guides if guide.prerequisites]
    assert len(with_prerequisites) > 270


def test_the_model_guide(shared: Path) -> None:
    text = (shared / "seed/lucca.mdx").read_text("utf-8")
    guide = build_guide(SourceText("lucca.mdx", text), lambda path: None)
    assert (len(guide.sections), len(guide.steps), len(guide.prerequisites)) == (3, 7, 1)
    assert [len(section.guard) for section in guide.sections] == [0, 0, 1]
    assert [step.section for step in guide.steps] == [0, 1, 1, 1, 2, 2, 2]
    assert guide.faults == ()


def test_every_word_stands_where_it_is_said_to(
    component_guides: list[tuple[Guide, str]], heading_guides: list[tuple[Guide, str]]
) -> None:
    inexact = total = 0
    for guide, _ in component_guides + heading_guides:
        for passage in guide.passages:
            for segment in passage.segments:
                shown = passage.text[segment.at : segment.at + segment.length]
                written = segment.source.text[segment.start : segment.end]
                total += segment.length
                if len(written) != segment.length:
                    inexact += segment.length
                elif shown != written:
                    assert (shown, written) == (" ", "\n")
    assert inexact < total / 200


def test_anchors_of_headings_are_those_of_the_reference(shared: Path) -> None:
    root = shared / "corpus"
    load = loader(root / "nango/docs")
    checked = 0
    with gzip.open(shared / "check/reference.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records:
        text = (root / record["path"]).read_text("utf-8") if "path" in record else ""
        if "<Step" in text or "import " in text or "id=" in text or "data-guide" in text:
            continue
        guide = build_guide(SourceText(record["path"], text), load)
        wanted = [heading["slug"] for heading in record["headings"]]
        if wanted and len(guide.anchors) == len(wanted):
            assert [anchor.id for anchor in guide.anchors] == wanted
            checked += 1
    assert checked > 250
