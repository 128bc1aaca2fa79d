"""A live project says of every file what checking the project afresh says of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.project import Project, load_project
from guidekit.site import LiveProject, lint_project
from guidekit.source import Diagnostic
from sites.projects import DEFINITION, DRAWING, FILES, GUIDE, write_files

LUCCA = "connectors/lucca/lucca.mdx"
JIRA = "connectors/jira/jira.mdx"
SNIPPET = "snippets/finish.mdx"
DEFINED = "connectors/lucca/connector.yaml"


class Desk:
    """A project whose files are edited, on the disk or in an editor."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.unsaved: dict[Path, str] = {}
        self.live = LiveProject(self.load)

    def load(self) -> Project:
        return load_project(self.root, unsaved=self.unsaved)

    def type(self, path: str, text: str) -> None:
        self.unsaved[self.root / path] = text
        self.live.changed([self.root / path])

    def write(self, path: str, text: str) -> None:
        write_files(self.root, {path: text})
        self.live.changed([self.root / path])

    def delete(self, path: str) -> None:
        (self.root / path).unlink()
        self.live.changed([self.root / path])

    def settle(self) -> None:
        while not self.live.settled:
            self.live.work()

    def found(self, path: str) -> tuple[Diagnostic, ...]:
        return self.live.problems(self.root / path)

    def codes(self, path: str) -> list[str]:
        return [problem.code for problem in self.found(path)]

    def assert_right(self) -> None:
        """All files have the problems that a fresh look at them finds."""
        self.settle()
        afresh = lint_project(self.load(), jobs=1).diagnostics
        files = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*.*")}
        mine = {path: self.found(path) for path in files}
        shown = self.live.project.files.show
        theirs = {p: tuple(d for d in afresh if d.span.path == shown(p)) for p in files}
        assert mine == theirs


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(write_files(tmp_path, FILES))


def test_a_fresh_project_says_what_lint_says(desk: Desk) -> None:
    write_files(desk.root, {LUCCA: GUIDE + "\n<Tipp>x</Tipp>\n\n[x](#nowhere)\n"})
    desk = Desk(desk.root)
    assert {"GK201", "GK603"} <= set(desk.codes(LUCCA))
    desk.assert_right()


def test_what_an_editor_holds_counts_rather_than_the_disk(desk: Desk) -> None:
    assert desk.codes(LUCCA) == []
    desk.type(LUCCA, GUIDE.replace("<Warning>", "<Warnign>", 1))
    assert "GK201" in desk.codes(LUCCA)
    del desk.unsaved[desk.root / LUCCA]
    desk.live.changed([desk.root / LUCCA])
    assert desk.codes(LUCCA) == []


def test_a_snippet_in_an_editor_concerns_the_guides_that_include_it(desk: Desk) -> None:
    desk.settle()
    desk.type(SNIPPET, "Go back to {brand.nmae}.\n")
    assert not desk.live.settled
    desk.settle()
    assert desk.codes(SNIPPET) == ["GK210"]
    desk.assert_right()


def test_an_anchor_that_goes_breaks_the_links_of_other_guides(desk: Desk) -> None:
    desk.settle()
    desk.type(JIRA, FILES[JIRA].replace("## Create a token", "## Make a token"))
    desk.found(JIRA)
    desk.settle()
    assert desk.codes(LUCCA) == ["GK603"]
    desk.type(JIRA, FILES[JIRA])
    desk.assert_right()
    assert desk.codes(LUCCA) == []


def test_an_edit_that_keeps_the_anchors_leaves_other_guides_alone(desk: Desk) -> None:
    desk.settle()
    desk.type(JIRA, FILES[JIRA] + "\nMore.\n")
    desk.found(JIRA)
    assert desk.live.settled


def test_a_field_that_the_form_gets_is_missed_in_the_guide(desk: Desk) -> None:
    desk.settle()
    desk.type(DEFINED, DEFINITION.replace("label: API Key\n          type", "label: Seal\n  type"))
    desk.assert_right()
    apikey = DEFINITION[DEFINITION.index("\n        - key: apikey") :]
    seal = apikey.replace("API Key", "Seal").replace("apikey", "seal")
    desk.type(DEFINED, DEFINITION + seal)
    assert "GK301" in desk.codes(LUCCA)
    desk.assert_right()


