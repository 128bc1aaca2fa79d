"""Agreement with the reference MDX parser on real guides, where the corpora are there."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guidekit.source import SourceText
from guidekit.syntax import parse
from guidekit.syntax.record import record


def references(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def compare(shared: Path, name: str, records: list[dict[str, Any]], folder: Path) -> str:
    """Hold records against a reference; fails below full agreement on any facet."""
    candidate = folder / "candidate.jsonl"
    candidate.write_text("".join(json.dumps(one) + "\n" for one in records))
    tool = shared / "check" / "mdx_agreement"
    run = subprocess.run(
        [
            *(sys.executable, tool, shared / "check" / name, candidate),
            *("--json", folder / "out.json", "-n", "3"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    facets = json.loads((folder / "out.json").read_text())["facets"]
    wrong = {
        facet: figures for facet, figures in facets.items() if figures["exact"] != figures["files"]
    }
    assert not wrong, run.stdout
    return run.stdout


def test_real_guides_read_the_same_in_every_facet(shared: Path, tmp_path: Path) -> None:
    records = []
    for one in references(shared / "check" / "reference.jsonl.gz"):
        source, faults = SourceText.decode(
            one["path"], (shared / "corpus" / one["path"]).read_bytes()
        )
        assert not faults
        records.append(record(parse(source), one["path"]))
    assert f"in both {len(records)}, missing 0" in compare(
        shared, "reference.jsonl.gz", records, tmp_path
    )


def test_probes_get_the_same_verdict_and_line(shared: Path, tmp_path: Path) -> None:
    records = []
    for probe in references(shared / "check" / "edge_cases.jsonl.gz"):
        expected = probe["record"]
        found = record(parse(SourceText("probe", probe["input"])), expected["path"])
        records.append(found)
        if not expected["ok"]:
            assert found["error"]["line"] == expected["error"]["line"], probe["id"]
    compare(shared, "edge_cases.jsonl.gz", records, tmp_path)
