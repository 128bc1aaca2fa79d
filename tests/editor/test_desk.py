"""What may be written at a place, what it means and where it leads."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.editor import Desk, complete, definition, find_anchor, hover, outline, rename_anchor
from guidekit.editor.cursor import cursor_at
from guidekit.editor.marks import MARKS
from guidekit.model import DATA_ATTRIBUTES
from guidekit.project import load_project
from guidekit.site import LiveProject
from guidekit.source import GuidekitError
from sites.projects import DEFINITION, FILES, GUIDE, write_files

LUCCA = "connectors/lucca/lucca.mdx"
SCOPED = (
    DEFINITION
    + """scopeDefinitions:
  read:
    description: Reads everything
    includes: [list]
  list:
    description: Lists names
"""
)


class Bench:
    """A project, one guide of which is edited."""

    def __init__(self, root: Path) -> None:
        self.root = write_files(
            root, {**FILES, "connectors/lucca/connector.yaml": SCOPED}
        ).resolve()
        self.texts: dict[Path, str] = {}
        self.live = LiveProject(lambda: load_project(self.root, unsaved=self.texts))

    def desk(self, marked: str, path: str = LUCCA) -> tuple[Desk, int]:
        """The desk with a text, and the offset that `|` marks in it."""
        assert marked.count("|") == 1
        file = self.root / path
        self.texts[file] = marked.replace("|", "")
        self.live.changed([file])
        desk = Desk.of(self.live, file)
        assert desk is not None
        return desk, marked.index("|")

    def after(self, typed: str) -> str:
        """The guide with something typed at its end."""
        return f"{GUIDE}\n{typed}"

    def offers(self, typed: str) -> list[str]:
        """What is offered, as the word that it would make."""
        desk, offset = self.desk(self.after(typed))
        found = complete(desk, offset)
        assert all(offer.start <= offset <= offer.end for offer in found)
        return [offer.text for offer in found]

    def completed(self, typed: str, chosen: str) -> str:
        """What becomes of the line with an offer."""
        desk, offset = self.desk(self.after(typed))
        [offer] = [each for each in complete(desk, offset) if each.text == chosen]
        text = desk.source.text[: offer.start] + offer.text + desk.source.text[offer.end :]
        return text[len(self.after("")) :]

    def leads_to(self, typed: str) -> str:
        """The place that a definition is at."""
        desk, offset = self.desk(self.after(typed))
        span = definition(desk, offset)
        if span is None:
            return ""
        path = self.live.place(span.path).relative_to(self.root).as_posix()
        return f"{path}:{span.start}"

    def hover(self, typed: str) -> str:
        desk, offset = self.desk(self.after(typed))
        found = hover(desk, offset)
        assert found is None or found.start <= offset <= found.end
        return found.markdown if found else ""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("project"))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("<|", ["Finish", "Step", "Warning", "div"]),
        ("</|", ["Step"]),
        ("<Step ti|", ["title", "icon", "id", "data-guide-field", "data-whitelabel-hide"]),
        ('<Callout type="|">', ["note", "danger"]),
        ('<div data-guide-field="|">', ["subdomain", "apikey"]),
        ('<div data-guide-scopes="read, |">', ["read", "list"]),
        ('<div data-guide-display-scopes-list="|', ["read", "list"]),
        ('<div data-whitelabel-hide="|', ["acme", "globex"]),
        ('<div data-guide-audience="|', ["config", "setup"]),
        ("Open {|", ["brand.name", "brand.products.hub", "support.email", "support.url"]),
        ("<Finish name={bra|} />", ["brand.name"]),
        ("![a](|)", ["./images/keys.svg", "./images/"]),
        ("![a](./images/|)", ["./images/keys.svg", "./images/address.svg"]),
        ('<img src="./images/k|" />', ["./images/keys.svg"]),
        ("[a](|)", ["./lucca.mdx", "../"]),
        ("[a](../jira/|)", ["../jira/jira.mdx"]),
        ("[a](#|)", ["create-an-api-key", "find-your-subdomain"]),
        ("[a](../jira/jira.mdx#|)", ["create-a-token"]),
        ('<a href="../jira/jira.mdx#cr|">', ["create-a-token"]),
        ("import A from '|'", ["/snippets/finish.mdx"]),
        ("{/* guidekit-disable-next-line |", ["GK701", "GK302"]),
        ("<!-- guidekit-disable GK701, | -->", ["GK701", "GK302"]),
    ],
)
def test_what_is_offered(bench: Bench, typed: str, offered: list[str]) -> None:
    assert set(offered) <= set(bench.offers(typed))


@pytest.mark.parametrize(
    "typed",
    ["Sele|ct it", "<Step>tex|t", "a < b| c", '<Step title="ti|tle">', "{/* a| */}", "`|`",
     "{/* guidekit-disable GK701: wo|rd */}"],
)  # fmt: skip
def test_nothing_is_offered_in_running_text(bench: Bench, typed: str) -> None:
    assert bench.offers(typed) == []


@pytest.mark.parametrize(
    ("typed", "chosen", "line"),
    [
        (
            '<div data-guide-field="subdomain ap|i">',
            "apikey",
            '<div data-guide-field="subdomain apikey">',
        ),
        ("<Ste|ppp>", "Steps", "<Steps>"),
        ("[a](../jira/jira.mdx#cre|ate)", "create-a-token", "[a](../jira/jira.mdx#create-a-token)"),
        ('<a href="#find|">x</a>', "find-your-subdomain", '<a href="#find-your-subdomain">x</a>'),
        ("{brand.na|} x", "brand.name", "{brand.name} x"),
    ],
)
def test_an_offer_takes_the_place_of_the_word(
    bench: Bench, typed: str, chosen: str, line: str
) -> None:
    assert bench.completed(typed, chosen) == line


def test_frontmatter_is_offered_methods_and_fields(bench: Bench) -> None:
    desk, offset = bench.desk("---\ntitle: A\nauth: |\n---\n\n# A\n")
    assert [offer.text for offer in complete(desk, offset)] == ["custom"]
    desk, offset = bench.desk("---\nfields: [subdomain, |]\n---\n\n# A\n")
    assert [offer.text for offer in complete(desk, offset)] == ["subdomain", "apikey"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("import B from '/snippets/fin|ish.mdx'", "snippets/finish.mdx:1:1"),
        ("<Fin|ish />", "snippets/finish.mdx:1:1"),
        ('<div data-guide-scopes="li|st">', "connectors/lucca/connector.yaml:29:3"),
        ('<div data-whitelabel-only="ac|me">', "brands/acme.yaml:1:1"),
        ("{brand.products.h|ub}", "brands/orbit.yaml:2:12"),
        ("![a](./images/ke|ys.svg)", "connectors/lucca/images/keys.svg:1:1"),
        ("[a](../jira/jira.m|dx)", "connectors/jira/jira.mdx:1:1"),
        ("[a](../jira/jira.mdx#create-a-to|ken)", "connectors/jira/jira.mdx:5:1"),
        ("[a](../jira/jira.mdx#nowhe|re)", ""),
        ("[a](https://exam|ple.com)", ""),
        ("plain te|xt", ""),
    ],
)
def test_where_things_are_defined(bench: Bench, typed: str, place: str) -> None:
    assert bench.leads_to(typed) == place


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("<Wa|rning>", "`<Warning>`: Something needed, or easily done wrong"),
        ('<Callout ty|pe="note">', "`type`: the kind of remark (`note`, `info`"),
        ("<div data-whitelabel-hi|de>", "hides the part from these partners"),
        ('<p data-guide-field="api|key">', "text, required, secret"),
        ('<p data-guide-scopes="re|ad">', "Reads everything\n\nIncludes `list`"),
        ("{brand.na|me}", "- orbit: Orbit\n- acme: Acme\n- globex: Globex"),
        ("[a](../jira/jira.mdx#create-a-to|ken)", "**Jira**, *Create a token*"),
        ("{/* guidekit-disable-line GK7|01: no */}", "**GK701** `image-without-alt`"),
        ("{/* guidekit-disable GK7|: no */}", "**GK910** `unused-suppression`"),
        ("<Tip|p>x</Tipp>", "**GK201** `unknown-component`: A tag"),
        ("plain te|xt", ""),
    ],
)
def test_what_is_told(bench: Bench, typed: str, told: str) -> None:
    assert told in bench.hover(typed)
    assert bool(told) == bool(bench.hover(typed))


def test_every_mark_has_a_meaning() -> None:
    assert set(MARKS) == set(DATA_ATTRIBUTES)


def test_the_outline_has_sections_with_their_steps(bench: Bench) -> None:
    desk, _ = bench.desk(bench.after("### Deeper\n\n## Last\n|"))
    found = [(each.name, [inner.name for inner in each.inner]) for each in outline(desk)]
    assert found == [
        ("Find your subdomain", ["Read the address"]),
        ("Create an API key", []),
        ("Fill out the form in the Hub", ["Deeper"]),
        ("Last", []),
    ]


def test_an_anchor_of_a_snippet_is_renamed_for_all_who_include_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    snippet, jira = "snippets/finish.mdx", "connectors/jira/jira.mdx"
    use = "\nimport F from '/snippets/finish.mdx'\n\n<F name=\"x\" />\n\n[x](#end)\n"
    write_files(bench.root, {snippet: '<a id="end" />Go back, {name}.\n', jira: FILES[jira] + use})
    bench.live.changed([bench.root / snippet, bench.root / jira])
    desk, offset = bench.desk(bench.after("[y](#e|nd)"))
    places = {
        bench.live.place(edit.span.path).relative_to(bench.root).as_posix(): edit.text
        for edit in rename_anchor(desk, offset, "done")
    }
    assert places == {snippet: "done", jira: "done", LUCCA: "done"}


def test_a_snippet_is_written_as_a_part_of_the_guides_that_include_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    snippet = "snippets/finish.mdx"
    while not bench.live.settled:
        bench.live.work()

    def offers(typed: str) -> list[str]:
        desk, offset = bench.desk(FILES[snippet] + typed, snippet)
        return [offer.text for offer in complete(desk, offset)]

    assert offers('<p data-guide-field="|">') == ["subdomain", "apikey"]
    assert {"create-an-api-key", "find-your-subdomain"} <= set(offers("[a](#|)"))
    assert "./images/keys.svg" in offers("![a](|)")
    desk, offset = bench.desk('<a id="e|nd" />\n\n[a](../jira/jira.mdx#create-a-token)', snippet)
    assert [edit.text for edit in rename_anchor(desk, offset, "done")] == ["done"]
    span = definition(desk, desk.source.text.index("create-a"))
    assert span is not None
    assert bench.live.place(span.path) == bench.root / "connectors/jira/jira.mdx"

    desk, offset = bench.desk('<p data-guide-field="|">', "snippets/unused.mdx")
    assert complete(desk, offset) == ()


def test_nothing_leads_out_of_the_project(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "project")
    write_files(tmp_path, {"secret/key.png": "x", "secret/a.mdx": "# A\n", "out.mdx": "# Out\n"})
    images = bench.root / "connectors/lucca/images"
    (images / "out").symlink_to(tmp_path / "secret")
    (images / "key.png").symlink_to(tmp_path / "secret/key.png")
    (images.parent / "linked.mdx").symlink_to(tmp_path / "out.mdx")

    offered = bench.offers("![a](./images/|)")
    assert "./images/keys.svg" in offered
    assert not {"./images/key.png", "./images/out/"} & set(offered)
    for typed in ("![a](./images/out/|)", "![a](../../../secret/|)", "[a](../../../|)",
                  "import A from '../../../|'", "[a](../../../out.mdx#|)"):  # fmt: skip
        assert bench.offers(typed) == []
    for typed in ("![a](./images/out/k|ey.png)", "![a](./images/k|ey.png)", "[a](./lin|ked.mdx)",
                  "[a](../../../o|ut.mdx)", "import A from '../../../o|ut.mdx'",
                  "import A from './lin|ked.mdx'", "![a](/etc/pass|wd)"):  # fmt: skip
        assert bench.leads_to(typed) == ""


@pytest.mark.parametrize("typed", ["te|xt", "[a](../jira/jira.mdx|)", "[a](#no|where)"])
def test_what_is_no_anchor_cannot_be_renamed(bench: Bench, typed: str) -> None:
    desk, offset = bench.desk(bench.after(typed))
    with pytest.raises(GuidekitError, match="no anchor"):
        find_anchor(desk, offset)


PIECES = st.sampled_from(
    ["<", "<Step ", "title=", '"', "'", "{", "}", "data-guide-field=", ">", "/", "](", "#", "\n",
     "---\n", "import A from '", "a", " ", "😀", "{#a}", "## ", "[a]: ", "../", "="]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=25), data=st.data())
def test_any_text_at_any_place_has_an_answer(
    bench: Bench, pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    offset = data.draw(st.integers(0, len(text)))
    cursor = cursor_at(text, offset)
    assert cursor is None or cursor.start <= offset <= cursor.end
    desk, _ = bench.desk(f"{text}|")
    for offer in complete(desk, offset):
        assert offer.start <= offset <= offer.end
    hover(desk, offset)
    definition(desk, offset)
    outline(desk)
    with suppress(GuidekitError):
        find_anchor(desk, offset)