def test_files_that_come_and_go(desk: Desk) -> None:
    desk.settle()
    image = "connectors/lucca/images/keys.svg"
    drawing = (desk.root / image).read_text("utf-8")
    desk.delete(image)
    desk.assert_right()
    assert desk.codes(LUCCA) == ["GK602"]
    desk.write(image, drawing.replace("<path", "<script/><path"))
    desk.assert_right()
    assert desk.codes(LUCCA) == ["GK208"]
    desk.write(image, drawing)
    desk.assert_right()
    desk.delete(JIRA)
    desk.assert_right()
    assert "GK601" in desk.codes(LUCCA)
    desk.delete(SNIPPET)
    desk.assert_right()
    desk.write(SNIPPET, FILES[SNIPPET])
    desk.write(JIRA, FILES[JIRA])
    desk.assert_right()
    assert desk.codes(LUCCA) == []


def test_a_folder_that_comes_to_lead_out_of_the_project_is_not_followed(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk.settle()
    images, outside = desk.root / "connectors/lucca/images", tmp_path_factory.mktemp("outside")
    for image in images.iterdir():
        image.rename(outside / image.name)
    images.rmdir()
    images.symlink_to(outside)
    (outside / "new.svg").write_text(DRAWING, "utf-8")
    desk.type(LUCCA, GUIDE + "\n![New](./images/new.svg)\n")
    assert desk.codes(LUCCA) == ["GK602"]
    desk.live.changed([images])
    assert desk.codes(LUCCA).count("GK602") > 1
    desk.assert_right()


@pytest.mark.parametrize(
    ("name", "code"),
    [("connectors/jira", "GK601"), ("connectors/lucca/images", "GK602"), ("snippets", "GK209")],
)
def test_folders_that_come_and_go(desk: Desk, name: str, code: str) -> None:
    desk.settle()
    folder, away = desk.root / name, desk.root.parent / f"{desk.root.name}-away"
    folder.rename(away)
    desk.live.changed([folder])
    desk.assert_right()
    assert code in desk.codes(LUCCA)
    away.rename(folder)
    desk.live.changed([folder])
    desk.assert_right()
    assert desk.codes(LUCCA) == []


def test_brands_and_the_project_file_concern_everything(desk: Desk) -> None:
    desk.settle()
    desk.type("brands/acme.yaml", FILES["brands/acme.yaml"].replace("Orbit: Acme, ", ""))
    assert "GK501" in desk.codes(LUCCA)
    desk.assert_right()
    desk.type("guidekit.yaml", FILES["guidekit.yaml"] + "lint: {ignore: [GK501]}\nhosue: x\n")
    assert desk.codes(LUCCA) == []
    assert desk.codes("guidekit.yaml") == ["GK901"]
    desk.assert_right()


def test_comments_suppress_and_idle_ones_are_told_when_all_is_known(desk: Desk) -> None:
    brand = "brands/acme.yaml"
    desk.type(brand, FILES[brand] + "# guidekit: ignore GK906: soon\nconnectors: [lucca, jira]\n")
    assert desk.codes(brand) == []
    desk.settle()
    assert desk.codes(brand) == ["GK910"]
    desk.type(LUCCA, GUIDE + "\n{/* guidekit-disable-next-line GK201: soon */}\n<Tipp>x</Tipp>\n")
    assert desk.codes(LUCCA) == []
    desk.assert_right()


def test_a_project_that_cannot_be_read_again_stays_as_it_was(desk: Desk) -> None:
    desk.delete("guidekit.yaml")
    assert desk.codes(LUCCA) == []
    desk.write("guidekit.yaml", "title: Orbit\nhouse: nobody\n")
    desk.settle()
    assert desk.codes("guidekit.yaml") == ["GK901"]


PIECES = (
    "<Step", ">", "</Step>", '<Step title="x">', "{", "}", "`", "\n\n", "---\n", "# A", "auth: x\n",
    "](#api-key)", "[a](../jira/jira.mdx#a)", "<Finish />", "{brand.name}", "\u0000", "\ud83d",
    "😀", "é", "\r", "<div data-whitelabel-hide>", "</div>", "- key: x\n", "API Key",
    "import A from '/snippets/b.mdx'", "{/* guidekit-disable GK603: x */}",
)  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.sampled_from([LUCCA, JIRA, SNIPPET, DEFINED, "brands/acme.yaml"]),
        st.floats(0, 1),
        st.integers(0, 40),
        st.sampled_from(PIECES),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_edits_come_to_what_their_texts_come_to(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, float, int, str, bool]]
) -> None:
    desk = Desk(write_files(tmp_path_factory.mktemp("project"), FILES))
    desk.live.hold([desk.root / LUCCA])
    for path, where, cut, text, look in edits:
        old = desk.unsaved.get(desk.root / path, FILES[path])
        at = int(where * len(old))
        desk.type(path, old[:at] + text + old[at + cut :])
        if look:
            desk.found(path)
    desk.assert_right()
