"""Templates that fail are told apart from bugs of guidekit."""

from pathlib import Path

import pytest

from guidekit.model import build_guide
from guidekit.render import Theme, compile_page
from guidekit.source import GuidekitError, SourceText
from guidekit.variants import Brand, Terms

HOUSE = Brand("house", "House", house=True, source=SourceText("house.yaml", ""))
CARD = "# Lucca\n\n<Card title='x' href='./jira.mdx'>Text</Card>\n"


class BugError(Exception):
    """What no template has to do with."""


def bug(path: str) -> str | None:
    raise BugError(path)


def compile_with(theme: Theme) -> None:
    compile_page(
        build_guide(SourceText("lucca.mdx", CARD), lambda _: None),
        connector=None,
        terms=Terms(HOUSE, [HOUSE]),
        theme=theme,
        asset_url=bug,
        page_url=bug,
    )


def test_a_bug_below_a_template_of_the_theme_stays_a_bug() -> None:
    with pytest.raises(BugError):
        compile_with(Theme())


def test_what_fails_below_a_template_of_the_project_is_its_doing(tmp_path: Path) -> None:
    card = tmp_path / "components/card.html"
    card.parent.mkdir()
    card.write_text("{% call link(props.href) %}x{% endcall %}", "utf-8")
    with pytest.raises(GuidekitError) as failed:
        compile_with(Theme(tmp_path))
    assert str(failed.value) == f"template `{card.as_posix()}`, line 1: BugError: ./jira.mdx"
    assert isinstance(failed.value.__cause__, BugError)


def test_the_path_is_as_the_user_would_type_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    icon = tmp_path / "look/partials/icon.html"
    icon.parent.mkdir(parents=True)
    icon.write_text("\n{{ nothing }}", "utf-8")
    with pytest.raises(GuidekitError) as failed:
        Theme(tmp_path / "look").icon("gear")
    expected = "template `look/partials/icon.html`, line 2: 'nothing' is undefined"
    assert str(failed.value) == expected


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(GuidekitError, match=r"no template `components/none\.html`"):
        Theme().render("components/none.html")
