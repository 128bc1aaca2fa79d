"""``guidekit diff``: what the readers of two brands see differently."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from guidekit.site.comparison import compared_rows
from guidekit.site.page_lines import page_lines
from sites.conftest import Run
from sites.projects import FILES, write_files

HOUSE, PARTNER = "--brand=orbit", "--brand=acme"


def test_what_differs_is_shown_with_what_is_next_to_it(project: Path, run: Run) -> None:
    result = run("diff", HOUSE, PARTNER, project / "connectors/lucca")
    assert result.exit_code == 0
    assert (
        result.output
        == """\
--- orbit: lucca/lucca
+++ acme: lucca/lucca
...
  API Key
- Link a Lucca account in the Orbit Hub.
+ Link a Lucca account in the Acme Connect.
  > Warning: You need to be an administrator.
...
  1. Select Add key.
- 2. Copy the API Key. Give it to Orbit.
+ 2. Copy the API Key. Give it to Acme.
  ![The list of keys](201006cc8eed5886.svg)
- ## Fill out the form in the Hub
- Enter the values in the Orbit Hub. See [Jira](../../jira/jira/#create-a-token) too.
- - Subdomain
- - API Key
- ![The form of Orbit](bbcbdb4a3fad2ffc.svg)
+ Go back to Acme and connect Lucca.

1 page differs, 0 the same
"""
    )


def test_each_side_is_marked_in_the_file(project: Path, run: Run, tmp_path: Path) -> None:
    result = run("diff", HOUSE, PARTNER, "--html", tmp_path / "made" / "changes.html")
    assert result.exit_code == 0
    html = (tmp_path / "made" / "changes.html").read_text("utf-8")
    assert "<del>Orbit</del>" in html
    assert "<ins>" in html
    assert "page differs" in result.output or "pages differ" in result.output


def test_a_brand_has_no_differences_to_one_that_extends_nothing_but_its_name(
    project: Path, run: Run
) -> None:
    write_files(project, {"brands/twin.yaml": FILES["brands/acme.yaml"]})
    result = run("diff", "--brand=acme", "--brand=twin")
    assert result.output.splitlines()[-1].startswith("0 pages differ")


def test_two_different_brands_are_needed(project: Path, run: Run) -> None:
    for brands in ([HOUSE], [HOUSE, HOUSE], [HOUSE, PARTNER, "--brand=globex"]):
        result = run("diff", *brands, project)
        assert result.exit_code == 2
        assert "expected two different brands" in result.output


def test_an_unknown_brand_is_named(project: Path, run: Run) -> None:
    result = run("diff", HOUSE, "--brand=acne", project)
    assert result.exit_code == 2


def test_steps_are_counted_as_the_reader_counts_them() -> None:
    html = (
        "<main><ol start=3><li>a</li><li class=between>b</li><li>c<pre>x\ny</pre></li></ol></main>"
    )
    assert page_lines(html) == ("3. a", "b", "4. c", "       x", "       y")


def test_a_page_without_content_has_no_lines() -> None:
    assert page_lines("<p>outside</p>") == ()


lines = st.lists(st.text("ab <", min_size=1, max_size=8), max_size=12)


@given(lines, lines)
def test_both_sides_can_be_read_off_the_rows(one: list[str], other: list[str]) -> None:
    rows = list(compared_rows(one, other))
    left = ["".join(p.text for p in row.left) for row in rows if row.left]
    right = ["".join(p.text for p in row.right) for row in rows if row.right]
    assert left == one
    assert right == other
    assert all(row.left == row.right for row in rows if row.kind == "same")
