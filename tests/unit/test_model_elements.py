"""Components and HTML elements: what is wrong with them, and what they are worth."""

import pytest

from guidekit.model import COMPONENTS, Guide, Placement
from guidekit.syntax import Element, walk
from sample_guides import build, problems


def found(guide: Guide, name: str) -> list[Placement]:
    """What the model knows of the elements of a name."""
    return [
        guide.placements[node]
        for root in guide.document.children
        for node in walk(root)
        if isinstance(node, Element) and node.name == name
    ]


def of_text(text: str) -> list[str]:
    return [problem.removeprefix("guide.mdx:") for problem in problems(build(f"# T\n\n{text}\n"))]


def advice(text: str) -> str | None:
    return build(f"# T\n\n{text}\n").faults[0].help


@pytest.mark.parametrize(
    ("text", "problem", "help"),
    [
        (
            "<Warnings>x</Warnings>",
            "3:1 unknown-component: unknown component `Warnings`, "
            "expected one that guidekit has or the guide imports",
            "did you mean `Warning`?",
        ),
        (
            "<Foo.Bar>x</Foo.Bar>",
            "3:1 unknown-component: unknown component `Foo.Bar`, "
            "expected one that guidekit has or the guide imports",
            None,
        ),
        (
            "<note>x</note>",
            "3:1 unsafe-html: element `<note>`, expected one that guides may use",
            "did you mean `Note`?",
        ),
        (
            "<Accordion titel='A' title='B'>x</Accordion>",
            "3:12 unknown-attribute: unknown attribute `titel` of `<Accordion>`, "
            "expected `title`, `description`, `defaultOpen`, `icon`, `iconType`",
            "did you mean `title`?",
        ),
        (
            "<p data-whitelable-hide>x</p>",
            "3:4 unknown-attribute: unknown attribute `data-whitelable-hide`, "
            "expected one that guides have",
            "did you mean `data-whitelabel-hide`?",
        ),
        (
            "<Note data-guide-scope='a'>x</Note>",
            "3:7 unknown-attribute: unknown attribute `data-guide-scope`, "
            "expected one that guides have",
            "did you mean `data-guide-scopes`?",
        ),
        (
            "<p hrf='/a'>x</p>",
            "3:4 unknown-attribute: unknown attribute `hrf` of `<p>`, expected one that HTML has",
            None,
        ),
        (
            "<a hreff='/a'>x</a>",
            "3:4 unknown-attribute: unknown attribute `hreff` of `<a>`, expected one that HTML has",
            "did you mean `href`?",
        ),
        (
            "<Tooltip>x</Tooltip>",
            '3:1 missing-attribute: `<Tooltip>` without a `tip`, expected `tip="..."`',
            None,
        ),
        (
            "<Tab title='A'>x</Tab>",
            "3:1 misplaced-component: `<Tab>` stands on its own, expected it in `<Tabs>`",
            None,
        ),
        (
            "<Steps><Note><Step title='A'>x</Step></Note></Steps>",
            "3:14 misplaced-component: `<Step>` stands in `<Note>`, expected it in `<Steps>`",
            None,
        ),
        (
            "<CardGroup cols={7}><Card>x</Card></CardGroup>",
            "3:18 invalid-attribute-value: `cols` of `<CardGroup>` is `7`, "
            "expected one of `1`, `2`, `3`, `4`",
            None,
        ),
        (
            "<Accordion title='A' defaultOpen='yes'>x</Accordion>",
            "3:35 invalid-attribute-value: `defaultOpen` of `<Accordion>` is `yes`, "
            "expected `{true}` or `{false}`",
            None,
        ),
        (
            "<Accordion title>x</Accordion>",
            "3:12 invalid-attribute-value: `title` of `<Accordion>` is there without a value, "
            "expected text",
            None,
        ),
        (
            "<Accordion title={['a']}>x</Accordion>",
            "3:19 invalid-attribute-value: `title` of `<Accordion>` is `['a']`, expected text",
            None,
        ),
        (
            "<Card href='javascript:alert(1)'>x</Card>",
            "3:13 invalid-attribute-value: `href` of `<Card>` is `javascript:alert(1)`, "
            "expected a path, or an address with http, https, mailto or tel",
            None,
        ),
        (
            "<p onClick='x()'>x</p>",
            "3:4 unsafe-html: attribute `onClick` of `<p>`, expected none that runs code",
            None,
        ),
        (
            "[x](javascript:alert(1))",
            "3:5 unsafe-html: address that could run code, "
            "expected a path or http, https, mailto or tel",
            None,
        ),
        (
            "![x](javascript:alert)",
            "3:1 unsafe-html: address that could run code, expected a path or http or https",
            None,
        ),
        (
            "<img src='data:image/svg+xml,x' alt='' />",
            "3:11 unsafe-html: address of `src` that could run code, "
            "expected a path or http or https",
            None,
        ),
    ],
)
def test_problems_of_elements(text: str, problem: str, help: str | None) -> None:
    assert problem in of_text(text)
    assert advice(text) == help


