"""Snippets and variables: what they show, and where problems in them are reported."""

import pytest

from guidekit.model import VARIABLE, Guide, HiddenFrom
from guidekit.syntax import Element, Esm, Expression, Paragraph, walk
from sample_guides import build, problems

SAY = {"/snippets/say.mdx": "Open **{provider}** in {brand.name}.\n\n<Note>Twice {n}.</Note>\n"}
USE = "import Say from '/snippets/say.mdx'\n\n# T\n\n"


def texts(guide: Guide) -> list[str]:
    return [passage.text for passage in guide.passages if passage.kind != "title"]


def test_a_snippet_shows_its_content_with_the_given_values() -> None:
    guide = build(USE + "<Say provider='Lucca' n={2} />\n", SAY)
    assert texts(guide) == [f"Open Lucca in {VARIABLE}.", "Twice 2."]
    assert problems(guide) == []
    assert [source.path for source in guide.includes] == ["snippets/say.mdx"]


def test_text_of_a_snippet_stands_in_the_snippet_and_a_value_in_the_guide() -> None:
    guide = build(USE + "<Say provider='Lucca' n={2} />\n", SAY)
    passage = guide.passages[1]
    at = passage.text.index("Lucca")
    assert str(passage.span(0, 4)) == "snippets/say.mdx:1:1"
    assert str(passage.span(at, at + 5)) == "guide.mdx:5:16"
    assert str(passage.span(at, at + 5).end) == "5:21"


def test_each_use_of_a_snippet_has_nodes_of_its_own() -> None:
    snippet = {"/s.mdx": "## Again\n\n<div id='x'>text</div>\n"}
    guide = build("import S from '/s.mdx'\n\n# T\n\n<S />\n\n<S />\n", snippet)
    assert [s.anchor for s in guide.sections] == ["again", "again-1"]
    anchors = [p.anchor for p in guide.placements.values() if p.anchor]
    assert sorted(anchors) == ["again", "again-1", "x", "x"]
    assert [fault.name for fault in guide.faults] == ["duplicate-anchor"]


def test_the_tree_keeps_no_import_and_no_expression_but_brand_values() -> None:
    guide = build(
        USE + "export const app = {name: 'Lucca'}\n\n"
        "{/* not shown */}\n\nOpen {app.name}{' now'} or {7}.\n\n{ brand . products.hub }\n\n"
        "<Say provider='x' n='1' />\n",
        SAY,
    )
    nodes = list(walk(guide.document))
    assert not any(isinstance(node, Esm) for node in nodes)
    expressions = [node.source for node in nodes if isinstance(node, Expression)]
    assert expressions == ["brand.products.hub", "brand.name"]
    assert texts(guide)[:2] == ["Open Lucca now or 7.", VARIABLE]


def test_values_and_components_come_by_name() -> None:
    shared = {
        "/lib/shared.mdx": "import {deep} from './deep.mdx'\n\nexport const app = 'Lucca'\n\n"
        "export const Hint = ({ text, level = 1, sure }) => (\n  <Note>{text}, {level}, {deep}:\n"
        "    {sure && (<b>Sure</b>)}{!sure && <i>Not sure</i>}\n  </Note>\n);\n",
        "/lib/deep.mdx": "export const deep = 'down'\n",
    }
    guide = build(
        "import {app as name, Hint} from '/lib/shared.mdx'\n\n# T\n\n{name}\n\n"
        "<Hint text={name} sure={true} />\n\n<Hint text='no' level={2} />\n",
        shared,
    )
    assert texts(guide) == ["Lucca", "Lucca, 1, down: Sure", "no, 2, down: Not sure"]
    assert problems(guide) == []


def test_code_of_a_component_stands_in_its_file() -> None:
    code = "export const Hint = () => {\n  return (\n    <p>Press **it**</p>\n  );\n};\n"
    guide = build("import {Hint} from '/s.mdx'\n\n# T\n\n<Hint />\n", {"/s.mdx": code})
    assert str(guide.passages[1].span(0, 5)) == "s.mdx:3:8"


