"""Trees and faults of small guides, side by side with their text."""

from pathlib import Path

import pytest

from fixture_files import Case, cases_in
from fixture_files import accept as write_block
from guidekit.source import Fault, SourceText
from guidekit.syntax import parse
from tree_outline import outline

CASES = cases_in(Path(__file__).parent)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, accept: bool) -> None:
    document = parse(SourceText("guide.mdx", case.blocks["guide"]))
    found = {
        "tree": outline(document),
        "faults": "".join(f"{_line(fault)}\n" for fault in document.faults),
    }
    for name in found.keys() & case.blocks.keys():
        if accept:
            write_block(case, name, found[name])
        else:
            assert found[name] == case.blocks[name]
    assert "faults" in case.blocks or not document.faults


def _line(fault: Fault) -> str:
    advice = f" | {fault.help}" if fault.help else ""
    return f"{fault.span.start}-{fault.span.end} {fault.name}: {fault.message}{advice}"
