"""Each format by the cases of its fixture: diagnostics in, a report out."""

from pathlib import Path

import pytest

from fixture_files import Case, cases_in
from fixture_files import accept as accept_block
from guidekit.reports import FORMATS
from reports.scenes import report_of

FOLDER = Path(__file__).parent
CASES = cases_in(FOLDER)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_fixture(case: Case, accept: bool) -> None:
    text = FORMATS[case.path.stem](report_of(case))
    if accept and text != case.blocks.get("report"):
        accept_block(case, "report", text)
    else:
        assert text == case.blocks["report"]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_has_a_fixture_that_also_shows_no_problem(form: str) -> None:
    cases = [case for case in CASES if case.path.stem == form]
    assert any(case.blocks["diagnostics"] for case in cases)
    assert any(not case.blocks["diagnostics"] for case in cases)