def test_a_snippet_shows_what_stands_between_its_tags() -> None:
    guide = build(
        "import Box from '/box.mdx'\n\n# T\n\n<Box>\n\n## Inside\n\n<Box>deep</Box>\n\n</Box>\n",
        {"/box.mdx": "before\n\n{children}\n\n{children}\n"},
    )
    assert [s.anchor for s in guide.sections] == ["inside", "inside-1"]
    assert "".join(texts(guide)).count("deep") == 4
    heading = next(p for p in guide.passages if p.kind == "heading")
    assert str(heading.span(0, 6)) == "guide.mdx:7:4"


def test_in_a_line_a_snippet_is_a_part_of_the_line() -> None:
    guide = build(
        "import Name from '/n.mdx'\n\n# T\n\nOpen <Name /> now.\n", {"/n.mdx": "*Lucca*\n"}
    )
    assert texts(guide) == ["Open Lucca now."]
    assert [type(node) for node in guide.document.children] == [Paragraph]


def test_blocks_of_a_snippet_cut_the_line_that_names_it() -> None:
    guide = build(
        "import Two from '/n.mdx'\n\n# T\n\nBefore <Two /> after.\n", {"/n.mdx": "One.\n\n- Two.\n"}
    )
    assert texts(guide) == ["Before", "One.", "Two.", "after."]


def test_a_condition_on_a_snippet_holds_for_its_content() -> None:
    guide = build(USE + "<Say provider='x' n='1' data-whitelabel-hide />\n", SAY)
    assert {passage.guard for passage in guide.passages[1:]} == {(HiddenFrom(frozenset()),)}
    wrapper = guide.document.children[0]
    assert isinstance(wrapper, Element)
    assert guide.placements[wrapper].conditions == (HiddenFrom(frozenset()),)


def test_lower_case_names_may_be_imported() -> None:
    guide = build("import say from '/s.mdx'\n\n# T\n\n<say />\n", {"/s.mdx": "Hello.\n"})
    assert texts(guide) == ["Hello."]
    assert problems(guide) == []


def test_snippets_import_relative_to_themselves() -> None:
    guide = build(
        "import A from '/lib/a.mdx'\n\n# T\n\n<A />\n",
        {"/lib/a.mdx": "import B from '../b.mdx'\n\n<B />\n", "/b.mdx": "B.\n"},
    )
    assert texts(guide) == ["B."]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "import A from '/no.mdx'\n\n# T\n\nx\n",
            "guide.mdx:1:16 missing-snippet: no snippet `/no.mdx`, expected a file",
        ),
        (
            "import React from 'react'\n\n# T\n\nx\n",
            "guide.mdx:1:20 missing-snippet: import of `react`, "
            "expected a file that ends in `.mdx`",
        ),
        (
            "import {Tip2} from '/snippets/say.mdx'\n\n# T\n\n<Tip2 />\n\nx\n",
            "guide.mdx:5:1 missing-snippet: `/snippets/say.mdx` exports no component `Tip2`, "
            "expected one that it defines",
        ),
        (
            USE + "<Say provider='a' n='1' provder='b' />\n",
            "guide.mdx:5:25 unknown-attribute: unknown attribute `provder` of `<Say>`, "
            "expected one that the snippet uses",
        ),
        (
            "# T\n\nOpen {brnd.name}.\n",
            "guide.mdx:3:6 unknown-variable: unknown variable `brnd.name`, "
            "expected an exported constant or `brand.name`",
        ),
        (
            "# T\n\nOpen {a ? b : c}.\n",
            "guide.mdx:3:6 non-literal-expression: "
            "code in braces, expected a variable, text or a number",
        ),
        (
            "# T\n\n<Card title={app}>x</Card>\n",
            "guide.mdx:3:14 unknown-variable: "
            "unknown variable `app` as the value of `title`, expected text",
        ),
        (
            "# T\n\n<Card title={brand.nmae}>x</Card>\n",
            "guide.mdx:3:14 unknown-variable: "
            "unknown variable `brand.nmae` as the value of `title`, expected text",
        ),
        (
            "# T\n\n<Card {...props}>x</Card>\n",
            "guide.mdx:3:7 non-literal-expression: "
            "`{...props}` among attributes, expected each by its name",
        ),
    ],
)
def test_what_cannot_be_shown_is_reported(text: str, problem: str) -> None:
    assert problems(build(text, SAY)) == [problem]


