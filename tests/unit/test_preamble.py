"""Title, description, frontmatter: what stands above a guide's content."""

import pytest

from guidekit.syntax import Heading, Paragraph
from sample_guides import EXPORTED_GUIDE, build, problems


def test_exported_form_has_title_and_description_in_the_text() -> None:
    guide = build(EXPORTED_GUIDE)
    assert guide.title.text == "Link Lucca with an API key – Acme Hub"
    assert str(guide.title.span) == "guide.mdx:5:3"
    assert guide.description is not None
    assert guide.description.text.startswith("How to link a Lucca account")
    assert str(guide.description.span) == "guide.mdx:7:3"
    assert [p.kind for p in guide.passages[:3]] == ["title", "description", "prerequisite"]


def test_the_preamble_is_no_part_of_the_body() -> None:
    guide = build(EXPORTED_GUIDE)
    text = " ".join(passage.text for passage in guide.passages)
    assert "llms.txt" not in text
    assert text.count("How to link a Lucca account") == 1
    assert not any(isinstance(node, Heading) for node in guide.document.children)


def test_a_quote_that_is_no_index_notice_stays() -> None:
    guide = build("> ## Read this\n> See https://example.com/\n\n# Title\n\n> About.\n\nText.\n")
    assert guide.title.text == "Title"
    assert [p.text for p in guide.passages if p.kind == "heading"] == ["Read this"]


def test_frontmatter_form() -> None:
    guide = build(
        "---\ntitle: 'It''s Lucca'\ndescription: \"Say \\\"hi\\\"\"\nauth: oauth2\n"
        "audience: setup\nfields: [clientId, clientSecret]\nicon: key\n---\n\nText.\n"
    )
    assert guide.title.text == "It's Lucca"
    assert guide.description is not None
    assert guide.description.text == 'Say "hi"'
    assert (guide.auth, guide.audience) == ("oauth2", "setup")
    assert guide.fields == ("clientId", "clientSecret")
    assert guide.metadata["icon"] == "key"
    assert problems(guide) == []


@pytest.mark.parametrize("heading", ["# Lucca", "<h1>Lucca</h1>", "Lucca\n====="])
def test_the_first_heading_is_the_title_where_no_other_is(heading: str) -> None:
    guide = build(f"A text before.\n\n{heading}\n\nText.\n")
    assert guide.title.text == "Lucca"
    assert [p.kind for p in guide.passages] == ["title", "text", "text"]
    assert [type(node) for node in guide.document.children] == [Paragraph, Paragraph]


def test_a_heading_that_repeats_the_frontmatter_is_dropped_and_another_stays() -> None:
    same = build("---\ntitle: Lucca\n---\n\n# Lucca\n\nText.\n")
    other = build("---\ntitle: Lucca\n---\n\n# Something else\n\nText.\n")
    assert [section.title for section in same.sections] == []
    assert [s.title.text for s in other.sections if s.title] == ["Something else"]


def test_a_guide_without_a_title_is_named_after_its_file() -> None:
    guide = build("Text.\n", path="connectors/lucca/api-key.mdx")
    assert guide.title.text == "Api key"
    assert [fault.name for fault in guide.faults] == ["missing-title"]


def test_audience_follows_from_the_file_name() -> None:
    assert build("# A\n\nText.\n", path="a/oauth-setup.mdx").audience == "setup"
    assert build("# A\n\nText.\n", path="a/setup-guide.mdx").audience == "config"


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("title: [a]", "guide.mdx:2:8 invalid-frontmatter: `title` is a list, expected text"),
        (
            "title: A\nfields: {a: b}",
            "guide.mdx:3:9 invalid-frontmatter: `fields` is a map, expected a list of field keys",
        ),
        (
            "- a\n- b",
            "guide.mdx:2:1 invalid-frontmatter: "
            "frontmatter is a list, expected lines such as `title: Lucca`",
        ),
        (
            "title: A\naudience: config-users",
            "guide.mdx:3:11 unknown-audience: "
            "unknown audience `config-users`, expected `config` or `setup`",
        ),
    ],
)
def test_wrong_frontmatter_is_reported_where_it_stands(block: str, problem: str) -> None:
    assert problem in problems(build(f"---\n{block}\n---\n\nText.\n"))


def test_unreadable_frontmatter_keeps_its_place() -> None:
    guide = build("---\ntitle: A: B\n---\n\nText.\n")
    assert [(f.name, f.span.start.line) for f in guide.faults] == [("invalid-frontmatter", 2)]


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: A\n---\n", "# A\n", "{/* todo */}\n"])
def test_a_guide_without_content_is_empty(text: str) -> None:
    assert [fault.name for fault in build(text).faults] == ["empty-guide"]


def test_a_guide_of_images_is_not_empty() -> None:
    assert problems(build("# A\n\n![](a.png)\n")) == []