@pytest.mark.parametrize(
    "text",
    [
        "<p style={{ color: f() }} className='x' key='1'>x</p>",
        "<img src='/a.png' alt='a' noZoom className='rounded' style={{ margin: 0 }} />",
        "<label>x</label>".replace("label", "span"),
        "<td colSpan={2} htmlFor='x'>x</td>".replace(" htmlFor='x'", ""),
        "<p data-testid='x'>x</p>",
        "<Note data-whitelabel-only='acme' className='x' style={{ a: 1 }} id='n'>x</Note>",
        "<Accordion title={'A'} defaultOpen>x</Accordion>",
        "<CardGroup cols='3'><Card>x</Card></CardGroup>",
        "<Steps><div><Step title='A'>x</Step></div></Steps>",
        "<>x</>",
    ],
)
def test_what_guides_may_write(text: str) -> None:
    assert of_text(text) == []


def test_every_fault_of_one_element_is_found() -> None:
    names = [problem.split()[1] for problem in of_text("<Step foo='1' data-guide-x='2'>x</Step>")]
    assert sorted(names) == [
        "misplaced-component:", "step-without-title:", "unknown-attribute:", "unknown-attribute:",
    ]  # fmt: skip


def test_properties_are_evaluated_and_completed() -> None:
    guide = build(
        "# T\n\n<CardGroup cols='3'>\n"
        "<Card title={'A'} horizontal img='a.png'>x</Card>\n</CardGroup>\n"
    )
    assert found(guide, "CardGroup")[0].props == {"cols": 3}
    card = found(guide, "Card")[0]
    assert card.spec is COMPONENTS["Card"]
    assert set(card.props) == {known.name for known in COMPONENTS["Card"].attributes}
    assert (card.props["title"], card.props["horizontal"], card.props["arrow"]) == ("A", True, True)


def test_a_wrong_value_gives_way_to_the_default() -> None:
    guide = build("# T\n\n<CardGroup cols='many'><Card>x</Card></CardGroup>\n")
    assert found(guide, "CardGroup")[0].props["cols"] == 2


def test_html_keeps_only_what_is_allowed_by_its_html_names() -> None:
    guide = build(
        "# T\n\n<img className='big' src='/a.png' onload='x()' width={40} data-x='1' "
        "style={{ a: 1 }} data-whitelabel-hide alt='A' foo='1' />\n"
    )
    assert found(guide, "img")[0].props == {
        "class": "big", "src": "/a.png", "width": "40", "data-whitelabel-hide": True, "alt": "A",
    }  # fmt: skip


def test_content_of_a_script_is_no_text_of_the_guide() -> None:
    guide = build("# T\n\n<script>alert(1)</script>\n\n<blink>text</blink>\n")
    assert [p.text for p in guide.passages] == ["T", "text"]
    assert [found(guide, name)[0].dropped for name in ("script", "blink")] == [True, False]


def test_links_and_images_are_found_wherever_they_are() -> None:
    guide = build(
        "# T\n\n[a](./b.mdx#c) <https://x.example> https://bare.example and <a href='/d'>e</a>\n\n"
        "<Card title='F' href='/g' img='/h.png'>i</Card>\n\n"
        "![j](k.png)\n\n<img src='l.png' /> <img src='m.png' alt='' />\n".replace(
            "<https://x.example> ", ""
        )
    )
    assert [(link.url, link.text, str(link.span)) for link in guide.links] == [
        ("./b.mdx#c", "a", "guide.mdx:3:5"),
        ("https://bare.example", "https://bare.example", "guide.mdx:3:16"),
        ("/d", "e", "guide.mdx:3:50"),
        ("/g", "F", "guide.mdx:5:23"),
    ]
    assert [(image.url, image.alt) for image in guide.images] == [
        ("/h.png", ""), ("k.png", "j"), ("l.png", None), ("m.png", ""),
    ]  # fmt: skip


def test_a_condition_within_a_step_holds_for_its_links() -> None:
    guide = build("# T\n\nSee <span data-whitelabel-hide>[a](/b)</span> or [c](/d).\n")
    assert [len(link.guard) for link in guide.links] == [1, 0]