def test_a_problem_in_a_snippet_stands_there_and_names_the_guide() -> None:
    guide = build(USE + "<Say provider='Lucca' />\n\n<Say provider='Lucca' />\n", SAY)
    assert problems(guide) == [
        "snippets/say.mdx:3:13 unknown-variable: unknown variable `n`, expected an exported "
        "constant, a property given to the snippet or `brand.name`"
    ]
    assert guide.faults[0].help == "included by `guide.mdx`"


def test_a_syntax_error_of_a_snippet_is_a_fault_of_the_guide() -> None:
    guide = build("import A from '/a.mdx'\n\n# T\n\n<A />\n", {"/a.mdx": "x\n\n<Note>\n\nopen\n"})
    assert [(f.name, str(f.span)) for f in guide.faults] == [("unclosed-tag", "a.mdx:3:1")]
    assert "included by `guide.mdx`" in (guide.faults[0].help or "")


def test_a_snippet_that_includes_itself_ends() -> None:
    files = {
        "/a.mdx": "import B from '/b.mdx'\n\nA\n\n<B />\n",
        "/b.mdx": "import A from '/a.mdx'\n\nB\n\n<A />\n",
    }
    guide = build("import A from '/a.mdx'\n\n# T\n\n<A />\n", files)
    assert texts(guide) == ["A", "B"]
    assert problems(guide) == ["b.mdx:5:1 missing-snippet: `<A>` includes itself, expected an end"]


def test_names_that_are_handed_on_in_a_circle_end() -> None:
    files = {
        "/a.mdx": "import {x, X} from '/b.mdx'\n",
        "/b.mdx": "import {x, X} from '/a.mdx'\n",
    }
    guide = build("import {x, X} from '/a.mdx'\n\n# T\n\n{x}\n\n<X />\n\ntext\n", files)
    assert [fault.name for fault in guide.faults] == ["unknown-variable", "missing-snippet"]


@pytest.mark.timeout(20)
def test_snippets_cannot_blow_up() -> None:
    files = {
        f"/{n}.mdx": f"import S from '/{n + 1}.mdx'\n\nha\n\n<S />\n\n<S />\n\n<S />\n"
        for n in range(40)
    }
    guide = build("import S from '/0.mdx'\n\n# T\n\n<S />\n", files)
    assert len(guide.passages) < 10_000
    assert "makes the guide too large" in problems(guide)[-1] + problems(guide)[1]


@pytest.mark.timeout(20)
def test_snippets_within_snippets_have_a_depth() -> None:
    files = {
        f"/{n}.mdx": f"import S from '/{n + 1}.mdx'\n\n<div>\n\n<S />\n\n</div>\n"
        for n in range(150)
    }
    guide = build("import S from '/0.mdx'\n\n# T\n\ntext\n\n<S />\n", files)
    assert "nesting-too-deep" in [fault.name for fault in guide.faults]


def test_what_stands_in_a_component_that_is_not_there_stays() -> None:
    guide = build(
        "# Lucca\n\nimport Panel from '@acme/panel'\nimport { Box } from './no.mdx'\n\n"
        "<Panel>\n\n## Key\n\nCopy <Box>the *key*</Box>.\n\n</Panel>\n\n"
        "<Box data-whitelabel-hide>\n\nAsk us.\n\n</Box>\n\n<Box />\n"
    )
    assert [passage.text for passage in guide.passages[-3:]] == ["Key", "Copy the key.", "Ask us."]
    assert [section.title.text for section in guide.sections if section.title] == ["Key"]
    assert guide.passages[-1].guard
    assert not guide.passages[-2].guard
    assert {fault.name for fault in guide.faults} == {"missing-snippet"}
