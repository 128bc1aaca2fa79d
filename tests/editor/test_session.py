"""Sessions of a real client with `guidekit lsp`, over standard input and output."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editor.session import Editor, editing
from sites.projects import FILES, GUIDE, definition, write_files

LUCCA = "connectors/lucca/lucca.mdx"
JIRA = "connectors/jira/jira.mdx"
DEFINED = "connectors/lucca/connector.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, FILES).resolve()


def in_session(root: Path, do: Callable[[Editor], Awaitable[None]], **options: Any) -> None:
    """Do something with an editor on a project."""

    async def session() -> None:
        async with editing(root, **options) as editor:
            await do(editor)

    asyncio.run(session())


def test_a_morning_of_an_author(root: Path) -> None:
    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        assert await editor.codes(LUCCA) == []

        typed = GUIDE.replace("## Create an API key", "## Create an API key {#key}")
        editor.type(LUCCA, typed)
        [problem] = await editor.problems(LUCCA)
        assert problem.code == "GK117"
        assert problem.severity is types.DiagnosticSeverity.Warning
        assert problem.message.startswith("heading-id-in-braces: anchor `{#key}` in braces")
        assert problem.range.start == types.Position(23, 21)

        actions = await editor.actions(LUCCA, "{#ke|y}")
        assert "Suppress GK117 `heading-id-in-braces` with a reason" in actions

        typed = GUIDE.replace("<Warning>", "{/* guidekit-disable GK201: x */}\n\n<Warning>")
        editor.type(LUCCA, typed)
        assert await editor.codes(LUCCA) == ["GK910"]
        actions = await editor.actions(LUCCA, "guidekit-|disable")
        assert await editor.actions(LUCCA, "guidekit-|disable", "source.fixAll") == {}
        assert await editor.actions(LUCCA, "guidekit-|disable", "quickfix") == actions
        fix = actions["Remove the comment (GK910)"]
        assert fix.is_preferred
        assert fix.edit
        editor.type(LUCCA, editor.applied(fix.edit)[LUCCA])
        assert await editor.codes(LUCCA) == []

        editor.type(LUCCA, GUIDE.replace('"subdomain"', '"subdomain, "'))
        fields = await editor.completion(LUCCA, '"subdomain, |"')
        assert list(fields) == ["subdomain", "apikey"]
        assert fields["apikey"].detail == "API Key"
        edit = fields["apikey"].text_edit
        assert isinstance(edit, types.TextEdit)
        assert edit.new_text == "apikey"
        assert edit.range.start == edit.range.end

        assert "**Subdomain** `subdomain`" in await editor.hover(LUCCA, '"sub|domain')
        line = FILES[DEFINED].splitlines().index("        - key: subdomain")
        assert await editor.definition(LUCCA, '"sub|domain') == (DEFINED, line, 10)
        assert await editor.definition(LUCCA, "jira.mdx#create|-a") == (JIRA, 4, 0)

    in_session(root, do)


def test_suppressing_with_a_reason_leaves_nothing_to_report(root: Path) -> None:
    async def do(editor: Editor) -> None:
        editor.open(LUCCA, GUIDE + "\n![](./images/keys.svg)\n")
        assert await editor.codes(LUCCA) == ["GK701"]
        actions = await editor.actions(LUCCA, "![](./images/ke|ys.svg)")
        edit = actions["Suppress GK701 `image-without-alt` with a reason"].edit
        assert edit
        editor.type(LUCCA, editor.applied(edit)[LUCCA])
        assert await editor.codes(LUCCA) == []
        assert "GK701: TODO: say why */}\n![]" in editor.texts[LUCCA]

    in_session(root, do)


def test_an_anchor_is_renamed_with_all_its_links(root: Path) -> None:
    lucca = GUIDE.replace("<h2>Find", '<h2 id="find">Find') + "\nBack to [it](#find).\n"
    jira = FILES[JIRA] + "\nSee [there](../lucca/lucca.mdx#find), [here](#create-a-token).\n"
    write_files(root, {LUCCA: lucca, JIRA: jira})

    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        texts = await editor.rename(LUCCA, '"fi|nd"', "subdomain")
        assert texts == {
            LUCCA: lucca.replace('"find"', '"subdomain"').replace("(#find)", "(#subdomain)"),
            JIRA: jira.replace("lucca.mdx#find", "lucca.mdx#subdomain"),
        }
        assert await editor.rename(LUCCA, "(#fi|nd)", "subdomain") == texts
        editor.open(JIRA)
        assert await editor.rename(JIRA, "lucca.mdx#fin|d", "subdomain") == texts
        for where in ("(#create-a-to|ken)", "## Create a to|ken", "Link a Ji|ra"):
            with pytest.raises(
                JsonRpcException, match=r"anchor `create-a-token` is made|no anchor"
            ):
                await editor.rename(JIRA, where, "token")
        for name in ("a b", "", "create-an-api-key"):
            with pytest.raises(JsonRpcException, match=r"as an anchor|in the guide already"):
                await editor.rename(LUCCA, '"fi|nd"', name)

    in_session(root, do)


def test_other_files_that_change_concern_the_open_ones(root: Path) -> None:
    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        assert await editor.codes(LUCCA) == []
        editor.open(JIRA)
        editor.type(JIRA, FILES[JIRA].replace("## Create a token", "## Make a token"))
        await editor.until_codes(LUCCA, "GK603")
        editor.close(JIRA)
        await editor.until_codes(LUCCA)
        assert list(editor.told[editor.uri(JIRA)].diagnostics) == []

        write_files(root, {"snippets/finish.mdx": "{brand.nmae} {name}\n"})
        editor.tell_changed("snippets/finish.mdx")
        editor.open("snippets/finish.mdx")
        await editor.until_codes("snippets/finish.mdx", "GK210")

        write_files(root, {"guidekit.yaml": FILES["guidekit.yaml"] + "lint: {ignore: [GK7]}\n"})
        editor.tell_changed("guidekit.yaml")
        editor.type(LUCCA, GUIDE + "\n![](./images/keys.svg)\n\n<Tipp>x</Tipp>\n")
        await editor.until_codes(LUCCA, "GK201")

    in_session(root, do)


def test_the_editor_is_asked_to_watch_files_if_it_can(root: Path) -> None:
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watching)

    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        await editor.problems(LUCCA)
        [wanted] = editor.watched
        assert wanted.method == "workspace/didChangeWatchedFiles"

    in_session(root, do, capabilities=types.ClientCapabilities(workspace=workspace))


def test_what_a_question_brings_to_light_is_told_too(root: Path) -> None:
    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        editor.open(JIRA)
        assert await editor.codes(LUCCA) == []
        editor.type(JIRA, FILES[JIRA].replace("## Create a token", "## Make a token"))
        await editor.problems(JIRA)
        # This looks at the other guide before its turn has come.
        await editor.hover(LUCCA, '"sub|domain')
        await editor.until_codes(LUCCA, "GK603")

    in_session(root, do)


@pytest.mark.parametrize(
    ("path", "line", "code"),
    [
        (DEFINED, "authenticaton: []", "GK802"),
        ("brands/acme.yaml", "nmae: Acme", "GK902"),
        ("guidekit.yaml", "tilte: Guides", "GK901"),
    ],
)
def test_data_files_are_checked_while_they_are_typed(
    root: Path, path: str, line: str, code: str
) -> None:
    async def do(editor: Editor) -> None:
        editor.open(path)
        assert await editor.codes(path) == []
        editor.type(path, f"{line}\n{FILES[path]}")
        assert code in await editor.codes(path)
        editor.type(path, FILES[path])
        assert await editor.codes(path) == []

    in_session(root, do)


def test_a_field_that_a_form_gets_is_missed_in_the_open_guide(root: Path) -> None:
    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        editor.open(DEFINED)
        assert await editor.codes(LUCCA) == []
        apikey = FILES[DEFINED][FILES[DEFINED].index("\n        - key: apikey") :]
        seal = apikey.replace("API Key", "Seal").replace("apikey", "seal")
        editor.type(DEFINED, FILES[DEFINED] + seal)
        await editor.until(lambda: "GK301" in (editor.codes_told(LUCCA) or ()))

    in_session(root, do)


def test_a_fix_changes_nothing_else_whatever_the_characters_and_line_ends(root: Path) -> None:
    comment = "{/* guidekit-disable GK201: x */}"
    text = GUIDE.replace("## Create", f"a\t😀 e\u0301\u2028👩\u200d💻 {comment} b\n\n## Create")
    text = "\ufeff" + text.replace("\n", "\r\n")

    async def do(editor: Editor) -> None:
        editor.open(LUCCA, text)
        assert await editor.codes(LUCCA) == ["GK910"]
        actions = await editor.actions(LUCCA, "guidekit-|disable")
        edit = actions["Remove the comment (GK910)"].edit
        assert edit
        assert editor.applied(edit)[LUCCA] == text.replace(f" {comment}", "")

    in_session(root, do)


def test_an_editor_that_can_shows_how_far_the_check_has_come(root: Path) -> None:
    for number in range(30):
        key = f"more-{number}"
        write_files(root, {
            f"connectors/{key}/connector.yaml": definition(key, key, "Subdomain", "API Key"),
            f"connectors/{key}/{key}.mdx": GUIDE,
        })  # fmt: skip

    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        await editor.until_all_is_checked()
        first, *steps, last = editor.progress
        assert first["title"] == "guidekit: checking the project"
        assert {each["token"] for each in editor.progress} == {"guidekit-1"}
        shares = [each["percentage"] for each in steps]
        assert shares == sorted(set(shares))
        assert steps[-1]["percentage"] > 80
        assert last["kind"] == "end"

    window = types.WindowClientCapabilities(work_done_progress=True)
    in_session(root, do, capabilities=types.ClientCapabilities(window=window))


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 14), ("utf-16", 8), ("utf-32", 6)])
def test_places_count_in_the_units_that_the_editor_wants(
    root: Path, encoding: str, column: int
) -> None:
    general = types.GeneralClientCapabilities(
        position_encodings=[types.PositionEncodingKind(encoding)]
    )

    async def do(editor: Editor) -> None:
        editor.open(
            LUCCA, GUIDE + "\n😀😀e\u0301 <Tipp>x</Tipp>\n".replace("\u0301 ", "\u0301\u00a0")
        )
        [problem] = await editor.problems(LUCCA)
        assert problem.range.start.character == column - 1
        assert editor.capabilities
        assert editor.capabilities.position_encoding == encoding

    in_session(root, do, capabilities=types.ClientCapabilities(general=general))


def test_no_text_ends_the_server(root: Path) -> None:
    texts = ("", "\0", "---", "<" * 3000, "{" * 3000, "\ud83d", "# A\r\r\n{#", "\ufeff# x\n<Stp/>",
             "x" * 100_000 + "<", "\u2028<Tipp>\u2028")  # fmt: skip

    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        for text in texts:
            editor.type(LUCCA, text)
            await editor.problems(LUCCA)
            for line, character in ((0, 0), (0, 3), (7, 99_999)):
                where: dict[str, Any] = {
                    "text_document": types.TextDocumentIdentifier(editor.uri(LUCCA)),
                    "position": types.Position(line, character),
                }
                await editor.client.text_document_completion_async(types.CompletionParams(**where))
                await editor.client.text_document_hover_async(types.HoverParams(**where))
                await editor.client.text_document_definition_async(types.DefinitionParams(**where))
        editor.type(LUCCA, GUIDE)
        assert await editor.codes(LUCCA) == []

    in_session(root, do)


def test_files_outside_projects_are_checked_by_themselves(tmp_path: Path) -> None:
    write_files(tmp_path, {"notes/a.mdx": "# A\n\n<Tipp>x</Tipp>\n", "notes/b.txt": "x"})

    async def do(editor: Editor) -> None:
        editor.open("notes/a.mdx")
        assert await editor.codes("notes/a.mdx") == ["GK201"]
        editor.open("notes/b.txt")
        assert await editor.codes("notes/b.txt") == []
        untitled = types.TextDocumentItem("untitled:Untitled-1", "mdx", 1, "<Tipp>")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(untitled))
        editor.type("notes/a.mdx", "# A\n\nText.\n")
        assert await editor.codes("notes/a.mdx") == []

    in_session(tmp_path, do)


def test_a_project_file_of_another_place_is_named_once(root: Path) -> None:
    (root / "guidekit.yaml").rename(root.parent / "docs.yaml")
    (root / "brands").rename(root.parent / "brands")

    async def session() -> None:
        arguments = ("--stdio", "--project", str(root.parent / "docs.yaml"), str(root))
        async with editing(root, *arguments) as editor:
            editor.open(LUCCA, GUIDE.replace("Orbit Hub. See", "Orbit Hub at orbit.example. See"))
            assert await editor.codes(LUCCA) == []
            editor.type(LUCCA, GUIDE.replace("<Finish", "<Warning>Orbit's help</Warning><Finish"))
            assert "Finish" in await editor.completion(LUCCA, "<Fin|ish")

    run: Coroutine[Any, Any, None] = session()
    asyncio.run(run)


def test_an_editor_that_leaves_without_a_word_leaves_no_server(root: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from guidekit.cli import main; sys.exit(main())",
            "lsp",
        ],
        input=b"",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")


def test_without_the_package_the_command_says_what_to_install(root: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None; from guidekit.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "lsp"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "guidekit: no package `pygls`, expected it for editors: pip install 'guidekit[lsp]'"
    ]


def test_diagnostics_are_those_of_lint(root: Path) -> None:
    text = GUIDE.replace("Orbit Hub. See", "Orbit at orbit.example. See")
    write_files(root, {LUCCA: text + "\n<Tipp>x</Tipp>\n\n[x](#nowhere) ![](no.png)\n"})
    code = "import sys; from guidekit.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "lint", "--format", "json", str(root)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    expected = [
        (each["code"], each["start"]["line"], each["start"]["column"])
        for each in json.loads(done.stdout)["diagnostics"]
        if each["path"].endswith(LUCCA)
    ]
    assert len(expected) > 3

    async def do(editor: Editor) -> None:
        editor.open(LUCCA)
        found = await editor.problems(LUCCA)
        places = [(d.code, d.range.start.line + 1, d.range.start.character + 1) for d in found]
        assert places == expected

    in_session(root, do)
